import TextOutput
import TreatmentModel

/// One value of a new case, asked for at a terminal. What is asked, and what may be answered, stands in ``CaseSchema``.
public struct CaseQuestion: Sendable {
  /// The key that it asks for.
  public let key: CaseKey
  /// What the key means, in one sentence.
  public let meaning: String
  /// What may be answered, in words.
  public let allowed: String
  /// Whether an empty answer leaves the key out.
  public let isOptional: Bool
  /// A valid answer that stands in until the question is answered; nil leaves the key out.
  let standIn: String?

  private init?(_ section: CaseKey.Section, _ row: CaseRow) {
    guard let question = row.question else { return nil }
    (key, meaning) = (CaseKey(section, row.word), row.meaning)
    (standIn, isOptional) = (question.standIn, question.standIn == nil)
    let parts = [row.allowedWords, question.words].filter { !$0.isEmpty }
    let empty = row.standard.flatMap { $0.typed }.map { "; empty for \($0 == "0" ? "none" : $0)" } ?? ""
    allowed = parts.joined(separator: ", ") + empty
  }

  /// What the key means, with the fragment that a deformity is said of.
  public func meaning(after answers: [CaseKey: String]) -> String {
    guard key.section == .deformity, DeformityParameter.allCases.contains(where: { $0.key == key }),
      let reference = answers[.top(.reference)].flatMap({ FragmentEnd(rawValue: $0) })
    else { return meaning }
    return
      "\(meaning) Of the \(reference.opposite.rawValue) fragment, seen from the \(reference.rawValue) one."
  }

  /// The questions in the order of the file. `mode` is asked before the keys that depend on it.
  public static let all: [CaseQuestion] = asked.flatMap { section in
    CaseSchema.rows(of: section).compactMap { CaseQuestion(section, $0) }
  }

  private static let asked: [CaseKey.Section] = [.top, .deformity, .mounting, .frame, .schedule]

  /// Whether the answers so far leave this question to be asked: each mode has its own keys.
  ///
  /// - Parameter answers: what was answered, as typed, by key; without a mode it is taken to be chronic.
  public func isAsked(after answers: [CaseKey: String]) -> Bool {
    let mode = answers[CaseKey(.frame, .mode)].flatMap { ModeWord(rawValue: $0) } ?? .chronic
    return switch key {
    case CaseKey(.frame, .neutralHeight): mode == .chronic
    case CaseKey(.frame, .strutsNow): mode == .residual
    default: true
    }
  }

  /// The case file that the answers make; what is not answered yet has a stand-in.
  ///
  /// - Parameter answers: what was answered, as typed, by key; empty answers are left out of it.
  public static func text(_ answers: [CaseKey: String]) -> String {
    var text = ""
    for section in asked {
      let lines = all.filter { $0.key.section == section && $0.isAsked(after: answers) }
        .compactMap { question in
          (answers[question.key] ?? question.standIn).map { "\(question.key.word.name): \($0)\n" }
        }
      guard let name = section.key()?.word.name else {
        text += lines.joined()
        continue
      }
      // A section without an answer is an empty one, not a missing one.
      text += lines.isEmpty ? "\n\(name): {}\n" : "\n\(name):\n" + lines.map { "  " + $0 }.joined()
    }
    return text
  }

  /// What is wrong with the answer to this question, read as the whole file will be; nil when nothing is.
  ///
  /// - Parameters:
  ///   - answer: as typed.
  ///   - answers: those before it, by key.
  public func fault(_ answer: String, after answers: [CaseKey: String]) -> String? {
    guard !answer.unicodeScalars.contains(where: { $0 == "#" || $0.isHidden }) else {
      return "plain text only"
    }
    var tried = answers
    tried[key] = answer
    do {
      guard case .correction = try CaseFile.parse(Array(CaseQuestion.text(tried).utf8), name: "answer") else {
        return "this makes no case"
      }
      return nil
    } catch {
      return error.errors.map { $0.fault.description }.first
    }
  }
}

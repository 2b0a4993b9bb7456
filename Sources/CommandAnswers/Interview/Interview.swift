import CaseFiles
import CorrectionPlanning
import TreatmentModel

/// A case asked for question by question: each answer is held against the reader of case files when it is given, and any can be taken
/// back.
package struct Interview {
  /// An answer as it was given; nil for what was left out.
  package struct Answer: Sendable, Equatable {
    /// The question's path.
    package let path: String
    /// As it was typed, or chosen.
    package let typed: String?
    fileprivate let value: DraftEdit.Value?
  }

  /// What became of an answer.
  package enum Reply: Sendable, Equatable {
    /// It was taken, read as this where that is not what was typed.
    case taken(as: String?)
    /// It can be read in these ways.
    case choose([String])
    /// It was not taken, and why.
    case refused(String)
  }

  /// In the order in which they were given.
  package private(set) var answers: [Answer] = []

  /// An interview that begins.
  package init() {}

  /// What is asked next; nil when everything was.
  package var question: InterviewQuestion? {
    let answered = Set(answers.map(\.path))
    return questions.first { !answered.contains($0.path) }
  }

  /// Takes an answer to ``question``.
  package mutating func answer(_ typed: String) -> Reply {
    guard let question else { return .refused("everything was asked") }
    let words = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.unicodeScalars.contains(where: { $0 == "#" || $0.properties.isDefaultIgnorableCodePoint })
    else { return .refused("plain text only") }
    if words.isEmpty || (question.isOptional && TypedAnswer.nothing.contains(words.lowercased())) {
      guard question.isOptional else { return .refused("an answer is needed") }
      answers.append(Answer(path: question.path, typed: nil, value: nil))
      return .taken(as: nil)
    }
    guard let row = question.row else { return answerLevels(words) }
    switch TypedAnswer(words, row) {
    case .choose(let readings): return .choose(readings)
    case .value(let value, let said):
      let given = Answer(path: question.path, typed: words, value: value)
      if let fault = fault(given) { return .refused(fault) }
      answers.append(given)
      return .taken(as: said == words ? nil : said)
    }
  }

  private mutating func answerLevels(_ words: String) -> Reply {
    guard ["0", "1", "2"].contains(words) else { return .refused("0, 1 or 2 is expected") }
    answers.append(Answer(path: InterviewQuestion.levels.path, typed: words, value: nil))
    return .taken(as: nil)
  }

  /// Takes the last answer back.
  ///
  /// - Returns: whether there was one.
  package mutating func back() -> Bool { answers.popLast() != nil }

  /// Takes answers back until this question is asked again.
  ///
  /// - Returns: the answers behind it, which may be given again; nil where it was not answered.
  package mutating func back(to path: String) -> [Answer]? {
    guard let place = answers.firstIndex(where: { $0.path == path }) else { return nil }
    let later = Array(answers[(place + 1)...])
    answers.removeSubrange(place...)
    return later
  }

  /// The case file that the answers make.
  package var text: String {
    let text = spacedText
    // Entries of a list come out of the editor as one line each.
    guard isOfLevels, let stated = try? StatedCase(Array(text.utf8), orElse: ""),
      let writer = try? CaseWriter(stated.treatment)
    else { return text }
    return writer.yaml
  }

  private var spacedText: String {
    text(answers, isWhole: true).split(separator: "\n").map { line in
      line.hasSuffix(":") && line.first != " " ? "\n\(line)\n" : "\(line)\n"
    }.joined()
  }

  /// - Parameter isWhole: whether sections that must be there and have no answer are there, empty.
  private func text(_ answers: [Answer], isWhole: Bool) -> String {
    var edits = answers.flatMap(edits)
    if isWhole {
      for section in neededSections
      where !answers.contains(where: { $0.value != nil && $0.path.hasPrefix("\(section).") }) {
        edits.append(.set(section, .section([:])))
      }
    }
    var draft = CaseDraft("")
    for edit in edits { try? draft.apply([edit]) }
    return draft.text
  }

  private func edits(_ answer: Answer) -> [DraftEdit] {
    if answer.path == InterviewQuestion.levels.path {
      if answer.typed == "0" { return [.set(CaseKey.Word.between.name, .text(JunctionWord.joint.rawValue))] }
      guard answer.typed == "2" else { return [] }
      return FragmentEnd.allCases.map {
        .append(answer.path, .section([CaseKey.Word.level.name: .text($0.rawValue)]))
      }
    }
    guard let value = answer.value else { return [] }
    if let list = InterviewList(answer.path) {
      return [.append(list.path, .section([CaseKey.Word.name.name: value]))]
    }
    return [.set(answer.path, value)]
  }

  /// What the reader says of an answer at its key; of what is still missing elsewhere nothing.
  private func fault(_ answer: Answer) -> String? {
    let text = text(answers + [answer], isWhole: false)
    do throws(CaseFileErrors) {
      _ = try CaseFile.parse(Array(text.utf8), name: "answer")
      return nil
    } catch {
      return error.errors.first { own in
        own.key == answer.path || own.key.hasPrefix("\(answer.path).") || own.key.hasPrefix("\(answer.path)[")
      }?.fault.description
    }
  }

  /// What was answered at a path.
  func given(_ path: String) -> String? {
    guard case .text(let text) = answers.first(where: { $0.path == path })?.value else { return nil }
    return text
  }

  /// Whether a joint is corrected in place of a cut.
  var isOfJoint: Bool { answers.contains { $0.path == InterviewQuestion.levels.path && $0.typed == "0" } }

  /// Whether there are two levels.
  var isOfLevels: Bool { answers.contains { $0.path == InterviewQuestion.levels.path && $0.typed == "2" } }
}

/// The list whose entry a name begins: `structures-at-risk[2].name`.
struct InterviewList {
  let path: String

  init?(_ path: String) {
    let suffix = "].\(CaseKey.Word.name.name)"
    guard path.hasSuffix(suffix), let open = path.lastIndex(of: "[") else { return nil }
    self.path = String(path[..<open])
  }
}

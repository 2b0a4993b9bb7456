import DeformityCorrection

/// One value of a new case, asked for at a terminal.
public struct CaseQuestion: Sendable {
  /// Section of the file; empty for its top.
  public let section: String
  /// Key in it.
  public let key: String
  /// What may be answered, in words.
  public let allowed: String
  /// Whether an empty answer leaves the key out.
  public let isOptional: Bool
  /// A valid answer that stands in until the question is answered; nil leaves the key out.
  let standIn: String?

  private init(_ section: String, _ key: String, _ allowed: String, standIn: String? = nil) {
    (self.section, self.key, self.allowed, self.standIn) = (section, key, allowed, standIn)
    isOptional = standIn == nil
  }

  /// The questions in the order of the file. `mode` is asked before the keys that depend on it.
  public static let all: [CaseQuestion] = {
    let top = [
      CaseQuestion("", "case", "a name; no patient names", standIn: "new-case"),
      CaseQuestion("", "side", "left or right", standIn: "left"),
      CaseQuestion("", "bone", "in words, such as tibia", standIn: "tibia"),
      CaseQuestion(
        "", "reference", "proximal or distal: the fragment that carries the reference ring",
        standIn: "proximal"),
      CaseQuestion("", "bone-diameter", Limits.boneDiameter.words + " at the cut; empty for 30"),
    ]
    let deformity = DeformityParameter.allCases.map { parameter in
      CaseQuestion("deformity", parameter.rawValue, words(parameter.unit, parameter.directions))
    }
    let mounting = MountingParameter.allCases.map { parameter in
      CaseQuestion("mounting", parameter.rawValue, words(parameter.unit, parameter.directions))
    }
    return top + deformity
      + [
        CaseQuestion(
          "deformity", "convention",
          Printable.choice(RotationConvention.allCases.map(\.rawValue)) + "; empty for film")
      ]
      + mounting + [
        CaseQuestion("frame", "proximal-ring", "a name that fixator hardware lists", standIn: "generic-155"),
        CaseQuestion("frame", "distal-ring", "a name that fixator hardware lists", standIn: "generic-155"),
        CaseQuestion("frame", "struts", "a class that fixator hardware lists, or auto; empty for auto"),
        CaseQuestion("frame", "mode", "chronic or residual (rings-first: edit the file)", standIn: "chronic"),
        CaseQuestion("frame", "neutral-height", Limits.neutralHeight.words + " at the end", standIn: "150"),
        CaseQuestion(
          "frame", "struts-now", "the six readings: [a, b, c, d, e, f]",
          standIn: "[170, 170, 170, 170, 170, 170]"),
        CaseQuestion("schedule", "surgery", "YYYY-MM-DD; empty for no dates"),
        CaseQuestion("schedule", "rate", Limits.rate.words + "; empty for 1"),
        CaseQuestion("schedule", "adjustments-per-day", Limits.adjustments.words + "; empty for 4"),
      ]
  }()

  private static func words(_ unit: QuantityUnit, _ directions: DirectionPair) -> String {
    "\(unit.rawValue) and \(Printable.choice(directions.words.map(\.rawValue))); empty for none"
  }

  /// Dotted key.
  public var dottedKey: String { section.isEmpty ? key : "\(section).\(key)" }

  /// Whether the answers so far leave this question to be asked: each mode has its own keys.
  public func isAsked(after answers: [String: String]) -> Bool {
    let mode = answers["frame.mode"] ?? "chronic"
    return key == "neutral-height" ? mode == "chronic" : key == "struts-now" ? mode == "residual" : true
  }

  /// The case file that the answers make, by dotted key; what is not answered yet has a stand-in.
  public static func text(_ answers: [String: String]) -> String {
    var (text, section) = ("", "")
    for question in all where question.isAsked(after: answers) {
      if question.section != section {
        section = question.section
        text += "\n\(section):\n"
      }
      guard let value = answers[question.dottedKey] ?? question.standIn else { continue }
      text += "\(section.isEmpty ? "" : "  ")\(question.key): \(value)\n"
    }
    // A section without an answer is an empty one, not a missing one.
    for name in ["deformity", "mounting", "schedule"]
    where !answers.keys.contains(where: { $0.hasPrefix(name + ".") }) {
      text = text.replacingFirst("\n\(name):\n", with: "\n\(name): {}\n")
    }
    return text
  }

  /// What is wrong with the answer to this question, read as the whole file will be; nil when nothing is.
  public func fault(_ answer: String, after answers: [String: String]) -> String? {
    guard !answer.unicodeScalars.contains(where: { $0 == "#" || Printable.isHidden($0) }) else {
      return "plain text only"
    }
    var tried = answers
    tried[dottedKey] = answer
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

extension String {
  fileprivate func replacingFirst(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}

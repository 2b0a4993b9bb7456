import CaseFiles
import TreatmentModel

/// One value that is asked for.
package struct InterviewQuestion: Sendable {
  /// Where the answer goes, a dotted path.
  package let path: String
  /// What it means, in one sentence.
  package let meaning: String
  /// How it is measured or chosen, with the names that may be chosen from.
  package let measurement: String
  /// What may be answered, in words.
  package let allowed: String
  /// Whether an empty answer leaves it out.
  package let isOptional: Bool
  /// The row of the key; nil for the number of levels, which is no key.
  let row: CaseRow?

  /// - Parameter ends: what an empty answer ends, for what is asked until nothing comes.
  init(_ path: String, _ row: CaseRow, about: String = "", ends: String? = nil) {
    self.path = path
    self.row = row
    meaning = about.isEmpty ? row.meaning : "\(row.meaning) \(about)"
    let names = InterviewQuestion.names(row)
    measurement =
      names.isEmpty ? row.measurement : "\(row.measurement) Known are \(names.joined(separator: ", "))."
    isOptional = ends != nil || !(row.isRequired || row.isSometimesRequired)
    let empty = ends ?? row.assumed.map { "empty for \($0 == "0" ? "none" : $0)" } ?? "empty for none"
    let saysEmpty = row.answerWords.contains("empty for")
    allowed = [row.answerWords, isOptional && !saysEmpty ? empty : ""].filter { !$0.isEmpty }.joined(
      separator: "; ")
  }

  /// How many levels there are.
  static let levels = InterviewQuestion(
    path: "\(CaseKey.Word.levels.name)", meaning: "How many cuts are corrected.",
    measurement:
      "2 for three rings on one bone with a cut between each two of them, or for missing bone that a middle fragment is carried across. "
      + "0 for a joint that is corrected without a cut, such as an equinus.",
    allowed: "0, 1 or 2; empty for 1", isOptional: true, row: nil)

  private init(
    path: String, meaning: String, measurement: String, allowed: String, isOptional: Bool, row: CaseRow?
  ) {
    (self.path, self.meaning, self.measurement) = (path, meaning, measurement)
    (self.allowed, self.isOptional, self.row) = (allowed, isOptional, row)
  }

  /// Of the catalogue, that may be answered.
  static func names(_ row: CaseRow) -> [String] {
    guard let catalogue = try? Catalogue.builtIn() else { return [] }
    switch row.content {
    case .ring: return catalogue.rings.map(\.name)
    case .struts: return ["auto"] + catalogue.struts.map(\.name)
    default: return []
    }
  }
}

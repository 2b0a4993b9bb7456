import CaseFiles
import Reports
import TextOutput

extension Commands {
  /// What `fixator schema` prints of a case (`case`) or an output (`plan`, `check2`, …).
  ///
  /// - Throws: ``CommandRefusal`` for a subject that has none.
  public static func schema(_ subject: String) throws(CommandRefusal) -> String {
    if subject == "case" { return caseSchema }
    guard let object = OutputObject.all.first(where: { $0.name == subject }) else {
      let names = (["case"] + OutputObject.all.map(\.name)).joined(separator: ", ")
      throw CommandRefusal("there is no schema of \(visible(subject, atMost: 60)) (allowed: \(names))")
    }
    return object.jsonSchema
  }

  /// What `fixator new` prints: `--template`, or `--films`.
  public static func template(ofFilms: Bool = false) -> String {
    ofFilms ? FilmsTemplate.text : CaseTemplate.text
  }
}

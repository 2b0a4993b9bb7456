import CaseFiles

/// A case as it stands in a file, not yet looked at.
struct RawCase: Sendable {
  /// How it is to be read.
  enum Form: Sendable {
    /// A document or an object.
    case text(TextFormat)
    /// A row of a table.
    case row(CaseTable)
    /// Something that is no case, and why; `isUnreadable` where a file could not be read.
    case damaged(String, isUnreadable: Bool)
    /// A table whose header is wrong.
    case wrongTable(CaseFileErrors)
    /// What stands among objects and is none: its number among them, from 1, if that is told, and how it begins.
    case noObject(number: Int?, text: [UInt8])
    /// Something that is wrong with a list of cases.
    case list(String)
  }

  /// Its bytes.
  let text: [UInt8]
  /// Where it begins.
  let place: FilePlace
  let form: Form
  /// The file that it stands in.
  let file: String
  /// Whether another case of its file begins on the same line before it.
  let followsOnLine: Bool

  /// The number of its first line.
  var line: Int { place.line }

  init(text: [UInt8], line: Int, form: Form, file: String) {
    self.init(text: text, at: FilePlace(line: line, column: 1), form: form, file: file)
  }

  init(text: [UInt8], at place: FilePlace, form: Form, file: String, followsOnLine: Bool = false) {
    (self.text, self.place, self.form, self.file, self.followsOnLine) =
      (text, place, form, file, followsOnLine)
  }
}

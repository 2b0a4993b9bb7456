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
  }

  /// Its bytes.
  let text: [UInt8]
  /// The number of its first line.
  let line: Int
  /// The column of what is no case, where it stands on a line with others.
  var column: Int?
  let form: Form
  /// The file that it stands in.
  let file: String
}

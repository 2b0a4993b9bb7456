import TreatmentModel

/// Changes a case file and leaves alone what is not changed: comments, order, blank lines, quotes, to the byte.
///
/// What is changed is written as ``CaseWriter`` writes it; a key that is added comes behind the keys that the schema has before
/// it, and the comment on the line of what is removed goes with it. Every text that comes out reads back to what went in with
/// these changes and no others. Whether it is a case that the reader takes is for the reader to say: a draft need not be one.
public struct CaseEditor: Sendable {
  /// Whether the text is JSON to the letter, and so stays that.
  public let isJSON: Bool
  private(set) var bytes: [UInt8]
  private var root: Node

  /// The text as it is now.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// An editor of a file called `name`.
  ///
  /// - Throws: ``CaseFileErrors`` when it is neither YAML nor JSON.
  public init(_ bytes: [UInt8], name: String) throws(CaseFileErrors) {
    // UTF-16 is written as UTF-8; a byte order mark of UTF-8 stays.
    let bytes = UTF16Reader(beginningOf: bytes) == nil ? bytes : FileText.utf8(bytes)
    self.bytes = bytes
    root = try NodeReader.read(bytes, file: name)
    isJSON = (try? NodeReader.read(bytes, .json)) != nil
  }

  /// Makes several changes, one after the other.
  ///
  /// - Throws: ``CaseEditError`` for the first that cannot be made; then the text stays as it was before all of them.
  public mutating func apply(_ edits: [CaseEdit]) throws(CaseEditError) {
    var edited = self
    for edit in edits { try edited.apply(edit) }
    self = edited
  }

  /// Makes a change.
  ///
  /// - Throws: ``CaseEditError`` when it cannot be made; the text then stays as it was.
  public mutating func apply(_ edit: CaseEdit) throws(CaseEditError) {
    guard CaseSchema.row(of: edit.key) != nil else { throw CaseEditError(key: edit.key, reason: .unknownKey) }
    let intended = try root.edited(edit)
    let notAlone = CaseEditError(key: edit.key, reason: .notThereAlone)
    guard let tree = try? TextNode(bytes) else { throw notAlone }
    var lines = TextLines(bytes)
    guard let splices = TextSurgery(lines, isJSON: isJSON).splices(edit, tree, root) else { throw notAlone }
    lines.apply(splices)
    guard let found = try? NodeReader.read(lines.bytes), found.saysTheSame(as: intended),
      !isJSON || (try? NodeReader.read(lines.bytes, .json)) != nil
    else { throw notAlone }
    (bytes, root) = (lines.bytes, found)
  }
}

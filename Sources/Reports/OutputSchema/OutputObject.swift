/// An object that the program writes, with every key of it: the one table of which its JSON Schema and its page are made.
public struct OutputObject: Sendable {
  /// What `fixator schema` calls it.
  public let name: String
  /// What stands at its `format`; nil for the one that has none.
  package let format: String?
  /// What it is, in a few words.
  package let title: String
  /// In the order of the page.
  package let keys: [OutputKey]

  /// - Parameter table: a line a key (``OutputKey``).
  init(name: String, format: String?, title: String, _ table: String) {
    (self.name, self.format, self.title) = (name, format, title)
    keys = table.split(separator: "\n").compactMap { OutputKey(line: $0) }
    assert(keys.count == table.split(separator: "\n").count, "a line of the table is no key")
  }

  /// All of them.
  public static let all = [plan, summary, error, check, sensitivity, pose]

  /// The keys as a table of Markdown.
  package var table: String {
    "| key | unit | meaning |\n|---|---|---|\n"
      + keys.map { "| `\($0.path)` | \($0.unit)\($0.unit.isEmpty ? "" : " ")| \($0.meaning) |\n" }.joined()
  }
}

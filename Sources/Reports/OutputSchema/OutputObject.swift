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
  /// So many of them the page has with another object.
  private let othersCount: Int

  /// - Parameters:
  ///   - table: a line a key (``OutputKey``).
  ///   - others: keys that stand behind those of the table.
  init(name: String, format: String?, title: String, _ table: String, and others: [OutputKey] = []) {
    (self.name, self.format, self.title) = (name, format, title)
    let own = table.split(separator: "\n").compactMap { OutputKey(line: $0) }
    (keys, othersCount) = (own + others, others.count)
    assert(own.count == table.split(separator: "\n").count, "a line of the table is no key")
  }

  /// All of them.
  public static let all = [
    plan, plan2, summary, summary2, error, check, check2, sensitivity, sensitivity2, pose, films, compare,
    verification, hardware, measure, design,
  ]

  /// The keys as a table of Markdown.
  package var table: String {
    "| key | unit | meaning |\n|---|---|---|\n"
      + keys.dropLast(othersCount).map {
        "| `\($0.path)` | \($0.unit)\($0.unit.isEmpty ? "" : " ")| \($0.meaning) |\n"
      }.joined()
  }
}

/// A piece of a YAML or JSON file, with its place.
struct Node: Sendable {
  /// What it is.
  enum Content: Sendable {
    /// Text as it stands, without its quotes; `isPlain` when it had none.
    case scalar(String, isPlain: Bool)
    /// A list.
    case sequence([Node])
    /// Keys and values, in order, duplicates included.
    case mapping([Entry])
  }

  /// A key with its value.
  struct Entry: Sendable {
    let key: String
    let keyPlace: FilePlace
    let value: Node
  }

  let content: Content
  let place: FilePlace
  /// Number of nodes in it, itself included, aliases counted in full.
  let weight: Int
  /// Levels of nesting in it; 0 for a scalar.
  let height: Int

  /// Whether no value was given: `key:`, `~` or `null`.
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content, text.utf8.count <= 4 else { return false }
    return text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
  }

  /// What it is, in words for messages.
  var kind: String {
    switch content {
    case .scalar(let text, _): isNull ? "nothing" : text
    case .sequence(let items): "a list of \(items.count)"
    case .mapping(let entries): entries.isEmpty ? "an empty section" : "a section"
    }
  }
}

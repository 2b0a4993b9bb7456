/// A piece of a YAML or JSON file, with its place.
package struct Node: Sendable {
  /// What it is.
  package enum Content: Sendable {
    /// Text as it stands, without its quotes; `isPlain` when it had none.
    case scalar(String, isPlain: Bool)
    /// A list.
    case sequence([Node])
    /// Keys and values, in order, duplicates included.
    case mapping([Entry])
  }

  /// A key with its value.
  package struct Entry: Sendable {
    package let key: String
    package let keyPlace: FilePlace
    package let value: Node
  }

  package let content: Content
  package let place: FilePlace
  /// Number of nodes in it, itself included, aliases counted in full.
  package let weight: Int
  /// Levels of nesting in it; 0 for a scalar.
  package let height: Int

  /// Whether no value was given: `key:`, `~` or `null`.
  package var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content, text.utf8.count <= 4 else { return false }
    return text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
  }

  /// What it is, in words for messages.
  package var kind: String {
    switch content {
    case .scalar(let text, _): isNull ? "nothing" : text
    case .sequence(let items): "a list of \(items.count)"
    case .mapping(let entries): entries.isEmpty ? "an empty section" : "a section"
    }
  }
}

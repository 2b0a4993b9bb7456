/// What a row's cells are put into: the tree of a base, with places for the columns of a table.
indirect enum RowTemplate: Sendable {
  /// As the base has it.
  case fixed(Node)
  /// What stands in a column; where the cell is empty, what the base has.
  case cell(column: Int, otherwise: Node?)
  /// A section; where all cells in it are empty, what the base has.
  case section([Member], otherwise: Node?)
  /// A list; entries of which all cells are empty are left out unless the base has them.
  case list([RowTemplate], otherwise: Node?)

  /// A key and what belongs to it.
  struct Member: Sendable {
    let key: String
    let value: RowTemplate
  }

  /// The tree of a row; nil where there is nothing.
  func filled(_ row: TableRow) -> Node? {
    switch self {
    case .fixed(let node): return node
    case .cell(let column, let otherwise):
      guard let text = row.cells[column] else { return otherwise }
      let content = Node.Content.scalar(text, isPlain: true)
      return Node(content: content, place: row.place(of: column), weight: 1, height: 0)
    case .section(let members, let otherwise):
      guard otherwise == nil || isTouched(row) else { return otherwise }
      var entries: [Node.Entry] = []
      entries.reserveCapacity(members.count)
      for member in members {
        guard let value = member.value.filled(row) else { continue }
        entries.append(Node.Entry(key: member.key, keyPlace: value.place, value: value))
      }
      guard !entries.isEmpty else { return nil }
      return Node(content: .mapping(entries), place: row.start, weight: 1, height: 1)
    case .list(let entries, let otherwise):
      guard otherwise == nil || isTouched(row) else { return otherwise }
      let items = entries.compactMap { $0.filled(row) }
      guard !items.isEmpty else { return nil }
      return Node(content: .sequence(items), place: row.start, weight: 1, height: 1)
    }
  }

  /// Whether a cell of the row has something to put in.
  private func isTouched(_ row: TableRow) -> Bool {
    switch self {
    case .fixed: false
    case .cell(let column, _): row.cells[column] != nil
    case .section(let members, _): members.contains { $0.value.isTouched(row) }
    case .list(let entries, _): entries.contains { $0.isTouched(row) }
    }
  }
}

/// The columns of a table, ordered as the tree of a case is.
final class ColumnTree {
  private var column: Int?
  private var keys: [(key: String, tree: ColumnTree)] = []
  private var entries: [Int: ColumnTree] = [:]

  /// Adds a column; false when its place is one that others divide, or taken.
  func add(_ steps: ArraySlice<DottedKey.Step>, _ number: Int) -> Bool {
    guard column == nil else { return false }
    switch steps.first {
    case nil:
      guard keys.isEmpty, entries.isEmpty else { return false }
      column = number
      return true
    case .key(let key)?:
      guard entries.isEmpty else { return false }
      let tree = keys.first { $0.key == key }?.tree ?? ColumnTree()
      if !keys.contains(where: { $0.key == key }) { keys.append((key, tree)) }
      return tree.add(steps.dropFirst(), number)
    case .entry(let entry)?:
      guard keys.isEmpty else { return false }
      let tree = entries[entry] ?? ColumnTree()
      entries[entry] = tree
      return tree.add(steps.dropFirst(), number)
    }
  }

  /// The tree with what a base has in the places that no column takes.
  func template(on base: Node?) -> RowTemplate {
    if let column { return .cell(column: column, otherwise: base) }
    if !entries.isEmpty {
      var items: [Node] = []
      if case .sequence(let list)? = base?.content { items = list }
      let last = max(items.count, entries.keys.max() ?? 0)
      let templates = (1...max(1, last)).compactMap { number -> RowTemplate? in
        let item = number <= items.count ? items[number - 1] : nil
        return entries[number]?.template(on: item) ?? item.map { .fixed($0) }
      }
      return .list(templates, otherwise: base)
    }
    var members: [RowTemplate.Member] = []
    if case .mapping(let given)? = base?.content {
      for entry in given {
        let tree = keys.first { $0.key == entry.key }?.tree
        members.append(
          RowTemplate.Member(
            key: entry.key, value: tree?.template(on: entry.value) ?? .fixed(entry.value)))
      }
    }
    for (key, tree) in keys where !members.contains(where: { $0.key == key }) {
      members.append(RowTemplate.Member(key: key, value: tree.template(on: nil)))
    }
    return .section(members, otherwise: base)
  }
}

import TreatmentModel

/// What a row's cells are put into: the tree of a base, with places for the columns of a table.
indirect enum RowTemplate: Sendable {
  /// As the base has it.
  case fixed(Node)
  /// What stands in a column; where the cell is empty, what the base has; nothing where it says `null`.
  /// Signed numbers stand by their unit.
  case cell(column: Int, unit: QuantityUnit?, otherwise: Node?)
  /// A section; where all cells in it are empty, what the base has.
  case section([Member], otherwise: Node?)
  /// A list; entries of which all cells are empty are left out unless the base has them.
  case list([RowTemplate], otherwise: Node?)
  /// Ways to say the same, of which a row may take one: a ring's name, or its numbers.
  case choice([RowTemplate], otherwise: Node?)

  /// A key and what belongs to it.
  struct Member: Sendable {
    let key: String
    let value: RowTemplate
  }

  /// The tree of a row; nil where there is nothing.
  ///
  /// - Throws: where a row says the same in two ways.
  func filled(_ row: TableRow) throws(PlacedFault) -> Node? {
    // What a base has is taken out only where it is needed: every copy of a node counts references.
    switch self {
    case .fixed(let node): return node
    case .cell(let column, let unit, _):
      guard let text = row[column] else { return otherwise }
      let content = Node.Content.scalar(text, isPlain: true)
      let node = Node(content: content, place: row.place(of: column), weight: 1, height: 0)
      guard !node.isNull, let unit else { return node.isNull ? nil : node }
      let entry = Node.Entry(key: unit.rawValue, keyPlace: node.place, value: node)
      return Node(content: .mapping([entry]), place: node.place, weight: 2, height: 1)
    case .section(let members, _):
      guard !hasOtherwise || isTouched(row) else { return otherwise }
      var entries: [Node.Entry] = []
      entries.reserveCapacity(members.count)
      for index in members.indices {
        guard let value = try members[index].value.filled(row) else { continue }
        entries.append(Node.Entry(key: members[index].key, keyPlace: value.place, value: value))
      }
      guard !entries.isEmpty else { return nil }
      return Node(content: .mapping(entries), place: row.start, weight: 1, height: 1)
    case .list(let entries, _):
      guard !hasOtherwise || isTouched(row) else { return otherwise }
      var items: [Node] = []
      for index in entries.indices {
        if let item = try entries[index].filled(row) { items.append(item) }
      }
      guard !items.isEmpty else { return nil }
      return Node(content: .sequence(items), place: row.start, weight: 1, height: 1)
    case .choice(let ways, _):
      let taken = ways.filter { $0.isTouched(row) }
      guard let way = taken.first else { return otherwise }
      guard taken.count == 1 else {
        let cells = taken.compactMap { $0.firstCell(row) }
        let both = cells.map { "'\(Printable.text(row[$0] ?? ""))' in column \($0 + 1)" }.joined(
          separator: " and ")
        throw PlacedFault(
          ValueFault(
            .doesNotBelong, "the row says the same value in two ways: leave the cells of one of them empty",
            found: both),
          cells.last.map { row.place(of: $0) } ?? row.start)
      }
      return try way.filled(row)
    }
  }

  /// What the base has here.
  private var otherwise: Node? {
    switch self {
    case .fixed(let node): node
    case .cell(_, _, let otherwise), .section(_, let otherwise), .list(_, let otherwise),
      .choice(_, let otherwise):
      otherwise
    }
  }

  private var hasOtherwise: Bool {
    switch self {
    case .fixed, .cell(_, _, .some), .section(_, .some), .list(_, .some), .choice(_, .some): true
    case .cell, .section, .list, .choice: false
    }
  }

  /// The first column that has something to put in.
  private func firstCell(_ row: TableRow) -> Int? {
    switch self {
    case .fixed: nil
    case .cell(let column, _, _): row.hasText(in: column) ? column : nil
    case .section(let members, _): members.lazy.compactMap { $0.value.firstCell(row) }.first
    case .list(let entries, _), .choice(let entries, _): entries.lazy.compactMap { $0.firstCell(row) }.first
    }
  }

  /// Whether a cell of the row has something to put in.
  private func isTouched(_ row: TableRow) -> Bool {
    switch self {
    case .fixed: false
    case .cell(let column, _, _): row.hasText(in: column)
    case .section(let members, _): members.indices.contains { members[$0].value.isTouched(row) }
    case .list(let entries, _), .choice(let entries, _):
      entries.indices.contains { entries[$0].isTouched(row) }
    }
  }
}

/// The columns of a table, ordered as the tree of a case is.
final class ColumnTree {
  private var column: Int?
  private var signed: (column: Int, unit: QuantityUnit)?
  private var keys: [(key: String, tree: ColumnTree)] = []
  private var entries: [Int: ColumnTree] = [:]

  /// Adds a column, by its unit where its numbers are signed; false when its place is taken.
  func add(_ steps: ArraySlice<DottedKey.Step>, _ number: Int, _ unit: QuantityUnit?) -> Bool {
    switch steps.first {
    case nil:
      if let unit {
        guard signed == nil else { return false }
        signed = (number, unit)
        return true
      }
      guard column == nil else { return false }
      column = number
      return true
    case .key(let key)?:
      let tree = keys.first { $0.key == key }?.tree ?? ColumnTree()
      if !keys.contains(where: { $0.key == key }) { keys.append((key, tree)) }
      return tree.add(steps.dropFirst(), number, unit)
    case .entry(let entry)?:
      let tree = entries[entry] ?? ColumnTree()
      entries[entry] = tree
      return tree.add(steps.dropFirst(), number, unit)
    }
  }

  /// The tree with what a base has in the places that no column takes.
  func template(on base: Node?) -> RowTemplate {
    var ways: [RowTemplate] = []
    if let column { ways.append(.cell(column: column, unit: nil, otherwise: base)) }
    if let signed { ways.append(.cell(column: signed.column, unit: signed.unit, otherwise: base)) }
    if !entries.isEmpty { ways.append(.list(items(on: base), otherwise: base)) }
    if !keys.isEmpty || ways.isEmpty { ways.append(.section(members(on: base), otherwise: base)) }
    return ways.count == 1 ? ways[0] : .choice(ways, otherwise: base)
  }

  private func items(on base: Node?) -> [RowTemplate] {
    var given: [Node] = []
    if case .sequence(let list)? = base?.content { given = list }
    let last = max(given.count, entries.keys.max() ?? 0)
    return (1...max(1, last)).compactMap { number in
      let item = number <= given.count ? given[number - 1] : nil
      return entries[number]?.template(on: item) ?? item.map { .fixed($0) }
    }
  }

  private func members(on base: Node?) -> [RowTemplate.Member] {
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
    return members
  }
}

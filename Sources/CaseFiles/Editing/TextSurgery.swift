import TreatmentModel

/// Finds which bytes of a text have to change for an edit.
struct TextSurgery {
  typealias Splice = TextLines.Splice

  let lines: TextLines
  let isJSON: Bool

  init(_ lines: TextLines, isJSON: Bool) { (self.lines, self.isJSON) = (lines, isJSON) }

  /// What has to change; nil where the text has not what the tree has, as behind an alias.
  func splices(_ edit: CaseEdit, _ tree: TextNode, _ root: Node) -> [Splice]? {
    let steps = edit.key.steps[...]
    switch edit {
    case .set(_, let value): return set(value, steps, Spot(tree, root))
    case .append(_, let value):
      guard let count = try? root.entryCount(steps) else { return nil }
      return set(value, steps + [.entry(count + 1)], Spot(tree, root))
    case .remove: return remove(steps, Spot(tree, root))
    }
  }

  /// A piece of the text with what it says and, where it is a value, the key or dash before it.
  struct Spot {
    let text: TextNode
    let node: Node
    /// Where the key ends whose value it is; nil for items of lists and for the whole file.
    let keyEnd: Int?
    /// Whether brackets are around it.
    let isInFlow: Bool

    init(_ text: TextNode, _ node: Node, keyEnd: Int? = nil, isInFlow: Bool = false) {
      (self.text, self.node, self.keyEnd, self.isInFlow) = (text, node, keyEnd, isInFlow)
    }

    /// The number among its children of what a step leads to; nil where nothing stands.
    func place(_ step: CaseStep) -> Int? {
      switch (step, text.content) {
      case (.word(_, let word), .mapping(let entries)): entries.firstIndex { $0.key == word.name }
      case (.entry(let number), .sequence(let items)):
        items.indices.contains(number - 1) ? number - 1 : nil
      default: nil
      }
    }

    subscript(place: Int) -> Spot? {
      switch (text.content, node.content) {
      case (.mapping(let texts), .mapping(let nodes)) where nodes.indices.contains(place):
        Spot(
          texts[place].value, nodes[place].value, keyEnd: texts[place].keyBytes.upperBound,
          isInFlow: isInFlow || text.isFlow)
      case (.sequence(let texts), .sequence(let nodes)) where nodes.indices.contains(place):
        Spot(texts[place], nodes[place], isInFlow: isInFlow || text.isFlow)
      default: nil
      }
    }
  }

  // MARK: - Setting

  private func set(_ value: CaseValue, _ steps: ArraySlice<CaseStep>, _ spot: Spot) -> [Splice]? {
    guard let step = steps.first else { return replace(spot, by: value) }
    if let place = spot.place(step) {
      return spot[place].flatMap { set(value, steps.dropFirst(), $0) }
    }
    if spot.node.isNull {
      return (try? value.inside(steps)).map { replace(spot, by: $0) }
    }
    guard let new = try? value.inside(steps.dropFirst()) else { return nil }
    switch (step, spot.text.content) {
    case (.word(let section, let word), .mapping(let entries)):
      let place = CaseSchema.section(section).place(word)
      let before = entries.lastIndex { entry in
        CaseSchema.rows(of: section).prefix(max(0, place)).contains { $0.word.name == entry.key }
      }
      let member = CaseValue.Member(word, new)
      let index = before.map { $0 + 1 } ?? 0
      return spot.text.isFlow
        ? addInBrackets(member.flow(isJSON: isJSON), at: index, spot.text)
        : addLine(member, at: index, entries, isTop: section == .top)
    case (.entry, .sequence(let items)):
      return spot.text.isFlow
        ? addInBrackets(new.flow(isJSON: isJSON), at: items.count, spot.text)
        : addItem(new, behind: items, spot.text)
    default: return nil
    }
  }

  /// The value in the place of another, or of none.
  private func replace(_ spot: Spot, by value: CaseValue) -> [Splice] {
    let (bytes, flow) = (spot.text.bytes, value.flow(isJSON: isJSON))
    guard let keyEnd = spot.keyEnd, !spot.isInFlow else {
      return [Splice(bytes, bytes.isEmpty && !isBlankBefore(bytes.lowerBound) ? " " + flow : flow)]
    }
    let indent = lines.indentation(lines.lineStart(keyEnd)) + "  "
    if bytes.isEmpty {
      guard let block = value.block(indent: indent) else {
        return [Splice(at: bytes.lowerBound, isBlankBefore(bytes.lowerBound) ? flow : " " + flow)]
      }
      let text = block.map { lines.lineEnd + $0 }.joined()
      return [Splice(at: lines.contentEnd(bytes.lowerBound), text)]
    }
    guard spot.text.isBlock, lines.lineStart(bytes.lowerBound) != lines.lineStart(keyEnd) else {
      return [Splice(bytes, flow)]
    }
    let column = lines.indentation(bytes.lowerBound)
    if let block = value.block(indent: column) {
      return [Splice(bytes, String(block.joined(separator: lines.lineEnd).dropFirst(column.count)))]
    }
    return inline(flow, spot.text, keyEnd: keyEnd)
  }

  /// The value of a key on its own line, in the place of one that stands on the lines below it.
  func inline(_ flow: String, _ old: TextNode, keyEnd: Int) -> [Splice] {
    guard let colon = lines.bytes[keyEnd...].firstIndex(of: UInt8(ascii: ":")) else { return [] }
    let end = lines.nextLine(old.bytes.upperBound)
    return [
      Splice(at: colon + 1, " " + flow), Splice(lines.lineStart(old.bytes.lowerBound)..<end, ""),
    ]
  }

  private func isBlankBefore(_ index: Int) -> Bool {
    index == 0 || lines.isSpace(index - 1..<index)
      || [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(lines.bytes[index - 1])
  }

  // MARK: - Adding lines

  private func addLine(
    _ member: CaseValue.Member, at index: Int, _ entries: [TextNode.Entry], isTop: Bool
  ) -> [Splice]? {
    guard let neighbour = index > 0 ? entries[index - 1] : entries.first else { return nil }
    let indent = String(repeating: " ", count: lines.column(neighbour.keyBytes.lowerBound))
    var added = ["\(indent)\(member.flow(isJSON: false))"]
    if isTop || member.value.isListOfSections, let block = member.value.block(indent: indent + "  ") {
      added = ["\(indent)\(member.word.name):"] + block
      if isTop, index > 0, hasBlankLines { added.insert("", at: 0) }
    }
    guard index > 0 else {
      // Behind a dash the new key takes the old one's place, and that goes on the next line.
      let start = neighbour.keyBytes.lowerBound
      let text = added.map { $0 + lines.lineEnd }.joined()
      return lines.beginsLine(start)
        ? [Splice(at: lines.lineStart(start), text)]
        : [Splice(at: start, String(text.dropFirst(indent.count)) + indent)]
    }
    return addLines(added, behind: neighbour.bytes.upperBound, deeperThan: indent.count)
  }

  private func addItem(_ value: CaseValue, behind items: [TextNode], _ list: TextNode) -> [Splice]? {
    guard let last = items.last else { return nil }
    let indent = String(repeating: " ", count: lines.column(list.bytes.lowerBound))
    return addLines(
      ["\(indent)- \(value.flow(isJSON: false))"], behind: last.bytes.upperBound, deeperThan: indent.count)
  }

  private func addLines(_ added: [String], behind index: Int, deeperThan column: Int) -> [Splice] {
    let place = lines.endOfLines(index, deeperThan: column)
    let endsWithBreak = place > lines.contentEnd(lines.lineStart(max(0, place - 1))) || place == 0
    let text =
      endsWithBreak
      ? added.map { $0 + lines.lineEnd }.joined() : added.map { lines.lineEnd + $0 }.joined()
    return [Splice(at: place, text)]
  }

  private var hasBlankLines: Bool {
    var index = 0
    while index < lines.bytes.count {
      let end = lines.contentEnd(index)
      if lines.skippingBlanks(index) >= end, end < lines.bytes.count { return true }
      index = lines.nextLine(index)
    }
    return false
  }
}

extension CaseValue {
  /// The lines of a section or of a list of sections, each with its indentation; nil for what stands on one line.
  fileprivate func block(indent: String) -> [String]? {
    switch self {
    case .section(let members) where !members.isEmpty:
      members.flatMap { member -> [String] in
        if member.value.isListOfSections, let items = member.value.block(indent: indent + "  ") {
          return ["\(indent)\(member.word.name):"] + items
        }
        return [indent + member.flow(isJSON: false)]
      }
    case .list(let items) where isListOfSections: items.map { "\(indent)- \($0.flow(isJSON: false))" }
    default: nil
    }
  }

  fileprivate var isListOfSections: Bool {
    guard case .list(let items) = self else { return false }
    return items.contains { if case .section = $0 { true } else { false } }
  }
}

extension TextSurgery {
  func remove(_ steps: ArraySlice<CaseStep>, _ spot: Spot) -> [Splice]? {
    guard let step = steps.first, let place = spot.place(step) else { return nil }
    guard steps.count == 1 else { return spot[place].flatMap { remove(steps.dropFirst(), $0) } }
    if spot.text.isFlow { return removeInBrackets(place, spot.text) }
    guard spot.text.children.count > 1 else { return empty(spot) }
    switch spot.text.content {
    case .mapping(let entries): return removeLines(of: entries, place)
    case .sequence(let items): return removeItem(of: items, place, spot.text)
    case .scalar: return nil
    }
  }

  /// A section or list without its last key or entry: it is there still.
  private func empty(_ spot: Spot) -> [Splice]? {
    let empty = if case .sequence = spot.text.content { "[]" } else { "{}" }
    guard let keyEnd = spot.keyEnd,
      lines.lineStart(spot.text.bytes.lowerBound) != lines.lineStart(keyEnd)
    else { return [Splice(spot.text.bytes, empty)] }
    return inline(empty, spot.text, keyEnd: keyEnd)
  }

  private func removeLines(of entries: [TextNode.Entry], _ place: Int) -> [Splice]? {
    let bytes = entries[place].bytes
    let column = lines.column(bytes.lowerBound)
    guard !lines.beginsLine(bytes.lowerBound) else {
      let end = lines.endOfLines(bytes.upperBound, deeperThan: column)
      return [Splice(lines.lineStart(bytes.lowerBound)..<end, "")]
    }
    // It stands behind the dash of an entry: the next key takes its place, unless comments are between.
    guard place + 1 < entries.count else { return nil }
    let next = entries[place + 1].keyBytes.lowerBound
    let comment = lines.skippingBlanks(bytes.upperBound)
    let end =
      comment < next && lines.bytes[comment] == UInt8(ascii: "#")
      ? lines.contentEnd(comment) : bytes.upperBound
    return [Splice(bytes.lowerBound..<(lines.isSpace(end..<next) ? next : end), "")]
  }

  private func removeItem(of items: [TextNode], _ place: Int, _ list: TextNode) -> [Splice]? {
    // The dash follows the item before it, and comments.
    let dash = place == 0 ? list.bytes.lowerBound : lines.skippingComments(items[place - 1].bytes.upperBound)
    guard dash < items[place].bytes.lowerBound || items[place].bytes.isEmpty, lines.beginsLine(dash) else {
      return nil
    }
    let end = lines.endOfLines(max(dash, items[place].bytes.upperBound), deeperThan: lines.column(dash))
    return [Splice(lines.lineStart(dash)..<end, "")]
  }
}

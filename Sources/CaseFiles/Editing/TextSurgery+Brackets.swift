extension TextSurgery {
  /// A key with its value, or an item, among those in brackets.
  func addInBrackets(_ text: String, at index: Int, _ list: TextNode) -> [Splice]? {
    let children = list.children
    guard let last = children.last else {
      guard let open = opening(list) else { return nil }
      let inside = open + 1..<list.bytes.upperBound - 1
      return [lines.isSpace(inside) ? Splice(inside, text) : Splice(at: inside.upperBound, text)]
    }
    let gap = gap(children)
    if index < children.count { return [Splice(at: children[index].lowerBound, "\(text),\(gap)")] }
    let comma = lines.skippingComments(last.upperBound)
    let hasComma = comma < lines.bytes.count && lines.bytes[comma] == UInt8(ascii: ",")
    let end = hasComma ? comma + 1 : last.upperBound
    let lineEnd = lines.contentEnd(end)
    let rest = lines.skippingBlanks(end)
    guard rest < lineEnd, lines.bytes[rest] == UInt8(ascii: "#") else {
      return [Splice(at: end, (hasComma ? "" : ",") + gap + text)]
    }
    // The comment behind the last one stays with it.
    let added = Splice(at: lineEnd, lines.lineEnd + lines.indentation(last.lowerBound) + text)
    return hasComma ? [added] : [Splice(at: end, ","), added]
  }

  /// What stands between a comma and the next one: as between those that are there.
  private func gap(_ children: [Range<Int>]) -> String {
    if children.count > 1 {
      let (one, other) = (children[children.count - 2].upperBound, children[children.count - 1].lowerBound)
      let comma = lines.skippingComments(one)
      if comma < other, lines.isSpace(comma + 1..<other) { return lines.text(comma + 1..<other) }
    }
    let last = children[children.count - 1].lowerBound
    return lines.beginsLine(last) ? lines.lineEnd + lines.indentation(last) : " "
  }

  private func opening(_ list: TextNode) -> Int? {
    lines.bytes[list.bytes].firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
  }

  func removeInBrackets(_ index: Int, _ list: TextNode) -> [Splice]? {
    let children = list.children
    let removed = children[index]
    let comma = lines.skippingComments(removed.upperBound)
    if comma < list.bytes.upperBound, lines.bytes[comma] == UInt8(ascii: ",") {
      // The comment on its line goes with it.
      var end = lines.skippingBlanks(comma + 1)
      if end < lines.bytes.count, lines.bytes[end] == UInt8(ascii: "#") { end = lines.contentEnd(end) }
      return [Splice(removed.lowerBound..<lines.skippingSpace(end), "")]
    }
    guard index > 0 else {
      guard let open = opening(list) else { return nil }
      let inside = open + 1..<list.bytes.upperBound - 1
      let isAlone =
        lines.isSpace(inside.lowerBound..<removed.lowerBound)
        && lines.isSpace(removed.upperBound..<inside.upperBound)
      return [Splice(isAlone ? inside : removed, "")]
    }
    let before = lines.skippingComments(children[index - 1].upperBound)
    guard before < removed.lowerBound else { return nil }
    var start = removed.lowerBound
    while start > before + 1, lines.isSpace(start - 1..<start) { start -= 1 }
    // Behind a comment what follows the last one needs a line of its own.
    if !lines.isSpace(before + 1..<start) { start = lines.lineStart(removed.lowerBound) }
    return start == before + 1
      ? [Splice(before..<removed.upperBound, "")]
      : [Splice(before..<before + 1, ""), Splice(start..<removed.upperBound, "")]
  }
}

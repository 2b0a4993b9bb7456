/// What is wrong with the nesting of a page's elements, or nil.
///
/// Knows what the project's own writer makes: lower-case names, attributes without a bare `>`; text of style and script elements
/// is passed over.
func nestingFault(_ html: String) -> String? {
  let empty: Set = ["meta", "col", "wbr", "!doctype"]
  var open: [Substring] = []
  var rest = Substring(html)
  while let start = rest.firstIndex(of: "<") {
    rest = rest[start...]
    guard let end = rest.firstIndex(of: ">") else { return "a tag without end" }
    let tag = rest[rest.index(after: start)..<end]
    rest = rest[rest.index(after: end)...]
    let name = tag.drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" && $0 != "\n" }
    if tag.hasPrefix("/") {
      guard let last = open.popLast(), last == name else {
        return "</\(name)> closes \(open.last ?? "nothing")"
      }
    } else if !empty.contains(name.lowercased()) && !tag.hasSuffix("/") {
      open.append(name)
      if name == "style" || name == "script" {
        guard let close = rest.range(of: "</\(name)>") else { return "\(name) without end" }
        rest = rest[close.lowerBound...]
      }
    }
  }
  return open.isEmpty ? nil : "left open: \(open)"
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(text) { return place..<index(place, offsetBy: text.count) }
      place = index(after: place)
    }
    return nil
  }
}

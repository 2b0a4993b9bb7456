/// Reads one JSON document (RFC 8259) into the nodes that libyaml would make of it, many times as fast. The only parser of JSON:
/// objects of files, lines of NDJSON.
package struct JSONNodes {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var line: Int
  /// Where the line begins: before the bytes, where those begin inside a line.
  private var lineStart: Int
  /// Bytes of the line so far that continue a character.
  private var continuations = 0
  private var count = 0
  private let size: TextSize

  /// The document in `bytes`, which are UTF-8.
  ///
  /// - Parameter start: where it begins.
  /// - Throws: the first thing that is no JSON, or deeper or larger than a case.
  package static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: FilePlace = .start, _ size: TextSize? = nil
  ) throws(PlacedFault) -> Node {
    var parser = JSONNodes(bytes, start, size ?? .oneCase)
    parser.skipSpace()
    let node = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.index == bytes.count else { throw parser.fault("something follows the end of the object") }
    return node
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ start: FilePlace, _ size: TextSize) {
    (self.bytes, self.size) = (bytes, size)
    (line, lineStart) = (start.line, 1 - start.column)
  }

  private var place: FilePlace { FilePlace(line: line, column: index - lineStart - continuations + 1) }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func fault(_ message: String, _ code: ValueFault.Code = .syntax) -> PlacedFault {
    let found = next.map { byte -> String in
      byte >= 0x20 && byte < 0x7F ? String(UnicodeScalar(byte)) : "byte \(byte)"
    }
    return PlacedFault(ValueFault(code, "no JSON: \(message)", found: found ?? "the end"), place)
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
      case UInt8(ascii: "\n"):
        index += 1
        (line, lineStart, continuations) = (line + 1, index, 0)
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(PlacedFault) -> Node {
    let place = place
    count += 1
    guard count <= size.nodes else { throw PlacedFault(NodeBuilder.tooMany(for: size), place) }
    switch next {
    case UInt8(ascii: "{"): return try object(depth, place)
    case UInt8(ascii: "["): return try list(depth, place)
    case UInt8(ascii: "\""):
      return Node(content: .scalar(try string(), isPlain: false), place: place, weight: 1, height: 0)
    default: return Node(content: .scalar(try word(), isPlain: true), place: place, weight: 1, height: 0)
    }
  }

  private func checkDepth(_ depth: Int, _ place: FilePlace) throws(PlacedFault) {
    guard depth < NodeBuilder.deepest else { throw PlacedFault(NodeBuilder.tooDeep, place) }
  }

  private mutating func object(_ depth: Int, _ place: FilePlace) throws(PlacedFault) -> Node {
    try checkDepth(depth, place)
    index += 1
    skipSpace()
    var (entries, weight, height) = ([Node.Entry](), 1, 1)
    entries.reserveCapacity(8)
    if next == UInt8(ascii: "}") {
      index += 1
    } else {
      while true {
        guard next == UInt8(ascii: "\"") else { throw fault("a key in double quotes must stand here") }
        let keyPlace = self.place
        let key = try string()
        skipSpace()
        guard next == UInt8(ascii: ":") else { throw fault("no colon after the key") }
        index += 1
        skipSpace()
        let value = try value(depth: depth + 1)
        count += 1
        weight += value.weight
        height = max(height, value.height + 1)
        entries.append(Node.Entry(key: key, keyPlace: keyPlace, value: value))
        guard try goesOn(UInt8(ascii: "}"), "no comma or } where the object should go on or end") else {
          break
        }
      }
    }
    return Node(content: .mapping(entries), place: place, weight: weight, height: height)
  }

  private mutating func list(_ depth: Int, _ place: FilePlace) throws(PlacedFault) -> Node {
    try checkDepth(depth, place)
    index += 1
    skipSpace()
    var (items, weight, height) = ([Node](), 1, 1)
    if next == UInt8(ascii: "]") {
      index += 1
    } else {
      while true {
        let value = try value(depth: depth + 1)
        weight += value.weight
        height = max(height, value.height + 1)
        items.append(value)
        guard try goesOn(UInt8(ascii: "]"), "no comma or ] where the list should go on or end") else { break }
      }
    }
    return Node(content: .sequence(items), place: place, weight: weight, height: height)
  }

  /// Whether a comma stands here, behind which an entry follows, or the end.
  private mutating func goesOn(_ end: UInt8, _ message: StaticString) throws(PlacedFault) -> Bool {
    skipSpace()
    let found = next
    guard found == UInt8(ascii: ",") || found == end else { throw fault("\(message)") }
    index += 1
    guard found != end else { return false }
    skipSpace()
    return true
  }

  /// A number, `true`, `false` or `null`, as it stands.
  private mutating func word() throws(PlacedFault) -> String {
    let start = index
    while let byte = next, JSONNodes.isOfWord(byte) { index += 1 }
    let text = UnsafeBufferPointer(rebasing: bytes[start..<index])
    guard JSONNodes.isLiteral(text) || JSONNodes.isNumber(text) else {
      index = start
      throw fault("a value must stand here")
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "E"),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func isLiteral(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    ["true", "false", "null"].contains { text.elementsEqual($0.utf8) }
  }

  /// `-? (0 | [1-9] digits) (. digits)? ([eE] [+-]? digits)?`
  private static func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = text[...]
    func skipDigits(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Int {
      let before = rest.count
      rest = rest.drop { $0 &- UInt8(ascii: "0") < 10 }
      return before - rest.count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = skipDigits(&rest)
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard skipDigits(&rest) > 0 else { return false }
    }
    if let byte = rest.first, byte | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard skipDigits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }
}

extension JSONNodes {
  /// The string whose opening quote is next, with blanks of any kind as spaces.
  private mutating func string() throws(PlacedFault) -> String {
    index += 1
    let (start, ascii) = (index, continuations)
    try skipPlain()
    guard next != UInt8(ascii: "\"") else {
      defer { index += 1 }
      let text = UnsafeBufferPointer(rebasing: bytes[start..<index])
      return continuations == ascii
        ? String(decoding: text, as: UTF8.self)
        : String(decoding: OtherBlank.replaced(Array(text)), as: UTF8.self)
    }
    var text = [UInt8](bytes[start..<index])
    while next == UInt8(ascii: "\\") {
      text.append(contentsOf: Array(String(try escape()).utf8))
      let start = index
      try skipPlain()
      text.append(contentsOf: bytes[start..<index])
    }
    index += 1
    return String(decoding: OtherBlank.replaced(text), as: UTF8.self)
  }

  /// Goes to the next quote or backslash.
  private mutating func skipPlain() throws(PlacedFault) {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      guard byte >= 0x20 else { throw fault("a control character inside a text") }
      if byte & 0xC0 == 0x80 { continuations += 1 }
      index += 1
    }
    throw fault("a text without its closing quote")
  }

  /// What the escape whose backslash is next means.
  private mutating func escape() throws(PlacedFault) -> UnicodeScalar {
    index += 1
    let kind = next
    index += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UnicodeScalar(kind ?? 0)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try codeUnit()
      if let scalar = UnicodeScalar(unit) { return scalar }
      // Two halves of one character: the leading one, then the trailing one.
      guard unit < 0xDC00, next == UInt8(ascii: "\\"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "u")
      else { throw fault("half a character") }
      index += 2
      let other = try codeUnit()
      guard (0xDC00...0xDFFF).contains(other),
        let scalar = UnicodeScalar(0x10000 + (unit - 0xD800) << 10 + (other - 0xDC00))
      else { throw fault("half a character") }
      return scalar
    default:
      index -= 1
      throw fault("an unknown escape")
    }
  }

  private mutating func codeUnit() throws(PlacedFault) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = next, let value = Character(UnicodeScalar(digit)).hexDigitValue else {
        throw fault("four hexadecimal digits must stand here")
      }
      unit = unit << 4 | UInt32(value)
      index += 1
    }
    return unit
  }
}

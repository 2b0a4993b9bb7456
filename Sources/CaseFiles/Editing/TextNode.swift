/// A piece of a YAML or JSON text with the bytes that it spans.
struct TextNode {
  /// What it is.
  enum Content {
    /// A text, an alias of another piece, or nothing.
    case scalar
    /// A list.
    case sequence([TextNode])
    /// Keys and values, in order.
    case mapping([Entry])
  }

  /// A key with its value.
  struct Entry {
    let key: String
    let keyBytes: Range<Int>
    let value: TextNode

    /// From the key's first byte to the value's last.
    var bytes: Range<Int> { keyBytes.lowerBound..<max(keyBytes.upperBound, value.bytes.upperBound) }
  }

  let content: Content
  /// Without the blanks and comments around it; empty for a value that is not there.
  let bytes: Range<Int>
  /// Whether it is a list or section in brackets.
  let isFlow: Bool

  /// The bytes of what it holds: keys with their values, or items.
  var children: [Range<Int>] {
    switch content {
    case .scalar: []
    case .sequence(let items): items.map(\.bytes)
    case .mapping(let entries): entries.map(\.bytes)
    }
  }

  /// Whether it is a list or section that is written line by line.
  var isBlock: Bool { if case .scalar = content { false } else { !isFlow } }
}

extension TextNode {
  /// The tree of a text that ``NodeReader`` has read.
  ///
  /// - Throws: what libyaml finds wrong, which is nothing in such a text.
  init(_ bytes: [UInt8]) throws(PlacedFault) {
    // What ``YAMLNodes`` reads: every character of the text but its byte order mark.
    let read = OtherBlank.replaced(FileText.utf8(bytes))
    let result = read.withUnsafeBufferPointer { read in
      bytes.withUnsafeBufferPointer { buffer -> Result<TextNode, PlacedFault> in
        Result { () throws(PlacedFault) in
          guard let events = YAMLEvents(read, at: .start) else {
            throw PlacedFault(ValueFault(.syntax, "no memory to read the file"), .start)
          }
          var reader = TextTreeReader(events: events, bytes: buffer)
          return try reader.document()
        }
      }
    }
    self = try result.get()
  }
}

/// Builds the tree of a document whose nesting is known to be within bounds.
private struct TextTreeReader: ~Copyable {
  private var events: YAMLEvents
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The first byte of every character behind the byte order mark, and the end.
  private let starts: [Int]

  init(events: consuming YAMLEvents, bytes: UnsafeBufferPointer<UInt8>) {
    self.events = events
    self.bytes = bytes
    let mark = byteOrderMarkLength(bytes.span)
    starts = bytes.indices.filter { $0 >= mark && bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
  }

  mutating func document() throws(PlacedFault) -> TextNode {
    while true {
      let event = try next()
      switch event.kind {
      case .streamStart, .documentStart: continue
      default: return try node(event)
      }
    }
  }

  private mutating func next() throws(PlacedFault) -> YAMLEvent {
    do {
      return try events.next()
    } catch {
      throw PlacedFault(ValueFault(.syntax, error.message), error.place)
    }
  }

  private mutating func node(_ event: YAMLEvent) throws(PlacedFault) -> TextNode {
    let start = event.extent.lowerBound
    switch event.kind {
    case .sequenceStart:
      var (items, end) = ([TextNode](), event.extent.upperBound)
      while true {
        let next = try next()
        if case .sequenceEnd = next.kind {
          end = next.extent.upperBound
          break
        }
        items.append(try node(next))
      }
      return collection(.sequence(items), event, end, last: items.last?.bytes)
    case .mappingStart:
      var (entries, end) = ([TextNode.Entry](), event.extent.upperBound)
      while true {
        let key = try next()
        if case .mappingEnd = key.kind {
          end = key.extent.upperBound
          break
        }
        let name = if case .scalar(let text, _) = key.kind { text } else { "" }
        let value = try node(try next())
        entries.append(.init(key: name, keyBytes: range(key.extent), value: value))
      }
      return collection(.mapping(entries), event, end, last: entries.last?.bytes)
    default:
      return TextNode(content: .scalar, bytes: trimmed(range(start..<event.extent.upperBound)), isFlow: false)
    }
  }

  /// Of a list that is written line by line the end that libyaml tells is where something else begins.
  private func collection(
    _ content: TextNode.Content, _ event: YAMLEvent, _ end: Int, last: Range<Int>?
  ) -> TextNode {
    let whole = range(event.extent.lowerBound..<max(event.extent.lowerBound, end))
    let upper = event.isFlow ? whole.upperBound : last?.upperBound ?? whole.lowerBound
    return TextNode(
      content: content, bytes: whole.lowerBound..<max(whole.lowerBound, upper), isFlow: event.isFlow)
  }

  private func range(_ characters: Range<Int>) -> Range<Int> {
    let last = starts.count - 1
    return starts[min(characters.lowerBound, last)]..<starts[min(characters.upperBound, last)]
  }

  /// Without the line ends behind a text of several lines.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }
}

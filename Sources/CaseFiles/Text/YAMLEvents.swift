import CYAML

/// One event of libyaml's parser, copied out of its memory.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case scalar(String, isPlain: Bool)
    case alias(String)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  let kind: Kind
  let place: FilePlace
  /// What it spans, in characters of the text without its byte order mark.
  let extent: Range<Int>
  /// Whether a list or section that begins here stands in brackets.
  let isFlow: Bool
  let anchor: String?
  let isTagged: Bool
}

/// libyaml's event parser over bytes that outlive it. Owns the parser and frees it.
struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let start: FilePlace

  /// Nil when there is no memory for a parser.
  ///
  /// - Parameter start: where they begin.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: FilePlace) {
    self.start = start
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event.
  ///
  /// - Throws: ``YAMLProblem`` where the text is no YAML; nothing can be read after that.
  mutating func next() throws(YAMLProblem) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      throw YAMLProblem(parser.pointee, start)
    }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(event, start)
  }
}

extension YAMLEvent {
  fileprivate init(_ event: yaml_event_t, _ start: FilePlace) {
    place = FilePlace(event.start_mark, from: start)
    let start = Int(event.start_mark.index)
    extent = start..<max(start, Int(event.end_mark.index))
    isFlow =
      switch event.type {
      case YAML_SEQUENCE_START_EVENT: event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
      case YAML_MAPPING_START_EVENT: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      default: false
      }
    (anchor, isTagged) = YAMLEvent.properties(of: event)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = .scalar(String(decoding: bytes, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
    case YAML_ALIAS_EVENT: kind = .alias(String(cString: event.data.alias.anchor))
    case YAML_SEQUENCE_START_EVENT: kind = .sequenceStart
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_MAPPING_START_EVENT: kind = .mappingStart
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_STREAM_START_EVENT: kind = .streamStart
    default: kind = .streamEnd
    }
  }

  private static func properties(of event: yaml_event_t) -> (anchor: String?, isTagged: Bool) {
    let anchor: UnsafeMutablePointer<yaml_char_t>?
    let tag: UnsafeMutablePointer<yaml_char_t>?
    switch event.type {
    case YAML_SCALAR_EVENT: (anchor, tag) = (event.data.scalar.anchor, event.data.scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      (anchor, tag) = (event.data.sequence_start.anchor, event.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      (anchor, tag) = (event.data.mapping_start.anchor, event.data.mapping_start.tag)
    default: (anchor, tag) = (nil, nil)
    }
    return (anchor.map { String(cString: $0) }, tag != nil)
  }
}

extension FilePlace {
  /// - Parameter start: where the text begins to which the mark belongs.
  init(_ mark: yaml_mark_t, from start: FilePlace) {
    let column = Int(mark.column) + (mark.line == 0 ? start.column : 1)
    self.init(line: Int(mark.line) + start.line, column: column)
  }
}

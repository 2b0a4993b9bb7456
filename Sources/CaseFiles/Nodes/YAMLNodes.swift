/// Reads one YAML document into nodes, through libyaml.
enum YAMLNodes {
  /// The document in `bytes`, which have no byte order mark: libyaml takes it for a column. Blanks of any kind are spaces.
  ///
  /// - Parameter start: where it begins, where the document is a part of a file.
  /// - Throws: the first thing that makes it unreadable: not UTF-8, not YAML, empty, several documents, or larger than
  ///   ``NodeBuilder`` builds.
  static func read(_ bytes: [UInt8], at start: FilePlace) throws(PlacedFault) -> Node {
    try TextCheck.passYAML(bytes, at: start)
    let result = OtherBlank.replaced(bytes).withUnsafeBufferPointer { buffer -> Result<Node, PlacedFault> in
      Result { () throws(PlacedFault) in try read(buffer, start) }
    }
    return try result.get()
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: FilePlace
  ) throws(PlacedFault) -> Node {
    guard var events = YAMLEvents(bytes, at: start) else {
      throw PlacedFault(ValueFault(.syntax, "no memory to read the file"), .start)
    }
    var (builder, documents) = (NodeBuilder(), 0)
    while true {
      let event: YAMLEvent
      do {
        event = try events.next()
      } catch {
        throw PlacedFault(ValueFault(.syntax, error.message), error.place)
      }
      if case .streamEnd = event.kind { break }
      if case .documentStart = event.kind {
        documents += 1
        guard documents == 1 else {
          throw PlacedFault(ValueFault(.syntax, "a second document: a file holds one case"), event.place)
        }
      }
      try builder.take(event)
    }
    guard let root = builder.root, !root.isNull else {
      throw PlacedFault(ValueFault(.empty, "the file is empty"), start)
    }
    return root
  }
}

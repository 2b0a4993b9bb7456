/// Reads one YAML or JSON document into nodes.
enum NodeReader {
  /// The document in `bytes`.
  ///
  /// - Throws: the first thing that makes it unreadable: not UTF-8, not YAML, empty, several documents, or larger than
  ///   ``NodeBuilder`` builds.
  static func read(_ bytes: [UInt8]) throws(PlacedFault) -> Node {
    if let (fault, place) = TextCheck.fault(in: bytes) { throw PlacedFault(fault, place) }
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<Node, PlacedFault> in
      Result { () throws(PlacedFault) in try read(buffer) }
    }
    return try result.get()
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(PlacedFault) -> Node {
    guard var events = YAMLEvents(bytes) else {
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
      throw PlacedFault(ValueFault(.empty, "the file is empty"), .start)
    }
    return root
  }
}

/// A fault with its place.
struct PlacedFault: Error {
  let fault: ValueFault
  let place: FilePlace

  init(_ fault: ValueFault, _ place: FilePlace) {
    (self.fault, self.place) = (fault, place)
  }
}

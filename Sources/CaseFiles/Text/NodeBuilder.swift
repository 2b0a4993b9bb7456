/// Builds a tree from events, without recursion, within fixed bounds whatever the events are.
struct NodeBuilder {
  /// Deepest nesting; a case needs 5.
  static let deepest = 32
  /// Most nodes, those that aliases repeat counted every time; a long case has some hundreds.
  static let mostNodes = 20_000
  /// What is wrong with more nodes than that.
  static var tooMany: ValueFault { tooMany(for: .oneCase) }

  static func tooMany(for size: TextSize) -> ValueFault {
    ValueFault(.tooLarge, "more than \(size.nodes) values, too many for \(size.what)")
  }
  /// What is wrong with deeper nesting than that.
  static var tooDeep: ValueFault {
    ValueFault(.tooLarge, "nested more than \(deepest) deep, too deep for a case")
  }

  /// A list or section of which the end has not come yet.
  private struct Open {
    let place: FilePlace
    let anchor: String?
    let isMapping: Bool
    var items: [Node] = []
    var entries: [Node.Entry] = []
    var key: (text: String, place: FilePlace)?
    var weight = 1
    var height = 1

    var isWaitingForKey: Bool { isMapping && key == nil }
  }

  /// The whole document, once its end has come.
  private(set) var root: Node?
  private var open: [Open] = []
  private var anchors: [String: Node] = [:]
  private var count = 0

  /// Takes the next event.
  ///
  /// - Throws: what no case may have: tags, keys that are no text, unknown aliases, too much of anything.
  mutating func take(_ event: YAMLEvent) throws(PlacedFault) {
    guard !event.isTagged else {
      throw PlacedFault(ValueFault(.syntax, "tags (!…) are not used in case files"), event.place)
    }
    switch event.kind {
    case .scalar(let text, let isPlain):
      if isWaitingForKey {
        guard event.anchor == nil else { throw badKey(event.place) }
        try spend(1, height: 0, event.place)
        open[open.count - 1].key = (text, event.place)
      } else {
        try spend(1, height: 0, event.place)
        let content = Node.Content.scalar(text, isPlain: isPlain)
        add(Node(content: content, place: event.place, weight: 1, height: 0), anchor: event.anchor)
      }
    case .alias(let name): try addAlias(name, event.place)
    case .sequenceStart: try begin(isMapping: false, event)
    case .mappingStart: try begin(isMapping: true, event)
    case .sequenceEnd, .mappingEnd: end()
    case .streamStart, .streamEnd, .documentStart, .documentEnd: break
    }
  }

  private var isWaitingForKey: Bool { open.last?.isWaitingForKey ?? false }

  private func badKey(_ place: FilePlace) -> PlacedFault {
    PlacedFault(ValueFault(.syntax, "a key must be a plain word"), place)
  }

  private mutating func begin(isMapping: Bool, _ event: YAMLEvent) throws(PlacedFault) {
    guard !isWaitingForKey else { throw badKey(event.place) }
    try spend(1, height: 1, event.place)
    open.append(Open(place: event.place, anchor: event.anchor, isMapping: isMapping))
  }

  private mutating func end() {
    guard let closed = open.popLast() else { return }
    let content: Node.Content = closed.isMapping ? .mapping(closed.entries) : .sequence(closed.items)
    let node = Node(content: content, place: closed.place, weight: closed.weight, height: closed.height)
    add(node, anchor: closed.anchor)
  }

  private mutating func addAlias(_ name: String, _ place: FilePlace) throws(PlacedFault) {
    guard !isWaitingForKey else { throw badKey(place) }
    guard let node = anchors[name] else {
      throw PlacedFault(ValueFault(.syntax, "an alias without its anchor", found: "*\(name)"), place)
    }
    try spend(node.weight, height: node.height, place)
    add(Node(content: node.content, place: place, weight: node.weight, height: node.height), anchor: nil)
  }

  private mutating func add(_ node: Node, anchor: String?) {
    if let anchor { anchors[anchor] = node }
    guard !open.isEmpty else {
      root = node
      return
    }
    let last = open.count - 1
    open[last].weight += node.weight
    open[last].height = max(open[last].height, node.height + 1)
    if let key = open[last].key {
      open[last].entries.append(Node.Entry(key: key.text, keyPlace: key.place, value: node))
      open[last].key = nil
    } else {
      open[last].items.append(node)
    }
  }

  private mutating func spend(_ weight: Int, height: Int, _ place: FilePlace) throws(PlacedFault) {
    count += weight
    guard count <= NodeBuilder.mostNodes else { throw PlacedFault(NodeBuilder.tooMany, place) }
    guard open.count + height <= NodeBuilder.deepest else { throw PlacedFault(NodeBuilder.tooDeep, place) }
  }
}

/// A JSON value whose members keep their order.
package indirect enum JSONTree: Sendable, Equatable {
  case null
  case text(String)
  case number(Double)
  case bool(Bool)
  case list([JSONTree])
  case object([Member])

  /// A name with its value.
  package struct Member: Sendable, Equatable {
    package let name: String
    package let value: JSONTree

    package init(_ name: String, _ value: JSONTree) { (self.name, self.value) = (name, value) }
  }

  package func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.pen.text("null")
    case .text(let text): writer.string(text)
    case .number(let number): writer.number(number)
    case .bool(let value): writer.bool(value)
    case .list(let items):
      writer.list { writer in
        for item in items {
          writer.item()
          item.write(to: &writer)
        }
      }
    case .object(let members): writer.object { JSONTree.write(members, to: &$0) }
    }
  }

  package static func write(_ members: [Member], to writer: inout JSONWriter) {
    for member in members {
      writer.key(member.name)
      member.value.write(to: &writer)
    }
  }
}

import TextOutput

/// A JSON value whose members keep their order.
indirect enum JSONTree: Sendable, Equatable {
  case null
  case text(String)
  case number(Double)
  case bool(Bool)
  case list([JSONTree])
  case object([Member])

  /// A name with its value.
  struct Member: Sendable, Equatable {
    let name: String
    let value: JSONTree

    init(_ name: String, _ value: JSONTree) { (self.name, self.value) = (name, value) }
  }

  /// A value as it is typed in a case: a number where it is one to JSON, a text otherwise.
  init(typed text: String) {
    self = CaseValue.isNumber(text) ? Double(text).map { .number($0) } ?? .text(text) : .text(text)
  }

  /// A value of a case, with numbers as numbers.
  init(_ value: CaseValue) {
    self =
      switch value {
      case .typed(let text): JSONTree(typed: text)
      case .list(let items): .list(items.map { JSONTree($0) })
      case .section(let members): .object(members.map { Member($0.word.name, JSONTree($0.value)) })
      }
  }

  func write(to writer: inout JSONWriter) {
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

  static func write(_ members: [Member], to writer: inout JSONWriter) {
    for member in members {
      writer.key(member.name)
      member.value.write(to: &writer)
    }
  }
}

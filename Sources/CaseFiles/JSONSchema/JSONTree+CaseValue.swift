import TextOutput

extension JSONTree {
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
}

import TreatmentModel

extension CaseValue {
  /// A whole YAML file: sections and long lists line by line, what stands in them on one line each.
  static func yamlFile(_ members: [Member]) -> String {
    members.map { member -> String in
      let name = member.word.name
      switch member.value {
      case .section(let inner) where !inner.isEmpty:
        return "\n\(name):\n" + inner.map { $0.yamlLines(indent: "  ") }.joined()
      case .list(let items) where member.word == .levels:
        return "\n\(name):\n" + items.map(\.yamlEntry).joined()
      case .list(let items) where items.contains(where: \.isSection):
        return "\n" + member.yamlLines(indent: "")
      default: return "\(name): \(member.value.flow(isJSON: false))\n"
      }
    }.joined()
  }

  /// A whole JSON file: one key a line, two levels deep.
  static func jsonFile(_ members: [Member]) -> String {
    let lines = members.map { member -> String in
      guard case .section(let inner) = member.value, !inner.isEmpty else {
        return "  " + member.flow(isJSON: true)
      }
      let keys = inner.map { "    " + $0.flow(isJSON: true) }.joined(separator: ",\n")
      return "  \(quoted(member.word.name)): {\n\(keys)\n  }"
    }
    return "{\n\(lines.joined(separator: ",\n"))\n}\n"
  }
}

extension CaseValue {
  /// A section with sections in it as an entry of a list, line by line.
  fileprivate var yamlEntry: String {
    guard case .section(let members) = self else { return "  - \(flow(isJSON: false))\n" }
    let lines = members.map { member -> String in
      guard case .section(let inner) = member.value, !inner.isEmpty else {
        return member.yamlLines(indent: "    ")
      }
      return "    \(member.word.name):\n" + inner.map { $0.yamlLines(indent: "      ") }.joined()
    }.joined()
    return "  - " + lines.dropFirst(4)
  }
}

extension CaseValue.Member {
  /// Lists of sections take a line for each.
  fileprivate func yamlLines(indent: String) -> String {
    guard case .list(let items) = value, items.contains(where: \.isSection) else {
      return "\(indent)\(flow(isJSON: false))\n"
    }
    return "\(indent)\(word.name):\n"
      + items.map { "\(indent)  - \($0.flow(isJSON: false))\n" }.joined()
  }
}

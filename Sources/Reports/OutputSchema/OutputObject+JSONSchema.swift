import TextOutput

extension OutputObject {
  /// The JSON Schema of the object (draft 2020-12): open, since readers skip keys that they do not know, with every key named.
  public var jsonSchema: String {
    var text = JSONText(isPretty: true)
    text.object { json in
      JSONTree.write(
        [
          .init("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
          .init("title", .text(title)),
          .init(
            "description",
            .text(
              "What fixator writes. Readers skip keys that they do not know: keys may be added, none changes its meaning."
            )),
        ] + node(of: "").objectMembers, to: &json)
    }
    return text.text
  }

  /// The keys right under a path.
  private func node(of path: String) -> OutputNode {
    let prefix = path.isEmpty ? "" : path + "."
    let inner = keys.filter { key in
      key.path.hasPrefix(prefix) && !key.path.dropFirst(prefix.count).contains(".")
        && key.path.count > prefix.count
    }
    return OutputNode(
      members: inner.map { key in
        let name = String(key.path.dropFirst(prefix.count))
        return (name, schema(of: key), key.isRequired)
      })
  }

  private func schema(of key: OutputKey) -> JSONTree {
    var members: [JSONTree.Member] = [.init("description", .text(description(of: key)))]
    switch key.kind {
    case .object: members += node(of: key.path).objectMembers
    case .objects:
      members += [
        .init("type", .text("array")), .init("items", .object(node(of: key.path + "[]").objectMembers)),
      ]
    default: members += key.kind.members
    }
    if key.path == "format", let format { members.append(.init("const", .text(format))) }
    return .object(members)
  }

  private func description(of key: OutputKey) -> String {
    (key.unit.isEmpty ? key.meaning : "\(key.meaning) (\(key.unit))").replacing("`", with: "")
  }
}

/// An object of a schema.
private struct OutputNode {
  let members: [(name: String, schema: JSONTree, isRequired: Bool)]

  /// A name between angles stands for any.
  var objectMembers: [JSONTree.Member] {
    let named = members.filter { !$0.name.hasPrefix("<") }
    var all: [JSONTree.Member] = [.init("type", .text("object"))]
    if !named.isEmpty { all.append(.init("properties", .object(named.map { .init($0.name, $0.schema) }))) }
    let required = named.filter(\.isRequired).map { JSONTree.text($0.name) }
    if !required.isEmpty { all.append(.init("required", .list(required))) }
    if let any = members.first(where: { $0.name.hasPrefix("<") }) {
      all.append(.init("additionalProperties", any.schema))
    }
    return all
  }
}

extension OutputKey.Kind {
  fileprivate var members: [JSONTree.Member] {
    func type(_ names: String...) -> JSONTree.Member {
      .init("type", names.count == 1 ? .text(names[0]) : .list(names.map { .text($0) }))
    }
    func list(_ count: Int?, of item: JSONTree.Member) -> [JSONTree.Member] {
      [type("array"), .init("items", .object([item]))]
        + (count.map { [.init("minItems", .number(Double($0))), .init("maxItems", .number(Double($0)))] }
          ?? [])
    }
    return switch self {
    case .string: [type("string")]
    case .date: [type("string"), .init("format", .text("date"))]
    case .integer: [type("integer")]
    case .largeInteger: [type("integer", "string")]
    case .number: [type("number")]
    case .numberOrNull: [type("number", "null")]
    case .boolean: [type("boolean")]
    case .numbers(let count, let orNull): list(count, of: orNull ? type("number", "null") : type("number"))
    case .integers(let count): list(count, of: type("integer"))
    case .strings: list(nil, of: type("string"))
    case .rows: [type("array"), .init("items", .object(list(nil, of: type("number", "null"))))]
    case .object: [type("object")]
    case .objects: [type("array")]
    }
  }
}

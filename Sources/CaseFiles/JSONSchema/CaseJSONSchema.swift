import TextOutput
import TreatmentModel

/// The JSON Schema of a case (draft 2020-12), made from ``CaseSchema`` and nothing else.
///
/// It refuses nothing that the reader of cases takes, whatever a case's texts and numbers look like to JSON, and sees every
/// fault of a single value: its kind, its words, its range, a key that is missing or unknown; and of joints, modes and rings which keys go
/// with which. What it cannot see are names of hardware, days that no calendar has, keys that stand twice, and what else takes two keys
/// to be wrong.
public enum CaseJSONSchema {
  /// The schema as text: the same bytes every time.
  public static var text: String {
    var text = JSONText(isPretty: true)
    text.object { JSONTree.write(members, to: &$0) }
    return text.text
  }

  private static var members: [JSONTree.Member] {
    [
      .init("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      .init("title", .text("A case of fixator")),
      .init(
        "description",
        .text(
          "What a planner states, in YAML or JSON. Lengths are mm, angles degrees; no unit is typed. "
            + "A number that has a direction goes with its word; a key without a value is refused.")),
    ] + section(.top) + [.init("$defs", .object(definitions))]
  }

  /// Every section of a case, by its path.
  private static var definitions: [JSONTree.Member] {
    CaseSchema.sections(under: .top).map { .init(name(of: $0), .object(section($0))) }
  }

  private static func name(of section: CaseKey.Section) -> String { section.key()?.description ?? "" }

  /// A reference to a section.
  static func reference(_ section: CaseKey.Section) -> JSONTree {
    .object([.init("$ref", .text("#/$defs/\(name(of: section))"))])
  }

  private static func section(_ section: CaseKey.Section) -> [JSONTree.Member] {
    let rows = CaseSchema.rows(of: section)
    let needed = rows.filter(\.isRequired).map(\.word)
    // What a level says is said in the entries of `levels`, where there are some, and at the top otherwise.
    let isOfEntry = { (word: CaseKey.Word) in section == .top && CaseSchema.section(.levels).row(word) != nil
    }
    let required = needed.filter { !isOfEntry($0) }.map { JSONTree.text($0.name) }
    let requiredAlone = needed.filter(isOfEntry).map { JSONTree.text($0.name) }
    var members: [JSONTree.Member] = [
      .init("type", .text("object")),
      .init("properties", .object(rows.map { .init($0.word.name, $0.jsonSchema) })),
    ]
    // Of what a frame needs, one that stands beside levels says nothing.
    if !required.isEmpty, section != .frame { members.append(.init("required", .list(required))) }
    if !requiredAlone.isEmpty {
      let levels = CaseKey.Word.levels.name
      func frame(_ rule: String, _ value: JSONTree) -> JSONTree.Member {
        .init("properties", .object([.init(CaseKey.Word.frame.name, .object([.init(rule, value)]))]))
      }
      members.append(
        .init("dependentRequired", .object([.init(levels, .list([.text(CaseKey.Word.middle.name)]))])))
      members.append(.init("if", .object([.init("required", .list([.text(levels)]))])))
      let others = CaseSchema.rows(of: .frame).map(\.word).filter { $0 != .strutClasses }
      members.append(
        .init("then", .object([frame("properties", .object(others.map { .init($0.name, .bool(false)) }))])))
      let ofFrame = CaseSchema.rows(of: .frame).filter(\.isRequired).map { JSONTree.text($0.word.name) }
      members.append(
        .init("else", .object([.init("required", .list(requiredAlone)), frame("required", .list(ofFrame))])))
    }
    let rules = CaseRules.all(section)
    if !rules.isEmpty { members.append(.init("allOf", .list(rules))) }
    return members + [.init("additionalProperties", .bool(false))]
  }
}

extension CaseSchema {
  /// The sections that a section holds at any depth, in the order of files, without itself.
  static func sections(under section: CaseKey.Section) -> [CaseKey.Section] {
    rows(of: section).compactMap(\.content.inner).flatMap { [$0] + sections(under: $0) }
      .reduce(into: []) { found, section in
        // Some stand in several places.
        if !found.contains(section) { found.append(section) }
      }
  }
}

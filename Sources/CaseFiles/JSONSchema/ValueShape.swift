import TextOutput
import TreatmentModel

/// What a value may be.
indirect enum ValueShape {
  typealias Member = JSONTree.Member

  /// One of these types with what else holds of it.
  case plain([String], [Member])
  /// One of these words.
  case words([String])
  case any([ValueShape])
  case list(ValueShape, ClosedRange<Int>)
  case section(CaseKey.Section)
  case numbers([Int])

  static func pattern(_ pattern: String) -> ValueShape {
    .plain(["string"], [Member("pattern", .text(pattern))])
  }

  var members: [Member] {
    switch self {
    case .plain(let types, let members):
      [Member("type", types.count == 1 ? .text(types[0]) : .list(types.map { .text($0) }))] + members
    case .words(let words): [Member("enum", .list(words.map { .text($0) }))]
    case .any(let shapes): [Member("anyOf", .list(shapes.map { .object($0.members) }))]
    case .list(let item, let counts):
      [
        Member("type", .text("array")), Member("items", .object(item.members)),
        Member("minItems", .number(Double(counts.lowerBound))),
        Member("maxItems", .number(Double(counts.upperBound))),
      ]
    case .section(let section):
      if case .object(let members) = CaseJSONSchema.reference(section) { members } else { [] }
    case .numbers(let numbers): [Member("enum", .list(numbers.map { .number(Double($0)) }))]
    }
  }
}

extension ValueShape {
  /// A number within its limit, as JSON has numbers and as people type them: `12`, `"12 ± 1.5 varus"`.
  static func number(
    _ limit: ValueRange, isWhole: Bool = false, carryingDeviation: Bool = false,
    _ directions: DirectionPair? = nil, largestDeviation: Double? = nil
  ) -> ValueShape {
    let (low, high) = (limit.range.lowerBound, limit.range.upperBound)
    let magnitude = NumberPattern.atMost(high, isWhole: isWhole)
    // A number that is not 0 has its word, which no JSON number has.
    let (least, most) = directions == nil ? (low, high) : (0, 0)
    var members = [Member("minimum", .number(least)), Member("maximum", .number(most))]
    let deviation =
      carryingDeviation
      ? "(\(blank)(±|\\+-)\(blank)\(NumberPattern.atMost(largestDeviation ?? high - low)))?" : ""
    let typed =
      if let directions {
        NumberPattern.group([
          NumberPattern.zero + deviation,
          magnitude + deviation + "[ \\t\\n]+(\(directions.typedWords.joined(separator: "|")))",
        ])
      } else if low < 0 {
        "[-+]?\(magnitude)\(deviation)"
      } else {
        NumberPattern.group(["\\+?\(magnitude)", "-\(NumberPattern.zero)"]) + deviation
      }
    members.append(Member("pattern", .text("^\(blank)\(typed)\(blank)$")))
    if low > 0 {
      let short = "^\(blank)(\\+?\(NumberPattern.below(low))|-.*)([ \\t\\n±+]|$)"
      members.append(
        Member("not", .object([Member("type", .text("string")), Member("pattern", .text(short))])))
    }
    return .plain([isWhole ? "integer" : "number", "string"], members)
  }

  /// A section of the unit alone, with a number whose sign stands for its word.
  static func signed(_ limit: ValueRange, _ unit: QuantityUnit) -> ValueShape {
    let deviation = limit.range.upperBound - limit.range.lowerBound
    let number = number(limit.signed, carryingDeviation: true, largestDeviation: deviation)
    let description = Member("description", .text(limit.signedWords))
    return .plain(
      ["object"],
      [
        Member("properties", .object([Member(unit.rawValue, .object([description] + number.members))])),
        Member("required", .list([.text(unit.rawValue)])), Member("additionalProperties", .bool(false)),
      ])
  }

  private static let blank = "[ \\t\\n]*"
}

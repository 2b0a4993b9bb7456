import TextOutput
import TreatmentModel

/// What takes two keys of a case to be wrong, as far as a schema can see it without more than the words that stand there.
enum CaseRules {
  private typealias Member = JSONTree.Member
  private typealias Word = CaseKey.Word

  /// Schemas that all hold of a section.
  static func all(_ section: CaseKey.Section) -> [JSONTree] {
    switch section {
    case .top: junction + [hinge]
    case .frame: frame(mayLeaveMovingMounting: false)
    case .levelFrame: frame(mayLeaveMovingMounting: true)
    case .proximalRing, .distalRing: ring
    case .struts, .strutClasses: thread
    default: []
    }
  }

  // MARK: - Joints

  private static var junction: [JSONTree] {
    [
      rule(
        if: has(.between, JunctionWord.joint.rawValue),
        then: [
          forbidden(
            [.boneGap, .cut, .levels],
            [Member(Word.structuresAtRisk.name, schema([Member("minItems", .number(1))]))]),
          required([.structuresAtRisk]),
        ],
        else: [forbidden([.hinge, .distraction])])
    ]
  }

  private static var hinge: JSONTree {
    rule(
      if: [required([.hinge])],
      then: [properties([Member(Word.schedule.name, schema([forbidden([.path])]))])])
  }

  // MARK: - Frames

  private static func frame(mayLeaveMovingMounting: Bool) -> [JSONTree] {
    let noHeight = Member(Word.neutral.name, schema([forbidden([.height])]))
    let isStated = Member(
      "anyOf",
      .list([
        schema([required([.neutralHeight])]),
        schema([
          required([.neutral]), properties([Member(Word.neutral.name, schema([required([.height])]))]),
        ]),
      ]))
    return [
      schema([Member("not", schema([required([.neutralHeight, .neutral])]))]),
      rule(
        if: has(.mode, ModeWord.chronic.rawValue),
        then: [forbidden([.strutsNow, .movingMounting]), isStated]),
      rule(
        if: has(.mode, ModeWord.residual.rawValue),
        then: [forbidden([.neutralHeight, .movingMounting], [noHeight]), required([.strutsNow])]),
      rule(
        if: has(.mode, ModeWord.ringsFirst.rawValue),
        then: [forbidden([.neutralHeight], [noHeight])]
          + (mayLeaveMovingMounting ? [] : [required([.movingMounting])])),
    ]
  }

  private static var ring: [JSONTree] {
    let ways: [[Word]] = [
      [.name], [.jointRadius, .halfAngle], [.joints], [.holeCircleRadius, .holes, .use],
    ]
    return [
      schema([Member("anyOf", .list(ways.map { schema([required($0)]) }))]),
      rule(if: [required([.name])], then: [forbidden(CaseSchema.circlesOfRing)]),
    ]
  }

  private static var thread: [JSONTree] {
    let pair: [(Word, Word)] = [(.pitch, .stepsPerTurn), (.stepsPerTurn, .pitch)]
    return [
      schema([
        Member(
          "dependentRequired",
          .object(pair.map { one, other in Member(one.name, .list([.text(other.name)])) }))
      ]),
      rule(if: [required([.pitch])], then: [forbidden([.step])]),
    ]
  }

  // MARK: - Parts of schemas

  private static func schema(_ members: [Member]) -> JSONTree { .object(members) }

  private static func required(_ words: [Word]) -> Member {
    Member("required", .list(words.map { .text($0.name) }))
  }

  private static func properties(_ members: [Member]) -> Member { Member("properties", .object(members)) }

  private static func forbidden(_ words: [Word], _ others: [Member] = []) -> Member {
    properties(words.map { Member($0.name, .bool(false)) } + others)
  }

  /// That a word stands at a key.
  private static func has(_ word: Word, _ value: String) -> [Member] {
    [properties([Member(word.name, schema([Member("const", .text(value))]))]), required([word])]
  }

  private static func rule(if condition: [Member], then: [Member], else: [Member] = []) -> JSONTree {
    schema(
      [Member("if", schema(condition)), Member("then", schema(then))]
        + (`else`.isEmpty ? [] : [Member("else", schema(`else`))]))
  }
}

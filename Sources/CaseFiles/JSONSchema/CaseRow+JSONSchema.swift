import TextOutput
import TreatmentModel

extension CaseRow {
  private typealias Member = JSONTree.Member

  /// What may stand at the key, and what people are told of it. `null` stands nowhere: what is empty has not been filled in.
  var jsonSchema: JSONTree {
    var members = [Member("description", .text(telling))]
    members += shape.members
    if let typed = standard?.typed { members.append(Member("default", JSONTree(typed: typed))) }
    switch sample {
    case .typed(let value), .comment(let value):
      members.append(Member("examples", .list([JSONTree(value)])))
    case nil: break
    }
    return .object(members)
  }

  /// Meaning, what may be typed, and how it is measured.
  private var telling: String {
    var typed = [allowedWords, carriesDeviation ? "± one standard deviation may follow the number" : ""]
      .filter { !$0.isEmpty }.joined(separator: "; ")
    if !typed.isEmpty { typed += ". " }
    return "\(meaning) \(typed)\(measurement)"
  }

  private var shape: ValueShape {
    switch content {
    case .name: .plain(["string", "number", "boolean"], visible)
    case .text: .plain(["string", "number", "boolean"], [])
    case .quantity:
      signedUnit.map { .any([number(carryingDeviation: true, directions), .signed(limit, $0)]) }
        ?? number(carryingDeviation: true)
    case .number: number()
    case .whole: number(isWhole: true)
    case .choice(let words): .words(words)
    case .count(let counts):
      .any([.numbers(counts), .pattern(#"^\+?0*"# + CaseRow.oneOf(counts.map(String.init)) + "$")])
    case .truth: .any([.plain(["boolean"], []), .words(["true", "false"])])
    case .start:
      .any([
        .number(limit, isWhole: true),
        .pattern("^ *after +\(CaseRow.oneOf(FragmentEnd.allCases.map(\.rawValue))) *$"),
      ])
    case .date: .pattern("^\(CaseRow.date)$")
    case .timeZone:
      .plain(
        ["string"],
        [
          Member("maxLength", .number(40)),
          Member("pattern", .text("^\(CaseRow.zonePart)(/\(CaseRow.zonePart)){0,2}$")),
        ])
    case .days: days
    case .visits: visits
    case .readings: .list(number(carryingDeviation: true), 6...6)
    case .joints: .list(.list(number(), 3...3), 6...6)
    case .arc: .list(number(), entries)
    case .keys: .list(.pattern(CaseRow.uncertainKey), entries)
    case .matrix: .list(.list(number(), entries), entries)
    case .holeNumbers: .list(CaseRow.holeNumber, 6...6)
    case .section(let section): .section(section)
    case .entries(let section): .list(.section(section), entries)
    case .ring(let section): .any([CaseRow.hardwareName, .section(section)])
    case .struts(let section):
      .any([
        CaseRow.hardwareName, .section(section),
        .list(.any([CaseRow.hardwareName, .section(section)]), 6...6),
      ])
    case .classNames: .any([CaseRow.hardwareName, .list(CaseRow.hardwareName, 6...6)])
    case .strutClasses(let section): .list(.any([CaseRow.hardwareName, .section(section)]), entries)
    case .holds(let section):
      .list(.any([CaseRow.strutNumber, .section(section)]), entries)
    }
  }

  private static var hardwareName: ValueShape {
    ValueShape.plain(["string"], [Member("minLength", .number(1))])
  }

  private static var strutNumber: ValueShape {
    ValueShape.number(ValueRange.strutNumber, isWhole: true)
  }

  /// At most as many as a circle can have; how many it has is another key's matter.
  private static var holeNumber: ValueShape {
    let most = CaseKey(.proximalRing, .holes).valueRange?.range.upperBound
    return ValueShape.number(ValueRange(1...(most ?? 1)), isWhole: true)
  }

  /// 1 to 120 characters without those that are never seen, not only blanks.
  private var visible: [Member] {
    let hidden =
      #"^[^\u0000-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]*"#
      + #"[^ \u0000-\u001f\u007f-\u00a0\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"#
      + #"[^\u0000-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]*$"#
    return [
      Member("minLength", .number(1)), Member("maxLength", .number(120)), Member("pattern", .text(hidden)),
    ]
  }

  private func number(
    isWhole: Bool = false, carryingDeviation: Bool = false, _ directions: DirectionPair? = nil
  ) -> ValueShape {
    .number(limit, isWhole: isWhole, carryingDeviation: carryingDeviation, directions)
  }

  /// A key of a number that may carry `± sd`, with the number of its entry or item.
  private static var uncertainKey: String {
    // As columns name it, or as messages do.
    let paths = CaseSchema.uncertainNumbers.map { uncertain in
      let digits = uncertain.isOfStrut ? "[1-6]" : "[1-9][0-9]?"
      let number = #"(\.\#(digits)|\[\#(digits)\])"#
      let home = uncertain.key.section.key().map { $0.description.replacing(".", with: #"\."#) }
      let start = home.map { $0 + (uncertain.isOfEntry ? number : "") + #"\."# } ?? ""
      return start + uncertain.key.word.name + (uncertain.isItem ? number : "")
    }
    let level = "(\(CaseKey.Word.levels.name)" + #"(\.[12]|\[[12]\])\.)?"#
    return "^\(level)\(oneOf(paths))$"
  }

  // MARK: - Days

  private static let date = #"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"#

  private static let zonePart = "[A-Za-z][-+_A-Za-z0-9]*"

  private var days: ValueShape {
    let day = NumberPattern.atMost(limit.range.upperBound, isWhole: true)
      .replacing(#"(\.0*)?"#, with: "")
    let first = "^ *\(day) *"
    return .any([.number(limit, isWhole: true), .pattern("\(first)(- *(\(day) *)?)?$")])
  }

  private var visits: ValueShape {
    let weekday = "^\(CaseRow.oneOf(Weekday.allCases.map { CaseRow.inAnyCase($0.rawValue) }))$"
    let kinds = [ValueShape.pattern(weekday), .pattern("^\(CaseRow.date)$")]
    return .any(kinds + kinds.map { .list($0, entries) })
  }

  private static func oneOf(_ words: [String]) -> String { "(\(words.joined(separator: "|")))" }

  private static func inAnyCase(_ word: String) -> String {
    word.map { "[\($0.uppercased())\($0)]" }.joined()
  }
}

import TreatmentModel

/// The first key in which two cases differ, each as it would be typed.
public struct CaseDifference: Sendable, Equatable {
  /// The key with its section: `deformity.ap-angulation`.
  public let key: String
  /// What stands there in the one; nil where nothing does.
  public let one: String?
  /// What stands there in the other.
  public let other: String?

  /// What differs; nil for the same case. What was assumed and what was typed are the same.
  ///
  /// - Throws: ``CaseWritingError`` for a level that no case file can state.
  public init?(_ one: TreatedLevel, _ other: TreatedLevel) throws(CaseWritingError) {
    self.init(try CaseDifference.lines(one), try CaseDifference.lines(other))
  }

  private typealias Line = (key: String, value: String)

  private init?(_ first: [Line], _ second: [Line]) {
    guard let difference = CaseDifference.all(first, second).first else { return nil }
    self = difference
  }

  private init(key: String, one: String?, other: String?) {
    (self.key, self.one, self.other) = (key, one, other)
  }

  private static func all(_ first: [Line], _ second: [Line]) -> [CaseDifference] {
    func values(_ lines: [Line]) -> [String: String] {
      Dictionary(lines.map { ($0.key, $0.value) }, uniquingKeysWith: { one, _ in one })
    }
    let (ones, others) = (values(first), values(second))
    // What the other alone says stands behind what stands before it there.
    var (keys, place) = (first.map(\.key), 0)
    for key in second.map(\.key) {
      if ones[key] == nil { keys.insert(key, at: place) }
      place = (keys.firstIndex(of: key) ?? place) + 1
    }
    return keys.filter { ones[$0] != others[$0] }.map {
      CaseDifference(key: $0, one: ones[$0], other: others[$0])
    }
  }

  /// Everything in which two treatments differ, in the order of the file.
  ///
  /// - Throws: ``CaseWritingError`` for a treatment that no case file can state.
  public static func all(_ one: Treatment, _ other: Treatment) throws(CaseWritingError) -> [CaseDifference] {
    all(try lines(one), try lines(other))
  }

  /// What differs between two treatments, of one level or of several; nil for the same.
  ///
  /// - Throws: ``CaseWritingError`` for a treatment that no case file can state.
  public init?(_ one: Treatment, _ other: Treatment) throws(CaseWritingError) {
    self.init(try CaseDifference.lines(one), try CaseDifference.lines(other))
  }

  /// What a plan says of whom it is that a case does not; nil where it says the same.
  public init?(_ plan: PlanFile, _ treatment: Treatment) throws(CaseWritingError) {
    let lines = try CaseDifference.lines(treatment)
    let found = plan.stated.sorted { $0.key < $1.key }.first { key, value in
      lines.first { $0.key == key.description }?.value != CaseValue.yaml(value)
    }
    guard let found else { return nil }
    (key, one) = (found.key.description, found.value)
    other = lines.first { $0.key == found.key.description }?.value
  }

  /// In words, with what the two are called.
  public func words(_ first: String, _ second: String) -> String {
    "\(key) is \(one ?? "not said") in \(first) and \(other ?? "not said") in \(second)"
  }

  private static func lines(_ level: TreatedLevel) throws(CaseWritingError) -> [Line] {
    try lines(Treatment(level))
  }

  private static func lines(_ treatment: Treatment) throws(CaseWritingError) -> [Line] {
    var treatment = treatment
    // Everything is written of which it is not remembered that nobody typed it.
    treatment.common.assumedDefaults = []
    // Of the day on which it is said, whatever was planned.
    for index in treatment.levels.indices { treatment.levels[index].strutsMounted = nil }
    return try CaseWriter(treatment).members.flatMap { lines($0, in: "") }
  }

  private static func lines(_ member: CaseValue.Member, in path: String) -> [Line] {
    let key = path + member.word.name
    switch member.value {
    case .section(let members): return members.flatMap { lines($0, in: key + ".") }
    case .list(let entries) where member.word == .levels:
      return entries.enumerated().flatMap { index, entry -> [Line] in
        guard case .section(let members) = entry else { return [] }
        return members.flatMap { lines($0, in: "\(key)[\(index + 1)].") }
      }
    default: return [(key, member.value.flow(isJSON: false))]
    }
  }
}

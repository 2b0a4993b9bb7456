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
    let (first, second) = (try CaseDifference.lines(one), try CaseDifference.lines(other))
    let keys = first.map(\.key) + second.map(\.key)
    func value(_ lines: [(key: String, value: String)], _ key: String) -> String? {
      lines.first { $0.key == key }?.value
    }
    guard let key = keys.first(where: { value(first, $0) != value(second, $0) }) else { return nil }
    (self.key, self.one, self.other) = (key, value(first, key), value(second, key))
  }

  /// What a plan says of whom it is that a case does not; nil where it says the same.
  public init?(_ plan: PlanFile, _ level: TreatedLevel) throws(CaseWritingError) {
    let lines = try CaseDifference.lines(level)
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

  private static func lines(_ level: TreatedLevel) throws(CaseWritingError) -> [(key: String, value: String)]
  {
    var level = level
    // Everything is written of which it is not remembered that nobody typed it.
    level.common.assumedDefaults = []
    // Of the day on which it is said, whatever was planned.
    level.strutsMounted = nil
    return try CaseWriter(level).members.flatMap { lines($0, in: "") }
  }

  private static func lines(_ member: CaseValue.Member, in path: String) -> [(key: String, value: String)] {
    let key = path + member.word.name
    guard case .section(let members) = member.value else { return [(key, member.value.flow(isJSON: false))] }
    return members.flatMap { lines($0, in: key + ".") }
  }
}

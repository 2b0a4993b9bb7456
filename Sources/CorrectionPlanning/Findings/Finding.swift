import HexapodKinematics
import TreatmentModel

/// Something about a plan, or about a schedule of anybody's, that its reader must know.
///
/// What was found stands here in words without the names of any program's options; what to do about it is the typed
/// ``remedy``, which whoever shows the finding puts into words.
public struct Finding: Sendable, Equatable {
  /// How bad it is.
  public enum Severity: String, Sendable, CaseIterable {
    /// Do not use this plan or schedule.
    case error
    /// Look before using it.
    case warning
    /// Good to know.
    case note
  }

  /// What it is about.
  public let code: Code
  /// How bad it is.
  public let severity: Severity
  /// First day on which it holds, if it is about a day.
  public let day: Int?
  /// Which of the day's rows, from 1, if it is about one of several.
  public let part: Int?
  /// The struts that it is about.
  public let struts: [StrutID]
  /// The figure found, in ``unit``, if there is one.
  public let value: Double?
  /// The limit that it is held against, in ``unit``.
  public let limit: Double?
  /// Unit of both, such as `mm`; empty for a ratio.
  public let unit: String
  /// What, where, and how much against which limit.
  public let what: FindingText
  /// What to do about it, if there is something to be said.
  public let remedy: Remedy?

  /// The strut, if it is about one.
  public var strut: StrutID? { struts.count == 1 ? struts[0] : nil }

  /// A finding about one strut of a treatment with one level, or none.
  public init(
    _ code: Code, _ severity: Severity, day: Int? = nil, part: Int? = nil, strut: StrutNumber? = nil,
    value: Double? = nil,
    limit: Double? = nil, unit: String = "", what: String, naming input: FindingText.Input? = nil,
    then rest: String = "", remedy: Remedy? = nil
  ) {
    self.init(
      code, severity, day: day, part: part, struts: strut.map { [$0] } ?? [], value: value, limit: limit,
      unit: unit,
      what: what, naming: input, then: rest, remedy: remedy)
  }

  /// A finding about several struts of a treatment with one level.
  ///
  /// - Parameters:
  ///   - what: its words, up to an input that a program may have a name for.
  ///   - input: that input, if there is one.
  ///   - rest: the words behind it.
  public init(
    _ code: Code, _ severity: Severity, day: Int? = nil, part: Int? = nil, struts: [StrutNumber],
    value: Double? = nil, limit: Double? = nil, unit: String = "", what: String,
    naming input: FindingText.Input? = nil,
    then rest: String = "", remedy: Remedy? = nil
  ) {
    self.init(
      code, severity, day: day, part: part, about: struts.map { StrutID(.only, $0) }, value: value,
      limit: limit, unit: unit, what: what, naming: input, then: rest, remedy: remedy)
  }

  /// A finding about struts of several levels.
  public init(
    _ code: Code, _ severity: Severity, day: Int? = nil, part: Int? = nil, about struts: [StrutID],
    value: Double? = nil, limit: Double? = nil, unit: String = "", what: String,
    naming input: FindingText.Input? = nil, then rest: String = "", remedy: Remedy? = nil
  ) {
    self.init(
      code, severity, day: day, part: part, about: struts, value: value, limit: limit, unit: unit,
      what: FindingText(what, naming: input, rest), remedy: remedy)
  }

  init(
    _ code: Code, _ severity: Severity, day: Int?, part: Int? = nil, about struts: [StrutID], value: Double?,
    limit: Double?, unit: String, what: FindingText, remedy: Remedy?
  ) {
    (self.code, self.severity, self.day, self.part) = (code, severity, day, part)
    (self.struts, self.value, self.limit, self.unit) = (struts, value, limit, unit)
    (self.what, self.remedy) = (what, remedy)
  }
}

extension Array where Element == Finding {
  /// Errors first, then warnings, then notes; otherwise in the order of a key, and as they stand.
  package func ordered(by key: (Finding) -> Int) -> [Finding] {
    let rank: [Finding.Severity] = [.error, .warning, .note]
    return enumerated().sorted { one, other in
      let (a, b) = (
        rank.firstIndex(of: one.element.severity) ?? 3, rank.firstIndex(of: other.element.severity) ?? 3
      )
      return (a, key(one.element), one.offset) < (b, key(other.element), other.offset)
    }.map(\.element)
  }
}

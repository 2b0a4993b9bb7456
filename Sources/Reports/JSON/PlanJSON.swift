import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension Plan {
  /// The `fixator-plan/1` object; on one line unless it is for people.
  ///
  /// - Parameter origin: what it was made from, for a plan that is to be read without its case.
  public func json(isPretty: Bool, options: OptionNames = .none, origin: PlanOrigin? = nil) -> String {
    var text = JSONText(isPretty: isPretty)
    write(to: &text, options: options, origin: origin)
    return text.text
  }

  /// Writes the `fixator-plan/1` object and the end of its line.
  ///
  /// - Parameters:
  ///   - input: where the case stands, `file:line`; written behind the case's name if it is given.
  ///   - draw: number of a case that was varied, from 1; likewise.
  ///   - options: what the program calls its options.
  ///   - origin: what it was made from; written out if it is given, with signed numbers and rates.
  public func write(
    to text: inout JSONText, input: String? = nil, draw: Int? = nil, options: OptionNames = .none,
    origin: PlanOrigin? = nil
  ) {
    text.object { json in
      json.member("format", "fixator-plan/1")
      json.member("disclaimer", disclaimer)
      if let origin { json.member("program", origin.program) }
      json.member("case", level.name)
      if let input { json.member("input", input) }
      if let draw {
        json.key("draw")
        json.number(draw)
      }
      json.member("side", level.limb.side.rawValue)
      json.member("bone", level.bone)
      writeOwn(&json, options, standsAlone: origin != nil)
      if let origin { json.origin(origin, level.assumedDefaults) }
    }
  }

  /// What stands in the object of a plan, and in that of a level of several.
  ///
  /// - Parameter standsAlone: whether it is to be read without its case; then with signed numbers and rates.
  func writeOwn(_ json: inout JSONWriter, _ options: OptionNames, standsAlone: Bool) {
    json.member("reference", level.limb.reference.rawValue)
    json.member("mode", level.mode.word)
    json.member("convention", level.convention.rawValue)
    json.key("fingerprint")
    json.fingerprint(of: self)
    json.key("convention_spread_deg")
    json.number(degrees(conventionSpread))
    writeJoint(&json)
    json.key("struts")
    json.list { list in
      for strut in struts {
        list.item()
        list.string(strut.name)
      }
    }
    let classes = mountedClasses
    writeStrutChanges(classes, &json)
    json.key("summary")
    json.object { summary(&$0) }
    if let resumption {
      json.key("resumed")
      json.object { write(resumption, &$0) }
    }
    let hasRods = classes.contains { $0.thread != nil }
    let isStaged = level.legs.count > 1 || days.contains { $0.stage > 1 }
    if let certificates {
      json.key("certificates")
      json.certificates(certificates)
    }
    json.key("days")
    json.list { list in
      for index in days.indices {
        list.item()
        list.object {
          writeDay(at: index, isStaged: isStaged, hasRods: hasRods, isSigned: standsAlone, &$0)
        }
      }
    }
    timeline.write(&json)
    json.key("checks")
    json.list { list in
      for check in checks {
        list.item()
        list.object { check.write(&$0, options) }
      }
    }
    if standsAlone { json.rates(dailyPaths) }
  }

  private func summary(_ json: inout JSONWriter) {
    json.key("days")
    json.number(duration)
    if let first = firstTurn?.date, let last = days[duration].date {
      json.member("first_turn", first)
      json.member("last_turn", last)
    }
    json.key("strut_changes")
    json.number(strutTimeline.changes.count)
    json.key("visits")
    json.number(strutTimeline.visitDays.count)
    json.key("max_error_mm")
    json.number(largestErrorDistance)
    json.key("max_error_deg")
    json.number(degrees(largestErrorAngle))
  }

  /// Each value is taken from where it stands: a day is large to copy.
  ///
  /// - Parameters:
  ///   - isStaged: whether there is more than a first stage to tell.
  ///   - isSigned: whether what remains stands there as numbers too.
  private func writeDay(
    at index: Int, isStaged: Bool, hasRods: Bool, isSigned: Bool, _ json: inout JSONWriter
  ) {
    json.key("day")
    json.number(days[index].day)
    if isStaged {
      json.key("stage")
      json.number(days[index].stage)
    }
    if let date = days[index].date { json.member("date", date) }
    json.key("exact")
    json.numbers(days[index].exact)
    json.key("set")
    json.numbers(days[index].set)
    json.key("turns")
    json.numbers(days[index].turns)
    if hasRods { writeNutTurns(days[index], &json) }
    json.key("pose")
    json.pose(days[index].pose)
    json.key("remaining")
    json.deformity(days[index].remaining)
    if isSigned {
      json.key("remaining_signed")
      json.signed(days[index].remaining)
    }
    json.member("error_mm", days[index].errorDistance)
    json.member("error_deg", degrees(days[index].errorAngle))
    json.member("stiffness", days[index].stiffness)
    if let shortfall = days[index].shortfall { write(shortfall, &json) }
    write(days[index].adjustments, &json)
  }

  private func write(_ adjustments: [Adjustment], _ json: inout JSONWriter) {
    guard !adjustments.isEmpty else { return }
    json.key("adjustments")
    json.list { list in
      for index in adjustments.indices {
        list.item()
        list.object { json in
          json.key("part")
          json.number(adjustments[index].part)
          json.key("set")
          json.numbers(adjustments[index].set)
        }
      }
    }
  }

  private func write(_ shortfall: Shortfall, _ json: inout JSONWriter) {
    for (key, struts) in [("held", shortfall.held), ("at_range_end", shortfall.atRangeEnd)]
    where !struts.isEmpty {
      json.key(key)
      json.numbers(struts.map(\.rawValue))
    }
    json.member("lost_mm", shortfall.distance)
    json.member("lost_deg", degrees(shortfall.angle))
  }
}

extension Finding {
  /// - Parameter namesLevels: of each strut; what is found in one level's plan is that level's.
  func write(_ json: inout JSONWriter, _ options: OptionNames, namingLevels namesLevels: Bool = false) {
    json.member("code", code.rawValue)
    json.member("severity", severity.rawValue)
    for (key, number) in [("day", day), ("strut", strut?.number.rawValue)] {
      guard let number else { continue }
      json.key(key)
      json.number(number)
    }
    if struts.count > 1 {
      json.key("struts")
      json.numbers(struts.map(\.number.rawValue))
    }
    if namesLevels, !struts.isEmpty {
      json.key("strut_levels")
      json.list { list in
        for strut in struts {
          list.item()
          list.string(strut.level.name)
        }
      }
    }
    json.finding(value: value, limit: limit, unit, message(options))
  }
}

extension JSONWriter {
  /// How every finding ends, of a plan's checks as of a schedule's: its figure, if it has one, and its words.
  package mutating func finding(value: Double?, limit: Double?, _ unit: String, _ message: String) {
    if let value { member("value", value) }
    if let limit { member("limit", limit) }
    if !unit.isEmpty { member("unit", unit) }
    member("message", message)
  }

  @inline(__always)
  package mutating func member(_ key: StaticString, _ text: String) {
    self.key(key)
    string(text)
  }

  @_disfavoredOverload
  package mutating func member(_ key: String, _ text: String) {
    self.key(key)
    string(text)
  }

  @inline(__always)
  package mutating func member(_ key: StaticString, _ value: Double) {
    self.key(key)
    number(value)
  }

  @inline(__always)
  mutating func member(_ key: StaticString, _ date: CalendarDate) {
    self.key(key)
    self.date(date)
  }
}

extension SIMD3<Double> {
  package var list: [Double] { [x, y, z] }
}

import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// The chief numbers of a plan of several levels, to be one line among many.
public struct TreatmentSummary: Sendable {
  /// Of a sensitivity study of the plan, if there was one.
  public struct Spread: Sendable, Equatable {
    /// One standard deviation of each number of a part, degrees or millimetres.
    public struct Part: Sendable, Equatable {
      /// `limb`, `docking`, or the name of a level.
      public let name: String
      /// Names of the numbers.
      public let numbers: [String]
      /// Of each.
      public let deviations: [Double]

      /// A part.
      public init(name: String, numbers: [String], deviations: [Double]) {
        (self.name, self.numbers, self.deviations) = (name, numbers, deviations)
      }
    }

    /// Draws.
    public let samples: Int
    /// Root mean square of all standard deviations by which the end is judged, in units of their tolerances.
    public let endError: Double
    /// Share of draws with anything outside tolerance.
    public let anyOutside: Double
    /// The limb first.
    public let parts: [Part]

    /// The numbers of a study, as they are.
    public init(samples: Int, endError: Double, anyOutside: Double, parts: [Part]) {
      (self.samples, self.endError, self.anyOutside, self.parts) = (samples, endError, anyOutside, parts)
    }
  }

  private let plan: TreatmentPlan
  private let spread: Spread?

  /// The summary of a plan.
  public init(_ plan: TreatmentPlan, spread: Spread? = nil) { (self.plan, self.spread) = (plan, spread) }

  /// Writes the `fixator-summary/2` object.
  ///
  /// - Parameters:
  ///   - input: where the case stands, `file:line`, if that is told.
  ///   - draw: number of a case that was varied, from 1.
  ///   - hasInputs: whether the chief inputs of each level stand there too.
  public func write(to text: inout JSONText, input: String?, draw: Int? = nil, hasInputs: Bool = false) {
    text.object { json in
      json.member("format", "fixator-summary/2")
      json.member("case", plan.treatment.common.name)
      if let input { json.member("input", input) }
      if let draw { json.member("draw", draw) }
      plan.writeFigures(&json)
      json.key("levels")
      json.list { list in
        for level in plan.levels {
          list.item()
          list.object { write(level, &$0, hasInputs: hasInputs) }
        }
      }
      json.key("checks")
      json.object { json in
        for severity in Finding.Severity.allCases { write(severity, &json) }
      }
      if let spread { write(spread, &json) }
    }
  }

  private func write(_ level: Plan, _ json: inout JSONWriter, hasInputs: Bool) {
    json.member("level", level.level.id.name)
    json.member("strut_changes", level.strutTimeline.changes.count)
    json.member("max_error_mm", level.largestErrorDistance)
    json.member("max_error_deg", QuantityUnit.degrees.outside(level.largestErrorAngle))
    json.key("end")
    json.numbers(level.days[level.duration].set)
    let extremes = level.extremes
    json.key("lowest")
    json.numbers(extremes.lowest)
    json.key("highest")
    json.numbers(extremes.highest)
    if hasInputs { json.inputs(level.level) }
  }

  /// How often each code stands in the plan with this severity; nothing where none does.
  private func write(_ severity: Finding.Severity, _ json: inout JSONWriter) {
    let found = plan.allChecks.filter { $0.severity == severity }
    guard !found.isEmpty else { return }
    json.key(severity.plural)
    json.object { json in
      for code in Finding.Code.ofTreatments {
        let count = found.count { $0.code == code }
        guard count > 0 else { continue }
        json.key(code.rawValue)
        json.number(count)
      }
    }
  }

  private func write(_ spread: Spread, _ json: inout JSONWriter) {
    json.key("sensitivity")
    json.object { json in
      json.member("samples", spread.samples)
      json.member("end_error", spread.endError)
      json.member("any_outside", spread.anyOutside)
      json.key("sd")
      json.object { json in
        for part in spread.parts {
          json.key(part.name)
          json.numbers(named: part.numbers, part.deviations)
        }
      }
    }
  }
}

extension TreatmentSummary {
  /// Writes a row of the table of summaries, which has room for six struts: the readings of twelve stand in the objects.
  public func write(
    to text: inout CSVText, input: String?, draw: Int?, hasSpread: Bool, hasInputs: Bool = false
  ) {
    text.beginning(case: plan.treatment.common.name, input: input, draw: draw)
    text.plain(plan.hasErrors ? "errors" : "planned")
    text.course(
      plan.levels[0], changes: plan.levels.reduce(0) { $0 + $1.strutTimeline.changes.count },
      visits: plan.visitDays.count)
    text.numbers([
      plan.levels.reduce(0) { max($0, $1.largestErrorDistance) },
      QuantityUnit.degrees.outside(plan.levels.reduce(0) { max($0, $1.largestErrorAngle) }),
    ])
    for _ in 0..<18 { text.comma() }
    text.codes(plan.allChecks)
    if hasSpread {
      let limb = spread?.parts.first?.deviations ?? []
      text.numbers([spread?.endError ?? .nan, spread?.anyOutside ?? .nan])
      text.numbers((0..<6).map { limb.indices.contains($0) ? limb[$0] : .nan })
    }
    if hasInputs { text.inputs(nil) }
    text.comma()
    text.quoted(
      "two levels: the readings\(hasInputs ? " and inputs" : "") of both frames stand in --summary and in the whole plans"
    )
    text.lineEnd()
  }
}

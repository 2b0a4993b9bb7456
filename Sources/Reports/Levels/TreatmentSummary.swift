import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// The chief numbers of a plan of several levels, to be one line among many.
public struct TreatmentSummary: Sendable {
  private let plan: TreatmentPlan

  /// The summary of a plan.
  public init(_ plan: TreatmentPlan) { self.plan = plan }

  /// Writes the `fixator-summary/2` object.
  ///
  /// - Parameter input: where the case stands, `file:line`, if that is told.
  public func write(to text: inout JSONText, input: String?) {
    text.object { json in
      json.member("format", "fixator-summary/2")
      json.member("case", plan.treatment.common.name)
      if let input { json.member("input", input) }
      plan.writeFigures(&json)
      json.key("levels")
      json.list { list in
        for level in plan.levels {
          list.item()
          list.object { json in
            json.member("level", level.level.id.name)
            json.member("max_error_mm", level.largestErrorDistance)
            json.member("max_error_deg", QuantityUnit.degrees.outside(level.largestErrorAngle))
            json.key("end")
            json.numbers(level.days[level.duration].set)
          }
        }
      }
      json.key("checks")
      json.object { json in
        for severity in Finding.Severity.allCases { write(severity, &json) }
      }
    }
  }

  /// How often each code stands in the plan with this severity; nothing where none does.
  private func write(_ severity: Finding.Severity, _ json: inout JSONWriter) {
    let found = plan.allChecks.filter { $0.severity == severity }
    guard !found.isEmpty else { return }
    json.key(severity.plural)
    json.object { json in
      for code in Finding.Code.ofPlans + Finding.Code.ofLimbs {
        let count = found.count { $0.code == code }
        guard count > 0 else { continue }
        json.key(code.rawValue)
        json.number(count)
      }
    }
  }
}

import CorrectionPlanning
import RigidMotion
import TextOutput
import TreatmentModel

extension TreatmentPlan {
  /// The `fixator-plan/2` object: the limb, and what `fixator-plan/1` has of a plan for each level.
  ///
  /// - Parameter origin: what it was made from, for a plan that is to be read without its case.
  public func json(isPretty: Bool, options: OptionNames = .none, origin: PlanOrigin? = nil) -> String {
    var text = JSONText(isPretty: isPretty)
    write(to: &text, options: options, origin: origin)
    return text.text
  }

  /// Writes the `fixator-plan/2` object and the end of its line.
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
    text.object { write(&$0, input, draw, options, origin) }
  }

  private func write(
    _ json: inout JSONWriter, _ input: String?, _ draw: Int?, _ options: OptionNames, _ origin: PlanOrigin?
  ) {
    json.member("format", "fixator-plan/2")
    json.member("disclaimer", disclaimer)
    if let origin { json.member("program", origin.program) }
    json.member("case", treatment.common.name)
    if let input { json.member("input", input) }
    if let draw {
      json.key("draw")
      json.number(draw)
    }
    json.member("side", treatment.common.side.rawValue)
    json.member("bone", treatment.common.bone)
    json.member("fingerprint", CaseFingerprint(self).description)
    switch treatment.motion {
    case .independent: json.member("motion", "independent")
    case .transport(let transport):
      json.member("motion", "transport")
      json.member("travels", transport.travels.rawValue)
    }
    json.key("summary")
    json.object { writeFigures(&$0) }
    if let resumption {
      json.key("resumed")
      json.object { write(resumption, &$0) }
    }
    if let limb {
      json.key("limb")
      json.list { list in
        for day in limb.days {
          list.item()
          list.object { day.write(&$0, isSigned: origin != nil) }
        }
      }
    }
    json.key("checks")
    json.list { list in
      for check in checks {
        list.item()
        list.object { check.write(&$0, options, namingLevels: true) }
      }
    }
    json.key("levels")
    json.list { list in
      for plan in levels {
        list.item()
        list.object { json in
          json.member("level", plan.level.id.name)
          plan.writeOwn(&json, options, standsAlone: origin != nil)
        }
      }
    }
    if let origin {
      json.rates(limb?.paces.map(\.days) ?? [])
      json.origin(origin, treatment.common.assumedDefaults)
    }
  }
}

extension TreatmentPlan {
  /// Days, their dates, changes, visits, contact, and what whole steps do to the limb.
  func writeFigures(_ json: inout JSONWriter) {
    json.key("days")
    json.number(duration)
    let first = levels.compactMap(\.firstTurn).min { $0.day < $1.day }
    if let first = first?.date, let last = levels[0].days[duration].date {
      json.member("first_turn", first)
      json.member("last_turn", last)
    }
    json.key("strut_changes")
    json.number(levels.reduce(0) { $0 + $1.strutTimeline.changes.count })
    json.key("visits")
    json.number(visitDays.count)
    if let limb { limb.writeSummary(&json) }
  }

  /// What was found of the limb and of every level.
  public var allChecks: [Finding] { checks + levels.flatMap(\.checks) }
}

extension TreatmentPlan {
  fileprivate func write(_ resumption: LimbResumption, _ json: inout JSONWriter) {
    json.key("day")
    json.number(resumption.day)
    json.key("slow")
    json.number(resumption.slow)
    json.key("pause_days")
    json.number(resumption.pause)
    if let off = resumption.offPath {
      json.member("limb_off_mm", off.distance)
      json.member("limb_off_deg", degrees(off.angle))
    }
    json.key("last_day")
    json.number(levels[0].lastDay)
    json.key("last_day_planned")
    json.number(resumption.lastPlannedDay)
  }
}

extension LimbCourse {
  fileprivate func writeSummary(_ json: inout JSONWriter) {
    if let contactDay {
      json.key("contact_day")
      json.number(contactDay)
    }
    for (key, spread, scale) in [
      ("limb_error_mm", distanceSpread, 1.0), ("limb_error_deg", angleSpread, degrees(1)),
    ] {
      json.key(key)
      json.object { json in
        json.member("mean", spread.mean * scale)
        json.member("max", spread.largest * scale)
      }
    }
  }
}

extension LimbCourse.Day {
  /// - Parameter isSigned: whether what remains stands there as numbers too.
  fileprivate func write(_ json: inout JSONWriter, isSigned: Bool) {
    json.key("day")
    json.number(day)
    json.key("pose")
    json.pose(pose)
    if let remaining {
      json.key("remaining")
      json.deformity(remaining)
      if isSigned {
        json.key("remaining_signed")
        json.signed(remaining)
      }
    }
    json.member("error_mm", errorDistance)
    json.member("error_deg", degrees(errorAngle))
    if let docking { json.docking(docking) }
  }
}

extension JSONWriter {
  /// How the faces of a defect stand to each other.
  package mutating func docking(_ docking: DockingState) {
    key("docking")
    object { json in
      json.member("gap_mm", docking.gap)
      json.member("ap_offset_mm", docking.apOffset)
      json.member("lateral_offset_mm", docking.lateralOffset)
      json.member("angle_deg", degrees(docking.angle))
    }
  }
}

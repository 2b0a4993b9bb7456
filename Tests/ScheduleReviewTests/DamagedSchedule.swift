import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import ScheduleReview
import TestSupport
import TreatmentModel

/// The mistakes that people make in schedules.
enum Damage: String, CaseIterable {
  case strutsSwapped, digitsTransposed, rowMissing, rowUnnumberedMissing, rowDoubled, rowUnnumberedDoubled
  case strutMirrored, centimetres, side, convention, reference

  /// The finding that names it.
  var code: Finding.Code {
    switch self {
    case .strutsSwapped: .strutsSwapped
    case .digitsTransposed: .digitsTransposed
    case .rowMissing, .rowUnnumberedMissing: .rowMissing
    case .rowDoubled, .rowUnnumberedDoubled: .rowDoubled
    case .strutMirrored: .strutMirrored
    case .centimetres: .unitWrong
    case .side: .sideWrong
    case .convention: .conventionWrong
    case .reference: .referenceWrong
    }
  }
}

extension SplitMix64 {
  /// A case that a schedule is made for: two generic rings, all six parameters, any side, reference and convention, sometimes a
  /// stage or a nerve.
  mutating func scheduledCase(degrees: Double = 20) -> TreatedLevel {
    let limb = limbs[Int(next() % 4)]
    var result = sampleCase(deformity(degrees: degrees, millimetres: 15), limb: limb)
    result.mounting.apOffset = uniform(-15...15)
    result.mounting.lateralOffset = uniform(-15...15)
    result.mounting.rotation = uniform(-0.3...0.3)
    result.convention = RotationConvention.allCases[Int(next() % 8)]
    result.schedule.path = PathKind.allCases[Int(next() % 3)]
    result.schedule.pace = Pace.allCases[Int(next() % 2)]
    result.schedule.rounding = next() % 2 == 0 ? .together : .nearest
    if next() % 4 == 0 { result.schedule.stages = [deformity(degrees: 10, millimetres: 10)] }
    if next() % 4 == 0 { result.target = deformity(degrees: 3, millimetres: 3) }
    return result
  }

  /// Rows of `plan`'s set readings with one mistake; nil when this mistake would change nothing that rounding does not.
  mutating func damaged(_ plan: Plan, _ damage: Damage) -> TypedSchedule? {
    let input = plan.level
    var rows = TypedSchedule(plan).rows
    guard rows.count > 6 else { return nil }
    func renumbered(_ rows: [ScheduleRow]) -> [ScheduleRow] {
      rows.enumerated().map { ScheduleRow(day: $0, readings: $1.readings, line: $0 + 2) }
    }
    func changed(_ index: Int, _ readings: StrutReadings) {
      rows[index] = ScheduleRow(day: rows[index].day, readings: readings, line: rows[index].line)
    }
    let strut = Int(next() % 6)
    let inside = 1 + Int(next() % UInt64(rows.count - 2))
    switch damage {
    case .strutsSwapped:
      let other = (strut + 1 + Int(next() % 5)) % 6
      let from = Int(next() % UInt64(rows.count))
      guard rows[from...].contains(where: { abs($0.readings[strut] - $0.readings[other]) >= 3 }) else {
        return nil
      }
      for index in from..<rows.count {
        var readings = rows[index].readings
        (readings[strut], readings[other]) = (readings[other], readings[strut])
        changed(index, readings)
      }
    case .digitsTransposed:
      let index = Int(next() % UInt64(rows.count))
      var readings = rows[index].readings
      var digits = Array(String(Int(readings[strut])))
      let place = Int(next() % UInt64(digits.count - 1))
      digits.swapAt(place, place + 1)
      guard let value = Double(String(digits)), value != readings[strut] else { return nil }
      readings[strut] = value
      changed(index, readings)
    case .rowMissing: rows.remove(at: inside)
    case .rowUnnumberedMissing:
      rows.remove(at: inside)
      rows = renumbered(rows)
    case .rowDoubled: rows.insert(rows[inside], at: inside)
    case .rowUnnumberedDoubled:
      rows.insert(rows[inside], at: inside)
      rows = renumbered(rows)
    case .strutMirrored:
      let first = rows[0].readings[strut]
      guard rows.contains(where: { abs($0.readings[strut] - first) >= 3 }) else { return nil }
      for index in rows.indices {
        var readings = rows[index].readings
        readings[strut] = 2 * first - readings[strut]
        changed(index, readings)
      }
    case .centimetres:
      let scope = next() % 3
      for index in rows.indices where scope != 2 || index == inside {
        changed(
          index,
          StrutReadings {
            scope == 0 || $0 == strut ? rows[index].readings[$0] / 10 : rows[index].readings[$0]
          })
      }
    case .side, .convention, .reference:
      var other = input
      switch damage {
      case .side: other.limb.side = input.limb.side.opposite
      case .reference: other.limb.reference = input.limb.reference.opposite
      default:
        other.convention = RotationConvention.allCases[Int(next() % 8)]
        guard differsByTwoDegrees(input, other) else { return nil }
      }
      guard let wrong = try? Planner.plan(other), wrong.isFollowed, wrong.days.count > 6 else { return nil }
      rows = TypedSchedule(wrong).rows
    }
    return TypedSchedule(rows: rows)
  }

  private func differsByTwoDegrees(_ one: TreatedLevel, _ other: TreatedLevel) -> Bool {
    let pair = [one, other].map { $0.deformity.rotation($0.limb, $0.convention) }
    return (pair[0].inverse * pair[1]).angle > radians(2)
  }
}

extension Plan {
  /// Whether the frame can do what is planned: no strut at the end of its range, no singular pose, the target reached.
  var isFollowed: Bool {
    let codes: [Finding.Code] = [.strutOutOfRange, .strutHeld, .nearSingular, .wrongAssembly, .targetMissed]
    return !checks.contains { codes.contains($0.code) }
  }

  /// What an opinion finds beyond what the plan itself says of its motion: struts that collide do so in the plan too.
  func news(_ opinion: SecondOpinion) -> [Finding] {
    opinion.findings.filter { finding in
      finding.code.isMistake || !checks.contains { $0.code.rawValue == finding.code.rawValue }
    }
  }
}

import HexapodKinematics
import Reports
import RigidMotion
import ScheduleReview
import TextOutput
import TreatmentModel

extension SecondOpinion {
  /// Poses and what is still there, a line a row: `day,date,status,` the pose, `stiffness`, the gap of the bone ends
  /// `bone_gap_mm`, the six remaining parameters as signed numbers in degrees and mm (positive for the first word of each),
  /// and of each point at risk the path of the day and the path since the first row. `part` follows the day in a schedule
  /// with several rows a day.
  /// Numbers of a pose that was not found are empty.
  public var csv: String {
    let points = pointNames
    var text = CSVText()
    text.checkHeader(hasParts: clock.parts > 1, points)
    for day in days { write(day, points, hasParts: clock.parts > 1, &text) }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// The points at risk of which paths are known.
  var pointNames: [String] { days.first { !$0.travels.isEmpty }?.travels.map(\.name) ?? [] }

  /// A row of the schedule; the paths of points that it does not know are empty.
  func write(_ day: OpinionDay, _ points: [String], hasParts: Bool, _ text: inout CSVText) {
    text.number(day.day)
    if hasParts {
      text.comma()
      text.number(day.part)
    }
    text.plain(",\(day.date?.description ?? ""),\(day.outcome.word)")
    let pose = day.pose
    let numbers =
      pose.translation.list + [pose.rotation.w] + pose.rotation.v.list + [day.stiffness, day.boneGap ?? .nan]
      + DeformityParameter.allCases.map { parameter in
        day.remaining.map { parameter.unit.outside($0[parameter]) } ?? .nan
      }
      + points.flatMap { name in
        day.travels.first { $0.name == name }.map { [$0.perDay, $0.total] } ?? [.nan, .nan]
      }
    for number in numbers {
      text.comma()
      if day.isFound { text.number(number) }
    }
    text.lineEnd()
  }
}

extension CSVText {
  /// The names of the columns.
  mutating func checkHeader(hasParts: Bool, _ points: [String]) {
    let parameters = DeformityParameter.allCases.map {
      "\($0.name.replacing("-", with: "_"))_\($0.unit.rawValue)"
    }
    plain("day,\(hasParts ? "part," : "")date,status,\(RigidTransform.csvHeader),stiffness,bone_gap_mm,")
    plain(parameters.joined(separator: ","))
    for name in points {
      for what in ["mm a day", "mm in all"] {
        comma()
        quoted("\(name == PointAtRisk.rimName ? "rim" : name), \(what)")
      }
    }
    lineEnd()
  }
}

import DeformityCorrection
import Hexapod
import RigidMotion

extension SecondOpinion {
  /// Poses and what is still there, a line a day: `day,date,status,` the pose, `stiffness`, the six remaining parameters as
  /// signed numbers in degrees and mm (positive for the first word of each), and the daily path of each point at risk.
  /// Numbers of a pose that was not found are empty.
  public var csv: String {
    let points = days.first { !$0.travels.isEmpty }?.travels.map(\.name) ?? []
    var text = CSVText()
    let parameters = DeformityParameter.allCases.map {
      "\($0.rawValue.replacing("-", with: "_"))_\($0.unit.rawValue)"
    }
    text.plain("day,date,status,\(RigidTransform.csvHeader),stiffness,\(parameters.joined(separator: ","))")
    for name in points {
      text.comma()
      text.quoted("\(name == PointAtRisk.rimName ? "rim" : name), mm a day")
    }
    text.lineEnd()
    for day in days { write(day, points.count, &text) }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func write(_ day: OpinionDay, _ points: Int, _ text: inout CSVText) {
    text.number(day.day)
    text.plain(",\(day.date?.description ?? ""),\(day.outcome.word)")
    let pose = day.pose
    let numbers =
      pose.translation.list + [pose.rotation.w] + pose.rotation.v.list + [day.stiffness]
      + DeformityParameter.allCases.map { parameter in
        day.remaining.map { parameter.unit.outside($0[parameter]) } ?? .nan
      } + (0..<points).map { day.travels.indices.contains($0) ? day.travels[$0].perDay : .nan }
    for number in numbers {
      text.comma()
      if day.isFound { text.number(number) }
    }
    text.lineEnd()
  }
}

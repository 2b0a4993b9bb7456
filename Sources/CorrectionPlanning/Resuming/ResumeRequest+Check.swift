import HexapodKinematics
import RigidMotion
import TreatmentModel

extension ResumeRequest {
  /// What in it is no request; empty for most. Days are looked at apart.
  public var invalidValues: [InvalidValue] {
    var check = ValueCheck()
    check.readings(readings, "readings")
    if !(0...ResumeRequest.longestPause).contains(pause) {
      check.add(
        .outOfRange, nil, "pause", "the number is out of range", found: String(pause),
        allowed: "0 to \(ResumeRequest.longestPause) days")
    }
    if !(slow > 0 && slow <= 1) {
      check.add(
        .outOfRange, nil, "slow", "rates may be lowered, not raised", found: "\(slow)",
        allowed: "above 0, at most 1")
    }
    check.deviation(strutDeviation, "strutDeviation")
    for (index, distance) in distances.enumerated() {
      let property = "distances[\(index)]"
      for (point, name) in [
        (distance.referencePoint, "referencePoint"), (distance.movingPoint, "movingPoint"),
      ]
      where !(point.x.isFinite && point.y.isFinite && point.z.isFinite) {
        check.add(.notFinite, nil, "\(property).\(name)", "the number is not finite", found: "\(point)")
      }
      check.number(distance.distance, within: nil, nil, "\(property).distance")
      check.deviation(distance.standardDeviation, "\(property).standardDeviation")
    }
    for (index, record) in done.enumerated() { check.readings(record.readings, "done[\(index)].readings") }
    return check.found
  }
}

extension ValueCheck {
  fileprivate mutating func readings(_ readings: StrutReadings, _ property: String) {
    for (index, reading) in readings.enumerated() {
      number(reading, within: nil, nil, "\(property)[\(index)]")
    }
  }

  fileprivate mutating func deviation(_ value: Double, _ property: String) {
    guard !(value.isFinite && value > 0) else { return }
    add(
      value.isFinite ? .outOfRange : .notFinite, nil, property, "a standard deviation is above 0",
      found: "\(value)", allowed: "above 0 mm")
  }
}

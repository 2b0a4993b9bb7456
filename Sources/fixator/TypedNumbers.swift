import ArgumentParser
import CommandAnswers
import Reports
import RigidMotion
import TextOutput

/// Lengths and places on the command line.
let reach = MeasuredDistance.reach

/// `a,b,c,…` as one word of exactly `count` finite numbers.
func numbers(_ text: String, count: Int, option: String) throws -> [Double] {
  let values = text.split(separator: ",", omittingEmptySubsequences: false).map { part -> Double? in
    let trimmed = part.filter { $0 != " " }
    return Double(trimmed).flatMap { $0.isFinite ? $0 : nil }
  }
  guard values.count == count, !values.contains(nil) else {
    throw ValidationError(
      "\(option) takes \(count) finite numbers as one word, separated by commas and without spaces; found '\(text)'"
    )
  }
  return values.compactMap { $0 }
}

/// Refuses numbers that are out of ``reach``.
func requireReach(_ numbers: some Sequence<Double>, option: String) throws {
  for number in numbers where !reach.contains(number) {
    throw ValidationError(
      "\(option): a length or place is between \(shortest(reach.lowerBound)) and \(shortest(reach.upperBound)) "
        + "(found \(shortest(number)))")
  }
}

/// Refuses a standard deviation of readings that no distance may have.
func requireDeviation(_ strutSd: Double) throws {
  guard MeasuredDistance.deviations.contains(strutSd) else {
    throw ValidationError(
      "--strut-sd takes a number of millimetres from 0.000001 to 1000000 (found \(shortest(strutSd)))")
  }
}

/// `3=171.2±0.5`, as a word of the command line.
extension MeasuredDistance: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

/// `x,y,z,qw,qx,qy,qz`.
func pose(_ text: String, option: String) throws -> RigidTransform {
  let n = try numbers(text, count: 7, option: option)
  try requireReach(n[..<3], option: option)
  guard let rotation = Rotation(quaternion: n[3], n[4], n[5], n[6]) else {
    throw ValidationError("\(option): the quaternion is zero")
  }
  return RigidTransform(rotation: rotation, translation: Vector3(n[0], n[1], n[2]))
}

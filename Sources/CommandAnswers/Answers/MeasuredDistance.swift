import HexapodKinematics
import RigidMotion
import TreatmentModel

/// A distance measured besides the six readings: `3=171.2±0.5` is strut 3 read once more,
/// `0,-90,0:12,80,5=164±0.5` the distance from a place marked on the reference ring to one on the moving ring.
package struct MeasuredDistance: Sendable {
  private enum Ends {
    case strut(StrutNumber)
    case marks(Vector3, Vector3)
  }

  private let ends: Ends
  private let value: Double
  private let deviation: Double?

  /// Lengths and places, in whatever unit a frame has: what is larger can be reckoned with no more.
  package static let reach = -1e9...1e9
  /// Standard deviations, mm: weights of others are no numbers.
  package static let deviations = 1e-6...1e6

  /// Reads one; nil for what is none.
  package init?(_ text: String) {
    let sides = text.split(separator: "=", omittingEmptySubsequences: false)
    guard sides.count == 2 else { return nil }
    let measured = sides[1].replacing("+-", with: "±").split(separator: "±", omittingEmptySubsequences: false)
    let numbers = measured.map { Double($0.filter { $0 != " " }) ?? .nan }
    guard (1...2).contains(numbers.count), numbers[0] > 0, MeasuredDistance.reach.contains(numbers[0]),
      numbers.dropFirst().allSatisfy(MeasuredDistance.deviations.contains)
    else { return nil }
    (value, deviation) = (numbers[0], numbers.count == 2 ? numbers[1] : nil)
    let marks = sides[0].split(separator: ":", omittingEmptySubsequences: false).map(MeasuredDistance.point)
    if let strut = Int(sides[0]).flatMap(StrutNumber.init(rawValue:)) {
      ends = .strut(strut)
    } else if marks.count == 2, let one = marks[0], let other = marks[1] {
      ends = .marks(one, other)
    } else {
      return nil
    }
  }

  private static func point(_ text: Substring) -> Vector3? {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).compactMap { Double($0) }
    guard numbers.count == 3, numbers.allSatisfy(reach.contains) else { return nil }
    return Vector3(numbers[0], numbers[1], numbers[2])
  }

  /// On this frame; `strutDeviation` stands in where no deviation was given.
  package func measurement(on frame: StatedFrame, strutDeviation: Double) -> DistanceMeasurement {
    switch ends {
    case .strut(let strut):
      DistanceMeasurement(
        referencePoint: frame.hexapod.referenceJoints[strut], movingPoint: frame.hexapod.movingJoints[strut],
        distance: value + frame.readingOffsets.values[strut], standardDeviation: deviation ?? strutDeviation)
    case .marks(let onReference, let onMoving):
      DistanceMeasurement(
        referencePoint: onReference, movingPoint: onMoving, distance: value,
        standardDeviation: deviation ?? strutDeviation)
    }
  }

  /// Why a strut read once more cannot be taken, in words: it was taken to have the scale that the case gives it, and has another by now.
  package func otherScale(
    _ mounted: PerStrut<StrutHardware>, _ offsets: ReadingOffsets, _ option: OptionSpelling
  ) -> String? {
    guard case .strut(let strut) = ends, mounted[strut].readingOffset != offsets.values[strut] else {
      return nil
    }
    return
      "\(option("distance")): strut \(strut) is \(mounted[strut].name) by now, whose scale begins elsewhere than that of "
      + "the case; leave it out"
  }
}

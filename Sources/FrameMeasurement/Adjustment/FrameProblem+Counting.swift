import RigidMotion
import TreatmentModel

extension FrameProblem {
  /// Joints of a pair that stand further than this from its middle are nearer to those of the next pairs, radians: rings are not
  /// counted so, and turns of the other sign, or struts counted the other way round, make such a frame of any other.
  static let largestHalfAngle = radians(30)
  /// No half-angle is below 0; that of a ring of three joints, which is 0, is found somewhat below it by chance.
  static let smallestHalfAngle = radians(-1.5)

  /// Whether it is a frame as frames are counted.
  ///
  /// - Parameter smallest: the least half-angle; a search that has not come to its end may still be below.
  func isFrame(_ point: FramePoint, fromHalfAngle smallest: Double = FrameProblem.smallestHalfAngle) -> Bool {
    layout.rings.allSatisfy { number, column in
      let value = point.numbers[column]
      return switch number.dimension {
      case .jointRadius, .holeCircleRadius: value > 0
      case .halfAngle:
        (smallest...FrameProblem.largestHalfAngle).contains(value) || states.known[number] != nil
      case .jointOffset: true
      }
    }
  }

  /// Both rings turned by half a turn are the same frame, where no mark says how they are turned.
  func withPositiveRadii(_ point: FramePoint) -> FramePoint {
    let columns = Set(
      FragmentEnd.allCases.map { layout.rings[states.owner(RingNumber($0, .jointRadius))] })
    guard states.marks.isEmpty, columns.allSatisfy({ $0.map { point.numbers[$0] < 0 } ?? false }) else {
      return point
    }
    var other = point
    for column in columns.compactMap({ $0 }) { other.numbers[column].negate() }
    return other
  }

  /// How much larger one ring is taken to be, and the other smaller.
  private static let unlike = 1.15

  /// Of rings that are not said to be equal the same frame with rings unlike each other, and in each other's place. In states that stay
  /// parallel lengths show the sum of the squared radii and their product: radii that are equal are stationary there, though no minimum
  /// if they are not, and which ring is which does not show.
  func withUnlikeRings(_ point: FramePoint) -> [FramePoint] {
    let columns = RingNumber.measured.compactMap { dimension -> (one: Int, other: Int)? in
      guard let one = layout.rings[RingNumber(.proximal, dimension)],
        let other = layout.rings[RingNumber(.distal, dimension)], one != other
      else { return nil }
      return (one, other)
    }
    guard let one = layout.rings[RingNumber(.proximal, .jointRadius)],
      let other = layout.rings[RingNumber(.distal, .jointRadius)], one != other
    else { return [] }
    var (larger, smaller, exchanged) = (point, point, point)
    larger.numbers[one] *= FrameProblem.unlike
    larger.numbers[other] /= FrameProblem.unlike
    smaller.numbers[one] /= FrameProblem.unlike
    smaller.numbers[other] *= FrameProblem.unlike
    for pair in columns { exchanged.numbers.swapAt(pair.one, pair.other) }
    return [larger, smaller, exchanged]
  }
}

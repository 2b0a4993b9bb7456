import HexapodKinematics
import RigidMotion
import TreatmentModel

/// A frame to start from.
struct KnownFrame: Sendable {
  /// Of both rings.
  private let usual: (radius: Double, halfAngle: Double)
  private var rings: [RingNumber: Double] = [:]
  /// Of each strut, mm; nil where they are not known.
  private(set) var readingOffsets: [Double]?
  /// Of each state where the distal ring stands in it, seen from the proximal one; nil for what the struts say.
  private(set) var poses: [RigidTransform]?

  init(radius: Double, halfAngle: Double) { usual = (radius, halfAngle) }

  /// The frame of a point.
  init(_ problem: FrameProblem, at point: FramePoint) {
    usual = (0, 0)
    for end in FragmentEnd.allCases {
      for dimension in RingNumber.measured {
        let number = RingNumber(end, dimension)
        rings[number] = problem.value(number, point.numbers)
      }
    }
    readingOffsets = (0..<6).map { point.numbers[problem.layout.readingOffset + $0] }
  }

  /// The same with where the distal ring stands in each state.
  func standing(_ poses: [RigidTransform]) -> KnownFrame {
    var frame = self
    frame.poses = poses
    return frame
  }

  /// A dimension of a ring; what was found of the proximal ring alone is both rings'.
  subscript(number: RingNumber) -> Double {
    rings[number] ?? rings[RingNumber(.proximal, number.dimension)]
      ?? {
        switch number.dimension {
        case .jointRadius, .holeCircleRadius: usual.radius
        case .halfAngle: usual.halfAngle
        case .jointOffset: 0
        }
      }()
  }
}

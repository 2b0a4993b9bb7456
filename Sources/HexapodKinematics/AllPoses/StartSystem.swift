import LinearAlgebra
import RigidMotion

/// A frame with complex joints and lengths that are in no special relation to each other, and all its forty poses.
///
/// Forty is the number for almost every frame (Ronga and Vust 1992, Wampler 1996), and every isolated pose of any frame is
/// where one of the forty goes when the joints and lengths go straight from these to those of that frame (parameter
/// continuation: Morgan and Sommese 1989).
package struct StartSystem: Sendable {
  /// Joints and squared lengths.
  package let frame: DualQuaternionFrame
  /// Its forty poses.
  package let points: [StudyPoint]

  /// The start system of every search.
  package static let generic = StartSystem(frame: genericFrame(seed: seed), points: storedPoints)

  /// A standard frame of radius 1 whose joints and squared lengths are disturbed by complex numbers.
  package static func genericFrame(seed: UInt64) -> DualQuaternionFrame {
    var random = SeededNumbers(seed: seed)
    func disturbed(_ ring: Ring) -> [DualQuaternionFrame.Joint] {
      ring.joints.map { joint in
        func coordinate(_ value: Double) -> Complex { Complex(value) + disturbance * random.complex() }
        return (coordinate(joint.x), coordinate(joint.y), coordinate(joint.z))
      }
    }
    let reference = disturbed(Ring(standard: .proximal, jointRadius: 1, halfAngle: 0.2))
    let moving = disturbed(Ring(standard: .distal, jointRadius: 1, halfAngle: 0.3))
    let squares = (0..<6).map { _ in Complex(3) + random.complex() }
    return DualQuaternionFrame(reference: reference, moving: moving, squares: squares)
  }

  private static let disturbance = 0.4

  /// Makes a start system anew from forty known poses of another frame, such as the forty real ones that Dietmaier found
  /// (1998). Nil unless forty poses arrive that are proven and different.
  package static func made(from points: [StudyPoint], of known: DualQuaternionFrame, seed: UInt64)
    -> StartSystem?
  {
    let frame = genericFrame(seed: seed)
    let tracker = PathTracker()
    var roots: [CertifiedRoot] = []
    for point in points {
      guard case .arrived(let end) = tracker.follow(point, from: known, to: frame, .tight),
        let root = CertifiedRoot(near: end, of: frame), !roots.contains(where: { $0.isSame(as: end) })
      else { return nil }
      roots.append(root)
    }
    return StartSystem(frame: frame, points: roots.map(\.point))
  }
}

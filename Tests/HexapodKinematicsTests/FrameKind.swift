import HexapodKinematics
import RigidMotion
import TestSupport

/// Kinds of frames that differ in how many complex poses they have.
enum FrameKind: String, CaseIterable {
  /// Standard rings of different radii and half angles.
  case symmetric
  /// The same standard ring twice.
  case equalRings
  /// Standard rings, the joints of each pair in one place: octahedral, 3-3.
  case bothPairsCoincide
  /// One such ring: 6-3.
  case onePairsCoincide
  /// Standard rings as they are measured: every joint half a millimetre off.
  case measured
  /// Plane rings without symmetry.
  case plane
  /// Joints anywhere.
  case spatial

  /// Complex poses for lengths in general. 40 for spatial frames: Ronga and Vust 1992, Wampler 1996; 16 for 3-3 and 6-3:
  /// Nanua, Waldron and Murthy 1990, Innocenti and Parenti-Castelli 1990.
  var complexCount: Int {
    switch self {
    case .symmetric: 28
    case .equalRings: 22
    case .bothPairsCoincide, .onePairsCoincide: 16
    case .measured, .plane, .spatial: 40
    }
  }

  /// A random frame of this kind, and a pose within ±40 mm and ±30° of its neutral one.
  ///
  /// - Parameter halfAngles: of the pairs, degrees.
  func sample(_ random: inout SplitMix64, halfAngles: ClosedRange<Double> = 2...25) throws -> (
    Hexapod, RigidTransform
  ) {
    var radii = (random.uniform(50...150), random.uniform(50...150))
    var angles = (radians(random.uniform(halfAngles)), radians(random.uniform(halfAngles)))
    if self == .equalRings { (radii.1, angles.1) = (radii.0, angles.0) }
    if self == .bothPairsCoincide { angles = (0, 0) }
    if self == .onePairsCoincide { angles.1 = 0 }
    let side = random.uniform(-1...1) < 0 ? -1.0 : 1
    let neutral = Hexapod.neutralPose(height: random.uniform(60...250), side: side)
    let hexapod = try Hexapod(
      reference: disturbed(Ring(standard: .proximal, jointRadius: radii.0, halfAngle: angles.0), &random),
      moving: disturbed(Ring(standard: .distal, jointRadius: radii.1, halfAngle: angles.1), &random),
      neutral: neutral)
    return (hexapod, random.pose(around: neutral, millimetres: 40, degrees: 30))
  }

  private func disturbed(_ ring: Ring, _ random: inout SplitMix64) -> Ring {
    switch self {
    case .symmetric, .equalRings, .bothPairsCoincide, .onePairsCoincide: ring
    case .measured: Ring(joints: ring.joints.mapped { $0 + random.vector(0.5) })
    case .plane: Ring(joints: ring.joints.mapped { $0 + random.vector(10) * Vector3(1, 1, 0) })
    case .spatial: Ring(joints: PerStrut { _ in random.vector(100) })
    }
  }
}

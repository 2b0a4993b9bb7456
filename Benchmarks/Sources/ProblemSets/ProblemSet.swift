import HexapodKinematics
import RigidMotion

/// Problems whose answers are known: six lengths made from a pose, many times.
public struct ProblemSet: Sendable {
  /// What a solver is given.
  public let problems: Problems
  /// The poses whose lengths were given.
  public let truth: [RigidTransform]

  /// How many of the poses have not neutral's determinant sign: they lie beyond a singularity.
  public var countBeyondSingularity: Int {
    let hexapod = problems.hexapod
    return truth.count { hexapod.jacobian(at: $0).determinantSign != hexapod.neutralSign }
  }

  /// How far the poses are from neutral, and from where they are sought.
  public enum Kind: String, Sendable, CaseIterable {
    /// Within ±40 mm an axis and ±30°, sought from neutral.
    case cold
    /// The same poses, each sought from within ±1 mm an axis and ±1° of it: a day's turning.
    case warm
    /// Within ±60 mm along and ±50° about each axis (`Rz Ry Rx`), sought from neutral; some of these poses lie beyond a
    /// singularity.
    case wide
  }

  /// The set on the generic 155 frame, rings 150 mm apart, the moving one distal, that follows from `kind`, `count` and
  /// `seed` alone.
  public init(_ kind: Kind, count: Int, seed: UInt64) throws {
    let neutral = Hexapod.neutralPose(height: 150, side: -1)
    let ring = { Ring(standard: $0, jointRadius: 93.8, halfAngle: radians(4.58)) }
    let hexapod = try Hexapod(reference: ring(.proximal), moving: ring(.distal), neutral: neutral)
    var random = SplitMix64(seed: seed)
    truth = (0..<count).map { _ in
      kind == .wide
        ? random.widePose(around: neutral)
        : random.pose(around: neutral, millimetres: 40, degrees: 30)
    }
    problems = Problems(
      hexapod: hexapod, neutral: neutral, lengths: truth.map { hexapod.strutLengths(at: $0) },
      starts: kind == .warm ? truth.map { random.pose(around: $0, millimetres: 1, degrees: 1) } : [neutral])
  }
}

extension SplitMix64 {
  fileprivate mutating func widePose(around neutral: RigidTransform) -> RigidTransform {
    let offset = vector(60)
    let turns = [Vector3(0, 0, 1), Vector3(0, 1, 0), Vector3(1, 0, 0)].map {
      Rotation(axis: $0, angle: radians(uniform(-50...50)))
    }
    return RigidTransform(rotation: turns[0] * turns[1] * turns[2], translation: neutral.translation + offset)
  }
}

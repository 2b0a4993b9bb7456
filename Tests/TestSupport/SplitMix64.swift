import RigidMotion

/// The generator of every random test: small, seeded, the same on every machine (Steele, Lea and Flood 2014).
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose whole sequence follows from `seed`.
  public init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform in `range`.
  public mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * (Double(next() >> 11) * 0x1p-53)
  }

  /// Uniform in the unit cube around zero, times `size`.
  public mutating func vector(_ size: Double) -> Vector3 {
    Vector3(uniform(-size...size), uniform(-size...size), uniform(-size...size))
  }

  /// A rotation of `angle` radians about a direction uniform on the sphere.
  public mutating func rotation(angle: Double) -> Rotation {
    var axis = vector(1)
    while axis.norm > 1 || axis.norm < 0.1 { axis = vector(1) }
    return Rotation(axis: axis, angle: angle)
  }

  /// A pose away from `neutral`: each coordinate within `millimetres`, and a rotation about a random axis by an angle
  /// uniform within `degrees`.
  public mutating func pose(around neutral: RigidTransform, millimetres: Double, degrees: Double)
    -> RigidTransform
  {
    let offset = vector(millimetres)
    let turn = rotation(angle: radians(uniform(-degrees...degrees)))
    return RigidTransform(rotation: turn * neutral.rotation, translation: neutral.translation + offset)
  }
}

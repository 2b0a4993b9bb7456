import Glibc
import RigidMotion

/// One of the parameters that say how a ring sits on its fragment.
public enum MountingParameter: Sendable, CaseIterable {
  /// Ring centre from the origin, on the AP film.
  case apOffset
  /// Ring centre from the origin, on the lateral film.
  case lateralOffset
  /// Ring centre from the origin, along the bone.
  case axialOffset
  /// Turn of the ring's master tab.
  case rotation
  /// The side to which the ring's proximal normal leans on the AP film.
  case apTilt
  /// The side to which the ring's proximal normal leans on the lateral film.
  case lateralTilt

  /// Its word in case files.
  public var word: CaseKey.Word {
    switch self {
    case .apOffset: .apOffset
    case .lateralOffset: .lateralOffset
    case .axialOffset: .axialOffset
    case .rotation: .rotation
    case .apTilt: .apTilt
    case .lateralTilt: .lateralTilt
    }
  }

  /// What it is called in files: `ap-offset`.
  public var name: String { word.name }

  /// Its key in the mounting of the reference ring.
  public var key: CaseKey { CaseKey(.mounting, word) }

  /// Its key in the mounting of the moving ring.
  public var movingKey: CaseKey { CaseKey(.movingMounting, word) }

  /// The words, that of a positive number first.
  public var directions: DirectionPair {
    switch self {
    case .apOffset, .apTilt: DirectionPair(.lateral, .medial)
    case .lateralOffset, .lateralTilt: DirectionPair(.posterior, .anterior)
    case .axialOffset: DirectionPair(.proximal, .distal)
    case .rotation: DirectionPair(.internal, .external)
    }
  }

  /// Millimetres for the offsets, degrees for the others.
  public var unit: QuantityUnit {
    switch self {
    case .apOffset, .lateralOffset, .axialOffset: .millimetres
    case .rotation, .apTilt, .lateralTilt: .degrees
    }
  }
}

/// How a ring sits on its fragment: the ring's pose in the fragment's frame, in six signed numbers, each positive for
/// the first word of its parameter (MODEL section 3).
public struct Mounting: Sendable, Equatable {
  /// Millimetres, positive for lateral.
  public var apOffset = 0.0
  /// Millimetres, positive for posterior.
  public var lateralOffset = 0.0
  /// Millimetres, positive for proximal.
  public var axialOffset = 0.0
  /// Radians, positive for internal.
  public var rotation = 0.0
  /// Radians, within ±90°, positive for lateral.
  public var apTilt = 0.0
  /// Radians, within ±90°, positive for posterior.
  public var lateralTilt = 0.0

  /// A ring centred on the origin, orthogonal to the bone, master tab anterior.
  public init() {}

  /// The signed number of a parameter, radians or millimetres.
  public subscript(parameter: MountingParameter) -> Double {
    get {
      switch parameter {
      case .apOffset: apOffset
      case .lateralOffset: lateralOffset
      case .axialOffset: axialOffset
      case .rotation: rotation
      case .apTilt: apTilt
      case .lateralTilt: lateralTilt
      }
    }
    set {
      switch parameter {
      case .apOffset: apOffset = newValue
      case .lateralOffset: lateralOffset = newValue
      case .axialOffset: axialOffset = newValue
      case .rotation: rotation = newValue
      case .apTilt: apTilt = newValue
      case .lateralTilt: lateralTilt = newValue
      }
    }
  }

  /// `M = (S_n · Rz(θ), c)`: the ring's pose in the fragment's frame.
  public func fragmentFromRing(_ side: Side) -> RigidTransform {
    let lat = side.lateralSign
    let lean = Rotation(leaning: apTilt, lateralTilt, side)
    return RigidTransform(
      rotation: lean * Rotation(axis: Vector3(0, 0, 1), angle: -lat * rotation),
      translation: Vector3(lat * apOffset, lateralOffset, axialOffset))
  }

  /// The six numbers of a ring's pose in the fragment's frame; nil when the ring's proximal normal does not point
  /// proximally.
  public init?(fragmentFromRing transform: RigidTransform, _ side: Side) {
    let lat = side.lateralSign
    let normal = transform.rotation * Vector3(0, 0, 1)
    guard normal.z > 1e-9 else { return nil }
    let turn = Rotation(from: Vector3(0, 0, 1), to: normal).inverse * transform.rotation
    apOffset = lat * transform.translation.x
    lateralOffset = transform.translation.y
    axialOffset = transform.translation.z
    rotation = -lat * 2 * atan2(turn.v.z, turn.w)
    apTilt = lat * atan2(normal.x, normal.z)
    lateralTilt = atan2(normal.y, normal.z)
  }
}

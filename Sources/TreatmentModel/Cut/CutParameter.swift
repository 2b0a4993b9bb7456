/// One of the parameters that say where a bone is cut, and how the cut leans.
public enum CutParameter: Sendable, CaseIterable {
  /// Its centre from the origin, on the AP film.
  case ap
  /// Its centre from the origin, on the lateral film.
  case lateral
  /// Its centre from the origin, along the bone.
  case axial
  /// The side to which its proximal normal leans on the AP film.
  case apTilt
  /// The side to which its proximal normal leans on the lateral film.
  case lateralTilt

  /// Its word in case files.
  public var word: CaseKey.Word {
    switch self {
    case .ap: .ap
    case .lateral: .lateral
    case .axial: .axial
    case .apTilt: .apTilt
    case .lateralTilt: .lateralTilt
    }
  }

  /// Its key.
  public var key: CaseKey { CaseKey(.cut, word) }

  /// The parameter of a mounting that has the same words and unit.
  private var likeness: MountingParameter {
    switch self {
    case .ap: .apOffset
    case .lateral: .lateralOffset
    case .axial: .axialOffset
    case .apTilt: .apTilt
    case .lateralTilt: .lateralTilt
    }
  }

  /// The words, that of a positive number first.
  public var directions: DirectionPair { likeness.directions }

  /// Millimetres for the place, degrees for the tilts.
  public var unit: QuantityUnit { likeness.unit }
}

extension BoneCut {
  /// The signed number of a parameter, radians or millimetres.
  public subscript(parameter: CutParameter) -> Double {
    get {
      switch parameter {
      case .ap: ap
      case .lateral: lateral
      case .axial: axial
      case .apTilt: apTilt
      case .lateralTilt: lateralTilt
      }
    }
    set {
      switch parameter {
      case .ap: ap = newValue
      case .lateral: lateral = newValue
      case .axial: axial = newValue
      case .apTilt: apTilt = newValue
      case .lateralTilt: lateralTilt = newValue
      }
    }
  }

  /// Whether the bone is cut at the origin, across its axis.
  public var isAtOrigin: Bool { CutParameter.allCases.allSatisfy { self[$0] == 0 } }
}

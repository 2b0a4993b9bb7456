/// One of the numbers that say where a hinge's axis is.
public enum HingeParameter: Sendable, CaseIterable {
  /// From the origin, on the AP film.
  case ap
  /// From the origin, on the lateral film.
  case lateral
  /// From the origin, along the bone.
  case axial

  /// Its word in case files.
  public var word: CaseKey.Word {
    switch self {
    case .ap: .ap
    case .lateral: .lateral
    case .axial: .axial
    }
  }

  /// Its key.
  public var key: CaseKey { CaseKey(.hingeAt, word) }

  /// The words, that of a positive number first.
  public var directions: DirectionPair {
    switch self {
    case .ap: MountingParameter.apOffset.directions
    case .lateral: MountingParameter.lateralOffset.directions
    case .axial: MountingParameter.axialOffset.directions
    }
  }
}

extension TreatedJoint.Hinge {
  /// The signed number of a parameter, mm.
  public subscript(parameter: HingeParameter) -> Double {
    get {
      switch parameter {
      case .ap: ap
      case .lateral: lateral
      case .axial: axial
      }
    }
    set {
      switch parameter {
      case .ap: ap = newValue
      case .lateral: lateral = newValue
      case .axial: axial = newValue
      }
    }
  }
}

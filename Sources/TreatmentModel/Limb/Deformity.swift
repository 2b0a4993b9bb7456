/// One of the six deformity parameters.
public enum DeformityParameter: Sendable, CaseIterable {
  /// Angle projected on the AP film.
  case apAngulation
  /// Angle projected on the lateral film.
  case lateralAngulation
  /// Turn about the moving fragment's long axis.
  case axialRotation
  /// Displacement on the AP film.
  case apTranslation
  /// Displacement on the lateral film.
  case lateralTranslation
  /// Displacement along the long axis.
  case axialTranslation

  /// Its word in case files.
  public var word: CaseKey.Word {
    switch self {
    case .apAngulation: .apAngulation
    case .lateralAngulation: .lateralAngulation
    case .axialRotation: .axialRotation
    case .apTranslation: .apTranslation
    case .lateralTranslation: .lateralTranslation
    case .axialTranslation: .axialTranslation
    }
  }

  /// What it is called in files: `ap-angulation`.
  public var name: String { word.name }

  /// Its key in the deformity.
  public var key: CaseKey { CaseKey(.deformity, word) }

  /// The words, that of a positive number first.
  public var directions: DirectionPair {
    switch self {
    case .apAngulation: DirectionPair(.varus, .valgus)
    case .lateralAngulation: DirectionPair(.apexAnterior, .apexPosterior)
    case .axialRotation: DirectionPair(.internal, .external)
    case .apTranslation: DirectionPair(.lateral, .medial)
    case .lateralTranslation: DirectionPair(.posterior, .anterior)
    case .axialTranslation: DirectionPair(.short, .long)
    }
  }

  /// Degrees for the three rotations, millimetres for the three translations.
  public var unit: QuantityUnit {
    switch self {
    case .apAngulation, .lateralAngulation, .axialRotation: .degrees
    case .apTranslation, .lateralTranslation, .axialTranslation: .millimetres
    }
  }
}

/// Where the moving fragment is, seen from the reference fragment: six signed numbers, radians and millimetres, each
/// positive for the first word of its parameter (MODEL section 2).
public struct Deformity: Sendable, Equatable {
  /// Radians, positive for varus.
  public var apAngulation = 0.0
  /// Radians, positive for apex-anterior.
  public var lateralAngulation = 0.0
  /// Radians, positive for internal.
  public var axialRotation = 0.0
  /// Millimetres, positive for lateral.
  public var apTranslation = 0.0
  /// Millimetres, positive for posterior.
  public var lateralTranslation = 0.0
  /// Millimetres, positive for short.
  public var axialTranslation = 0.0

  /// No deformity: a corrected limb.
  public init() {}

  /// The signed number of a parameter, radians or millimetres.
  public subscript(parameter: DeformityParameter) -> Double {
    get {
      switch parameter {
      case .apAngulation: apAngulation
      case .lateralAngulation: lateralAngulation
      case .axialRotation: axialRotation
      case .apTranslation: apTranslation
      case .lateralTranslation: lateralTranslation
      case .axialTranslation: axialTranslation
      }
    }
    set {
      switch parameter {
      case .apAngulation: apAngulation = newValue
      case .lateralAngulation: lateralAngulation = newValue
      case .axialRotation: axialRotation = newValue
      case .apTranslation: apTranslation = newValue
      case .lateralTranslation: lateralTranslation = newValue
      case .axialTranslation: axialTranslation = newValue
      }
    }
  }
}

import TreatmentModel

/// How far a measurement spreads by the literature; what is taken for inputs that carry no spread of their own, and only
/// when that is asked for.
public struct PublishedSpread: Sendable, Equatable {
  /// One standard deviation, radians or millimetres.
  public let standardDeviation: Double
  /// The publication and how the number follows from it, or that there is none.
  public let source: String

  private static let noSource = "assumed, no source"
  private static let braun =
    "Braun et al. 2023, J Orthop Surg Res 18:69, doi 10.1186/s13018-023-03552-8: two observers, long leg radiographs, 95 % error"
  private static let spatialCAD =
    "Bone & Joint abstract BOA2011-044 (94-B Supp XXXIX): deformity and mounting parameters within 1-2 mm on calibrated "
    + "orthogonal films of a model; 2 mm taken as two standard deviations"
  private static let fluoroscopy =
    "Acta Radiologica 1989, 30:75-80, doi 10.3109/02841858909177462: tibial torsion by fluoroscopy, standard error of a single "
    + "determination 1.3°"

  /// The spread of a place; nil where none is taken (the rings, which their maker has measured).
  public static func of(_ place: UncertainInput.Place, bone: String) -> PublishedSpread? {
    switch place {
    case .deformity(.apAngulation):
      degrees(0.71, "\(braun) of the mechanical femorotibial angle ±1.39°, divided by 1.96")
    case .deformity(.lateralAngulation): degrees(1, noSource)
    case .deformity(.axialRotation): degrees(1.3, fluoroscopy)
    case .deformity(.apTranslation), .deformity(.lateralTranslation): millimetres(1, spatialCAD)
    case .deformity(.axialTranslation):
      bone == "femur"
        ? millimetres(2.31, "\(braun) of the length of the femur ±4.53 mm, divided by 1.96")
        : millimetres(1.59, "\(braun) of the length of the tibia ±3.12 mm, divided by 1.96")
    case .mounting(let parameter), .movingMounting(let parameter):
      switch parameter {
      case .apOffset, .lateralOffset, .axialOffset: millimetres(1, spatialCAD)
      case .rotation: degrees(2, noSource)
      case .apTilt, .lateralTilt: degrees(1, noSource)
      }
    case .strut: millimetres(0.5, noSource)
    case .ring: nil
    case .hinge: millimetres(3, noSource)
    case .middle: millimetres(1, spatialCAD)
    case .limbShortness: of(.deformity(.axialTranslation), bone: bone)
    }
  }

  private static func degrees(_ value: Double, _ source: String) -> PublishedSpread {
    PublishedSpread(standardDeviation: QuantityUnit.degrees.inside(value), source: source)
  }

  private static func millimetres(_ value: Double, _ source: String) -> PublishedSpread {
    PublishedSpread(standardDeviation: value, source: source)
  }
}

import CorrectionPlanning
import TreatmentModel

/// What the uncertainty of the inputs does to the end of a plan of two levels: to each level, to the limb, and to where the faces of a
/// defect meet.
public struct LimbSensitivity: Sendable, Equatable {
  /// A part of which numbers are followed.
  public enum Part: Sendable, Hashable {
    /// A level, by its own six parameters and its worst point at risk.
    case level(LevelID)
    /// The limb: the most distal fragment seen from the most proximal one.
    case limb
    /// The faces of a defect.
    case docking

    /// Its name in files.
    public var key: String {
      switch self {
      case .level(let level): level.name
      case .limb: "limb"
      case .docking: "docking"
      }
    }
  }

  /// What is known of a part.
  public struct Ends: Sendable, Equatable {
    /// Which.
    public let part: Part
    /// Its numbers.
    public let spreads: [EndSpread]
    /// Fraction of draws in which any of those by which it is judged is outside tolerance.
    public let anyOutside: Double
    /// By number, then by input.
    public let shares: [VarianceShare]
    /// Of a level, each day of turning with its risk.
    public let rates: [RateRisk]
  }

  /// The plan that is followed.
  public let plan: TreatmentPlan
  /// How it was studied, with as many draws as there are.
  public let options: SensitivityOptions
  /// Draws that were asked for; more than there are where whoever looked on has ended the study.
  public let askedSamples: Int
  /// The uncertain inputs.
  public let inputs: [UncertainInput]
  /// How errors of inputs go together, of each two that do.
  public let correlations: [InputCorrelation]
  /// Inputs with a spread that changes nothing.
  public let unused: [UncertainInputs.Unused]
  /// The two levels, the limb, and the faces of a defect.
  public let ends: [Ends]
  /// Draws in which a level has no end.
  public let withoutPose: Int
  /// Draws with an end that the convention's angles cannot say.
  public let withoutAngles: Int
  /// Fraction of draws in which anything is outside tolerance: of a level, of the limb, gap or offsets of the faces.
  public let anyOutside: Double
  /// Of a defect: fraction of draws in which the faces do not meet.
  public let apart: Double?
  /// Of a defect: fraction of draws in which the faces lie further beside each other than a quarter of the bone's diameter.
  public let besideBone: Double?
  /// Pairs of draws from which shares come.
  public let shareSamples: Int
  /// Draws from which rates come.
  public let rateSamples: Int
  /// Root mean square of all standard deviations by which the end is judged, in units of their tolerances, by the linear model.
  public let endError: Double
  /// What each better measurement would do, the best first.
  public let gains: [MeasurementGain]
  /// The best one, sampled; nil when there is none.
  public let confirmed: ConfirmedGain?
}

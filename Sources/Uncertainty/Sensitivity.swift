import CorrectionPlanning
import TreatmentModel

/// What may be left without being a failure.
public struct Tolerance: Sendable, Equatable {
  /// For each remaining angle, radians, > 0.
  public var angle = 5 * Double.pi / 180
  /// For each remaining translation and for the displacement of a point at risk, mm, > 0.
  public var distance = 10.0

  /// 5° and 10 mm.
  public init() {}

  func of(_ unit: QuantityUnit) -> Double { unit == .degrees ? angle : distance }
}

/// How a study is done.
public struct SensitivityOptions: Sendable, Equatable {
  /// Draws through the whole chain, ≥ 2.
  public var samples = 200_000
  /// From which all draws follow.
  public var seed: UInt64 = 1
  /// Threads at a time; changes no result.
  public var jobs = 1
  /// What may be left.
  public var tolerance = Tolerance()
  /// To which one standard deviation an angle is thought measured again, radians.
  public var improvedAngle = 0.5 * Double.pi / 180
  /// To which one standard deviation a length is thought measured again, mm.
  public var improvedLength = 0.5

  /// The defaults.
  public init() {}
}

/// A number by which the end of a correction is judged.
public enum EndNumber: Sendable, Hashable {
  /// One of the six remaining parameters.
  case remaining(DeformityParameter)
  /// How far the worst point at risk is from where the plan wants it.
  case worstPoint
  /// Between the faces of a defect, along the reference face's normal; negative where they press on each other.
  case gap
  /// Of the faces beside each other, positive lateral.
  case apOffset
  /// The same, positive posterior.
  case lateralOffset
  /// How far the faces lie beside each other.
  case offset
  /// Between the normals of the faces.
  case faceAngle

  /// The seven of a level, in the order of the outputs.
  public static let all = DeformityParameter.allCases.map { EndNumber.remaining($0) } + [.worstPoint]

  /// Its name in files.
  public var key: String {
    switch self {
    case .remaining(let parameter): parameter.name
    case .worstPoint: "worst-point-displacement"
    case .gap: "gap"
    case .apOffset: CaseKey.Word.apOffset.name
    case .lateralOffset: CaseKey.Word.lateralOffset.name
    case .offset: "offset"
    case .faceAngle: "angle"
    }
  }

  /// Degrees or millimetres.
  public var unit: QuantityUnit {
    switch self {
    case .remaining(let parameter): parameter.unit
    case .worstPoint, .gap, .apOffset, .lateralOffset, .offset: .millimetres
    case .faceAngle: .degrees
    }
  }
}

/// How one number of the end is distributed over the draws; radians or millimetres.
public struct EndSpread: Sendable, Equatable {
  /// Which number.
  public let number: EndNumber
  /// What the plan means to leave.
  public let target: Double
  /// What the stated inputs leave: the target, up to rounding to whole steps.
  public let stated: Double
  /// Mean of the draws.
  public let mean: Double
  /// Standard deviation of the draws.
  public let standardDeviation: Double
  /// The standard deviation of linear propagation; nil for the displacement, which is not linear at its least.
  public let linearStandardDeviation: Double?
  /// The values below or at which 5, 50 and 95 % of the draws lie: order statistics, exact.
  public let quantiles: (p5: Double, p50: Double, p95: Double)
  /// Fraction of the draws further from the target than the tolerance.
  public let outside: Double
  /// How many draws fall where.
  public let histogram: Histogram

  /// Whether all numbers are the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.number == right.number && left.target == right.target && left.stated == right.stated
      && left.mean == right.mean && left.standardDeviation == right.standardDeviation
      && left.linearStandardDeviation == right.linearStandardDeviation && left.quantiles == right.quantiles
      && left.outside == right.outside && left.histogram == right.histogram
  }
}

/// Counts of values in bins of one width.
public struct Histogram: Sendable, Equatable {
  /// Where the first bin begins.
  public let lower: Double
  /// Where the last one ends.
  public let upper: Double
  /// Values in each bin, from the lower end.
  public let counts: [Int]
}

/// How the errors of two inputs go together.
public struct InputCorrelation: Sendable, Equatable {
  /// Index of the input that comes first.
  public let input: Int
  /// Index of the other.
  public let other: Int
  /// Their correlation, -1 to 1 and not 0; positive where both err towards the first words of their keys at once.
  public let correlation: Double

  package init(input: Int, other: Int, correlation: Double) {
    (self.input, self.other, self.correlation) = (input, other, correlation)
  }
}

/// How much of the variance of a number comes from one input (Sobol).
///
/// Of inputs whose errors go together each has the share of what it adds to those before it in the order of the study.
public struct VarianceShare: Sendable, Equatable {
  /// Index of the input.
  public let input: Int
  /// Of what.
  public let number: EndNumber
  /// What would vanish if the input were known exactly; an estimate, which may be a little below 0.
  public let first: Double
  /// One standard error of ``first``; nan where there were too few samples to tell.
  public let firstError: Double
  /// What would be left if all others were known exactly.
  public let total: Double
  /// One standard error of ``total``; nan where there were too few samples to tell.
  public let totalError: Double
}

/// What one better measurement would do to the end error.
///
/// The end error is the root mean square of the six remaining parameters' standard deviations, each in units of its
/// tolerance: 1 is as bad as the tolerance.
public struct MeasurementGain: Sendable, Equatable {
  /// Index of the input.
  public let input: Int
  /// One standard deviation after measuring again, radians or millimetres.
  public let improvedTo: Double
  /// End error after it, by the linear model.
  public let endError: Double
}

/// The best measurement to take, seen in draws.
public struct ConfirmedGain: Sendable, Equatable {
  /// Draws with and without it, the same scores in both.
  public let samples: Int
  /// Sampled end error as things are, and after measuring again.
  public let endError: (before: Double, after: Double)
  /// Fraction of draws in which any remaining parameter is outside tolerance, before and after.
  public let outside: (before: Double, after: Double)

  /// Whether all numbers are the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.samples == right.samples && left.endError == right.endError && left.outside == right.outside
  }
}

/// How likely a rate is exceeded on one day, because the limb is not quite what the plan thinks.
public struct RateRisk: Sendable, Equatable {
  /// From 1.
  public let day: Int
  /// Fraction of draws in which some point at risk goes further than ``threshold`` of its rate.
  public let chance: Double
  /// Of the rate: less beyond it is what rounding the first readings does.
  public static let threshold = 1.01
  /// The largest way of a point over its rate: not exceeded in 95 % of the draws.
  public let p95: Double
}

/// What the uncertainty of the inputs does to the end of a plan.
public struct Sensitivity: Sendable, Equatable {
  /// The plan that is followed.
  public let plan: Plan
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
  /// The six remaining parameters and the displacement of the worst point.
  public let spreads: [EndSpread]
  /// Draws without an end: inputs that no limb can have, or readings that reach no pose on this side of a singularity.
  public let withoutPose: Int
  /// Draws with an end that the convention's angles cannot say.
  public let withoutAngles: Int
  /// Fraction of draws in which any of the six is outside tolerance.
  public let anyOutside: Double
  /// By number, then by input.
  public let shares: [VarianceShare]
  /// Pairs of draws from which ``shares`` come.
  public let shareSamples: Int
  /// Days of turning, each with its risk.
  public let rates: [RateRisk]
  /// Draws from which ``rates`` come.
  public let rateSamples: Int
  /// End error by the linear model as things are.
  public let endError: Double
  /// What each better measurement would do, the best first.
  public let gains: [MeasurementGain]
  /// The best one, sampled; nil when there is none.
  public let confirmed: ConfirmedGain?
}

import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// What a frame's states say of it.
public struct FrameSolution: Sendable {
  /// The states; of those that are alike to the last digit the first.
  public let states: FrameStates
  /// To which step the scales were read, mm.
  public let resolution: Double
  /// Each number that was asked for; empty where nothing was found.
  public internal(set) var values: [FrameValue] = []
  /// Covariance of ``values``, mm and radians; of no meaning where one is not told.
  public internal(set) var covariance = Matrix(rows: 0, columns: 0)
  /// Where the distal ring stood in each state, seen from the proximal one.
  public internal(set) var poses: [RigidTransform] = []
  /// How every observation fits, in the order of the states.
  public internal(set) var fits: [ObservationFit] = []
  /// The frame as it is found, before values are freed from what the bend of the model adds; nil where nothing was found.
  var frame: KnownFrame?
  /// What says nothing, since all else fits without it.
  var leftOut: [LeftOut] = []
  /// Squared misfits, in standard deviations.
  public internal(set) var chiSquare = 0.0
  /// Observations less what they tell.
  public internal(set) var degreesOfFreedom = 0
  /// What can change together without anything showing it: names and by how much each moves, in files' units.
  public internal(set) var open: [[OpenShare]] = []
  /// The state that would tell most; nil where it was not looked for.
  public internal(set) var furtherState: FurtherState?
  /// What does not fit, what cannot be told, errors first.
  public internal(set) var findings: [FrameFinding] = []

  /// An observation that says nothing.
  struct LeftOut: Sendable, Equatable {
    let observation: FrameObservation
    /// What would fit in its place, mm or radians.
    let fitting: Double

    init(_ observation: FrameObservation, fitting: Double) {
      (self.observation, self.fitting) = (observation, fitting)
    }
  }

  /// Part of a change that no observation shows.
  public struct OpenShare: Sendable, Equatable {
    /// What changes.
    public let name: String
    /// By how much, mm or degrees; the first one is 1.
    public let change: Double
    /// Its unit.
    public let unit: QuantityUnit
  }

  /// A number; nil for one that was not asked for or found.
  public subscript(quantity: FrameQuantity) -> FrameValue? { values.first { $0.quantity == quantity } }

  /// A dimension of a ring, be it its own or both rings'.
  public subscript(number: RingNumber) -> FrameValue? { self[.ring(states.owner(number))] }

  /// Whether the numbers are not to be used.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// What does not fit, the worst first.
  public var outliers: [ObservationFit] {
    fits.filter { fit in fit.isOutlier || leftOut.contains { $0.observation == fit.observation } }
      .sorted { $0.test > $1.test }
  }

  /// What ring and strut of one's own need and the states do not tell.
  public var missing: [FrameValue] {
    values.filter { value in
      switch value.quantity {
      case .ring, .readingOffset: !value.isTold
      case .run, .jointOffsetSum, .halfAngleSum: false
      }
    }
  }
}

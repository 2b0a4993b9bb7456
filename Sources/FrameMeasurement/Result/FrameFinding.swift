/// Something that whoever measures a frame must know.
public struct FrameFinding: Sendable, Equatable {
  /// How bad it is; the raw value stands in files.
  public enum Severity: String, Sendable, CaseIterable {
    /// Do not use the numbers.
    case error
    /// Look before using them.
    case warning
    /// Good to know.
    case note
  }

  /// What it is about; the raw value is the code in files.
  public enum Code: String, Sendable, CaseIterable {
    /// The states tell nothing of the frame, or nothing checks them.
    case tooFewStates = "too-few-states"
    /// The search did not come to an end.
    case notConverged = "not-converged"
    /// Another frame fits about as well.
    case otherFrame = "other-frame"
    /// The frame that fits best is none, by more than its errors.
    case implausible = "implausible-frame"
    /// A reading or a measurement, or a state, does not fit.
    case observationMisfit = "observation-misfit"
    /// Turns, struts, columns, marks, units or equal rings of the whole file, or of a state, are not what they are called.
    case statesMiscalled = "states-miscalled"
    /// All in all readings and measurements fit worse than their standard deviations say.
    case misfitLarge = "misfit-large"
    /// The states do not tell a number of the frame.
    case undetermined
    /// Measurements of which an error would not show.
    case unchecked = "measurement-unchecked"
    /// To what the scales were read was told from the readings.
    case resolutionTold = "resolution-told"
    /// Struts, or states, are so much alike that they are not measurements of their own.
    case readingsAlike = "readings-alike"
    /// Parallel and in line is taken for granted.
    case stanceAssumed = "stance-assumed"
  }

  /// What it is about.
  public let code: Code
  /// How bad it is.
  public let severity: Severity
  /// Name of the state, if it is about one.
  public let state: String?
  /// The figure found, if there is one.
  public let value: Double?
  /// The limit that it is held against.
  public let limit: Double?
  /// Unit of both; empty for a ratio.
  public let unit: String
  /// What, where, how much against which limit, and what to do about it.
  public let message: String

  init(
    _ code: Code, _ severity: Severity, state: String? = nil, value: Double? = nil, limit: Double? = nil,
    unit: String = "", _ message: String
  ) {
    (self.code, self.severity, self.state) = (code, severity, state)
    (self.value, self.limit, self.unit, self.message) = (value, limit, unit, message)
  }
}

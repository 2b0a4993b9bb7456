/// Something that the reader of films must know.
public struct FilmFinding: Sendable, Equatable {
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
    /// One film alone fixes no depth.
    case oneFilm = "one-film"
    /// Too little is marked that calibrates a film, or films show nothing in common.
    case filmUndetermined = "film-undetermined"
    /// Two films are one picture, as it is or shifted, turned and enlarged.
    case sameFilm = "same-film"
    /// An axis is not marked well enough.
    case axisUndetermined = "axis-undetermined"
    /// A point is not marked on films enough.
    case pointUndetermined = "point-undetermined"
    /// A ring is not marked well enough, or numbers stay open, or so badly known that nothing can be planned by them.
    case ringUndetermined = "ring-undetermined"
    /// What AP is, nobody said.
    case apUnknown = "ap-unknown"
    /// An axis lies too far over for its angles.
    case angleTooLarge = "angle-too-large"
    /// Another pose fits the marks about as well.
    case mirrorPose = "mirror-pose"
    /// More poses than could be looked at.
    case notResolved = "not-resolved"
    /// The search did not come to an end.
    case notConverged = "not-converged"
    /// Marks, strut numbers, rings or films are called what they are not.
    case marksExchanged = "marks-exchanged"
    /// A mark does not fit.
    case markMisfit = "mark-misfit"
    /// All in all marks fit worse than their standard deviations say.
    case misfitLarge = "misfit-large"
    /// Films differ too little in direction.
    case beamsClose = "beams-close"
    /// The readings are not what the films show.
    case inputsDisagree = "inputs-disagree"
    /// One explanation of that fits best.
    case strutExplained = "strut-explained"
    /// A mark of which an error would not show.
    case markUnchecked = "mark-unchecked"
    /// A distance or principal point had to be solved for.
    case insideFree = "film-inside-free"
    /// What only one film would show was taken for granted.
    case depthAssumed = "depth-assumed"
    /// Axes of the two fragments meet at so small an angle that the place where they do is badly known, or do not meet.
    case apexUncertain = "apex-uncertain"
    /// Axes of the two fragments meet outside the bone: one apex does not explain the deformity.
    case apexOutsideBone = "apex-outside-bone"
    /// Nothing is marked of which an angle could be made.
    case anglesMissing = "angles-missing"
    /// A point does not lie on its fragment's axis.
    case pointOffAxis = "point-off-axis"
    /// A ring lies where its fragment does not go on.
    case ringWrongSide = "ring-wrong-side"
    /// Rings that stand to each other as those of no frame.
    case frameImpossible = "frame-impossible"
    /// The master tab looks far from anterior, as what is called AP has it, or elsewhere than is stated.
    case apDoubtful = "ap-doubtful"
    /// An angle of a long film is known so badly that it says nothing, or its points stand upside down.
    case angleUnknown = "angle-unknown"
    /// Rings whose dimensions nobody has verified.
    case hardwareUnverified = "hardware-unverified"
    /// Axial rotation is an input.
    case axialRotationUnseen = "axial-rotation-unseen"
    /// The side is an input.
    case sideUnseen = "side-unseen"
  }

  /// What it is about.
  public let code: Code
  /// How bad it is.
  public let severity: Severity
  /// Name of the film, if it is about one.
  public let film: String?
  /// The marks that it is about.
  public let subjects: [FilmSubject]
  /// The figure found, if there is one.
  public let value: Double?
  /// The limit that it is held against.
  public let limit: Double?
  /// Unit of both; empty for a ratio.
  public let unit: String
  /// What, where, how much against which limit, and what to do about it.
  public let message: String

  /// A finding.
  public init(
    _ code: Code, _ severity: Severity, film: String? = nil, subjects: [FilmSubject] = [],
    value: Double? = nil,
    limit: Double? = nil, unit: String = "", _ message: String
  ) {
    (self.code, self.severity, self.film, self.subjects) = (code, severity, film, subjects)
    (self.value, self.limit, self.unit, self.message) = (value, limit, unit, message)
  }
}

extension Array where Element == FilmFinding {
  /// Errors first, then warnings, then notes; of each what explains, and then what follows from it.
  var bySeverity: [FilmFinding] {
    let causes: [FilmFinding.Code] = [.sameFilm, .marksExchanged, .strutExplained, .misfitLarge]
    return FilmFinding.Severity.allCases.flatMap { severity in
      let these = filter { $0.severity == severity }
      return causes.flatMap { cause in these.filter { $0.code == cause } }
        + these.filter { !causes.contains($0.code) }
    }
  }
}

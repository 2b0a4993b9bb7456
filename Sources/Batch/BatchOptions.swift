import Reports

/// What a batch makes of each case.
public struct BatchOptions: Sendable {
  /// What a line is.
  public enum Output: Sendable, Equatable {
    /// The whole plan, `fixator-plan/1`.
    case plans
    /// The chief numbers of a plan, `fixator-summary/1`.
    case summaries
    /// The same as a row of a table.
    case table
    /// A table of all days, several rows a case.
    case days
    /// None: the plans go into ``BatchTally/study``.
    case mountingStudy
  }

  /// What a line is.
  public var output = Output.plans
  /// Name and version of the program, where each whole plan is to say what it was made from and by; nil for shorter lines.
  public var program: String?
  /// Lines that each case gives, varied by its uncertainties; nil for one line of the case as stated.
  public var draws: Int?
  /// From which all draws follow.
  public var seed: UInt64 = 1
  /// Whether inputs without an uncertainty of their own take a published one, in draws and in ``sensitivitySamples``.
  public var assumesPublished = false
  /// Draws of a sensitivity study whose chief numbers a summary shows; nil for none.
  public var sensitivitySamples: Int?
  /// Whether summaries, as objects or rows, have the chief inputs of their case.
  public var hasInputs = false
  /// The lines that are made.
  public var shard = Shard.whole
  /// Whether lines say where their case stands. Without, they leave `input` out and count places from each case's first line, so that
  /// a line depends on its case alone, however the input is divided.
  public var isPlaced = true
  /// What the program that runs the batch calls its options, for words that point to them.
  public var names = OptionNames.none
  /// Cases worked on at the same time; changes nothing in the output.
  public var jobs = 1
  /// Lines of the output that are there already, and are not made again.
  public var linesDone = 0

  /// The defaults.
  public init() {}
}

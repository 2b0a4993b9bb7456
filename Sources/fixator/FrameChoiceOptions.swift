import ArgumentParser
import DeformityCorrection

/// A range on the command line: `140-220`.
struct Bounds: ExpressibleByArgument, CustomStringConvertible {
  let range: ClosedRange<Double>

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let low = parts[0], let high = parts[1], low.isFinite, high.isFinite, low >= 0,
      low <= high, high <= 600
    else { return nil }
    range = low...high
  }

  var description: String { "\(range.lowerBound)-\(range.upperBound)" }
}

/// Heights to choose from: between bounds, or round the one that was typed.
enum HeightChoice: ExpressibleByArgument, CustomStringConvertible {
  case near
  case between(Bounds)

  /// How far from what was typed a height is looked for, mm.
  static let reach = 50.0

  init?(argument: String) {
    guard let bounds = Bounds(argument: argument), bounds.range.lowerBound >= 20 else { return nil }
    self = .between(bounds)
  }

  var description: String { "within 50 mm of the typed one" }

  func range(round typed: Double) -> ClosedRange<Double> {
    switch self {
    case .near: max(20, typed - HeightChoice.reach)...(typed + HeightChoice.reach)
    case .between(let bounds): bounds.range
    }
  }
}

/// What the planner may choose.
struct FrameChoiceOptions: ParsableArguments {
  @Option(
    defaultAsFlag: HeightChoice.near, parsing: .next,
    help: ArgumentHelp(
      "Choose the neutral height (whole mm) that needs the fewest strut changes: MIN-MAX, at least 20.",
      discussion: "Then the fewest visits, then most slack, then nearest to the typed height.",
      valueName: "min-max"))
  var chooseHeight: HeightChoice?

  @Option(
    help: ArgumentHelp(
      "Choose the reference ring's axial offset too: MIN-MAX in mm, to the side that the case says.",
      valueName: "min-max"))
  var chooseOffset: Bounds?

  /// Nil when nothing is to be chosen.
  func freedom(_ correctionCase: CorrectionCase) -> FrameFreedom? {
    guard chooseHeight != nil || chooseOffset != nil else { return nil }
    var freedom = FrameFreedom()
    if case .chronic(let typed) = correctionCase.frame.mode {
      freedom.heights = chooseHeight?.range(round: typed)
    }
    freedom.axialOffsets = chooseOffset.map { bounds in
      let (low, high) = (bounds.range.lowerBound, bounds.range.upperBound)
      return correctionCase.mounting.axialOffset < 0 ? -high...(-low) : low...high
    }
    return freedom
  }
}

import ArgumentParser
import CommandAnswers
import Reports
import TextOutput
import TreatmentModel

/// A range on the command line: `140-220`, or `140..220`. That its numbers can be meant is for ``check(within:option:)`` to say: what does not
/// parse at all may be the file that follows a flag.
struct Bounds: ExpressibleByArgument, CustomStringConvertible {
  private let ends: (low: Double, high: Double)

  init?(argument: String) {
    let text = Array(argument.utf8)
    let separators = text.indices.filter { text[$0...].starts(with: "..".utf8) }
    let parts =
      separators.count == 1
      ? [text[..<separators[0]], text[(separators[0] + 2)...]].map {
        Double(String(decoding: $0, as: UTF8.self))
      }
      : argument.split(separator: "-", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let low = parts[0], let high = parts[1], low.isFinite, high.isFinite else {
      return nil
    }
    ends = (low, high)
  }

  var description: String { "\(shortest(ends.low))-\(shortest(ends.high))" }

  var range: ClosedRange<Double> { min(ends.low, ends.high)...max(ends.low, ends.high) }

  func check(within limits: ClosedRange<Double>, option: String) throws {
    guard ends.low <= ends.high, limits.contains(ends.low), limits.contains(ends.high) else {
      throw ValidationError(
        "\(option) takes MIN-MAX in mm, the smaller number first, both from \(shortest(limits.lowerBound)) to "
          + "\(shortest(limits.upperBound)) (found \(self))")
    }
  }
}

/// Heights to choose from: between bounds, or round the one that was typed.
enum HeightChoice: ExpressibleByArgument, CustomStringConvertible {
  case near
  case between(Bounds)

  init?(argument: String) {
    guard let bounds = Bounds(argument: argument) else { return nil }
    self = .between(bounds)
  }

  var description: String { "within \(shortest(DesignRanges.heightReach)) mm of the typed one" }

  var height: FrameChoice.Height {
    switch self {
    case .near: .near
    case .between(let bounds): .between(bounds.range)
    }
  }
}

/// What the planner may choose.
struct FrameChoiceOptions: ParsableArguments {
  @Option(
    defaultAsFlag: HeightChoice.near, parsing: .next,
    help: ArgumentHelp(
      "Choose the neutral height (whole mm) that needs the fewest strut changes: MIN-MAX, at least 20.",
      discussion:
        "Then the fewest visits, then readings that keep \(CaseKey(.limits, .strutReserve)), then most slack, then nearest to the typed height.",
      valueName: "min-max"))
  var chooseHeight: HeightChoice?

  @Option(
    help: ArgumentHelp(
      "Choose the reference ring's axial offset too: MIN-MAX in mm, to the side that the case says.",
      valueName: "min-max"))
  var chooseOffset: Bounds?

  func validate() throws {
    // Where no range follows, what follows is no value; where one is attached by =, it was meant as one.
    let name = "--choose-height="
    for word in CommandLine.arguments where word.hasPrefix(name) {
      let value = word.dropFirst(name.count)
      guard HeightChoice(argument: String(value)) == nil else { continue }
      throw ValidationError(
        "--choose-height takes MIN-MAX in mm, or nothing (found \(visible(String(value), atMost: 60)))")
    }
    if case .between(let bounds) = chooseHeight {
      try bounds.check(within: FrameChoice.heightsAllowed, option: "--choose-height")
    }
    try chooseOffset?.check(within: FrameChoice.offsetsAllowed, option: "--choose-offset")
  }

  /// What may be chosen.
  var choice: FrameChoice { FrameChoice(height: chooseHeight?.height, offsets: chooseOffset?.range) }
}

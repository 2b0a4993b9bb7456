import CorrectionPlanning
import FrameMeasurement
import HexapodKinematics
import Reports
import TextOutput
import TreatmentModel

/// What a frame's states say of it, for reading, at most 100 columns wide, or as many as are given.
public struct MeasureTable {
  private let solution: FrameSolution
  private let style: TextStyle
  private let width: Int

  /// A table, in colour if `isColoured`.
  ///
  /// - Parameter width: how many columns there are, 80...100.
  public init(_ solution: FrameSolution, isColoured: Bool, width: Int = 100) {
    (self.solution, self.width) = (solution, min(max(width, 80), 100))
    style = TextStyle(isColoured: isColoured)
  }

  /// The whole text.
  public var text: String {
    let sections = [heading, findings, values, further, misfits]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    let states = solution.states
    let rings = states.rings == .equal ? "two equal rings" : "two rings, each its own"
    let fit =
      solution.degreesOfFreedom > 0
      ? "; squared misfits \(decimal(solution.chiSquare, 1)) on \(solution.degreesOfFreedom) degrees of freedom"
      : ""
    let count = states.states.count
    return [style.bold(visible(states.name, atMost: width)), "fixator: \(disclaimer)"]
      + wrapped(
        "\(rings), \(counted(count, "state")), struts read to \(shortest(solution.resolution)) mm\(fit); ± is one standard deviation",
        width: width)
  }

  private var findings: [String] {
    solution.findings.flatMap { finding in
      let shown: Finding.Severity =
        switch finding.severity {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
      return wrapped(visible(finding.message, atMost: .max), width: width - 9).enumerated().map {
        index, line in
        (index == 0 ? style.severity(shown, finding.severity.rawValue.padded(to: 9)) : "".padded(to: 9))
          + line
      }
    }
  }

  private var values: [String] {
    guard !solution.values.isEmpty else { return [] }
    let head = "what the states tell".padded(to: 44) + "value".paddedLeft(to: 10) + "±".paddedLeft(to: 8)
    let rows = solution.values.map { value in
      let unit = value.quantity.unit
      let name = "\(value.name), \(unit == .degrees ? "°" : "mm")".padded(to: 44)
      guard value.isTold else { return name + "not told".paddedLeft(to: 10) }
      return name + decimal(unit.outside(value.value), 2).paddedLeft(to: 10)
        + decimal(unit.outside(value.standardDeviation), 2).paddedLeft(to: 8)
    }
    return [head, head.ruled] + rows
  }

  private var further: [String] {
    // Too few states ask for it most.
    let isAsked = solution.findings.allSatisfy { $0.severity != .error || $0.code == .tooFewStates }
    guard let further = solution.furtherState, isAsked else { return [] }
    let head = "the further state that would tell most"
    let words = further.values.compactMap { value -> String? in
      switch value.quantity {
      case .ring:
        let unit = value.quantity.unit
        return value.standardDeviation.isFinite
          ? "\(value.name) ± \(decimal(unit.outside(value.standardDeviation), 2)) \(unit == .degrees ? "°" : "mm")"
          : "\(value.name) still not"
      case .readingOffset, .run, .jointOffsetSum, .halfAngleSum: return nil
      }
    }
    return [head, head.ruled]
      + wrapped("\(further.words); with it: \(words.joined(separator: ", "))", width: width)
  }

  private var misfits: [String] {
    let states = solution.states.states
    guard !solution.fits.isEmpty else { return [] }
    let head =
      "misfits, mm".padded(to: 20) + StrutNumber.allCases.map { "strut \($0)".paddedLeft(to: 9) }.joined()
      + "height".paddedLeft(to: 9) + "worst, sd".paddedLeft(to: 11)
    let rows = states.indices.map { index in
      let fits = solution.fits.filter { $0.observation.stateIndex == index }
      let readings = fits.filter { if case .reading = $0.observation { true } else { false } }
      let height = fits.first { if case .height = $0.observation { true } else { false } }
      return visible(states[index].name, atMost: 19).padded(to: 20)
        + readings.map { decimal($0.misfit, 2).paddedLeft(to: 9) }.joined()
        + (height.map { decimal($0.misfit, 2) } ?? "").paddedLeft(to: 9)
        + decimal(fits.map(\.test).max() ?? 0, 1).paddedLeft(to: 11)
    }
    return [head, head.ruled] + rows
  }
}

import Glibc
import HexapodKinematics
import LinearAlgebra
import TextOutput
import TreatmentModel

extension FrameSolution {
  /// What does not fit and what cannot be told.
  mutating func judge(_ problem: FrameProblem, _ errors: ReadingErrors, isConverged: Bool) {
    let told = values.filter { $0.isTold && $0.standardDeviation > 0 }
    if degreesOfFreedom < 1 || told.isEmpty {
      findings.append(
        .tooFew(
          degreesOfFreedom < 1
            ? "nothing checks what \(states.states.count == 1 ? "one state tells" : "these states tell"): there are as many unknowns as readings and measurements"
            : "\(states.states.count == 1 ? "one state tells" : "these \(states.states.count) states tell") no number of the frame within \(shortest(FrameQuantity.run.largestDeviation)) mm"
        ))
    }
    if !isConverged, findings.isEmpty { findings.append(.notConverged) }
    let unfit = fits.filter(\.isOutlier).sorted { $0.test > $1.test }
    findings += unfit.prefix(3).map { misfit($0, isFirst: $0 == unfit.first) }
    if unfit.isEmpty, misfitScore > ObservationFit.limit { findings.append(misfitLarge) }
    if let finding = implausible { findings.append(finding) }
    if !missing.isEmpty { findings.append(undetermined(problem)) }
    findings += notes(problem, errors)
  }

  /// How many standard deviations the sum of squares lies above what the stated deviations make it, about (Wilson and Hilferty 1931).
  var misfitScore: Double { FrameSolution.score(chiSquare, degreesOfFreedom) }

  static func score(_ chiSquare: Double, _ degreesOfFreedom: Int) -> Double {
    guard degreesOfFreedom > 0 else { return 0 }
    let spread = 2 / (9 * Double(degreesOfFreedom))
    return (cbrt(chiSquare / Double(degreesOfFreedom)) - (1 - spread)) / spread.squareRoot()
  }

  private var misfitLarge: FrameFinding {
    FrameFinding(
      .misfitLarge, .error, value: chiSquare, limit: Double(degreesOfFreedom),
      "readings and measurements fit worse than their standard deviations say: the squared misfits sum to \(decimal(chiSquare, 0)), about "
        + "\(degreesOfFreedom) would be usual, and no single one explains it: look whether rings said to be equal are, whether the rings stood "
        + "parallel and in line, and whether the numbers after ± are true")
  }

  private func misfit(_ fit: ObservationFit, isFirst: Bool) -> FrameFinding {
    let fitting = states.stated(fit.observation).value - fit.slip
    return FrameFinding(
      .observationMisfit, .error, state: state(fit.observation), value: fit.test, limit: ObservationFit.limit,
      "\(words(fit.observation)) does not fit the others"
        + (states.isPossible(fitting, for: fit.observation) ? ": it would fit if it were \(change(fit))" : "")
        + " (\(deviations(fit)))" + (isFirst ? ": look at it first; measure it again or leave it out" : ""))
  }

  /// `9.2 standard deviations, above 4 is none by chance`.
  func deviations(_ fit: ObservationFit) -> String {
    "\(decimal(fit.test, 1)) standard deviations, above \(shortest(ObservationFit.limit)) is none by chance"
  }

  /// By how much it would have to differ to fit.
  func change(_ fit: ObservationFit) -> String {
    let unit = isAngle(fit.observation) ? QuantityUnit.degrees : .millimetres
    let slip = unit.outside(fit.slip)
    return "\(decimal(abs(slip), 1)) \(unit == .degrees ? "°" : "mm") \(slip > 0 ? "less" : "more")"
  }

  /// The state's name, if it is of one.
  public func state(_ observation: FrameObservation) -> String? {
    observation.stateIndex.map { states.states[$0].name }
  }

  /// Whether it is an angle, and no length.
  public func isAngle(_ observation: FrameObservation) -> Bool {
    switch observation {
    case .turn: true
    case .known(let number): number.dimension == .halfAngle
    default: false
    }
  }

  /// What was observed, in words.
  public func words(_ observation: FrameObservation) -> String {
    func of(_ state: Int) -> String { "of state \(visible(states.states[state].name, atMost: 40))" }
    switch observation {
    case .reading(let state, let strut): return "the reading of strut \(strut) \(of(state))"
    case .height(let state): return "the height \(of(state))"
    case .turn(let state): return "the turn \(of(state))"
    case .distance(let state, let index):
      return "the distance \(words(states.states[state].distances[index])) \(of(state))"
    case .ringDistance(let index): return "the distance \(words(states.distances[index]))"
    case .known(let number):
      return "the \(FrameProblem(states, ReadingErrors(states)).name(.ring(number))) that is stated"
    case .mark(let index): return "the radius of mark \(visible(states.marks[index].name, atMost: 40))"
    }
  }

  private func words(_ distance: FrameStates.Distance) -> String {
    "from \(words(distance.from)) to \(words(distance.to))"
  }

  private func words(_ place: FrameStates.Place) -> String {
    switch place {
    case .joint(let end, let strut): "\(end.rawValue) joint \(strut)"
    case .mark(let index): visible(states.marks[index].name, atMost: 40)
    }
  }

  /// Whether another frame fits about as well.
  mutating func compare(with rival: FramePoint, _ problem: FrameProblem) {
    let differing = missingOrTold.filter { value in
      abs(problem.value(value.quantity, at: rival).value - value.value) > 4 * value.standardDeviation + 1e-9
    }
    guard let first = differing.first else { return }
    let unit = first.quantity.unit
    findings.append(
      FrameFinding(
        .otherFrame, .error,
        "two frames fit about as well: \(first.name) is \(decimal(unit.outside(first.value), 2)) in one and "
          + "\(decimal(unit.outside(problem.value(first.quantity, at: rival).value), 2)) \(unit.rawValue) in the other; measure one of them with a caliper and state it"
      ))
  }

  private var missingOrTold: [FrameValue] { values.filter { $0.standardDeviation.isFinite } }
}

extension FrameFinding {
  static func tooFew(_ words: String) -> FrameFinding {
    FrameFinding(
      .tooFewStates, .error,
      "too few states: \(words); measure the frame in more states, turned and tilted ones among them, at heights as different as the struts allow"
    )
  }

  static let notConverged = FrameFinding(
    .notConverged, .error,
    "the search for a frame that fits did not come to an end: look at the struts' numbers and at the measurements"
  )
}

extension Array where Element == FrameFinding {
  /// Errors first, then warnings, then notes.
  var bySeverity: [FrameFinding] {
    FrameFinding.Severity.allCases.flatMap { severity in filter { $0.severity == severity } }
  }
}

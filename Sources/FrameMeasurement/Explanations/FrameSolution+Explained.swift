import TextOutput
import TreatmentModel

extension FrameSolution {
  /// Of more states it would take too long.
  private static let mostStates = 60
  /// Mistakes of a file named, at most.
  private static let mostNamed = 3
  /// States of which every mistake is tried.
  private static let mostSuspected = 2

  /// Says what makes everything fit, where something does, in place of all the numbers that it puts off.
  ///
  /// - Parameter advises: whether the state is looked for that would tell most.
  mutating func explain(advises: Bool) {
    guard states.states.count <= FrameSolution.mostStates else { return }
    guard findings.contains(where: \.blamesNumbers) else {
      doubtAlike()
      return
    }
    let suspects = Suspects(self)
    let suspected = suspects.likely.prefix(FrameSolution.mostSuspected)
    let numbers = suspects.single.filter(isExplained)
    let slips = Explanation.slips(
      states, ofStates: Array(suspected), besides: numbers.min { $0.score < $1.score })
    var found = numbers + slips.filter(isExplained)
    if found.isEmpty { found = [suspects.state, suspects.together].compactMap { $0 }.filter(isExplained) }
    if let all = asItStands(besides: found, advises: advises) {
      self = all
      return
    }
    found = found.filter { isBetter($0) || $0.isWithinErrors }
    guard let best = found.min(by: { $0.score < $1.score }) else { return }
    if best.isWithinErrors {
      self = doubting(best)
      return
    }
    let others = found.filter {
      $0.cause != best.cause && isBetter($0) && $0.score < best.score + Explanation.alike
    }
    switch best.cause {
    case .numbers(let numbers): self = without(numbers, best, others)
    case .state(let index, _): blame(state: index, best)
    case .slip: blame([best] + others)
    }
  }

  /// Says what is not alike though it is stated so, where it fits better by itself than chance makes it, be all within its errors.
  private mutating func doubtAlike() {
    guard !hasErrors else { return }
    let found = [StatesSlip.ownRings, .ownOffsets].compactMap { slip -> Explanation? in
      let own = slip.mended(states)
      guard own != states else { return nil }
      let one = Explanation(cause: .slip(slip), solution: FrameSearch.solution(own))
      // Each number that is found more takes one of the squared misfits by chance.
      let gain = chiSquare - one.solution.chiSquare
      return one.isWhole && gain > Explanation.margin + Double(slip.freedom) ? one : nil
    }
    if let best = found.min(by: { $0.score < $1.score }) { blame([best]) }
  }

  private func isExplained(by one: Explanation) -> Bool {
    one.isWhole && one.solution.cost < cost - Explanation.margin
  }

  /// What is found without numbers that lie within their errors of a frame that fits all else: they are not to blame that what fits
  /// best with them is none.
  private func doubting(_ best: Explanation) -> FrameSolution {
    var without = best.solution
    without.furtherState = furtherState
    without.leftOut = []
    let doubted = best.solution.leftOut.map { left in
      let stated = states.stated(left.observation)
      let slip = stated.value - left.fitting
      return ObservationFit(
        observation: left.observation, misfit: slip, slip: slip, redundancy: 0,
        test: abs(slip) / stated.standardDeviation)
    }
    without.fits = fits(of: best, with: doubted)
    let sentences = doubted.map {
      "\(words($0.observation)) would fit if it were \(change($0)) (\(decimal($0.test, 1)) standard deviations)"
    }
    let noFrame = numbersOfNoFrame(hintsUnits: false).map { " (\($0))" } ?? ""
    without.findings.append(
      FrameFinding(
        .undetermined, .warning,
        "what fits best is no frame\(noFrame), and one that is fits too: \(sentences.joined(separator: "; ")). The numbers below are without "
          + "\(sentences.count == 1 ? "it" : "these \(sentences.count)"); measure more states, tilted ones above all"
      ))
    return without
  }

  /// How all fits where an explanation's numbers fit as is given, in the order of the states.
  private func fits(of best: Explanation, with given: [ObservationFit]) -> [ObservationFit] {
    let others = given.map(\.observation).filter { one in !fits.contains { $0.observation == one } }
    return (fits.map(\.observation) + others).compactMap { one in
      given.first { $0.observation == one } ?? best.solution.fits.first { $0.observation == one }
    }
  }

  /// What is found without some numbers, with what they are.
  private func without(_ numbers: [FrameObservation], _ best: Explanation, _ others: [Explanation])
    -> FrameSolution
  {
    var without = best.solution
    without.furtherState = furtherState
    let gains = numbers.map { one in
      numbers.count == 1
        ? cost - without.chiSquare
        : FrameSearch.leaving(numbers.filter { $0 != one }, outOf: states, near: without.frame).chiSquare
          - without.chiSquare
    }
    let guilty = zip(without.leftOut, gains).map { left, gain in
      let slip = states.stated(left.observation).value - left.fitting
      return ObservationFit(
        observation: left.observation, misfit: slip, slip: slip,
        redundancy: fits.first { $0.observation == left.observation }?.redundancy ?? 1,
        test: max(gain, 0).squareRoot())
    }
    without.fits = fits(of: best, with: guilty)
    without.findings.removeAll { $0.code == .unchecked }
    without.findings += guilty.sorted { $0.test > $1.test }.enumerated().map { place, fit in
      FrameFinding(
        .observationMisfit, .error, state: state(fit.observation), value: fit.test,
        limit: ObservationFit.limit,
        "\(words(fit.observation)) does not fit the others: \(wouldFit(fit)) (\(deviations(fit)))"
          + (place == 0
            ? others.compactMap(alternative).map { "; or, about as well, if \($0)" }.joined() : "")
          + sameReadings(fit.observation)
          + (place == 0
            ? ": look at it first; measure it again or leave it out. The numbers below are without \(guilty.count == 1 ? "it" : "these \(guilty.count)")"
            : "")
      )
    }
    return without
  }

  /// What would fit in the place of a number, and the unit that explains it.
  private func wouldFit(_ fit: ObservationFit) -> String {
    let unit = isAngle(fit.observation) ? QuantityUnit.degrees : .millimetres
    let stated = states.stated(fit.observation).value
    let fitting = stated - fit.slip
    let words =
      "it would fit if it were \(change(fit)), \(decimal(unit.outside(fitting), 1)) in place of \(shortest(unit.outside(stated), decimals: 3))"
    guard unit == .millimetres else { return words }
    // To an error of a caliper and of what it is held against.
    func isNear(_ value: Double) -> Bool { abs(value - fitting) < 2 + 0.01 * fitting }
    if isNear(10 * stated) { return words + ", ten times as much, as of centimetres" }
    if isNear(stated / 10) { return words + ", a tenth of it, as of a point left out" }
    return isNear(25.4 * stated) ? words + ", as of inches" : words
  }

  private func sameReadings(_ observation: FrameObservation) -> String {
    guard let index = observation.stateIndex, let other = states.sameReadings(asState: index) else {
      return ""
    }
    let (one, two) = (states.states[index].name, states.states[other].name)
    return
      "; the six readings of state \(visible(one, atMost: 40)) are those of \(visible(two, atMost: 40)) too, as written down twice"
  }

  /// In a sentence that begins with "if".
  private func alternative(_ other: Explanation) -> String? {
    switch other.cause {
    case .numbers(let numbers):
      guard numbers.count == 1, let left = other.solution.leftOut.first else { return nil }
      let slip = states.stated(left.observation).value - left.fitting
      let fit = ObservationFit(
        observation: left.observation, misfit: slip, slip: slip, redundancy: 1, test: 0)
      return "\(words(left.observation)) were \(change(fit))"
    case .slip(let slip): return slip.words(states)
    case .state: return nil
    }
  }

  /// Blames a state as a whole.
  private mutating func blame(state index: Int, _ best: Explanation) {
    let name = states.states[index].name
    let gain = FrameSolution.score(
      chiSquare - best.solution.chiSquare, degreesOfFreedom - best.solution.degreesOfFreedom)
    findings.removeAll(where: \.blamesNumbers)
    findings.append(
      FrameFinding(
        .observationMisfit, .error, state: name, value: gain, limit: ObservationFit.limit,
        "state \(visible(name, atMost: 40)) does not fit the others, and no number of it alone is why: without it the squared misfits sum to "
          + "\(decimal(best.solution.chiSquare, 0)), with it to \(decimal(chiSquare, 0)): look at the order of its readings and at what was measured in it; "
          + "measure it again or leave it out. The numbers below are of the states as they are"))
  }

  /// Names mistakes of which each makes everything fit.
  private mutating func blame(_ found: [Explanation]) {
    let words = found.compactMap(alternative)
    let named = words.prefix(FrameSolution.mostNamed).joined(separator: "; or if ")
    let others =
      words.count > FrameSolution.mostNamed
      ? "; or with \(words.count - FrameSolution.mostNamed) other mistakes" : ""
    let noFrame = numbersOfNoFrame(hintsUnits: false).map { ", and make no frame (\($0))" } ?? ""
    let least = found.map(\.solution.chiSquare).min() ?? 0
    findings.removeAll(where: \.blamesNumbers)
    findings.append(
      FrameFinding(
        .statesMiscalled, .error, value: least, limit: Double(degreesOfFreedom),
        "everything fits if \(named)\(others): the squared misfits then sum to \(decimal(least, 0)), as things are to "
          + "\(decimal(chiSquare, 0))\(noFrame). Look \(words.count > 1 ? "which is so" : "whether it is so") and write it right; the numbers "
          + "below are of the states as they are"))
  }
}

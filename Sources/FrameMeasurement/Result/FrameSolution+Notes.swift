import HexapodKinematics
import LinearAlgebra
import TextOutput
import TreatmentModel

extension FrameSolution {
  /// What the states do not tell, with what they tell in its place and why.
  func undetermined(_ problem: FrameProblem) -> FrameFinding {
    let names = missing.map(\.name).joined(separator: ", ")
    var sentences = ["the states do not tell \(names)"]
    func isMissing(_ dimension: RingDimension) -> Bool {
      missing.contains {
        if case .ring(let number) = $0.quantity { number.dimension == dimension } else { false }
      }
    }
    func figure(_ quantity: FrameQuantity) -> String? {
      self[quantity].flatMap { value in
        value.isTold
          ? "\(decimal(value.quantity.unit.outside(value.value), 2)) ± \(decimal(value.quantity.unit.outside(value.standardDeviation), 2)) \(value.quantity.unit.rawValue)"
          : nil
      }
    }
    if isMissing(.jointRadius) || isMissing(.halfAngle) {
      let isParallel = states.states.allSatisfy {
        if case .parallel(_, let turned) = $0.stance { turned.value == 0 } else { false }
      }
      if isParallel {
        sentences.append(
          "parallel states alone never tell radius and half angle apart, since L² = run² + h², and the run itself hardly: turn and tilt the distal ring too"
            + (figure(.run).map { "; the run is told, \($0)" } ?? "")
        )
      } else if let run = figure(.run) {
        sentences.append("the run of the struts is told, \(run)")
      }
      if states.rings == .own, let sum = figure(.halfAngleSum), isMissing(.halfAngle) {
        sentences.append("of the half angles their sum is told, \(sum)")
      }
    }
    if isMissing(.jointOffset), states.jointOffsets == .own, let sum = figure(.jointOffsetSum) {
      sentences.append(
        "of the joint offsets their sum is told, \(sum): rings that stay parallel show no more; say that both are alike if they are, or measure one with a caliper and state it"
      )
    }
    let heights = states.states.compactMap { state -> Double? in
      if case .parallel(let height, _) = state.stance { height.value } else { nil }
    }
    if let low = heights.min(), let high = heights.max(), high - low < 10, self[.run]?.isTold == false {
      sentences.append(
        "states of one height tell the struts' lengths there, and not run, joint offset and reading offset apart"
      )
    }
    for direction in open where direction.count > 1 {
      let parts = direction.prefix(8).map { "\($0.name) by \(decimal($0.change, 2)) \($0.unit.rawValue)" }
      sentences.append("no reading shows it when these change together: \(parts.joined(separator: ", "))")
    }
    let strained = missing.filter(\.isSharp)
    if !strained.isEmpty {
      let words = strained.map { value in
        let unit = value.quantity.unit
        let usual = problem.usual(value.quantity).map {
          ", where frames have \(shortest(unit.outside($0.lowerBound), decimals: 1)) to \(shortest(unit.outside($0.upperBound), decimals: 1))"
        }
        return
          "\(value.name) \(decimal(unit.outside(value.value), 1)) ± \(decimal(unit.outside(value.standardDeviation), 1)) \(unit.rawValue)\(usual ?? "")"
      }
      sentences.append(
        "what fits best is beyond what a frame has by no more than its error: \(words.joined(separator: "; "))"
      )
    }
    let weak = missing.filter { $0.standardDeviation.isFinite && !$0.isSharp }
    if !weak.isEmpty {
      let words = weak.map {
        "\($0.name) ± \(decimal($0.quantity.unit.outside($0.standardDeviation), 1)) \($0.quantity.unit.rawValue)"
      }
      sentences.append(
        "known too badly to be used (above ± \(shortest(FrameQuantity.run.largestDeviation)) mm or ± 3 deg): \(words.joined(separator: ", "))"
      )
    }
    return FrameFinding(.undetermined, .warning, sentences.joined(separator: "; "))
  }

  /// What is taken for granted, and what nothing checks.
  func notes(_ problem: FrameProblem, _ errors: ReadingErrors) -> [FrameFinding] {
    var notes: [FrameFinding] = []
    if errors.isTold {
      notes.append(
        FrameFinding(
          .resolutionTold, .note, value: errors.step, unit: "mm",
          "the scales were read to \(shortest(errors.step)) mm, as the readings tell; each is off by up to half of it, which is taken as ± \(decimal(errors.rounding.squareRoot(), 2)) mm"
        ))
    }
    if errors.mostCommon > 0.5 {
      notes.append(
        FrameFinding(
          .readingsAlike, .note, value: errors.mostCommon,
          "struts read so much alike in parallel states that rounding takes the same from all of them: \(decimal(100 * errors.mostCommon, 0)) % of a rounding error counts as common, so that six readings are little more than one"
        ))
    }
    let unchecked = fits.filter { fit in
      if case .reading = fit.observation { return false }
      return !fit.isCheckable
    }
    if !unchecked.isEmpty, !hasErrors {
      notes.append(
        FrameFinding(
          .unchecked, .note,
          "a slip would not show in \(unchecked.prefix(6).map { words($0.observation) }.joined(separator: ", "))\(unchecked.count > 6 ? " and \(unchecked.count - 6) others" : ""): measure twice, or more states"
        ))
    }
    if states.states.contains(where: { $0.stance != .unknown }) {
      notes.append(
        FrameFinding(
          .stanceAssumed, .note,
          "states with a height are taken as parallel and in line: nothing here shows a small tilt or shift that is the same in all of them"
        ))
    }
    return notes
  }
}

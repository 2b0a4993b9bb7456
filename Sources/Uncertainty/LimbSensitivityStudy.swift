import CorrectionPlanning
import RigidMotion
import TreatmentModel

extension SensitivityStudy {
  /// Runs a study of the plan of two levels.
  ///
  /// - Parameter watch: may end it; it then stands on the draws that were made until then.
  /// - Throws: ``PlanningError`` when the plan's own readings reach no pose, the end has no derivative, or the plan is of one level.
  public static func run(
    _ plan: TreatmentPlan, _ uncertain: LimbInputs, _ options: SensitivityOptions, watch: SearchWatch = .none
  ) throws(PlanningError) -> LimbSensitivity {
    let model = try LimbEndModel(plan, uncertain)
    let draws = StudyDraws(model, try model.numbers(), options, watch)
    let rates = model.rateRisks(
      samples: draws.most(min(draws.columns.samples, EndModel.mostRateSamples)), seed: options.seed,
      jobs: options.jobs, watch: watch)
    let spreads = draws.spreads
    let ends = model.parts.map { part, outputs in
      let own: [RateRisk] = if case .level(let level) = part { rates.risks[level.index] } else { [] }
      return LimbSensitivity.Ends(
        part: part, spreads: Array(spreads[outputs]), anyOutside: draws.anyOutside(outputs),
        shares: draws.shares[outputs].flatMap { $0 },
        rates: own)
    }
    let losses = model.losses(draws.columns)
    return LimbSensitivity(
      plan: plan, options: draws.studied, askedSamples: options.samples, inputs: model.inputs,
      correlations: model.spread.correlations, unused: uncertain.unused, ends: ends,
      withoutPose: losses.pose, withoutAngles: losses.angles, anyOutside: draws.anyOutside(),
      apart: model.share(draws.columns, of: .gap) { $0 > 0 },
      besideBone: model.docking.flatMap { docking in
        let most = plan.levels[docking.level].level.junction.diameter / 4
        return model.share(draws.columns, of: .offset) { $0 > most }
      },
      shareSamples: draws.shareSamples, rateSamples: rates.samples, endError: draws.endError,
      gains: draws.gains, confirmed: try draws.confirmed(watch))
  }
}

extension LimbEndModel {
  /// Which outputs are of which part.
  fileprivate var parts: [(LimbSensitivity.Part, Range<Int>)] {
    let (level, limb) = (LimbEndModel.ofLevel, LimbEndModel.ofLimb)
    return [
      (.level(LevelID(0)), 0..<level), (.level(LevelID(1)), level..<2 * level),
      (.limb, 2 * level..<2 * level + limb),
    ] + (docking == nil ? [] : [(.docking, 2 * level + limb..<outputCount)])
  }

  /// Draws in which a level has no pose, and others in which some angle cannot be said.
  fileprivate func losses(_ columns: SampleColumns) -> (pose: Int, angles: Int) {
    var (hasPose, hasAngles) = (
      [Bool](repeating: true, count: columns.samples), [Bool](repeating: true, count: columns.samples)
    )
    let level = LimbEndModel.ofLevel
    for output in [level - 1, 2 * level - 1] {
      columns.read(output) { for n in $0.indices where $0[n].isNaN { hasPose[n] = false } }
    }
    for output in [0, level, 2 * level] {
      columns.read(output) { for n in $0.indices where $0[n].isNaN { hasAngles[n] = false } }
    }
    let found = hasPose.count { $0 }
    return (columns.samples - found, found - zip(hasPose, hasAngles).count { $0 && $1 })
  }

  /// The fraction of the draws that have a number of the faces, for which something holds of it; nil without faces.
  fileprivate func share(
    _ columns: SampleColumns, of number: EndNumber, _ holds: (Double) -> Bool
  ) -> Double? {
    guard docking != nil, let output = outputs.firstIndex(of: number) else { return nil }
    return columns.read(output) { values in
      let found = values.count { !$0.isNaN }
      return found > 0 ? Double(values.count { !$0.isNaN && holds($0) }) / Double(found) : .nan
    }
  }

  /// On which days points at risk of each level may go further than their rates; as of one level.
  fileprivate func rateRisks(
    samples: Int, seed: UInt64, jobs: Int, watch: SearchWatch
  ) -> (risks: [[RateRisk]], samples: Int) {
    let source = ScoreSource(seed: seed, stream: 0, inputs: inputCount)
    let parts = SampleBlocks.map(
      samples, by: SampleBlocks.block, jobs: jobs, watch, "draws followed day by day"
    ) { block in
      let draws = withColumns(inputCount, block.count) { scores in
        source.fill(scores, samples: block)
        return withMixed(UnsafeBufferPointer(scores), block.count) { self.draws($0, block.count) }
      }
      return (loads: zip(levels, draws.levels).map { $0.loads($1) }, count: block.count)
    }
    return (
      levels.indices.map { level in RateRisk.risks(parts.map { $0.loads[level] }) },
      parts.reduce(0) { $0 + $1.count }
    )
  }
}

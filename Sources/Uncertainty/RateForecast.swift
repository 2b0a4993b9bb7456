import CorrectionPlanning
import HexapodKinematics
import RigidMotion

extension EndModel {
  /// Draws whose every day is followed at most.
  static let mostRateSamples = 2000

  /// On which days points at risk may go further than their rates: the first draws of the main stream are followed day by
  /// day along the exact lengths of the plan. The way over a day is taken as its chord: for 4° in a day that is short of
  /// the arc by 2e-4 of it.
  package func rateRisks(
    samples: Int, seed: UInt64, jobs: Int, watch: SearchWatch = .none
  ) -> (risks: [RateRisk], samples: Int) {
    let source = ScoreSource(seed: seed, stream: 0, inputs: inputCount)
    let parts = SampleBlocks.map(
      samples, by: SampleBlocks.block, jobs: jobs, watch, "draws followed day by day"
    ) { block in
      let draws = withColumns(inputCount, block.count) { scores in
        source.fill(scores, samples: block)
        return withMixed(UnsafeBufferPointer(scores), block.count) { self.draws($0, block.count) }
      }
      return (loads: loads(draws), count: block.count)
    }
    return (RateRisk.risks(parts.map(\.loads)), parts.reduce(0) { $0 + $1.count })
  }

  /// The largest way of a point at risk over its rate, for each day and each draw that has a pose then.
  func loads(_ draws: Draws) -> [[Double]] {
    let count = draws.fragments.count
    let first = plan.days[0]
    // In chronic mode the true limb starts from the readings that are set on day 0.
    let start: RingPoses = isRingsFirst ? .same(startPose) : ringPoses(startLengths, draws, from: startPose)
    let risks = plan.level.pointsAtRisk
    // A limb that cannot be where the readings of a day want it does not go on from there.
    var going = Array(0..<count)
    func places(_ day: PlanDay) -> [[Vector3]?] {
      let poses = ringPoses(day.exact, draws, from: day.pose, among: going)
      let places = (0..<count).map { n in
        fragmentPose(draws, n, start[n], poses[n]).map { pose in points.map { pose * $0 } }
      }
      going.removeAll { places[$0] == nil }
      return places
    }
    var before = places(first)
    return plan.days.dropFirst().map { day in
      let now = places(day)
      defer { before = now }
      return (0..<count).compactMap { n -> Double? in
        guard let from = before[n], let to = now[n] else { return nil }
        return risks.indices.reduce(0) { max($0, (to[$1] - from[$1]).norm / risks[$1].rate) }
      }
    }
  }
}

extension RateRisk {
  /// Those of the days of a plan.
  ///
  /// - Parameter parts: for each part of the draws the largest ways over their rates, by day, then by draw.
  static func risks(_ parts: [[[Double]]]) -> [RateRisk] {
    (parts.first?.indices ?? 0..<0).map { index in
      let loads = parts.flatMap { $0[index] }
      let over = loads.count { $0 > RateRisk.threshold }
      let p95 = loads.withUnsafeBufferPointer { BinnedColumn($0, ColumnStatistics($0)).quantiles([0.95])[0] }
      return RateRisk(
        day: index + 1, chance: loads.isEmpty ? .nan : Double(over) / Double(loads.count), p95: p95)
    }
  }
}

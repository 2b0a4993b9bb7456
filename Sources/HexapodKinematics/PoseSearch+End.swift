import Glibc
import LinearAlgebra
import RigidMotion

/// What a search says of its end.
extension PoseSearch {
  func conclude(converged: Bool) -> PoseSolution {
    let (rows, end) = (system.count, iterates.current)
    var residual = 0.0
    for row in 0..<rows {
      let misfit = abs(end.misfits[row]) / system.weights[row]
      // What cannot be told fits nothing; `max` would lose it.
      residual = misfit.isFinite ? max(residual, misfit) : .infinity
    }
    // The last step may have moved on from the factored pose.
    let finalSign = steps.factorize(end.jacobian, into: steps.factor, steps.tau)
    let spare = steps.spare
    for index in 0..<spare.count { spare[index] = end.jacobian[index] }
    let values = DoubleBuffer(rebasing: iterates.step[..<6])
    let decomposed = SingularValues.ofInPlace(
      rows: rows, columns: 6, spare, values: values, work: steps.work)
    // Weights scale the singular values of n rows; the measure is of unit weights.
    let unit = decomposed ? 1 / system.weights[0] : .nan
    let (largest, least) = (values[0] * unit, values[5] * unit)
    return PoseSolution(
      pose: end.point,
      outcome: outcome(converged: converged, residual: residual, ratio: least / largest, sign: finalSign),
      residual: residual, iterations: iterates.iterations, stiffness: least,
      condition: least > 0 ? largest / least : .infinity,
      determinantSign: finalSign)
  }

  private var system: DistanceSystem { iterates.problem.system }

  private func outcome(converged: Bool, residual: Double, ratio: Double, sign finalSign: Int)
    -> PoseSolution.Outcome
  {
    let extra = system.count - 6
    let fits =
      extra == 0
      ? residual <= solver.options.fitTolerance * system.meanRadius
      : 2 * iterates.current.cost <= chiSquare(freedom: Double(extra))
    guard fits else {
      return converged ? .noSuchPose(culprit: extra == 0 ? suspectStrut : suspectMeasurement) : .notConverged
    }
    // A singular pose is approached only linearly: what fits there may still be on its way.
    guard ratio > Hexapod.singularRatio else {
      return .singular(solver.hexapod.jacobian(at: iterates.current.point).softestMotion)
    }
    guard converged else { return .notConverged }
    let neutralSign = solver.hexapod.neutralSign
    return steps.crossed || (neutralSign != 0 && finalSign != neutralSign) ? .beyondSingularity : .found
  }

  private func chiSquare(freedom: Double) -> Double {
    let spread = 2 / (9 * freedom)
    let root = 1 - spread + solver.options.misfitLimit * spread.squareRoot()
    return freedom * root * root * root
  }

  /// Of six struts, the one without whose length the others fit a pose, or best: it stands out when it leaves less than a
  /// quarter of the squared misfit that leaving out any other does. Where several mend the misfit, most of them do so in
  /// contorted poses: the one that stays nearest to the start stands out when it is less than half as far as the next.
  private var suspectStrut: Int? {
    guard solver.options.namesCulprit, iterates.problem.ignored == nil else { return nil }
    let lengths = StrutLengths { iterates.problem.distances[$0] }
    let start = solver.hexapod.neutral ?? solver.defaultStart
    let mended = (0..<6).map { strut in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: PoseSearch.scratchSize(rows: 6)) { scratch in
        var search = PoseSearch(solver, lengths, start, ignoring: strut, scratch)
        _ = search.run()
        let way = start.inverse * search.iterates.current.point
        let distance = way.translation.norm + system.meanRadius * way.rotation.angle
        return (strut: strut, left: search.iterates.current.cost, distance: distance)
      }
    }
    let none = pow(1e-6 * system.meanRadius * system.weights[0], 2)
    let mending = mended.filter { $0.left <= none }.sorted { $0.distance < $1.distance }
    if mending.count > 1 {
      return mending[0].distance < 0.5 * mending[1].distance ? mending[0].strut : nil
    }
    let ranked = mended.sorted { $0.left < $1.left }
    return ranked[0].left < 0.25 * ranked[1].left ? ranked[0].strut : nil
  }

  /// With redundant measurements, the one whose change alone removes most of the misfit, `m_i² / (1 - h_i)`, h the leverages
  /// (Cook and Weisberg 1982), if that leaves less than half of what the next best leaves.
  private var suspectMeasurement: Int? {
    guard let svd = iterates.decomposition else { return nil }
    let rank = svd.values.filter { $0 > 1e-5 * svd.values[0] }.count
    let (misfits, total) = (iterates.current.misfits, 2 * iterates.current.cost)
    let ranked = (0..<system.count).compactMap { row -> (row: Int, left: Double)? in
      let freedom = 1 - (0..<rank).reduce(0) { $0 + svd.left[row, $1] * svd.left[row, $1] }
      return freedom > 1e-6 ? (row, max(0, total - misfits[row] * misfits[row] / freedom)) : nil
    }.sorted { $0.left < $1.left }
    guard let best = ranked.first else { return nil }
    return ranked.count < 2 || best.left < 0.5 * ranked[1].left ? best.row : nil
  }
}

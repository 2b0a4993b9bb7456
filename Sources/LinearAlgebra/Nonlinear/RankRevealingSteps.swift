/// Gauss-Newton and Levenberg-Marquardt on LAPACK's QR of the scaled Jacobian, and the singular values of R where these decide:
/// problems of any size and any rank. Allocates nothing.
///
/// Every step is the least-squares step, or one of a given length, among the directions that the Jacobian sees; those that it
/// does not see stay as they are. Columns are scaled to unit length, as Moré does it, so that nothing depends on units.
public struct RankRevealingSteps<Problem: NonlinearProblem>: StepRule {
  /// The tests.
  public let options: NonlinearOptions
  @usableFromInline var spectrum: ScaledSpectrum
  @usableFromInline let scales: DoubleBuffer
  /// Longest step allowed, `|D h|`.
  @usableFromInline var radius = 0.0
  /// What the linear model promised before the last step, as a fraction of the cost.
  @usableFromInline var formerPromise = Double.infinity

  /// Doubles of scratch for a problem of this shape.
  @inlinable
  public static func scratchSize(misfits: Int, parameters: Int) -> Int {
    ScaledSpectrum.scratchSize(misfits: misfits, parameters: parameters) + parameters
  }

  /// A rule for problems of this shape.
  @inlinable
  public init(misfits: Int, parameters: Int, options: NonlinearOptions, _ scratch: DoubleBuffer) {
    var parts = ScratchParts(scratch)
    self.options = options
    scales = parts.take(parameters)
    spectrum = ScaledSpectrum(
      misfits: misfits, parameters: parameters,
      parts.take(ScaledSpectrum.scratchSize(misfits: misfits, parameters: parameters)))
  }

  /// Scales and radius of the start.
  @inlinable
  public mutating func begin(_ iterates: inout NonlinearIterates<Problem>) {
    for k in 0..<scales.count { scales[k] = 0 }
    updateScales(iterates)
    radius = options.initialRadius * max(extent(iterates), (2 * iterates.current.cost).squareRoot())
    formerPromise = .infinity
  }

  /// One step.
  @inlinable
  public mutating func advance(_ iterates: inout NonlinearIterates<Problem>) -> StepEnd {
    let cost = iterates.current.cost
    updateScales(iterates)
    guard cost.isFinite,
      spectrum.decompose(iterates.current.jacobian, scales: scales, rankTolerance: options.rankTolerance)
    else {
      return .last(.notFinite)
    }
    let extent = extent(iterates)
    guard (2 * cost).squareRoot() > 4 * Double.ulpOfOne * extent else { return .last(.convergedByCost) }
    spectrum.project(iterates.current.misfits)
    let promise = spectrum.seenShare(rankTolerance: options.rankTolerance) / (2 * cost)
    defer { formerPromise = promise }
    if promise.squareRoot() <= options.gradientTolerance { return .last(.convergedByGradient) }
    // A cost is known to no better than the rounding of what was subtracted to make the misfits.
    let rounding = 1e-14 + 4 * Double.ulpOfOne * extent / (2 * cost).squareRoot()
    if promise <= max(options.costTolerance, rounding), promise > formerPromise / 2 {
      return .last(.convergedByCost)
    }
    switch options.method {
    case .gaussNewton: return goAlong(&iterates, extent, rounding)
    case .levenbergMarquardt: return goWithinRadius(&iterates, extent, rounding)
    }
  }

  /// There is no other way.
  @inlinable
  public mutating func openAnotherWay(_ iterates: inout NonlinearIterates<Problem>) -> Bool { false }

  @inlinable
  func updateScales(_ iterates: NonlinearIterates<Problem>) {
    for k in 0..<scales.count {
      scales[k] = max(scales[k], spectrum.columnLength(iterates.current.jacobian, k))
    }
  }

  /// `|D s|`.
  @inlinable
  func extent(_ iterates: NonlinearIterates<Problem>) -> Double {
    var sum = 0.0
    for k in 0..<scales.count {
      let part = scales[k] * iterates.problem.size(of: k, at: iterates.current.point)
      sum += part * part
    }
    return sum.squareRoot()
  }

  /// Halves the least-squares step until it lessens the cost.
  @inlinable
  mutating func goAlong(_ iterates: inout NonlinearIterates<Problem>, _ extent: Double, _ rounding: Double)
    -> StepEnd
  {
    let proposal = spectrum.propose(
      radius: .infinity, rankTolerance: options.rankTolerance, scales: scales, into: iterates.step)
    let promise = proposal.promise / (2 * iterates.current.cost)
    var scale = 1.0
    for _ in 0..<30 {
      iterates.try(scale: scale)
      let gained = 1 - iterates.trial.cost / iterates.current.cost
      if gained >= 1e-4 * scale * promise || (promise <= rounding && gained >= -rounding) {
        iterates.accept()
        let isShort = scale == 1 && proposal.length <= options.stepTolerance * extent
        return isShort ? .last(.convergedByStep) : .taken
      }
      scale /= 2
    }
    return .stuck
  }

  /// Shortens the step until the cost falls by at least a ten-thousandth of what the linear model foretells.
  @inlinable
  mutating func goWithinRadius(
    _ iterates: inout NonlinearIterates<Problem>, _ extent: Double, _ rounding: Double
  ) -> StepEnd {
    let cost = iterates.current.cost
    for _ in 0..<100 {
      let proposal = spectrum.propose(
        radius: radius, rankTolerance: options.rankTolerance, scales: scales, into: iterates.step)
      let promise = proposal.promise / (2 * cost)
      iterates.try()
      // Beyond a hundred times the cost, or where there is none, the model says nothing.
      let gained = iterates.trial.cost < 100 * cost ? 1 - iterates.trial.cost / cost : -1
      if promise <= options.costTolerance && abs(gained) <= options.costTolerance && proposal.damping > 0 {
        if gained > 0 { iterates.accept() }
        return .last(.convergedByCost)
      }
      let isNoise = promise <= rounding && abs(gained) <= rounding
      let ratio = isNoise ? 1 : gained / promise
      follow(ratio, gained, slope: proposal.slope / (2 * cost), proposal)
      if ratio >= 1e-4 {
        iterates.accept()
        let isShort = proposal.damping == 0 && proposal.length <= options.stepTolerance * extent
        return isShort ? .last(.convergedByStep) : .taken
      }
      guard proposal.length > Double.ulpOfOne * extent, radius > 0 else { return .stuck }
    }
    return .stuck
  }

  /// Sets the radius by how well the cost was foretold (Moré 1978, section 4).
  @inlinable
  mutating func follow(_ ratio: Double, _ gained: Double, slope: Double, _ proposal: ScaledSpectrum.Proposal)
  {
    if ratio <= 0.25 || !ratio.isFinite {
      // The minimum of the parabola through cost, slope and trial cost, kept within a tenth and a half.
      let parabola = gained >= 0 ? 0.5 : 0.5 * slope / (slope - 0.5 * gained)
      radius = min(max(parabola, 0.1), 0.5) * min(radius, 10 * proposal.length)
    } else if proposal.damping == 0 || ratio >= 0.75 {
      radius = 2 * proposal.length
    }
  }
}

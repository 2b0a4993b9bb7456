import LinearAlgebra
import RigidMotion

/// The steps of a ``PoseSolver``: Gauss-Newton where the Jacobian allows it, else Levenberg-Marquardt, with a barrier at
/// singularities. On scratch memory of the caller.
struct PoseSteps: StepRule {
  typealias Iterates = NonlinearIterates<PoseProblem>

  let options: PoseSolver.Options
  let meanRadius: Double
  /// The Jacobian's QR factors, and those of the trial's.
  private(set) var (factor, tau): (DoubleBuffer, DoubleBuffer)
  private(set) var (trialFactor, trialTau): (DoubleBuffer, DoubleBuffer)
  let spare: DoubleBuffer
  let work: DoubleBuffer

  private(set) var sign = 0
  private(set) var crossed = false
  private var mayCross: Bool
  /// Longest step that Levenberg-Marquardt may take.
  private var radius: Double

  static func scratchSize(rows: Int) -> Int {
    3 * 6 * rows + 12 + SingularValues.workSize(rows: rows, columns: 6)
  }

  /// - Parameter mayCross: whether steps across a singularity are as good as any other.
  init(rows: Int, meanRadius: Double, options: PoseSolver.Options, mayCross: Bool, _ scratch: DoubleBuffer) {
    var scratch = ScratchParts(scratch)
    (self.options, self.meanRadius, self.mayCross) = (options, meanRadius, mayCross)
    radius = options.trustRadius * meanRadius
    (factor, tau) = (scratch.take(6 * rows), scratch.take(6))
    (trialFactor, trialTau) = (scratch.take(6 * rows), scratch.take(6))
    spare = scratch.take(6 * rows)
    work = scratch.take(SingularValues.workSize(rows: rows, columns: 6))
  }

  mutating func begin(_ iterates: inout Iterates) {
    sign = factorize(iterates.current.jacobian, into: factor, tau)
  }

  /// One step: Gauss-Newton where the Jacobian allows it, else Levenberg-Marquardt.
  mutating func advance(_ iterates: inout Iterates) -> StepEnd {
    let widest = options.trustRadius * meanRadius
    if solveGaussNewton(iterates) {
      let length = iterates.stepLength
      if length <= stillness(iterates) {
        iterates.try()
        iterates.accept()
        return .last(.convergedByStep)
      }
      if length <= widest && tryAlong(&iterates) {
        radius = widest
        return .taken
      }
    }
    // What Gauss-Newton cannot do, shorter steps with the weak directions damped may.
    while radius > 1e-6 * widest {
      guard solveLevenbergMarquardt(iterates) else { return .stuck }
      if iterates.promisedGain < options.leastGain { return .stuck }
      if tryStep(&iterates, scale: 1) {
        radius = min(2 * radius, widest)
        return .taken
      }
      radius /= 4
    }
    return .stuck
  }

  /// Nothing lessens the misfit on this side of the singularity. Beyond it something may.
  mutating func openAnotherWay(_ iterates: inout Iterates) -> Bool {
    guard !mayCross else { return false }
    mayCross = true
    radius = options.trustRadius * meanRadius
    return true
  }

  private func solveGaussNewton(_ iterates: Iterates) -> Bool {
    let (rows, step, misfits) = (iterates.problem.misfitCount, iterates.step, iterates.current.misfits)
    for row in 0..<rows { step[row] = misfits[row] }
    return HouseholderQR.solve(rows: rows, columns: 6, factor, tau: tau, step, work: work)
      && iterates.stepLength.isFinite
  }

  /// Goes along the step, halving it until it can be taken. Says whether it went.
  private mutating func tryAlong(_ iterates: inout Iterates) -> Bool {
    var scale = 1.0
    for _ in 0..<5 {
      if tryStep(&iterates, scale: scale) { return true }
      scale /= 2
    }
    return false
  }

  /// Takes the step times `scale` if the misfit is less there and no singularity is crossed. Says whether it went.
  private mutating func tryStep(_ iterates: inout Iterates, scale: Double) -> Bool {
    iterates.try(scale: scale)
    let trialCost = iterates.trial.cost
    guard
      trialCost < iterates.current.cost * (1 - 1e-4 * scale) || trialCost <= roundingCost(iterates.problem)
        || (isRedundant(iterates) && keepsPromise(iterates, scale))
    else { return false }
    let trialSign = factorize(iterates.trial.jacobian, into: trialFactor, trialTau)
    let crosses =
      trialSign != sign
      || (scale * iterates.stepLength > 0.25 * meanRadius && changesSign(iterates, midway: scale))
    guard !crosses || mayCross else { return false }
    crossed = crossed || crosses
    sign = trialSign
    iterates.accept()
    swap(&factor, &trialFactor)
    swap(&tau, &trialTau)
    return true
  }

  /// More distances than a pose has freedoms: they need not agree, and what is left at the end is a misfit of its own.
  private func isRedundant(_ iterates: Iterates) -> Bool { iterates.problem.misfitCount > 6 }

  /// The length of a step that is the last. With six distances the next would be its square; with more, whose misfits do not
  /// vanish, steps shrink by a constant factor only, and a short one may still be far from the end.
  private func stillness(_ iterates: Iterates) -> Double {
    options.stepTolerance * meanRadius * (isRedundant(iterates) ? 1e-4 : 1)
  }

  /// Whether a step lessens the misfit as far as its linear model says it can, where most of the misfit is there to stay; of
  /// less than the sum's own rounding nothing can be said.
  private func keepsPromise(_ iterates: Iterates, _ scale: Double) -> Bool {
    let (promise, rounding) = (iterates.promisedGain, 1e-13)
    let gained = 1 - iterates.trial.cost / iterates.current.cost
    return promise <= rounding ? gained >= -rounding : gained >= 1e-4 * scale * promise
  }

  /// The cost below which nothing but rounding is left to remove.
  private func roundingCost(_ problem: PoseProblem) -> Double {
    let tolerance = 1e-14 * meanRadius * problem.system.weights[0]
    return 3 * tolerance * tolerance
  }

  private func changesSign(_ iterates: Iterates, midway scale: Double) -> Bool {
    var middle = iterates.current.point
    iterates.problem.retract(iterates.current.point, by: iterates.step, times: scale / 2, into: &middle)
    let (rotation, system) = (middle.rotation.matrix, iterates.problem.system)
    for strut in 0..<6 {
      let arm = rotation * system.movingPoints[strut]
      let direction = arm + middle.translation - system.referencePoints[strut]
      let moment = arm.cross(direction)
      for axis in 0..<3 {
        spare[axis * 6 + strut] = direction[axis]
        spare[(3 + axis) * 6 + strut] = moment[axis]
      }
    }
    return sixBySixDeterminantSign(inPlace: DoubleBuffer(rebasing: spare[..<36])) != sign
  }

  /// Factors a Jacobian for the next step, and gives the sign of the determinant of the six struts' rows; weights do not
  /// change it.
  func factorize(_ jacobian: DoubleBuffer, into factor: DoubleBuffer, _ tau: DoubleBuffer) -> Int {
    let rows = factor.count / 6
    for index in 0..<factor.count { factor[index] = jacobian[index] }
    HouseholderQR.factor(rows: rows, columns: 6, factor, tau: tau, work: work)
    guard rows > 6 else { return HouseholderQR.determinantSign(order: 6, factor, tau: tau) }
    for column in 0..<6 {
      for strut in 0..<6 { spare[column * 6 + strut] = jacobian[column * rows + strut] }
    }
    return sixBySixDeterminantSign(inPlace: DoubleBuffer(rebasing: spare[..<36]))
  }

  /// The damped step whose length is at most ``radius``. Says whether there is one.
  private func solveLevenbergMarquardt(_ iterates: Iterates) -> Bool {
    guard let svd = iterates.decomposition else { return false }
    let misfits = iterates.current.misfits
    var (values, right) = (svd.values, svd.rightTransposed.entries)
    var along = (0..<6).map { k in misfits.indices.reduce(0) { $0 + svd.left[$1, k] * misfits[$1] } }
    values.withUnsafeMutableBufferPointer { values in
      along.withUnsafeMutableBufferPointer { along in
        right.withUnsafeMutableBufferPointer { right in
          _ = DampedStep.solve(
            values: values, along: along, rightTransposed: right, radius: radius, rankTolerance: 1e-14,
            exponents: -40...10, into: iterates.step)
        }
      }
    }
    return iterates.stepLength.isFinite
  }
}

extension NonlinearIterates<PoseProblem> {
  var decomposition: SingularValueDecomposition? {
    let (rows, jacobian) = (problem.misfitCount, current.jacobian)
    return SingularValueDecomposition(Matrix(rows: rows, columns: 6) { jacobian[$1 * rows + $0] })
  }
}

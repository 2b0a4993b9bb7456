import Glibc
import LinearAlgebra
import RigidMotion

/// One run of a ``PoseSolver``: the state that moves, on scratch memory of the caller.
struct PoseSearch {
  typealias Buffer = UnsafeMutableBufferPointer<Double>

  let solver: PoseSolver
  let system: DistanceSystem
  let distances: Buffer
  private(set) var jacobian: Buffer
  private(set) var misfit: Buffer
  private(set) var trialJacobian: Buffer
  private(set) var trialMisfit: Buffer
  /// The Jacobian's QR factors, and those of the trial's.
  private(set) var (factor, tau): (Buffer, Buffer)
  private(set) var (trialFactor, trialTau): (Buffer, Buffer)
  let spare: Buffer
  let step: Buffer
  let work: Buffer

  private(set) var pose: RigidTransform
  private(set) var cost = 0.0
  private(set) var sign = 0
  private(set) var crossed = false
  private(set) var mayCross: Bool
  /// A strut whose reading is left out, to see whether the others fit without it.
  let ignored: Int?
  private(set) var iterations = 0
  /// Longest step that Levenberg-Marquardt may take.
  private(set) var radius: Double

  static func scratchSize(rows: Int) -> Int {
    5 * rows + 5 * 6 * rows + 18 + SingularValues.workSize(rows: rows, columns: 6)
  }

  init(
    _ solver: PoseSolver, _ lengths: StrutLengths, _ start: RigidTransform, ignoring ignored: Int? = nil,
    _ scratch: Buffer
  ) {
    (self.ignored, mayCross) = (ignored, ignored != nil)
    self.solver = solver
    system = solver.system
    pose = start
    radius = solver.options.trustRadius * solver.system.meanRadius
    let rows = system.count
    var used = 0
    func take(_ count: Int) -> Buffer {
      defer { used += count }
      return Buffer(rebasing: scratch[used..<used + count])
    }
    distances = take(rows)
    (jacobian, misfit) = (take(6 * rows), take(rows))
    (trialJacobian, trialMisfit) = (take(6 * rows), take(rows))
    (factor, tau, trialFactor, trialTau) = (take(6 * rows), take(6), take(6 * rows), take(6))
    (spare, step) = (take(6 * rows), take(max(rows, 6)))
    work = take(SingularValues.workSize(rows: rows, columns: 6))
    for strut in 0..<6 { distances[strut] = lengths[strut] }
    for (index, distance) in solver.extraDistances.enumerated() { distances[6 + index] = distance }
  }

  /// Why a step could not be taken.
  private enum Step { case taken, last, stuck }

  mutating func run() -> PoseSolution {
    cost = evaluate(pose, jacobian: jacobian, misfit: misfit)
    sign = factorize(jacobian, into: factor, tau)
    while iterations < solver.options.maximumIterations {
      iterations += 1
      switch advance() {
      case .taken: continue
      case .last: return conclude(converged: true)
      case .stuck:
        // Nothing lessens the misfit on this side of the singularity. Beyond it something may.
        guard !mayCross else { return conclude(converged: true) }
        mayCross = true
        radius = solver.options.trustRadius * system.meanRadius
      }
    }
    return conclude(converged: false)
  }

  /// One step: Gauss-Newton where the Jacobian allows it, else Levenberg-Marquardt.
  private mutating func advance() -> Step {
    let widest = solver.options.trustRadius * system.meanRadius
    if solveGaussNewton() {
      let length = stepLength
      if length <= solver.options.stepTolerance * system.meanRadius {
        moveBy(1)
        return .last
      }
      if length <= widest && tryAlong() {
        radius = widest
        return .taken
      }
    }
    // What Gauss-Newton cannot do, shorter steps with the weak directions damped may.
    while radius > 1e-6 * widest {
      guard solveLevenbergMarquardt(radius: radius) else { return .stuck }
      if promisedGain < solver.options.leastGain { return .stuck }
      if tryStep(scale: 1) {
        radius = min(2 * radius, widest)
        return .taken
      }
      radius /= 4
    }
    return .stuck
  }

  /// Fraction of the cost that the linear model says the step would remove.
  private var promisedGain: Double {
    let rows = system.count
    var left = 0.0
    for row in 0..<rows {
      var rest = misfit[row]
      for axis in 0..<6 { rest -= jacobian[axis * rows + row] * step[axis] }
      left += rest * rest
    }
    return 1 - left / (2 * cost)
  }

  private mutating func solveGaussNewton() -> Bool {
    for row in 0..<system.count { step[row] = misfit[row] }
    return HouseholderQR.solve(rows: system.count, columns: 6, factor, tau: tau, step, work: work)
      && stepLength.isFinite
  }

  private var stepLength: Double {
    var sum = 0.0
    for k in 0..<6 { sum += step[k] * step[k] }
    return sum.squareRoot()
  }

  /// Goes along the step, halving it until it can be taken. Says whether it went.
  private mutating func tryAlong() -> Bool {
    var scale = 1.0
    for _ in 0..<5 {
      if tryStep(scale: scale) { return true }
      scale /= 2
    }
    return false
  }

  /// Takes the step times `scale` if the misfit is less there and no singularity is crossed. Says whether it went.
  private mutating func tryStep(scale: Double) -> Bool {
    let candidate = pose(after: scale)
    let trialCost = evaluate(candidate, jacobian: trialJacobian, misfit: trialMisfit)
    guard trialCost < cost * (1 - 1e-4 * scale) || trialCost <= roundingCost else { return false }
    let trialSign = factorize(trialJacobian, into: trialFactor, trialTau)
    let crosses =
      trialSign != sign || (scale * stepLength > 0.25 * system.meanRadius && changesSign(midway: scale))
    guard !crosses || mayCross else { return false }
    crossed = crossed || crosses
    (pose, cost, sign) = (candidate, trialCost, trialSign)
    swap(&jacobian, &trialJacobian)
    swap(&misfit, &trialMisfit)
    swap(&factor, &trialFactor)
    swap(&tau, &trialTau)
    return true
  }

  /// The cost below which nothing but rounding is left to remove.
  private var roundingCost: Double {
    let tolerance = 1e-14 * system.meanRadius * system.weights[0]
    return 3 * tolerance * tolerance
  }

  private func pose(after scale: Double) -> RigidTransform {
    let turn = Vector3(step[3], step[4], step[5]) * (scale / system.meanRadius)
    return RigidTransform(
      rotation: Rotation(exp: turn) * pose.rotation,
      translation: pose.translation + Vector3(step[0], step[1], step[2]) * scale)
  }

  private mutating func moveBy(_ scale: Double) {
    pose = pose(after: scale)
    cost = evaluate(pose, jacobian: jacobian, misfit: misfit)
  }

  private func evaluate(_ pose: RigidTransform, jacobian: Buffer, misfit: Buffer) -> Double {
    let cost = system.evaluate(pose, distances, jacobian: jacobian, misfit: misfit)
    guard let ignored else { return cost }
    defer { misfit[ignored] = 0 }
    for axis in 0..<6 { jacobian[axis * system.count + ignored] = 0 }
    return max(0, cost - misfit[ignored] * misfit[ignored] / 2)
  }

  private func changesSign(midway scale: Double) -> Bool {
    let middle = pose(after: scale / 2)
    let rotation = middle.rotation.matrix
    for strut in 0..<6 {
      let arm = rotation * system.movingPoints[strut]
      let direction = arm + middle.translation - system.referencePoints[strut]
      let moment = arm.cross(direction)
      for axis in 0..<3 {
        spare[axis * 6 + strut] = direction[axis]
        spare[(3 + axis) * 6 + strut] = moment[axis]
      }
    }
    return sixBySixDeterminantSign(inPlace: Buffer(rebasing: spare[..<36])) != sign
  }

  /// Factors the Jacobian for the next step, and gives the sign of the determinant of the six struts' rows; weights do not
  /// change it.
  func factorize(_ jacobian: Buffer, into factor: Buffer, _ tau: Buffer) -> Int {
    let rows = system.count
    for index in 0..<factor.count { factor[index] = jacobian[index] }
    HouseholderQR.factor(rows: rows, columns: 6, factor, tau: tau, work: work)
    guard rows > 6 else { return HouseholderQR.determinantSign(order: 6, factor, tau: tau) }
    for column in 0..<6 {
      for strut in 0..<6 { spare[column * 6 + strut] = jacobian[column * rows + strut] }
    }
    return sixBySixDeterminantSign(inPlace: Buffer(rebasing: spare[..<36]))
  }

  /// The step `V (σ/(σ²+λ)) Uᵀ misfit` whose length is at most `radius`, into `step`.
  private func solveLevenbergMarquardt(radius: Double) -> Bool {
    guard let svd = decomposition else { return false }
    let along = (0..<6).map { k in
      (0..<system.count).reduce(0) { $0 + svd.left[$1, k] * misfit[$1] }
    }
    let largest = svd.values[0]
    func components(_ lambda: Double) -> [Double] {
      (0..<6).map { k in
        let value = svd.values[k]
        return value > 1e-14 * largest ? along[k] * value / (value * value + lambda) : 0
      }
    }
    func length(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    var lambda = 0.0
    if length(components(0)) > radius {
      // Bisection on the exponent: the length falls monotonically with λ.
      var (low, high) = (-40.0, 10.0)
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if length(components(largest * largest * exp2(middle))) > radius {
          low = middle
        } else {
          high = middle
        }
      }
      lambda = largest * largest * exp2(high)
    }
    let parts = components(lambda)
    for axis in 0..<6 {
      step[axis] = (0..<6).reduce(0) { $0 + svd.rightTransposed[$1, axis] * parts[$1] }
    }
    return stepLength.isFinite
  }

  var decomposition: SingularValueDecomposition? {
    let rows = system.count
    return SingularValueDecomposition(Matrix(rows: rows, columns: 6) { jacobian[$1 * rows + $0] })
  }
}

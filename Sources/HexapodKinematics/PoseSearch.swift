import LinearAlgebra
import RigidMotion

/// One run of a ``PoseSolver``, on scratch memory of the caller.
struct PoseSearch {
  let solver: PoseSolver
  private(set) var iterates: NonlinearIterates<PoseProblem>
  private(set) var steps: PoseSteps

  static func scratchSize(rows: Int) -> Int {
    rows + NonlinearIterates<PoseProblem>.scratchSize(misfits: rows, parameters: 6)
      + PoseSteps.scratchSize(rows: rows)
  }

  /// - Parameter ignored: a strut whose length is left out, to see whether the others fit without it.
  init(
    _ solver: PoseSolver, _ lengths: StrutLengths, _ start: RigidTransform, ignoring ignored: Int? = nil,
    _ scratch: DoubleBuffer
  ) {
    self.solver = solver
    let (system, rows) = (solver.system, solver.system.count)
    var scratch = ScratchParts(scratch)
    let distances = scratch.take(rows)
    for strut in 0..<6 { distances[strut] = lengths[strut] }
    for (index, distance) in solver.extraDistances.enumerated() { distances[6 + index] = distance }
    iterates = NonlinearIterates(
      PoseProblem(system: system, distances: distances, ignored: ignored), from: start,
      scratch.take(NonlinearIterates<PoseProblem>.scratchSize(misfits: rows, parameters: 6)))
    steps = PoseSteps(
      rows: rows, meanRadius: system.meanRadius, options: solver.options, mayCross: ignored != nil,
      scratch.take(PoseSteps.scratchSize(rows: rows)))
  }

  mutating func run() -> PoseSolution {
    let outcome = iterates.run(&steps, maximumIterations: solver.options.maximumIterations)
    return conclude(converged: outcome != .notConverged)
  }
}

import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// Measures a frame by its own readings: one weighted least squares over all its states (MODEL section 14).
///
/// ```swift
/// let solution = FrameSolver.solve(states)
/// solution[.run]             // value and standard deviation
/// solution.missing           // what the states do not tell
/// solution.findings          // what does not fit
/// ```
public enum FrameSolver {
  /// Frames whose costs, half the squared misfits, differ by less fit about alike.
  private static let alike = 4.5

  /// Solves a frame.
  ///
  /// - Parameter advises: whether the state is looked for that would tell most.
  public static func solve(_ states: FrameStates, advises: Bool = true) -> FrameSolution {
    solve(states, advises: advises, explains: true)
  }

  /// - Parameter explains: whether what does not fit is looked into.
  static func solve(_ states: FrameStates, advises: Bool, explains: Bool) -> FrameSolution {
    let errors = ReadingErrors(states)
    var solution = FrameSolution(states: states, resolution: errors.step)
    guard !states.states.isEmpty else {
      solution.findings = [.tooFew("there is no state")]
      return solution
    }
    let problem = FrameProblem(states, errors)
    let ends = FrameStarts.ends(problem)
    // Of what fits about alike that which is a frame is meant.
    let best = ends.first { problem.isFrame($0.point) && $0.cost - ends[0].cost < alike } ?? ends.first
    guard let best, let fit = NonlinearLeastSquares.localFit(problem, at: best.point) else {
      solution.findings = [.notConverged]
      return solution
    }
    (solution.values, solution.covariance) = problem.values(fit, at: best.point, isCorrected: true)
    solution.poses = states.states.indices.map { problem.pose($0, at: best.point) }
    solution.fits = problem.fits(fit)
    solution.chiSquare = 2 * best.cost
    solution.degreesOfFreedom = problem.misfitCount - fit.rank
    solution.open = problem.open(fit)
    let rivals = ends.filter {
      $0.point.numbers != best.point.numbers && $0.cost - best.cost < alike && problem.isFrame($0.point)
    }.map(\.point)
    if advises {
      solution.furtherState = FurtherState.best(for: problem, at: best.point, rivals, solution.values)
    }
    solution.judge(problem, errors, isConverged: best.isConverged)
    if fit.undetermined.isEmpty, let rival = rivals.first { solution.compare(with: rival, problem) }
    if explains { explainSlips(&solution) }
    solution.findings = solution.findings.bySeverity
    return solution
  }
}

import Glibc
import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

extension FilmSolver {
  /// What of a solved set does not fit, and what it cannot tell.
  static func judge(
    _ solution: inout FilmSolution, _ numbers: FilmNumbers, _ scope: AdjustmentScope, _ explains: Bool,
    _ workspace: FilmWorkspace
  ) {
    solution.outliers = solution.fits.filter(\.isOutlier).sorted { $0.test > $1.test }
    let isBad = !solution.outliers.isEmpty || solution.misfitScore > 4
    if isBad, explains {
      var search = ExchangeSearch(scope, workspace)
      solution.exchanged = search.run()
      if !solution.exchanged.isEmpty { solution.outliers = search.remaining }
    }
    var findings = solution.findings
    solution.pointsOnAxes = solution.state.flatMap { PointsOnAxes(scope, $0.point, $0.fit, $0.problem) }
    if let points = solution.pointsOnAxes {
      if points.isLikely {
        findings.append(.pointsExchanged(points, scope))
      } else if points.isOpen {
        findings.append(.pointsAlike(points))
      }
      if points.isProven {
        solution.outliers.removeAll { $0.subject == .origin || $0.subject == .correspondingPoint }
      }
    }
    findings += solution.exchanged.compactMap { .exchanged(.pair($0), solution.set) }
    if !solution.alternatives.isEmpty { findings.append(.mirror(solution)) }
    findings += solution.outliers.map { .misfit($0, solution.set) }
    if isBad, findings.allSatisfy({ $0.code != .marksExchanged }), solution.outliers.isEmpty {
      findings.append(.misfitLarge(solution))
    }
    if numbers.isTooFarOver { findings.append(.tooFarOver) }
    let hidden = numbers.undetermined
    if !hidden.isEmpty { findings.append(.undetermined(hidden)) }
    if let apart = solution.beamsApart, apart < FilmFinding.closeBeams {
      findings.append(.beamsClose(apart, solution))
    }
    if let point = solution.state?.point { findings += FilmFinding.implausible(solution, scope, at: point) }
    findings += .notes(solution, scope)
    solution.findings = findings.bySeverity
  }
}

extension FilmSolution {
  /// How many standard deviations the sum of squares lies above what the marks' own deviations make it, about (Wilson and Hilferty
  /// 1931); 0 where nothing is left to compare.
  var misfitScore: Double {
    guard degreesOfFreedom > 0 else { return 0 }
    let spread = 2 / (9 * Double(degreesOfFreedom))
    let root = cbrt(chiSquare / Double(degreesOfFreedom))
    return (root - (1 - spread)) / spread.squareRoot()
  }
}

private func cbrt(_ value: Double) -> Double { value <= 0 ? 0 : Glibc.cbrt(value) }

import Glibc
import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

extension FilmSolver {
  /// What of a solved set does not fit, and what it cannot tell.
  static func judge(
    _ solution: inout FilmSolution, _ numbers: FilmNumbers, _ scope: AdjustmentScope
  ) {
    solution.outliers = solution.fits.filter(\.isOutlier).sorted { $0.test > $1.test }
    let isLarge = !solution.isExplainedByMarks
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
    if !solution.alternatives.isEmpty { findings.append(.mirror(solution)) }
    findings += solution.outliers.map { .misfit($0, solution.set) }
    if isLarge, solution.pointsOnAxes?.isProven != true { findings.append(.misfitLarge(solution)) }
    if numbers.isTooFarOver { findings.append(.tooFarOver) }
    if solution.alternatives.isEmpty, !scope.isSingle {
      findings += [FilmFinding.vague(numbers, solution)].compactMap { $0 }
    }
    findings += solution.alikeFilms
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
  /// Above this ``misfitScore`` marks do not fit: one sound set in 30,000 is there.
  static let mostScore = 4.0
  /// Above this what is said to explain does not: it is looked for where something does not fit, and may be found by chance.
  static let mostScoreExplained = 3.0
  /// Marks that may still be off where something else is explained.
  static let mostMisfits = 2
  /// What an explanation takes off the sum of squares, at least.
  static let leastGain = ExchangeSearch.leastGain

  /// Whether something does not fit, or nothing was found.
  var fitsBadly: Bool { state == nil || !outliers.isEmpty || misfitScore > FilmSolution.mostScore }

  /// Whether all fits, but for one mark, or for a few that all fits without.
  var isExplainedByMarks: Bool {
    if misfitScore(without: outliers.prefix(1)) <= FilmSolution.mostScore { return true }
    return outliers.count <= FilmSolution.mostMisfits + 1
      && misfitScore(without: outliers[...]) <= FilmSolution.mostScore
  }

  /// Whether all fits here, but for a mark or two, and far better than as it is stated; where what is stated fits and cannot be, or
  /// nothing was found for it, as well is enough.
  func explains(_ stated: FilmSolution) -> Bool {
    guard !views.isEmpty, outliers.count <= FilmSolution.mostMisfits,
      misfitScore(without: outliers[...]) <= FilmSolution.mostScoreExplained
    else { return false }
    return stated.state == nil || chiSquare < stated.chiSquare - FilmSolution.leastGain
      || stated.findings.contains { $0.severity == .error && $0.code.saysItCannotBe }
  }

  /// Whether all fits as well as chance lets it: what marks are said to be off by is then what they are.
  var fitsSurely: Bool { misfitScore <= 2 && !fits.contains(where: \.isOutlier) }

  /// Whether the marks do not fit another pose, though it has less than ``PoseSearch/ratio`` times the squared misfits: where they fit this
  /// one as chance has it, the other is not the right one. A mark that is off is off in both.
  func rulesOut(_ other: FilmMinimum) -> Bool {
    var there = self
    there.chiSquare = 2 * other.cost
    return there.misfitScore > FilmSolution.mostScore
  }

  /// ``misfitScore`` without some marks: what leaving each out takes off, of a linear model.
  func misfitScore(without marks: ArraySlice<MarkFit>) -> Double {
    var rest = self
    for mark in marks {
      rest.chiSquare = max(0, rest.chiSquare - mark.test * mark.test)
      rest.degreesOfFreedom -= mark.subject.isOnePoint ? 2 : 1
    }
    return rest.misfitScore
  }

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

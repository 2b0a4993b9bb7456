import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// A film as it was found.
public struct FilmView: Sendable, Equatable {
  /// Index of the film in its set.
  public let film: Int
  /// The source, in the reference ring (in the object where there is no ring), mm.
  public let source: Vector3
  /// Axes there: to the right and up as one looks along the beam, and the beam. `right × up = -beam`.
  public let (right, up, beam): (Vector3, Vector3, Vector3)
  /// Source to detector, mm.
  public let sourceDistance: Double
  /// Of that; 0 where it was given.
  public let sourceDistanceDeviation: Double
  /// The principal point, mm.
  public let centre: FilmPlace

  /// The picture of a point of the reference ring's frame; nil for one behind the source.
  public func picture(of point: Vector3) -> FilmPlace? {
    let arm = point - source
    let depth = arm.dot(beam)
    guard depth > 1 else { return nil }
    return centre + sourceDistance / depth * FilmPlace(arm.dot(right), arm.dot(up))
  }

  /// Whether both are the same film in the same place.
  public static func == (one: FilmView, other: FilmView) -> Bool {
    one.film == other.film && one.source == other.source && one.right == other.right && one.up == other.up
      && one.centre == other.centre && one.sourceDistance == other.sourceDistance
      && one.sourceDistanceDeviation == other.sourceDistanceDeviation
  }
}

/// Another way in which the films and rings could stand.
public struct FilmAlternative: Sendable, Equatable {
  /// Sum of the squared misfits, in standard deviations.
  public let chiSquare: Double
  /// That over the least.
  public let ratio: Double
  /// Films that are seen from elsewhere in it, by name.
  public let films: [String]
  /// Whether the moving ring stands elsewhere.
  public let movesRing: Bool
  /// Lengths of the struts in it; nil where there are none.
  public let struts: StrutLengths?
}

/// What films say: where they stood, the frame, the limb, each with its spread, and what does not fit or cannot be told.
public struct FilmSolution: Sendable {
  /// The films.
  public let set: FilmSet
  /// Those whose poses were found.
  public internal(set) var views: [FilmView] = []
  /// The moving ring in the reference ring.
  public internal(set) var referenceFromMoving: RigidTransform?
  /// What the limb is like, in the order of a case; nothing where it cannot be told which pose is the right one.
  public internal(set) var values: [FilmValue] = []
  /// In the order of ``values``, products of radians and millimetres.
  package internal(set) var covariance = Matrix(rows: 0, columns: 0)
  /// Of each of ``values`` its derivative by all that is adjusted; nil where there are none.
  var gradients: Matrix?
  /// Of each typed input with a ±, what one standard deviation of it does to each of ``values``.
  var inputSlopes: [[Double]] = []
  /// How each mark fits.
  public internal(set) var fits: [MarkFit] = []
  /// Sum of the squared misfits, in standard deviations.
  public internal(set) var chiSquare = 0.0
  /// Misfits less what is adjusted.
  public internal(set) var degreesOfFreedom = 0
  /// Other poses that fit nearly as well, the likeliest first.
  public internal(set) var alternatives: [FilmAlternative] = []
  /// Strut numbers that are exchanged.
  public internal(set) var exchanged: [ExchangedMarks] = []
  /// What marks, numbers or films would have to be called so that all fits; the likeliest first.
  public internal(set) var explanations: [LabelExplanation] = []
  /// Marks of which any may be off in place of the first of ``outliers``.
  var rivals: [MarkFit] = []
  /// Whether ``outliers`` are all that is off: what else seems so is pulled by them.
  var isBlamedOnMarks = false
  /// On whose axes the points lie; nil where that cannot be looked at.
  var pointsOnAxes: PointsOnAxes?
  /// Whether it was not gone on with, because its rings fit too badly to matter.
  var isLeft = false
  /// Indices of the films on which each axis is marked at the other ring.
  var axesAtOtherRing: [Int] = []
  /// Marks that do not fit, the worst first.
  public internal(set) var outliers: [MarkFit] = []
  /// The readings held against the films; nil where either is not known.
  public internal(set) var comparison: StrutComparison?
  /// Errors first.
  public internal(set) var findings: [FilmFinding] = []
  /// Axes as they were found: of the end, a point and the direction, in the reference ring.
  package internal(set) var axes: [(end: FragmentEnd, line: AxisLine)] = []
  /// Of each axis, how far off a point of it may lie across it on a film, mm on the film: see ``axisBand(_:on:at:)``.
  package internal(set) var state: AdjustedState?

  init(_ set: FilmSet) { self.set = set }

  /// The number; nil for one that could not be had.
  public subscript(quantity: FilmQuantity) -> FilmValue? { values.first { $0.quantity == quantity } }

  /// Covariance of two of ``values``, by their indices: products of radians and millimetres.
  public func covariance(_ one: Int, _ other: Int) -> Double { covariance[one, other] }

  /// Whether something is so wrong that the numbers are not to be used.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// Whether a mark is off, or may be in place of another, rather than pulled at by one that is.
  public func isOff(_ fit: MarkFit) -> Bool {
    isBlamedOnMarks
      ? (outliers + rivals).contains { $0.film == fit.film && $0.mark == fit.mark } : fit.isOutlier
  }

  /// The largest angle between two films' beams, taken as lines, radians, 0...π/2; nil with fewer than two films.
  public var beamsApart: Double? {
    var largest: Double?
    for (index, one) in views.enumerated() {
      for other in views[..<index] {
        let angle = FilmSolution.angle(one.beam, other.beam)
        largest = max(largest ?? 0, angle)
      }
    }
    return largest
  }

  static func angle(_ one: Vector3, _ other: Vector3) -> Double {
    Rotation(from: one, to: one.dot(other) < 0 ? -other : other).angle
  }

  /// Lengths of the struts, joint to joint; nil where a ring was not found.
  public var struts: StrutLengths? {
    StrutLengths(StrutNumber.allCases.compactMap { self[.strut($0)]?.value })
  }
}

extension FilmSolution {
  /// The largest difference between the adjustment's derivatives and those by differences, of the largest of their column: for tests.
  package var worstDerivative: Double? {
    guard let state else { return nil }
    let (own, other) = (
      state.problem.linearized(at: state.point).jacobian, state.problem.differencedJacobian(at: state.point)
    )
    return (0..<own.columns).map { column in
      let size = (0..<own.rows).map { abs(own[$0, column]) }.max() ?? 0
      return (0..<own.rows).map { abs(own[$0, column] - other[$0, column]) / max(size, 1e-12) }.max() ?? 0
    }.max()
  }
}

extension FilmSolution {
  /// The largest difference between the parameters' standard deviations by normal equations and by orthogonal transformations, of
  /// themselves: for tests.
  package var worstDeviation: Double? {
    guard let state, let other = NonlinearLeastSquares.localFit(state.problem, at: state.point) else {
      return nil
    }
    return zip(state.fit.standardDeviations, other.standardDeviations).map { abs($0 / $1 - 1) }.max()
  }

  /// How far the point is from one at which nothing can be gained, by orthogonal transformations, in standard deviations: for tests.
  package var worstOffset: Double? {
    guard let state else { return nil }
    let end = NonlinearLeastSquares.solve(state.problem, from: state.point)
    let (one, other) = (state.problem.linearized(at: state.point), state.problem.linearized(at: end.point))
    return zip(one.misfits, other.misfits).map { abs($0 - $1) }.max()
  }
}

/// What an adjustment ended with.
package struct AdjustedState: Sendable {
  let scope: AdjustmentScope
  let problem: FilmAdjustment
  let point: FilmPoint
  let fit: LocalFit
}

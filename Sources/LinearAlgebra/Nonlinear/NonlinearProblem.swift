/// What a nonlinear least squares is about: `min ½ |m(x)|²` over points x, m the misfits: what was observed less what x says
/// it should be, each divided by its standard deviation.
///
/// x need not be a vector of numbers: a pose is moved by ``retract(_:by:times:into:)``, and all that is linear (Jacobian,
/// covariance, undetermined directions) is about the `parameterCount` numbers of such a step.
public protocol NonlinearProblem {
  /// What is sought.
  associatedtype Point
  /// Numbers in a step, > 0.
  var parameterCount: Int { get }
  /// Misfits, > 0; they may be fewer than the parameters.
  var misfitCount: Int { get }

  /// Writes the misfits in `point`, observed less modelled, and the Jacobian of **what is modelled** (so that the best step
  /// h has `J h ≈ m`), every entry of it.
  ///
  /// - Returns: half the sum of the squared misfits; not finite where the model has no value, which a search avoids.
  func evaluate(_ point: Point, misfits: DoubleBuffer, jacobian: JacobianBuffer) -> Double

  /// Writes the point that the step times `scale` leads to into `moved`, which holds some other point.
  func retract(_ point: Point, by step: DoubleBuffer, times scale: Double, into moved: inout Point)

  /// A size > 0 against which a change of the parameter is large or small: the absolute value of a number, a radian of an
  /// angle, the object's own length of a place. 0 where nothing is known, as of a number that is 0.
  func size(of parameter: Int, at point: Point) -> Double
}

/// Where a problem writes its Jacobian: column by column, `rowsBetween` doubles from one column to the next.
public struct JacobianBuffer {
  /// The entries, the first of which is row 0 of column 0.
  public let entries: DoubleBuffer
  /// Distance of two neighbours in a row; the number of rows unless others write rows of their own below.
  public let rowsBetween: Int

  /// A place for a Jacobian.
  @inlinable
  public init(_ entries: DoubleBuffer, rowsBetween: Int) {
    (self.entries, self.rowsBetween) = (entries, rowsBetween)
  }

  /// The entry at `row` and `column`.
  @inlinable
  public subscript(row: Int, column: Int) -> Double {
    get { entries[column * rowsBetween + row] }
    nonmutating set { entries[column * rowsBetween + row] = newValue }
  }

  /// The same from `row` on.
  @inlinable
  public func below(_ row: Int) -> JacobianBuffer {
    JacobianBuffer(DoubleBuffer(rebasing: entries[row...]), rowsBetween: rowsBetween)
  }
}

/// A problem whose point is plain numbers, to which a step is added.
public protocol VectorProblem: NonlinearProblem where Point == [Double] {}

extension VectorProblem {
  /// `x + scale h`.
  @inlinable
  public func retract(
    _ point: [Double], by step: DoubleBuffer, times scale: Double, into moved: inout [Double]
  ) {
    for k in 0..<parameterCount { moved[k] = point[k] + scale * step[k] }
  }

  /// The number's absolute value.
  @inlinable
  public func size(of parameter: Int, at point: [Double]) -> Double { abs(point[parameter]) }
}

import RigidMotion

/// A number that must not fall below a limit while a limb is corrected: a clearance, a stiffness, the cosine of a tilt.
///
/// Each is the smallest of many smooth ones (the distances of all pairs of points of two bodies, the lengths of `J x` for
/// all unit vectors x, …). So between two moments it lies above the chord of its values there, less what any of those
/// could sag below its own chord: that is what makes a search sure.
public protocol PathMargin: Sendable {
  /// The number in one state.
  func value(at state: FrameState) -> Double

  /// A number below which the margin does not fall between two moments of a stage.
  func floor(_ a: PathNode, _ b: PathNode, _ bound: MotionBound) -> Double

  /// How close to the truth the smallest value is found, in the margin's unit.
  var tolerance: Double { get }

  /// So many places between the moments that are known are looked at in one search at most: far more than plans need, and so few that all
  /// searches of a plan together end within half a second.
  var mostLooks: Int { get }
}

extension PathMargin {
  /// Of a margin that is a few distances.
  public var mostLooks: Int { 20_000 }
}

/// A moment of a stage with the value of a margin there.
public struct PathNode: Sendable {
  /// How far the stage has gone, 0...1.
  public let s: Double
  /// The frame there.
  public let state: FrameState
  /// The margin there.
  public let value: Double
}

/// The least that a minimum of smooth functions can be between two of its values.
///
/// - Parameters:
///   - slope: upper bound of the absolute first derivative.
///   - bend: upper bound of the second derivative of each of the functions.
/// - Returns: the larger of what the slope and what the bend allow. With q = bend·width² the parabola below the chord
///   sags to `(a+b)/2 - q/8 - (a-b)²/(2q)`.
func chordFloor(_ a: Double, _ b: Double, width: Double, slope: Double, bend: Double) -> Double {
  let (middle, least) = ((a + b) / 2, min(a, b))
  let steepest = min(middle - slope * width / 2, least)
  let sag = bend * width * width
  guard sag.isFinite else { return steepest }
  let parabola = 2 * abs(a - b) >= sag ? least : middle - sag / 8 - (a - b) * (a - b) / (2 * sag)
  return max(steepest, parabola)
}

/// ``chordFloor(_:_:width:slope:bend:)`` for the distance of two moving bodies less a `core`: of all `|v| - core`, v from
/// a point of one body to a point of the other, whose second derivative is at most `acceleration + slope² / |v|`.
///
/// - Parameters:
///   - core: the smallest of what is taken off; the distance must be ``saturated(_:core:)``.
///   - acceleration: upper bound of `|v″|`.
///   - deepest: what anything deeper counts as; half the core unless given.
func distanceFloor(
  _ a: Double, _ b: Double, width: Double, slope: Double, acceleration: Double, core: Double,
  deepest: Double? = nil
) -> Double {
  // A pair that is the nearest at some moment in between is nowhere in between closer than this.
  let closest = (a + b) / 2 - slope * width / 2 + core - slope * width
  let bend = closest > 0 ? acceleration + slope * slope / closest : .infinity
  return max(chordFloor(a, b, width: width, slope: slope, bend: bend), -(deepest ?? core / 2))
}

/// A signed distance in which anything deeper than half the core counts as half the core: deeper down the nearest points
/// change abruptly, and how deep it is says no more.
@inline(__always)
func saturated(_ distance: Double, core: Double) -> Double { max(distance, -core / 2) }

import Glibc

/// Angles of places around a centre.
enum NiceAngle {
  /// Anticlockwise from x, radians.
  static func of(_ x: Double, _ y: Double) -> Double { atan2(y, x) }
}

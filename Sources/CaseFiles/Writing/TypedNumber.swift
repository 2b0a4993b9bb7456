import RigidMotion
import TreatmentModel

/// Numbers as they are typed, so that reading them gives the same bits.
enum TypedNumber {
  /// The shortest decimal that reads back to `inside`; of a number that no decimal of the file's unit reads back to, as some
  /// angles in radians that were computed, the nearest.
  ///
  /// - Parameters:
  ///   - near: about what it is in the file's unit.
  ///   - read: what reading makes of a number in the file's unit.
  static func text(_ inside: Double, near: Double, read: (Double) -> Double) -> String {
    exact(inside, near: near, read: read).map(Printable.number) ?? Printable.number(near)
  }

  /// The decimal with the fewest digits among the numbers that read back to `inside`; nil where there is none.
  static func exact(_ inside: Double, near: Double, read: (Double) -> Double) -> Double? {
    var candidates = [near]
    var (down, up) = (near, near)
    for _ in 0..<4 {
      (down, up) = (down.nextDown, up.nextUp)
      candidates += [down, up]
    }
    return candidates.filter { read($0) == inside }.min {
      Printable.number($0).utf8.count < Printable.number($1).utf8.count
    }
  }

  /// A length, or an angle in degrees.
  static func text(_ inside: Double, _ unit: QuantityUnit) -> String {
    text(inside, near: unit.outside(inside)) { unit.inside($0) }
  }

  /// An angle of what carries no uncertainty, which is read by ``radians(_:)``.
  static func plainAngle(_ inside: Double) -> String { text(inside, near: degrees(inside), read: radians) }

  /// `12 ± 1.5 varus`: magnitude, uncertainty, word.
  static func quantity(
    _ inside: Double, deviation: Double?, _ unit: QuantityUnit, _ directions: DirectionPair?
  ) -> String {
    let magnitude = text(directions == nil ? inside : inside.magnitude, unit)
    let spread = deviation.map { " ± \(text($0, unit))" } ?? ""
    guard let directions, inside != 0 else { return magnitude + spread }
    return "\(magnitude)\(spread) \(directions.word(of: inside).rawValue)"
  }
}

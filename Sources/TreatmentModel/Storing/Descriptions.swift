import HexapodKinematics
import TextOutput

extension Deformity: CustomStringConvertible {
  /// `12 deg varus, 20 mm short`; `no deformity` for none.
  public var description: String {
    let parts = DeformityParameter.allCases.compactMap { parameter -> String? in
      said(self[parameter], parameter.unit, parameter.directions)
    }
    return parts.isEmpty ? "no deformity" : parts.joined(separator: ", ")
  }
}

extension Mounting: CustomStringConvertible {
  /// `ap-offset 5 mm lateral, axial-offset 60 mm distal`; `centred and orthogonal, tab anterior` for none.
  public var description: String {
    let parts = MountingParameter.allCases.compactMap { parameter -> String? in
      said(self[parameter], parameter.unit, parameter.directions).map { "\(parameter.name) \($0)" }
    }
    return parts.isEmpty ? "centred and orthogonal, tab anterior" : parts.joined(separator: ", ")
  }
}

/// `12 deg varus`; nil for what is 0 to six decimals.
private func said(_ inside: Double, _ unit: QuantityUnit, _ words: DirectionPair) -> String? {
  let value = unit.outside(inside)
  let text = shortest(value.magnitude, decimals: 6)
  return text == "0" ? nil : "\(text) \(unit.rawValue) \(words.word(of: value).rawValue)"
}

extension StrutReadings: CustomStringConvertible {
  /// `readings 215, 218, 220, 201, 200, 187 mm`.
  public var description: String { "readings \(map(shortest).joined(separator: ", ")) mm" }
}

extension DayReadings: CustomStringConvertible {
  /// `day 10: readings 215, 218, 220, 201, 200, 187 mm`.
  public var description: String { "day \(day): \(readings)" }
}

extension Limb: CustomStringConvertible {
  /// `left, reference ring proximal`.
  public var description: String { "\(side.rawValue), reference ring \(reference.rawValue)" }
}

extension LevelID: CustomStringConvertible {
  /// `level 1`, counted from proximal.
  public var description: String { "level \(index + 1)" }
}

extension RingID: CustomStringConvertible {
  /// `ring 1`, counted from proximal.
  public var description: String { "ring \(index + 1)" }
}

extension StrutID: CustomStringConvertible {
  /// `strut 3 of level 1`.
  public var description: String { "strut \(number) of \(level)" }
}

extension RingHardware: CustomStringConvertible {
  /// What it is called.
  public var description: String { name }
}

extension StrutHardware: CustomStringConvertible {
  /// `medium, reads 110 to 160 mm`.
  public var description: String {
    "\(name), reads \(shortest(range.lowerBound)) to \(shortest(range.upperBound)) mm"
  }
}

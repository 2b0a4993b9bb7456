import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension PlanDay: CustomStringConvertible {
  /// `day 3 (2026-03-10): readings 215, 218, 220, 201, 200, 187 mm; left: 10.5 deg varus`.
  public var description: String {
    "day \(day)\(date.map { " (\($0))" } ?? ""): \(set); left: \(remaining)"
  }
}

/// The six parameters of what is left on a day, which the path alone decides: any that are finite.
private struct StoredRemaining: Codable {
  let values: [Double]

  init(_ deformity: Deformity) { values = DeformityParameter.allCases.map { deformity[$0] } }

  func deformity(_ decoder: any Decoder) throws -> Deformity {
    guard values.count == DeformityParameter.allCases.count, values.allSatisfy(\.isFinite) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "what is left has six finite numbers"))
    }
    var deformity = Deformity()
    for (parameter, value) in zip(DeformityParameter.allCases, values) { deformity[parameter] = value }
    return deformity
  }
}

extension PlanDay: Codable {
  private enum CodingKeys: CodingKey {
    case day, stage, date, exact, set, turns, pose, fragmentPose, remaining, errorDistance, errorAngle,
      isReached,
      stiffness, adjustments, shortfall
  }

  /// Reads what ``encode(to:)`` has written, to the last bit.
  ///
  /// - Throws: `DecodingError`, also for a day or stage that no plan has and for numbers that are not finite.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    day = try values.decode(Int.self, forKey: .day)
    stage = try values.decode(Int.self, forKey: .stage)
    date = try values.decodeIfPresent(CalendarDate.self, forKey: .date)
    exact = try values.decode(StrutLengths.self, forKey: .exact)
    set = try values.decode(StrutReadings.self, forKey: .set)
    turns = try values.decode(PerStrut<Int>.self, forKey: .turns)
    pose = try values.decode(RigidTransform.self, forKey: .pose)
    fragmentPose = try values.decode(RigidTransform.self, forKey: .fragmentPose)
    remaining = try values.decode(StoredRemaining.self, forKey: .remaining).deformity(decoder)
    errorDistance = try values.decode(Double.self, forKey: .errorDistance)
    errorAngle = try values.decode(Double.self, forKey: .errorAngle)
    isReached = try values.decode(Bool.self, forKey: .isReached)
    stiffness = try values.decode(Double.self, forKey: .stiffness)
    adjustments = try values.decode([Adjustment].self, forKey: .adjustments)
    shortfall = try values.decodeIfPresent(Shortfall.self, forKey: .shortfall)
    guard day >= 0, stage >= 1, [errorDistance, errorAngle, stiffness].allSatisfy(\.isFinite) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath, debugDescription: "no day of a plan: day \(day), stage \(stage)"))
    }
  }

  /// Writes the day: lengths and distances in millimetres, angles in radians; ``remaining`` as its six parameters in order.
  ///
  /// - Throws: what the encoder does.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(day, forKey: .day)
    try values.encode(stage, forKey: .stage)
    try values.encodeIfPresent(date, forKey: .date)
    try values.encode(exact, forKey: .exact)
    try values.encode(set, forKey: .set)
    try values.encode(turns, forKey: .turns)
    try values.encode(pose, forKey: .pose)
    try values.encode(fragmentPose, forKey: .fragmentPose)
    try values.encode(StoredRemaining(remaining), forKey: .remaining)
    try values.encode(errorDistance, forKey: .errorDistance)
    try values.encode(errorAngle, forKey: .errorAngle)
    try values.encode(isReached, forKey: .isReached)
    try values.encode(stiffness, forKey: .stiffness)
    try values.encode(adjustments, forKey: .adjustments)
    try values.encodeIfPresent(shortfall, forKey: .shortfall)
  }
}

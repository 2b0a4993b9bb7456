extension Rotation: CustomStringConvertible {
  /// `12° about [0, 0, 1]`, rounded for people.
  public var description: String {
    v == .zero ? "no rotation" : "\(shown(degrees(angle)))° about \(shown(v.normalized))"
  }
}

extension RigidTransform: CustomStringConvertible {
  /// `[3, 0, 150], 12° about [0, 0, 1]`: where the source frame's origin lies, in the transform's unit of length, and how its axes are
  /// turned; rounded for people.
  public var description: String { "\(shown(translation)), \(rotation)" }
}

/// A number to six decimals, without those that are zeros.
private func shown(_ value: Double) -> String {
  guard value.magnitude < 1e9 else { return "\(value)" }
  let text = "\((value * 1e6).rounded() / 1e6 + 0)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

private func shown(_ vector: Vector3) -> String {
  "[\(shown(vector.x)), \(shown(vector.y)), \(shown(vector.z))]"
}

extension Rotation: Codable {
  private enum CodingKeys: CodingKey {
    case w, v
  }

  /// Reads what ``encode(to:)`` has written, to the last bit.
  ///
  /// - Throws: `DecodingError`, also for a quaternion that is no unit to 1e-9 or has `w < 0`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let (w, v) = (try values.decode(Double.self, forKey: .w), try values.decode(Vector3.self, forKey: .v))
    guard w >= 0, abs(w * w + v.dot(v) - 1) <= 1e-9 else {
      throw DecodingError.dataCorruptedError(
        forKey: .w, in: values, debugDescription: "no unit quaternion with w of at least 0: \(w), \(v)")
    }
    self.init(w: w, v: v)
  }

  /// Writes the quaternion: `w` and the vector part `v`.
  ///
  /// - Throws: what the encoder does.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(w, forKey: .w)
    try values.encode(v, forKey: .v)
  }
}

extension RigidTransform: Codable {
  private enum CodingKeys: CodingKey {
    case rotation, translation
  }

  /// Reads what ``encode(to:)`` has written, to the last bit.
  ///
  /// - Throws: `DecodingError`, also for a translation that is not finite.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let translation = try values.decode(Vector3.self, forKey: .translation)
    guard (0..<3).allSatisfy({ translation[$0].isFinite }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .translation, in: values, debugDescription: "not finite: \(translation)")
    }
    self.init(rotation: try values.decode(Rotation.self, forKey: .rotation), translation: translation)
  }

  /// Writes rotation and translation.
  ///
  /// - Throws: what the encoder does.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(rotation, forKey: .rotation)
    try values.encode(translation, forKey: .translation)
  }
}

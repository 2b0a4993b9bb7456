import HexapodKinematics

extension LevelID: Codable {
  /// Reads a number from 0.
  ///
  /// - Throws: `DecodingError`, also for a number below 0.
  public init(from decoder: any Decoder) throws { self.init(try countedFromZero(decoder)) }

  /// Writes ``index``.
  ///
  /// - Throws: what the encoder does.
  public func encode(to encoder: any Encoder) throws { try index.encode(to: encoder) }
}

extension RingID: Codable {
  /// Reads a number from 0.
  ///
  /// - Throws: `DecodingError`, also for a number below 0.
  public init(from decoder: any Decoder) throws { self.init(try countedFromZero(decoder)) }

  /// Writes ``index``.
  ///
  /// - Throws: what the encoder does.
  public func encode(to encoder: any Encoder) throws { try index.encode(to: encoder) }
}

private func countedFromZero(_ decoder: any Decoder) throws -> Int {
  let index = try Int(from: decoder)
  guard index >= 0 else {
    throw DecodingError.dataCorrupted(
      .init(codingPath: decoder.codingPath, debugDescription: "numbers begin with 0: \(index)"))
  }
  return index
}

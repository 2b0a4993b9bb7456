extension PerStrut: Encodable where Element: Encodable {
  /// Writes a list of six.
  ///
  /// - Throws: what the encoder does.
  public func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    for element in self { try list.encode(element) }
  }
}

extension PerStrut: Decodable where Element: Decodable {
  /// Reads a list of six.
  ///
  /// - Throws: `DecodingError`, also for a list that is longer or shorter.
  public init(from decoder: any Decoder) throws {
    let list = try [Element](from: decoder)
    guard let six = PerStrut(list) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(list.count) values instead of six"))
    }
    self = six
  }
}

extension StrutNumber: Codable {}

extension StrutLengths: Codable {
  /// Reads a list of six lengths.
  ///
  /// - Throws: `DecodingError`, also for a length that is not above 0 and finite.
  public init(from decoder: any Decoder) throws {
    let six = try PerStrut<Double>(from: decoder)
    guard six.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath, debugDescription: "lengths are above 0 and finite: \(Array(six))"))
    }
    self.init(values: six)
  }

  /// Writes a list of six lengths.
  ///
  /// - Throws: what the encoder does.
  public func encode(to encoder: any Encoder) throws { try values.encode(to: encoder) }
}

extension StrutLengths: CustomStringConvertible {
  /// `lengths 151.2, 149.8, …`: all six, in the frame's unit of length.
  public var description: String { "lengths \(values.map { "\($0)" }.joined(separator: ", "))" }
}

import HexapodKinematics

/// Six numbers by the names of their properties, radians and millimetres, none of them left out.
private protocol SignedParameters {
  associatedtype Parameter: CaseIterable
  init()
  subscript(parameter: Parameter) -> Double { get set }
  var invalidValues: [InvalidValue] { get }
}

extension Deformity: SignedParameters {
  fileprivate typealias Parameter = DeformityParameter
}

extension Mounting: SignedParameters {
  fileprivate typealias Parameter = MountingParameter
}

/// The name of a parameter's property.
private struct ParameterKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension SignedParameters {
  private static func key(_ parameter: Parameter) -> ParameterKey {
    ParameterKey(stringValue: "\(parameter)")
  }

  fileprivate static func decoded(_ decoder: any Decoder) throws -> Self {
    let values = try decoder.container(keyedBy: ParameterKey.self)
    var decoded = Self()
    for parameter in Parameter.allCases {
      decoded[parameter] = try values.decode(Double.self, forKey: key(parameter))
    }
    if let invalid = InvalidValues(decoded.invalidValues) {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: invalid.description, underlyingError: invalid)
      )
    }
    return decoded
  }

  fileprivate func encoded(_ encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: ParameterKey.self)
    for parameter in Parameter.allCases { try values.encode(self[parameter], forKey: Self.key(parameter)) }
  }
}

extension Deformity: Codable {
  /// Reads what ``encode(to:)`` has written, to the last bit.
  ///
  /// - Throws: `DecodingError`, also for what no case could state, with ``InvalidValues`` underneath.
  public init(from decoder: any Decoder) throws { self = try Deformity.decoded(decoder) }

  /// Writes the six parameters by the names of their properties, radians and millimetres.
  ///
  /// - Throws: what the encoder does.
  public func encode(to encoder: any Encoder) throws { try encoded(encoder) }
}

extension Mounting: Codable {
  /// Reads what ``encode(to:)`` has written, to the last bit.
  ///
  /// - Throws: `DecodingError`, also for what no case could state, with ``InvalidValues`` underneath.
  public init(from decoder: any Decoder) throws { self = try Mounting.decoded(decoder) }

  /// Writes the six parameters by the names of their properties, radians and millimetres.
  ///
  /// - Throws: what the encoder does.
  public func encode(to encoder: any Encoder) throws { try encoded(encoder) }
}

extension StrutReadings: Codable {
  /// Reads a list of six readings, mm.
  ///
  /// - Throws: `DecodingError`, also for a reading that is not finite.
  public init(from decoder: any Decoder) throws {
    let six = try PerStrut<Double>(from: decoder)
    guard six.allSatisfy(\.isFinite) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "readings are finite: \(Array(six))"))
    }
    self.init(values: six)
  }

  /// Writes a list of six readings, mm.
  ///
  /// - Throws: what the encoder does.
  public func encode(to encoder: any Encoder) throws { try values.encode(to: encoder) }
}

extension CalendarDate: Codable {
  /// Reads `YYYY-MM-DD`.
  ///
  /// - Throws: `DecodingError`, also for what is no day of the years 1900 to 2199.
  public init(from decoder: any Decoder) throws {
    let text = try String(from: decoder)
    guard let date = CalendarDate(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no day YYYY-MM-DD of 1900 to 2199: \(text)"))
    }
    self = date
  }

  /// Writes `YYYY-MM-DD`.
  ///
  /// - Throws: what the encoder does.
  public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

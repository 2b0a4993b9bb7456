/// How a `fixator-plan/1` or `fixator-plan/2` object is told from a case, and where in it a case stands.
package enum PlanText {
  static let format = "format"
  /// How both formats begin.
  package static let beginning = "fixator-plan/"
  static let formatOfPlans = "\(beginning)1"
  static let formatOfLevels = "\(beginning)2"
  static let formats = [formatOfPlans, formatOfLevels]
  static let madeFrom = "made_from"
  static let hardware = "hardware"

  /// Whether a text begins as plans do that the program writes; they may be larger than a case.
  static func begins(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[byteOrderMarkLength(bytes.span)...].drop(while: \.isJSONSpace)
    for piece in ["{", "\"\(format)\"", ":"] {
      guard rest.starts(with: piece.utf8) else { return false }
      rest = rest.dropFirst(piece.utf8.count).drop(while: \.isJSONSpace)
    }
    return formats.contains { rest.starts(with: "\"\($0)\"".utf8) }
  }
}

extension UInt8 {
  fileprivate var isJSONSpace: Bool { [0x20, 0x09, 0x0A, 0x0D].contains(self) }
}

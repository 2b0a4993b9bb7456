/// Regular expressions of decimals within bounds, in what ECMA 262, Python and RE2 have in common. Numbers with an exponent are
/// taken whatever they are.
enum NumberPattern {
  /// Decimals without a sign that are at most `bound`, which is at least 1.
  static func atMost(_ bound: Double, isWhole: Bool = false) -> String {
    let (whole, fraction) = digits(bound)
    let rest = isWhole ? #"(\.0*)?"# : #"(\.[0-9]*)?"#
    var ways = shorter(whole).map { $0 + rest } + lower(whole).map { "0*" + $0 + rest }
    ways += tails(fraction, orEqual: true).map { "0*\(whole)\($0)" }
    return group(ways + (isWhole ? [] : [#"\.[0-9]+"#]) + [exponent])
  }

  /// Decimals without a sign below `bound`, which is above 0.
  static func below(_ bound: Double) -> String {
    let (whole, fraction) = digits(bound)
    var ways = shorter(whole) + lower(whole).map { "0*" + $0 }
    ways = ways.map { $0 + #"(\.[0-9]*)?"# }
    ways += tails(fraction, orEqual: false).map { "0*\(whole)\($0)" }
    return group(ways + (bound >= 1 ? [#"\.[0-9]+"#] : []))
  }

  /// None, however it is written.
  static let zero = #"(0+(\.0*)?|\.0+)([eE][-+]?[0-9]+)?"#

  private static let exponent = #"([0-9]+(\.[0-9]*)?|\.[0-9]+)[eE][-+]?[0-9]+"#

  static func group(_ ways: [String]) -> String {
    ways.count == 1 ? ways[0] : "(\(ways.joined(separator: "|")))"
  }

  /// The digits before and behind the point, without needless zeros.
  private static func digits(_ bound: Double) -> (whole: String, fraction: String) {
    let parts = Printable.number(bound).split(separator: ".")
    return (parts[0] == "0" ? "" : String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }

  /// Fewer digits.
  private static func shorter(_ whole: String) -> [String] {
    whole.count > 1 ? ["0*[0-9]\(whole.count == 2 ? "" : "{1,\(whole.count - 1)}")"] : []
  }

  /// As many digits, of which the first that differs is lower.
  private static func lower(_ digits: String) -> [String] {
    digits.enumerated().compactMap { place, digit in
      guard let value = digit.wholeNumberValue, value > 0 else { return nil }
      let left = digits.count - place - 1
      return String(digits.prefix(place)) + (value == 1 ? "0" : "[0-\(value - 1)]")
        + (left == 0 ? "" : left == 1 ? "[0-9]" : "[0-9]{\(left)}")
    }
  }

  /// What may follow the whole digits of the bound.
  private static func tails(_ fraction: String, orEqual: Bool) -> [String] {
    guard !fraction.isEmpty else { return orEqual ? [#"(\.0*)?"#] : [] }
    var tails = [#"\.?"#]
    for (place, digit) in fraction.enumerated() {
      let before = #"\."# + fraction.prefix(place)
      if place > 0 { tails.append(before) }
      if let value = digit.wholeNumberValue, value > 0 {
        tails.append(before + (value == 1 ? "0" : "[0-\(value - 1)]") + "[0-9]*")
      }
    }
    return tails + (orEqual ? [#"\."# + fraction + "0*"] : [])
  }
}

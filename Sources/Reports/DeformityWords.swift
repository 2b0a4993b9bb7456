import DeformityCorrection

extension Deformity {
  /// A parameter as it would be typed, to at most `digits` decimals: `12 varus`; `0` for none.
  public func words(_ parameter: DeformityParameter, digits: Int) -> String {
    let value = parameter.unit.outside(self[parameter])
    var text = decimal(abs(value), digits)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text == "0" ? "0" : "\(text) \(parameter.directions.word(of: value).rawValue)"
  }

  /// All parameters that are not zero to `digits` decimals, joined by commas; `none` when there are none.
  public func words(digits: Int) -> String {
    let parts = DeformityParameter.allCases.map { words($0, digits: digits) }.filter { $0 != "0" }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }
}

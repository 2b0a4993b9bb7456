import TextOutput

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

  /// As a mapping of a case file, on one line: `{ap-angulation: 12 varus, axial-translation: 2 long}`; `{}` for none.
  public var flowMapping: String {
    let parts = DeformityParameter.allCases.compactMap { parameter -> String? in
      let words = words(parameter, digits: 6)
      return words == "0" ? nil : "\(parameter.name): \(words)"
    }
    return "{\(parts.joined(separator: ", "))}"
  }
}

import TextOutput

extension ValueRange {
  /// In which unit a length that is out of range was likely typed: `0.18 looks like metres: 180 mm`; nil where none explains it.
  package func likelyUnit(of value: Double) -> String? {
    guard unit == .millimetres, value > 0 else { return nil }
    let units: [(String, Double)]
    if value < range.lowerBound {
      units = [("metres", 1000), ("centimetres", 10), ("inches", 25.4)]
    } else if value > range.upperBound, value >= 1000, directions == nil {
      units = [("micrometres", 0.001)]
    } else {
      return nil
    }
    let found = units.compactMap { name, factor -> String? in
      range.contains(value * factor) ? "\(name): \(shortest((value * factor * 10).rounded() / 10)) mm" : nil
    }
    return found.isEmpty ? nil : "\(shortest(value)) looks like \(found.joined(separator: ", or "))"
  }

  /// How far the joints of a ring are at least from its axis on average, and what is usual.
  package static let jointDistance = ValueRange(20...300, .millimetres)
}

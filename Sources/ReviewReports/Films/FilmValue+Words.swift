import Films
import TextOutput
import TreatmentModel

extension FilmValue {
  /// As it would be typed: `19.41 ± 0.32 varus`; a length without a word.
  func words(digits: Int) -> String {
    let unit = quantity.unit
    let outside = unit.outside(value)
    let deviation = standardDeviation > 0 ? " ± \(decimal(unit.outside(standardDeviation), digits))" : ""
    guard let directions = quantity.directions else { return decimal(outside, digits) + deviation }
    let magnitude = decimal(abs(outside), digits)
    let isNone = magnitude.allSatisfy { $0 == "0" || $0 == "." }
    return isNone && deviation.isEmpty
      ? "0" : "\(magnitude)\(deviation) \(directions.word(of: outside).rawValue)"
  }
}

extension FilmAlternative {
  /// What is other in it, in words.
  var words: String {
    let moved =
      (films.isEmpty ? [] : [films.map { Film.called($0) }.joined(separator: ", ")])
      + (movesRing ? ["the moving ring"] : [])
    return moved.isEmpty ? "axes and points" : moved.joined(separator: " and ")
  }
}

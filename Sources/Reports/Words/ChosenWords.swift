import TextOutput
import TreatmentModel

extension ChosenValue {
  /// One of its numbers as it would be typed: `171`, `64 proximal`.
  func words(_ value: Double) -> String {
    guard key == MountingParameter.axialOffset.key else { return shortest(value) }
    let word = MountingParameter.axialOffset.directions.word(of: value).rawValue
    return value == 0 ? "0" : "\(shortest(abs(value))) \(word)"
  }

  /// `neutral-height 171 mm, chosen from 140 to 220 (typed: 150)`.
  public var words: String {
    "\(key.word.name) \(words(chosen)) mm, chosen from \(words(range.lowerBound)) to \(words(range.upperBound)) "
      + "(typed: \(words(typed)))"
  }
}

extension VisitDays {
  /// When visits are allowed; nil when on any day.
  var words: String? {
    switch self {
    case .any: nil
    case .weekdays(let days):
      "only on " + Weekday.allCases.filter(days.contains).map(\.rawValue).joined(separator: ", ")
    case .dates(let dates): "only on " + dates.sorted().map(\.description).joined(separator: ", ")
    }
  }
}

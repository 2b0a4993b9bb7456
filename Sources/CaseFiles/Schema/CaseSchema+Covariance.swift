import TreatmentModel

extension CaseSchema {
  /// The largest number of a covariance.
  static let covarianceLimit = Limit(-1_000_000...1_000_000)
  private static let mostKeys = 60

  static let covariance: [CaseRow] = [
    CaseRow(
      .keys, .keys, entries: 1...mostKeys, presence: .required("a list of keys"),
      meaning: "The inputs, as dotted keys; entries of lists by their number.",
      measurement: "Each number that may carry ± can stand here, once. What is left out is independent."),
    CaseRow(
      .matrix, .matrix, covarianceLimit, entries: 1...mostKeys, presence: .required("a row for each key"),
      meaning: "Their covariance, a row and a column for each key.",
      measurement:
        "Products of mm and degrees as the keys have them, positive for the first word of each pair. The diagonal has the squares of the standard deviations."
    ),
  ]

  /// The key that a dotted path means, of those that can carry `± sd`; nil for any other.
  static func uncertainKey(_ path: String) -> CaseKey? {
    let steps = DottedKey.steps(of: path)
    let words = steps.compactMap { if case .key(let word) = $0 { word } else { nil } }
    let numbers = steps.enumerated().compactMap { place, step -> (place: Int, number: Int)? in
      if case .entry(let number) = step { (place, number) } else { nil }
    }
    guard numbers.count <= 1 else { return nil }
    return keys.lazy.compactMap { key -> CaseKey? in
      guard row(of: key)?.carriesDeviation == true, isNamed(key, words) else { return nil }
      guard let (place, number) = numbers.first else { return key }
      let isLast = place == steps.count - 1
      return isLast
        ? CaseKey(key.section, key.word, item: number) : CaseKey(key.section, key.word, entry: number)
    }.first { DottedKey.steps(of: $0.description) == steps }
  }

  private static func isNamed(_ key: CaseKey, _ words: [String]) -> Bool {
    key.word.name == words.last && DottedKey.steps(of: key.description) == words.map { .key($0) }
  }
}

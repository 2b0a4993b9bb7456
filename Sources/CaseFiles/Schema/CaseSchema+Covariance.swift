import TreatmentModel

extension CaseSchema {
  static let covariance: [CaseRow] = [
    CaseRow(
      .keys, .keys, presence: .required("a list of keys"),
      meaning: "The inputs, as dotted keys; entries of lists by their number.",
      measurement: "Each number that may carry ± can stand here, once. What is left out is independent."),
    CaseRow(
      .matrix, .matrix, presence: .required("a row for each key"),
      meaning: "Their covariance, a row and a column for each key.",
      measurement:
        "Products of mm and degrees as the keys have them, positive for the first word of each pair. The diagonal has the squares of the standard deviations."
    ),
    CaseRow(
      .source, .text, meaning: "Where they come from, and what would make them less.",
      measurement:
        "A sentence, which the study of uncertainties prints with its advice. films writes which marks are to be set again."
    ),
  ]

  /// A number that can stand in a covariance: one that can carry `± sd`, and one only, so that what stands in a list has its number.
  package struct UncertainNumber: Sendable {
    /// Without its number.
    package let key: CaseKey
    /// Whether the section is an entry of a list.
    package let isOfEntry: Bool
    /// Whether it is an item of the list that stands at the key.
    package let isItem: Bool

    /// Whether its number is that of a strut.
    var isOfStrut: Bool { isItem || key.section == .struts }
  }

  /// All of them, in the order of files.
  package static let uncertainNumbers: [UncertainNumber] = keys.compactMap { key in
    guard key.section == key.section.inOneLevel, let row = row(of: key), row.carriesDeviation else {
      return nil
    }
    let isOfEntry: Bool =
      switch key.section.key().flatMap({ CaseSchema.row(of: $0)?.content }) {
      case .entries, .struts, .strutClasses, .holds: true
      default: false
      }
    return UncertainNumber(key: key, isOfEntry: isOfEntry, isItem: row.content == .readings)
  }

  private static let uncertainPaths = [[DottedKey.Step]: UncertainNumber](
    uniqueKeysWithValues: uncertainNumbers.map { (DottedKey.steps(of: $0.key.description), $0) })

  /// The number that a dotted path is a key of, with its entry or item where it says one; nil for any other path.
  static func uncertainNumber(_ path: String) -> (kind: UncertainNumber, key: CaseKey, number: Int?)? {
    let steps = DottedKey.steps(of: path)
    let words = steps.filter { if case .key = $0 { true } else { false } }
    guard let kind = uncertainPaths[words] else { return nil }
    let (section, word) = (kind.key.section, kind.key.word)
    guard let place = steps.firstIndex(where: { !words.contains($0) }), case .entry(let number) = steps[place]
    else { return (kind, kind.key, nil) }
    guard kind.isItem || kind.isOfEntry else { return nil }
    let key =
      kind.isItem ? CaseKey(section, word, item: number) : CaseKey(section, word, entry: number)
    // The number stands where the key has it, as messages name it or as columns do.
    let column = key.description.replacing("[", with: ".").replacing("]", with: "")
    return path == key.description || path == column ? (kind, key, number) : nil
  }

  /// The level with which a dotted path begins, as messages name it or as columns do, and the rest of the path; nil for a path
  /// that begins otherwise.
  static func level(of path: String) -> (level: LevelID, rest: String)? {
    let steps = DottedKey.steps(of: path).prefix(2)
    guard steps.count == 2, steps[0] == .key(CaseKey.Word.levels.name), case .entry(let number) = steps[1],
      (1...255).contains(number)
    else { return nil }
    for start in ["levels[\(number)].", "levels.\(number)."] where path.hasPrefix(start) {
      return (LevelID(number - 1), String(path.dropFirst(start.count)))
    }
    return nil
  }

  /// Whether a key is that of one number that can stand in a covariance.
  static func isOneUncertainNumber(_ key: CaseKey) -> Bool {
    guard key.level == nil || isLevels(key.at(nil)),
      let (kind, _, number) = uncertainNumber(key.at(nil).description)
    else { return false }
    guard let number else { return !(kind.isItem || kind.isOfEntry) }
    return number <= 6 || !kind.isOfStrut
  }
}

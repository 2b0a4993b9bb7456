import TreatmentModel

extension CaseRow {
  /// The range of its number with its unit, in words: `0 to 80 deg`.
  package var rangeWords: String { limit.words }

  /// What may stand there, in words: `0 to 80 deg, varus or valgus`.
  public var allowedWords: String {
    switch content {
    case .choice(let words): Printable.choice(words)
    case .count(let counts): Printable.choice(counts.map(String.init))
    case .truth: Printable.choice(["true", "false"])
    case .start: "\(limit.words), or after \(Printable.choice(FragmentEnd.allCases.map(\.rawValue)))"
    case .quantity, .number, .whole, .readings:
      ([limit.words] + (directions.map { [Printable.choice($0.words.map(\.rawValue))] } ?? []))
        .joined(separator: ", ")
    default: ""
    }
  }
}

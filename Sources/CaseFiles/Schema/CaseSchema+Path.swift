import TreatmentModel

extension CaseSchema {
  /// The key of a dotted path, as ``TreatmentModel/CaseKey/description`` writes it; nil for a path that no case has.
  package static func key(at path: String) -> CaseKey? {
    var steps = DottedKey.steps(of: path)[...]
    var level: LevelID?
    if steps.count > 2, case .key(CaseKey.Word.levels.name)? = steps.first,
      case .entry(let number) = steps[steps.startIndex + 1], (1...99).contains(number)
    {
      level = LevelID(number - 1)
      steps = steps.dropFirst(2)
    }
    var (section, entry) = (CaseKey.Section.top, Int?.none)
    while case .key(let name)? = steps.popFirst() {
      let rows = rows(of: level == nil ? section : section.inEntry)
      guard let row = rows.first(where: { $0.word.name == name }) else { return nil }
      var item: Int?
      if case .entry(let number)? = steps.first, (1...9999).contains(number) {
        item = number
        steps.removeFirst()
      }
      if steps.isEmpty { return CaseKey(section, row.word, entry: entry, item: item).at(level) }
      guard let inner = row.content.inner else { return nil }
      (section, entry) = (level == nil ? inner : inner.inOneLevel, item)
    }
    return nil
  }
}

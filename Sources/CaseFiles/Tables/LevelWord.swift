import TreatmentModel

/// The level that the name of a column has among its words: `proximal_1`, `Proximal strut 1 (mm)`, `1 distal`.
enum LevelWord {
  /// What each level of two is called.
  private static let names: [(level: LevelID, words: [String])] = [
    (LevelID(0), ["proximal", "prox"]), (LevelID(1), ["distal", "dist"]),
  ]
  /// What may stand beside it and says nothing.
  private static let fillers: Set = ["frame", "level", "hexapod"]

  /// The words of a name, in small letters.
  static func words(_ name: String) -> [String] {
    CellNumber.withoutFormula(name).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The level that the words name; nil for none, and for both.
  static func level(_ words: [String]) -> LevelID? {
    let found = names.filter { name in words.contains { isNamed($0, name.words) } }
    return found.count == 1 ? found[0].level : nil
  }

  /// The words without that of a level; as they are where they name none.
  static func without(_ words: [String]) -> [String] {
    guard let level = level(words), let name = names.first(where: { $0.level == level })?.words else {
      return words
    }
    return words.compactMap { word in
      if name.contains(word) || fillers.contains(word) { return nil }
      guard let before = name.first(where: { isGlued(word, $0) }) else { return word }
      return String(word.dropFirst(before.count))
    }
  }

  private static func isNamed(_ word: String, _ names: [String]) -> Bool {
    names.contains { word == $0 || isGlued(word, $0) }
  }

  /// `proximal1`.
  private static func isGlued(_ word: String, _ name: String) -> Bool {
    let rest = word.dropFirst(name.count)
    return word.hasPrefix(name) && !rest.isEmpty && rest.allSatisfy { $0.isASCII && $0.isNumber }
  }
}

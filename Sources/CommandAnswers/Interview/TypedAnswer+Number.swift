import CaseFiles
import TextOutput
import TreatmentModel

extension TypedAnswer {
  /// A number with its word and `±` in any order, its unit as people add it: `varus 12,5`, `20 mm short`, `15° ± 2 procurvatum`. What is in
  /// another unit is asked back.
  static func number(_ typed: String, _ row: CaseRow) -> TypedAnswer {
    var (numbers, words, units): ([String], [String], [String]) = ([], [], [])
    for token in tokens(hyphenated(typed, row)) {
      if token == "±" || token.first?.isNumber == true || "+-.".contains(token.first ?? "x") {
        numbers.append(token == "±" ? token : decimalPoint(token))
      } else if weeks[token] != nil, row.limit.unit == .days {
        units.append(token)
      } else if isUnit(token), factor(from: token, to: row) != nil || direction(token, row) == token {
        units.append(token)
      } else if direction(token, row) != token || !fillers.contains(token) {
        words.append(direction(token, row))
      }
    }
    if row.limit.unit == .days, units.count == 1, words.isEmpty, let days = weeks[units[0]],
      numbers.count == 1, let number = Double(numbers[0])
    {
      return plain(shortest(number * days, decimals: 3))
    }
    let text = (numbers + words).joined(separator: " ")
    guard let foreign = units.first(where: { !owns($0, row) }) else { return plain(text) }
    // Of another unit the number is worked out, and asked back.
    guard let factor = factor(from: foreign, to: row), units.allSatisfy({ $0 == foreign }) else {
      return plain(typed)
    }
    let converted = numbers.map { number in
      Double(number).map { shortest($0 * factor, decimals: 3) } ?? number
    }
    let meant = (converted + words).joined(separator: " ")
    // m is medial too, where no other word says the direction.
    let word = direction(foreign, row)
    return .choose(
      words.isEmpty && word != foreign ? [(numbers + [word]).joined(separator: " "), meant] : [meant])
  }

  /// Words between a number and its unit.
  private static let fillers: Set = ["of", "a", "per"]

  /// Numbers and letters that stand together come apart.
  private static func tokens(_ typed: String) -> [String] {
    var text = typed.lowercased()
    for (old, new) in [
      ("\u{2212}", "-"), ("+/-", " ± "), ("+-", " ± "), ("±", " ± "), ("°", " deg "), ("/", " per "),
    ] {
      text = text.replacing(old, with: new)
    }
    var tokens: [String] = []
    for word in text.split(separator: " ") {
      let number = word.prefix { $0.isNumber || "+-.,".contains($0) }
      let rest = word.dropFirst(number.count)
      // 1e3 is one number.
      if number.isEmpty || rest.isEmpty || Double(word) != nil {
        tokens.append(String(word))
      } else {
        tokens += [String(number), String(rest)]
      }
    }
    return tokens
  }

  /// Words of the row that have a hyphen, as people type them without: `apex anterior`, `apex ant`.
  private static func hyphenated(_ typed: String, _ row: CaseRow) -> String {
    let parts = typed.split(separator: " ", omittingEmptySubsequences: true)
    var (words, index) = ([Substring](), 0)
    while index < parts.count {
      if index + 1 < parts.count, parts[index].last?.isLetter == true {
        let joined = "\(parts[index])-\(parts[index + 1])"
        if direction(joined.lowercased(), row) != joined.lowercased() || isDirection(joined, row) {
          words.append(Substring(joined))
          index += 2
          continue
        }
      }
      words.append(parts[index])
      index += 1
    }
    return words.joined(separator: " ")
  }

  private static func isDirection(_ word: String, _ row: CaseRow) -> Bool {
    row.directions?.typedWords.contains(word.lowercased()) == true
  }

  private static let units: [String: Double] = [
    "mm": 1, "millimetres": 1, "millimeters": 1, "cm": 10, "m": 1000, "in": 25.4, "inch": 25.4,
    "inches": 25.4,
    "deg": 1, "degree": 1, "degrees": 1, "rad": 180 / .pi, "radians": 180 / .pi, "day": 1, "days": 1,
  ]
  private static let weeks: [String: Double] = ["week": 7, "weeks": 7, "wk": 7, "wks": 7, "w": 7, "d": 1]
  private static let angles: Set = ["deg", "degree", "degrees", "rad", "radians"]
  private static let times: Set = ["day", "days"]

  private static func isUnit(_ token: String) -> Bool { units[token] != nil }

  /// Whether it is what the number is in anyway.
  private static func owns(_ unit: String, _ row: CaseRow) -> Bool {
    guard units[unit] == 1 else { return false }
    if times.contains(unit) { return row.unit == nil }
    return row.unit.map { ($0 == .degrees) == angles.contains(unit) } ?? !angles.contains(unit)
  }

  private static func factor(from unit: String, to row: CaseRow) -> Double? {
    let isAngle = row.unit == .degrees
    return angles.contains(unit) == isAngle && !times.contains(unit) ? units[unit] : nil
  }

  /// A direction by its beginning, where only one word has it.
  private static func direction(_ word: String, _ row: CaseRow) -> String {
    guard let pair = row.directions else { return word }
    let found = matches(pair.typedWords, word)
    return found.count == 1 ? found[0] : word
  }
}

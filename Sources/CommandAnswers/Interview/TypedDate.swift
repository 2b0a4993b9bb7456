/// A date as people type it, read as `YYYY-MM-DD`; where day and month may be exchanged, both are offered.
struct TypedDate {
  let answer: TypedAnswer

  init(_ typed: String) {
    let words = typed.lowercased().split(whereSeparator: { " ,./-".contains($0) }).map(String.init)
    guard words.count == 3, let dates = TypedDate.dates(words), !dates.isEmpty else {
      answer = .plain(typed)
      return
    }
    answer = dates.count == 1 ? .plain(dates[0]) : .choose(dates)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]

  private static func dates(_ words: [String]) -> [String]? {
    if words[0].count == 4 { return date(words[0], words[1], words[2]).map { [$0] } }
    // A year of two digits may be a day.
    guard words[2].count == 4 else { return nil }
    if let month = month(words[0]) { return date(words[2], "\(month)", words[1]).map { [$0] } }
    if let month = month(words[1]) { return date(words[2], "\(month)", words[0]).map { [$0] } }
    let both = [date(words[2], words[1], words[0]), date(words[2], words[0], words[1])].compactMap { $0 }
    return both.count == 2 && both[0] == both[1] ? [both[0]] : both
  }

  private static func month(_ word: String) -> Int? {
    guard word.count >= 3, word.allSatisfy(\.isLetter) else { return nil }
    return months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }

  private static func date(_ year: String, _ month: String, _ day: String) -> String? {
    guard let year = Int(year), let month = Int(month), let day = Int(day), (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

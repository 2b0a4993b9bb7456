import TreatmentModel

extension Weekday {
  private static let words: [Set<String>] = [
    ["mon", "monday", "mo", "montag"], ["tue", "tues", "tuesday", "tu", "di", "die", "dienstag"],
    ["wed", "weds", "wednesday", "we", "mi", "mit", "mittwoch"],
    ["thu", "thur", "thurs", "thursday", "th", "do", "don", "donnerstag"],
    ["fri", "friday", "fr", "fre", "freitag"],
    ["sat", "saturday", "sa", "sam", "samstag", "sonnabend"],
    ["sun", "sunday", "su", "so", "son", "sonntag"],
  ]

  /// The day that a cell names in English or German, in full or short; nil for any other text.
  init?(word text: String) {
    guard text.utf8.count <= 12 else { return nil }
    let word = text.lowercased().filter { $0 != "." && $0 != " " }
    guard let place = Weekday.words.firstIndex(where: { $0.contains(word) }) else { return nil }
    self = Weekday.allCases[place]
  }

  /// Days from Monday.
  var fromMonday: Int { Weekday.allCases.firstIndex(of: self) ?? 0 }
}

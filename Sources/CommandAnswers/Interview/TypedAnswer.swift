import CaseFiles
import TreatmentModel

/// An answer as people type it, as the file has it: `L`, `prox`, `varus 25`, `20 mm`, a ring by its size, six plain readings.
enum TypedAnswer: Equatable {
  /// What goes into the file, and as what it was read.
  case value(DraftEdit.Value, said: String)
  /// It can be read in these ways; somebody has to say which.
  case choose([String])

  /// What people type for nothing.
  static let nothing: Set<String> = ["none", "no", "nothing", "-"]

  init(_ typed: String, _ row: CaseRow) {
    switch row.content {
    case .choice(let words): self = .one(of: words, typed)
    case .quantity, .number, .whole: self = TypedAnswer.number(typed, row)
    case .ring: self = .ring(typed, InterviewQuestion.names(row))
    case .struts: self = .one(of: InterviewQuestion.names(row), typed)
    case .readings: self = .readings(typed)
    case .date: self = TypedDate(typed).answer
    case .visits: self = .visits(typed)
    default: self = .plain(typed)
    }
  }

  static func plain(_ text: String) -> TypedAnswer { .value(.text(text), said: text) }

  /// A word, or the beginning of only one of some.
  private static func one(of words: [String], _ typed: String) -> TypedAnswer {
    let found = matches(words, typed)
    return found.count == 1 ? plain(found[0]) : found.isEmpty ? plain(typed) : .choose(found)
  }

  static func matches(_ words: [String], _ typed: String) -> [String] {
    let low = typed.lowercased()
    if let exact = words.first(where: { $0.lowercased() == low }) { return [exact] }
    return words.filter { $0.lowercased().hasPrefix(low) }
  }

  /// A ring by its name, or by what the name ends with.
  private static func ring(_ typed: String, _ names: [String]) -> TypedAnswer {
    let found = matches(names, typed)
    let sized = names.filter {
      $0.split(separator: "-").last.map(String.init) == typed.split(separator: " ").first.map(String.init)
    }
    let all = found.isEmpty ? sized : found
    return all.count == 1 ? plain(all[0]) : all.isEmpty ? plain(typed) : .choose(all)
  }

  private static func readings(_ typed: String) -> TypedAnswer {
    let inside = typed.filter { !"[]".contains($0) }
    let spaced = inside.split(whereSeparator: { $0 == " " || $0 == ";" }).map(String.init)
    let parts =
      spaced.count == 6
      ? spaced.map { $0.hasSuffix(",") ? String($0.dropLast()) : decimalPoint($0) }
      : inside.split(whereSeparator: { " ,;".contains($0) }).map(String.init)
    guard parts.count == 6 else { return plain(typed) }
    return .value(.list(parts.map { .text($0) }), said: "[\(parts.joined(separator: ", "))]")
  }

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private static func visits(_ typed: String) -> TypedAnswer {
    let words = typed.filter { !"[]".contains($0) }.split(whereSeparator: { " ,;".contains($0) }).map(
      String.init
    )
    .filter { $0 != "and" }
    let days = words.map { word in
      let found = matches(weekdays, word)
      return found.count == 1 && word.count > 1 ? found[0] : word
    }
    guard days.count > 1 else { return plain(days.first ?? typed) }
    return .value(.list(days.map { .text($0) }), said: "[\(days.joined(separator: ", "))]")
  }

  static func decimalPoint(_ word: String) -> String {
    let parts = word.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }) else {
      return word
    }
    return "\(parts[0]).\(parts[1])"
  }
}

import Foundation

/// A case as it was typed last, whether it was saved or not.
struct Draft: Codable, Sendable {
  let id: String
  /// Grows by one with each change.
  var revision = 0
  /// The file that it was opened from; nil where there is none.
  var file: String?
  /// What that file said when it was opened or saved last.
  var saved = ""
  /// The case.
  var text: String
  /// Of films the case that they were begun from; nil where there is none.
  var from: String?
  /// Seconds since 1970.
  var changed = Date().timeIntervalSince1970

  init(_ text: String, file: String? = nil, from: String? = nil) {
    (id, self.text, self.file, saved, self.from) = (Token.random, text, file, text, from)
  }

  /// Whether something was typed that the file does not have.
  var isChanged: Bool { text != saved }

  /// What the case is called: the value of its first key of that name, for lists of drafts.
  var title: String {
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].filter({ !"\" {".contains($0) }) == "case" else { continue }
      let value = parts[1].split(separator: " #").first ?? ""
      return value.trimmingCharacters(in: CharacterSet(charactersIn: " \"',"))
    }
    return ""
  }
}

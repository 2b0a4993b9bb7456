/// One line of a schedule cut into its fields.
struct ScheduleFields {
  /// Line of the file, from 1.
  let line: Int
  /// Without their quotes and the blanks around them.
  let fields: [String]

  /// The character between fields: the first of semicolon, tab, bar and comma that stands in `line` outside of quotes.
  static func separator(_ line: String) -> Character? {
    let outside = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 0 }.map { String($0.element) }.joined()
    return [";", "\t", "|", ","].first { outside.contains($0) }
  }

  init(_ text: String, line: Int, separator: Character) throws(ValueFault) {
    var (fields, field) = ([String](), "")
    var isQuoted = false
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == "\"" {
        if isQuoted, rest.first == "\"" {
          field.append("\"")
          rest.removeFirst()
        } else {
          isQuoted.toggle()
        }
      } else if character == separator, !isQuoted {
        fields.append(ScheduleFields.trimmed(field))
        field = ""
      } else {
        field.append(character)
      }
    }
    guard !isQuoted else {
      throw ValueFault(.syntax, "a quote that is not closed on its line", found: text)
    }
    fields.append(ScheduleFields.trimmed(field))
    (self.line, self.fields) = (line, fields)
  }

  private static func trimmed(_ text: String) -> String {
    func isBlank(_ character: Character) -> Bool {
      character == " " || character == "\t" || character == "\u{A0}"
    }
    var text = text[...].drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return String(text)
  }
}

extension EarlierCalendar {
  /// Why a `schedule.ics` cannot be relied on to have all events that it once had, in words; nil for a whole calendar, and for what is
  /// none of this program's.
  public static func damage(of bytes: [UInt8]) -> String? {
    guard !bytes.isEmpty else { return "it is empty" }
    let isText = !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
    let calendar = EarlierCalendar(String(decoding: bytes, as: UTF8.self))
    guard calendar.isOwn || bytes.contains(0) else { return nil }
    guard isText else { return "it has bytes that are no text" }
    if let fault = structure(calendar.text) { return fault }
    return calendar.incomplete.map {
      "line \($0): an event has no UID, DTSTAMP, SEQUENCE or time that can be read"
    }
  }

  /// What does not begin or end as it should.
  private static func structure(_ text: String) -> String? {
    var open: [Substring] = []
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      // Of most lines the first byte says all: text is slow to compare.
      guard let first = bytes.first, first != UInt8(ascii: "\r"),
        open.isEmpty || first == UInt8(ascii: "B") || first == UInt8(ascii: "E")
      else { continue }
      let line = Substring(bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes)
      if open.isEmpty && line != "BEGIN:VCALENDAR" {
        return "line \(index + 1): BEGIN:VCALENDAR must stand here"
      }
      if line.hasPrefix("BEGIN:") {
        // An event stands in a calendar, and no event in another.
        if line == "BEGIN:VEVENT", open != ["VCALENDAR"] {
          return "line \(index + 1): an event begins inside of another"
        }
        open.append(line.dropFirst(6))
      } else if line.hasPrefix("END:"), open.popLast() != line.dropFirst(4) {
        return "line \(index + 1): \(line.prefix(40)) ends what has not begun"
      }
    }
    return open.isEmpty ? nil : "it is cut short: END:\(open[0].prefix(40)) is missing"
  }
}

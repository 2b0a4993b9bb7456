/// What a calendar has to know of the one that it takes the place of: a file of this program's own.
public struct EarlierCalendar: Sendable, Equatable {
  /// An event, by what a later calendar needs to call it off.
  struct Event: Sendable, Equatable {
    var identifier = ""
    var sequence = 0
    /// The lines that say when it is, as they stand in the file.
    var times: [String] = []

    /// `20260308`, from either kind of start.
    var day: Substring {
      (times.first { $0.hasPrefix("DTSTART") } ?? "").split(separator: ":").last?.prefix(8) ?? ""
    }
  }

  /// The file as it is.
  let text: String
  /// Its events; what does not look like one of this program's is left out.
  let events: [Event]

  /// Reads what was in a `schedule.ics`. Anything may stand in it: what cannot be understood is passed over.
  public init(_ text: String) {
    self.text = text
    var (events, open) = ([Event](), Event?.none)
    // What is wanted is never so long that it is folded: continued lines begin with a space, and are none of it.
    for bytes in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
      switch line.first {
      case UInt8(ascii: "B") where line.elementsEqual("BEGIN:VEVENT".utf8): open = Event()
      case UInt8(ascii: "E") where line.elementsEqual("END:VEVENT".utf8):
        if let event = open, event.times.count == 2, !event.identifier.isEmpty { events.append(event) }
        open = nil
      case UInt8(ascii: "U"), UInt8(ascii: "S"), UInt8(ascii: "D"): open?.take(Substring(line))
      default: break
      }
    }
    self.events = events
  }
}

extension EarlierCalendar.Event {
  fileprivate mutating func take(_ line: Substring) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let (name, value) = (line[..<colon], line[line.index(after: colon)...])
    switch name {
    case "UID":
      let isOwn = value.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789-@".unicodeScalars.contains($0))
      }
      identifier = isOwn ? String(value) : ""
    case "SEQUENCE": sequence = Int(value).map { min(max(0, $0), 1_000_000) } ?? 0
    case "DTSTART", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "DURATION":
      if value.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }) {
        times.append(String(line))
      }
    default: break
    }
  }
}

import TreatmentModel

/// What a calendar has to know of the one that it takes the place of: a file of this program's own.
public struct EarlierCalendar: Sendable, Equatable {
  /// An event, by what a later calendar needs to call it off.
  struct Event: Sendable, Equatable {
    var identifier = ""
    var sequence = 0
    /// When it was written, `20260301T000000Z`.
    var stamp = ""
    /// Whether it is called off already.
    var isCancelled = false
    /// The lines that say when it is, as they stand in the file.
    var times: [String] = []

    /// Whether its UID ends as those of this program do, or it has none.
    var mayBeOwn = true
    /// Whether its SEQUENCE is no number.
    var isUncounted = false

    /// Whether it says all that one of this program's does.
    var isWhole: Bool { times.count == 2 && !identifier.isEmpty && !stamp.isEmpty }

    /// `20260308`, from any kind of start.
    var day: Substring { start.split(separator: ":").last?.prefix(8) ?? "" }

    private var start: String { times.first { $0.hasPrefix("DTSTART") } ?? "" }

    /// Whether it is at a time of the day; else it is of a whole day.
    var isTimed: Bool { !start.hasPrefix("DTSTART;VALUE=DATE:") }

    /// The time zone of its time; nil for a time of any clock, and for a whole day.
    var zone: Substring? {
      start.hasPrefix("DTSTART;TZID=") ? start.dropFirst(13).prefix { $0 != ":" } : nil
    }
  }

  /// The file as it is.
  let text: String
  /// What it calls itself, for people; empty if it does not.
  public let title: String
  /// Its events; what does not look like one of this program's is left out.
  let events: [Event]
  /// Whether it says that this program has written it, or has events of it.
  public let isOwn: Bool
  /// How many of its events are no events of this program.
  public let countOfForeign: Int
  /// The first line of an event of this program that does not say all that it should.
  let incomplete: Int?

  /// Reads what was in a `schedule.ics`. Anything may stand in it: what cannot be understood is passed over.
  public init(_ text: String) {
    self.text = text
    var (events, open, foreign) = ([Event](), (event: Event, line: Int)?.none, 0)
    var (isWritten, number, incomplete) = (false, 0, Int?.none)
    var (title, isTitle) = ([UInt8](), false)
    let named = Array("X-WR-CALNAME:".utf8)
    // But for the title, what is wanted is never so long that it is folded: continued lines begin with a space.
    for bytes in text.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      number += 1
      let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
      if line.first == UInt8(ascii: " ") {
        if isTitle { title += line.dropFirst() }
        continue
      }
      isTitle = title.isEmpty && line.starts(with: named)
      switch line.first {
      case UInt8(ascii: "X") where isTitle: title += line.dropFirst(named.count)
      case UInt8(ascii: "P"): isWritten = isWritten || line.starts(with: "PRODID:-//fixator//".utf8)
      case UInt8(ascii: "B") where line.elementsEqual("BEGIN:VEVENT".utf8): open = (Event(), number)
      case UInt8(ascii: "E") where line.elementsEqual("END:VEVENT".utf8):
        if let (event, first) = open {
          if event.isWhole { events.append(event) } else if !event.mayBeOwn { foreign += 1 }
          if event.mayBeOwn, !event.isWhole || event.isUncounted { incomplete = incomplete ?? first }
        }
        open = nil
      case UInt8(ascii: "U")
      where line.suffix(CalendarIdentity.ending.utf8.count).elementsEqual(CalendarIdentity.ending.utf8):
        isWritten = true
        open?.event.take(Substring(line))
      case UInt8(ascii: "U"): open?.event.take(Substring(line))
      case UInt8(ascii: "S"), UInt8(ascii: "D"):
        // What it is about, and where, is long, and nothing that is wanted.
        if !line.starts(with: "SUMMARY".utf8), !line.starts(with: "DESCRIPTION".utf8) {
          open?.event.take(Substring(line))
        }
      default: break
      }
    }
    self.events = events
    (isOwn, countOfForeign, self.incomplete) = (isWritten, foreign, incomplete)
    self.title = EarlierCalendar.unescaped(String(decoding: title, as: UTF8.self))
  }

  /// How many of its events are another case's and stand still.
  ///
  /// - Parameter level: whose calendar is to take its place.
  public func countOfOthers(than level: TreatedLevel) -> Int {
    let identity = CalendarIdentity(level)
    return events.count { !$0.isCancelled && !identity.has($0) }
  }

  /// How many of its events stand still, whosever they are.
  public var countOfStanding: Int { events.count { !$0.isCancelled } }

  /// When the last of its events was written.
  var stamp: String? { events.map(\.stamp).max() }

  /// A value of type TEXT as it was before it was escaped.
  private static func unescaped(_ text: String) -> String {
    var (plain, isEscaped) = ("", false)
    for character in text {
      if character == "\\" && !isEscaped {
        isEscaped = true
      } else {
        plain.append(isEscaped && character == "n" ? " " : character)
        isEscaped = false
      }
    }
    return plain
  }
}

extension EarlierCalendar.Event {
  fileprivate mutating func take(_ line: Substring) {
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return }
    let (name, value) = (line[..<colon], line[line.index(after: colon)...])
    switch name {
    case "UID":
      let isOwn =
        value.hasSuffix(CalendarIdentity.ending)
        && value.utf8.allSatisfy { byte in
          (97...122).contains(byte) || (65...90).contains(byte) || "0123456789-@".utf8.contains(byte)
        }
      identifier = isOwn ? String(value) : ""
      mayBeOwn = value.hasSuffix(CalendarIdentity.ending)
    // One less than the largest that a calendar can count to, so that the next is more.
    case "SEQUENCE":
      let number = Int(value)
      sequence = number.map { min(max(0, $0), Int(Int32.max) - 1) } ?? 0
      isUncounted = number == nil
    case "DTSTAMP":
      let digits = value.filter { ("0"..."9").contains($0) }
      if value.count == 16, value == "\(digits.prefix(8))T\(digits.suffix(6))Z", digits.isDay {
        stamp = String(value)
      }
    case "STATUS": isCancelled = value == "CANCELLED"
    case "DTSTART", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "DURATION": take(line, value)
    default:
      if name.hasPrefix("DTSTART;TZID="), String(name.dropFirst(13)).isTimeZoneName { take(line, value) }
    }
  }

  private mutating func take(_ line: Substring, _ value: Substring) {
    if !line.hasPrefix("DURATION"), !value.isDay { return }
    if value.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }) {
      times.append(String(line))
    }
  }
}

extension StringProtocol {
  /// Whether it begins with eight digits of which the last four are a month and a day.
  fileprivate var isDay: Bool {
    let digits = String(prefix(8)).filter { ("0"..."9").contains($0) }
    guard digits.count == 8, let month = Int(digits.dropFirst(4).prefix(2)), let day = Int(digits.suffix(2))
    else {
      return false
    }
    return (1...12).contains(month) && (1...31).contains(day)
  }
}

import TextOutput
import TreatmentModel

/// When the clocks of a place are set, from the file that systems have of its time zone (TZif, RFC 9636).
public struct TimeZoneRules: Sendable, Equatable {
  /// What a clock shows.
  struct LocalTime: Sendable, Equatable {
    /// Seconds ahead of UTC.
    var offset: Int
    var isDaylight: Bool
    /// `GMT`, `BST`, `+0330`.
    var name: String
  }

  /// A clock is set.
  struct Transition: Sendable, Equatable {
    /// Seconds since 1970-01-01, UTC.
    var at: Int
    var time: LocalTime
  }

  /// The IANA name, as events refer to it.
  public let name: String
  /// What holds before the first transition.
  private let first: LocalTime
  /// Those that the file lists, ascending.
  private let listed: [Transition]
  /// What holds behind them.
  private let yearly: YearlyShifts?

  /// Reads a file of rules; nil if the bytes are none, or count leap seconds, which no clock shows.
  public init?(name: String, _ bytes: [UInt8]) {
    var file = TimeZoneFile(bytes)
    guard let block = file.read() else { return nil }
    self.name = name
    (first, listed) = (block.first, block.transitions)
    yearly = block.footer.isEmpty ? nil : YearlyShifts(block.footer)
    if !block.footer.isEmpty && yearly == nil { return nil }
  }

  /// Every transition up to a moment, with what holds before the first.
  private func transitions(to end: Int) -> [Transition] {
    guard let yearly, let year = TimeZoneRules.year(of: end) else { return listed }
    let last = listed.last?.at ?? .min
    let from = max(1900, listed.last.flatMap { TimeZoneRules.year(of: $0.at) } ?? 1900)
    return listed + yearly.transitions(inYears: from...max(from, year)).filter { $0.at > last }
  }

  /// What is said to have been set before 1800 has always been so.
  private static let earliest = -5_364_662_400

  private static func year(of second: Int) -> Int? {
    guard (-2_208_988_800...7_983_619_200).contains(second) else { return nil }
    return CalendarDate(daysSince1970: second.days).components.year
  }

  /// Writes the rules as a VTIMEZONE that holds on these days; nothing of other days is in it, and so it is the same whichever
  /// edition of the rules a system has, unless they say otherwise of these.
  package func write(_ days: ClosedRange<CalendarDate>, to lines: inout ContentLines) {
    // A day on either side, wherever on Earth it is.
    let start = (days.lowerBound.daysSince1970 - 1) * 86400
    let end = (days.upperBound.daysSince1970 + 2) * 86400
    var (before, onset) = (first, Transition?.none)
    var later: [(from: LocalTime, Transition)] = []
    var current = first
    for transition in transitions(to: end) where transition.at <= end {
      if transition.time == current { continue }
      if transition.at <= start {
        (before, onset) = (current, transition)
      } else {
        later.append((current, transition))
      }
      current = transition.time
    }
    lines.component("VTIMEZONE") { lines in
      lines.add("TZID", name)
      if let yearly, write(yearly, onset, later.map(\.1), start: start, end: end, to: &lines) { return }
      if let onset, onset.at >= TimeZoneRules.earliest {
        observance(from: before, onset.time, start: onset.at + before.offset, to: &lines)
      } else {
        // Since ever: from 1970 on, or from before the first day where that is earlier.
        let time = onset?.time ?? first
        observance(from: time, time, start: min(0, start), to: &lines)
      }
      for (from, transition) in later {
        observance(from: from, transition.time, start: transition.at + from.offset, to: &lines)
      }
    }
  }

  /// Writes what comes year after year, if that is all that there is; false if not.
  private func write(
    _ yearly: YearlyShifts, _ onset: Transition?, _ later: [Transition], start: Int, end: Int,
    to lines: inout ContentLines
  ) -> Bool {
    guard let summer = yearly.summer, let onset, let year = TimeZoneRules.year(of: start),
      let starts = summer.start.recurrence, let ends = summer.end.recurrence
    else { return false }
    let rule = yearly.transitions(inYears: year - 1...year + (end - start) / 31_000_000 + 2)
    guard rule.filter({ $0.at >= onset.at && $0.at <= end }) == [onset] + later else { return false }
    let past = rule.filter { $0.at <= start }
    guard let summerStart = past.last(where: { $0.time == summer.time }),
      let summerEnd = past.last(where: { $0.time == yearly.standard })
    else { return false }
    observance(
      from: yearly.standard, summer.time, start: summerStart.at + yearly.standard.offset,
      recurrence: starts, to: &lines)
    observance(
      from: summer.time, yearly.standard, start: summerEnd.at + summer.time.offset, recurrence: ends,
      to: &lines)
    return true
  }

  private func observance(
    from: LocalTime, _ time: LocalTime, start: Int, recurrence: String? = nil, to lines: inout ContentLines
  ) {
    // Clocks that are put forward begin summer, also where the law calls winter the exception (Dublin).
    let isSummer = (from.isDaylight || time.isDaylight) && time.offset > from.offset
    lines.component(isSummer ? "DAYLIGHT" : "STANDARD") { lines in
      lines.add("DTSTART", start.basicDateTime)
      if let recurrence { lines.add("RRULE", recurrence) }
      lines.add("TZOFFSETFROM", from.offset.basicOffset)
      lines.add("TZOFFSETTO", time.offset.basicOffset)
      lines.add("TZNAME", text: time.name)
    }
  }
}

extension Int {
  /// Whole days before these seconds.
  fileprivate var days: Int { self >= 0 ? self / 86400 : (self - 86399) / 86400 }

  private var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }

  /// Seconds since 1970 as `20260329T010000`.
  fileprivate var basicDateTime: String {
    let time = self - days * 86400
    return CalendarDate(daysSince1970: days).description.filter { $0 != "-" } + "T"
      + (time / 3600).twoDigits + (time / 60 % 60).twoDigits + (time % 60).twoDigits
  }

  /// Seconds ahead of UTC as `+0100`, with seconds where there are some.
  fileprivate var basicOffset: String {
    let ahead = magnitude
    let parts = (Int(ahead / 3600), Int(ahead / 60 % 60), Int(ahead % 60))
    return (self < 0 ? "-" : "+") + parts.0.twoDigits + parts.1.twoDigits
      + (parts.2 == 0 ? "" : parts.2.twoDigits)
  }
}

import CorrectionPlanning
import Foundation
import Reports
import TestSupport
import Testing
import TextOutput
import TreatmentModel

/// Times of a zone, by the rules that systems have.
@Suite(
  .enabled(if: ZoneSample.bytes("Europe/London") != nil, "no time zones are installed: tzdata is not here"))
struct TimeZoneTests {
  /// An observance of a VTIMEZONE, as any reader of RFC 5545 understands it.
  private struct Observance {
    var start = ""
    var rule: [String: String] = [:]
    var (from, to) = (0, 0)

    /// Seconds since 1970 at which it begins, of a year and the two before.
    func onsets(toYear year: Int) -> [Int] {
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? calendar.timeZone
      let first = number(start, 0, 4)
      let time = DateComponents(
        hour: number(start, 9, 2), minute: number(start, 11, 2), second: number(start, 13, 2))
      func utc(_ date: DateComponents) -> Int {
        var all = date
        (all.hour, all.minute, all.second) = (time.hour, time.minute, time.second)
        return Int(calendar.date(from: all)?.timeIntervalSince1970 ?? .nan) - from
      }
      guard let month = rule["BYMONTH"].flatMap({ Int($0) }), let day = rule["BYDAY"] else {
        return [
          utc(DateComponents(year: first, month: number(start, 4, 2), day: number(start, 6, 2)))
        ]
      }
      let names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
      return (first...max(first, year)).map {
        utc(
          DateComponents(
            year: $0, month: month, weekday: (names.firstIndex(of: String(day.suffix(2))) ?? 0) + 1,
            weekdayOrdinal: Int(day.dropLast(2))))
      }
    }

    private func number(_ text: String, _ from: Int, _ count: Int) -> Int {
      Int(text.dropFirst(from).prefix(count)) ?? 0
    }
  }

  private func observances(_ text: String) -> [Observance] {
    var (all, open) = ([Observance](), Observance())
    func seconds(_ text: Substring) -> Int {
      let digits = text.dropFirst()
      func part(_ index: Int) -> Int { Int(digits.dropFirst(2 * index).prefix(2)) ?? 0 }
      return (text.first == "-" ? -1 : 1) * (part(0) * 3600 + part(1) * 60 + part(2))
    }
    for line in text.components(separatedBy: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      switch (parts[0], parts[1]) {
      case ("BEGIN", _): open = Observance()
      case ("DTSTART", let value): open.start = String(value)
      case ("TZOFFSETFROM", let value): open.from = seconds(value)
      case ("TZOFFSETTO", let value): open.to = seconds(value)
      case ("RRULE", let value):
        for part in value.split(separator: ";") {
          let pair = part.split(separator: "=")
          open.rule[String(pair[0])] = String(pair[1])
        }
      case ("END", "STANDARD"), ("END", "DAYLIGHT"): all.append(open)
      default: break
      }
    }
    return all
  }

  private func vtimezone(_ rules: TimeZoneRules, _ days: ClosedRange<CalendarDate>) -> String {
    var lines = ContentLines()
    rules.write(days, to: &lines)
    return lines.text
  }

  static let zones = [
    "Europe/London", "Europe/Dublin", "Europe/Berlin", "Europe/Istanbul", "Europe/Moscow", "Europe/Chisinau",
    "America/New_York", "America/St_Johns", "America/Sao_Paulo", "America/Santiago", "America/Nuuk",
    "America/Argentina/Buenos_Aires", "America/Havana", "America/Asuncion", "Africa/Cairo",
    "Africa/Casablanca", "Africa/Johannesburg", "Asia/Tehran", "Asia/Kolkata", "Asia/Kathmandu",
    "Asia/Jerusalem", "Asia/Gaza", "Asia/Beirut", "Asia/Tokyo", "Australia/Lord_Howe", "Australia/Adelaide",
    "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Auckland", "Antarctica/Troll",
    "Etc/UTC", "Etc/GMT+5", "UTC", "EST5EDT",
  ]

  /// Against the system's own reader, hour by hour.
  @Test(arguments: zones)
  func theRulesInACalendarAreThoseOfTheZone(zone: String) throws {
    guard let bytes = ZoneSample.bytes(zone), let theirs = TimeZone(identifier: zone) else { return }
    let rules = try #require(TimeZoneRules(name: zone, bytes))
    for start in [
      "1987-03-01", "2007-02-20", "2011-12-20", "2016-09-01", "2024-02-20", "2026-03-08", "2026-10-01",
      "2039-03-01",
    ] {
      let first = try #require(CalendarDate(start))
      let text = vtimezone(rules, first...(first + 90))
      let told = observances(text)
      let onsets = told.flatMap { one in one.onsets(toYear: first.components.year + 1).map { ($0, one) } }
        .sorted { $0.0 < $1.0 }
      for hour in 0..<(91 * 24) {
        // On the clock of the zone; within a day of the moment, which is what events have.
        let moment = first.daysSince1970 * 86400 + hour * 3600
        let wanted = theirs.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
        let found = onsets.last { $0.0 <= moment }?.1.to ?? told.first?.from
        guard found != wanted else { continue }
        Issue.record("\(zone) \(start) + \(hour) h: \(found ?? 0) and not \(wanted)\n\(text)")
        break
      }
    }
  }

  /// What no clock was set for has been so since before the first day, in whichever year that is.
  @Test(arguments: [
    "1900-01-05", "1905-06-01", "1950-03-01", "1969-12-20", "2040-03-01", "2150-03-01", "2199-12-01",
  ])
  func theRulesBeginBeforeTheFirstDay(start: String) throws {
    let first = try #require(CalendarDate(start))
    let day = Int(start.filter { $0 != "-" }) ?? 0
    for zone in TimeZoneTests.zones {
      guard let bytes = ZoneSample.bytes(zone) else { continue }
      let rules = try #require(TimeZoneRules(name: zone, bytes))
      let told = observances(vtimezone(rules, first...(first + 30)))
      #expect(told.contains { Int($0.start.prefix(8)) ?? .max < day }, "\(zone): \(told.map(\.start))")
      #expect(
        told.allSatisfy { $0.start.count == 15 && Int($0.start.prefix(4)) ?? 0 >= 1800 },
        "\(zone): \(told.map(\.start))")
    }
  }

  /// What comes year after year is said so, as programs for offices expect it.
  @Test func summerTimeIsARule() throws {
    let rules = try ZoneSample.london()
    let day = try #require(CalendarDate("2026-03-08"))
    let text = vtimezone(rules, day...(day + 23))
    #expect(text.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"))
    #expect(text.contains("BEGIN:DAYLIGHT\r\nDTSTART:20250330T010000\r\n"))
    #expect(text.contains("BEGIN:STANDARD\r\nDTSTART:20251026T020000\r\n"))
  }

  @Test func adjustmentsAreAtTimesOfTheZoneAndDaysAreNot() throws {
    let rules = try ZoneSample.london()
    let plan = try SamplePlans.plan()
    let each = try #require(CalendarFile(plan, division: .each, version: "1", zone: rules)).text
    #expect(each.contains("\r\nDTSTART;TZID=Europe/London:20260308T080000\r\n"))
    #expect(
      !each.contains("\r\nDTSTART:20260308") && each.components(separatedBy: "BEGIN:VTIMEZONE").count == 2)
    #expect(each.contains("\r\nX-WR-TIMEZONE:Europe/London\r\n"))
    let daily = try #require(CalendarFile(plan, division: .daily, version: "1", zone: rules)).text
    #expect(!daily.contains("TZID") && !daily.contains("VTIMEZONE"))
    let called = try #require(
      CalendarFile(
        SamplePlans.plan(SamplePlans.short), division: .each, version: "1", zone: rules,
        replacing: EarlierCalendar(each))
    ).text
    #expect(called.contains("STATUS:CANCELLED"))
    let again = CalendarFile(
      try SamplePlans.plan(SamplePlans.short), division: .each, version: "1", zone: rules,
      replacing: EarlierCalendar(called))
    #expect(again?.text == called)
  }

  @Test func damagedRulesAreRefusedAndStopNothing() throws {
    let whole = try #require(ZoneSample.bytes("Europe/London"))
    var random = SplitMix64(seed: 20_260_308)
    let day = try #require(CalendarDate("2026-03-08"))
    for _ in 0..<5_000 {
      var bytes = whole
      for _ in 0...(random.next() % 4) {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      if random.next() % 4 == 0 { bytes = Array(bytes.prefix(Int(random.next() % UInt64(bytes.count)))) }
      if let rules = TimeZoneRules(name: "x", bytes) { _ = vtimezone(rules, day...(day + 90)) }
    }
    #expect(TimeZoneRules(name: "x", []) == nil && TimeZoneRules(name: "x", Array("TZif2".utf8)) == nil)
  }
}

import TextOutput

extension ValueCheck {
  /// What the levels of a treatment share.
  mutating func common(_ common: CommonStatement) {
    name(common.name, .top(.caseName), "name")
    name(common.bone, .top(.bone), "bone")
    calendar(common.calendar)
    if let envelope = common.limbEnvelope { self.envelope(envelope) }
    strutClasses(common.strutClasses)
    limits(common.limits)
    // What a covariance says is held against nothing but itself, when it is made.
    let covariant = Set(common.covariance?.keys ?? [])
    for (key, deviation) in common.standardDeviations.sorted(by: { $0.key < $1.key })
    where !covariant.contains(key) {
      self.deviation(deviation, key)
    }
  }

  private mutating func calendar(_ calendar: TreatmentCalendar) {
    let (surgery, visits) = (CaseKey(.schedule, .surgery), CaseKey(.schedule, .visits))
    if let date = calendar.surgery { self.date(date, surgery, "calendar.surgery") }
    if let zone = calendar.timeZone, !zone.isTimeZoneName {
      add(
        .name, CaseKey(.schedule, .timeZone), "calendar.timeZone", "this is no name of a time zone",
        found: visible(zone, atMost: 60), allowed: "an IANA name such as Europe/London")
    }
    whole(calendar.latency, CaseKey(.schedule, .latency), "calendar.latency")
    switch calendar.visits {
    case .any: return
    case .weekdays(let days): count(days.count, visits, "calendar.visits")
    case .dates(let dates):
      count(dates.count, visits, "calendar.visits")
      for date in dates { self.date(date, visits, "calendar.visits") }
    }
    if calendar.surgery == nil {
      add(
        .missing, visits, "calendar.visits",
        "visits on certain days need calendar.surgery, the date from which the days of the plan are counted",
        found: "no date of surgery")
    }
  }

  private mutating func date(_ date: CalendarDate, _ key: CaseKey, _ property: String) {
    guard !CalendarDate.statable.contains(date.daysSince1970) else { return }
    add(
      .date, key, property, "this is no day that a case can name",
      found: "\(date.daysSince1970) days since 1970-01-01", allowed: "1900 to 2199")
  }

  private mutating func envelope(_ envelope: LimbEnvelope) {
    number(envelope.apOffset, CaseKey(.limbEnvelope, .apOffset), "limbEnvelope.apOffset")
    number(envelope.lateralOffset, CaseKey(.limbEnvelope, .lateralOffset), "limbEnvelope.lateralOffset")
    count(envelope.sections.count, CaseKey(.limbEnvelope, .sections), "limbEnvelope.sections")
    for (index, section) in envelope.sections.enumerated() {
      func key(_ word: CaseKey.Word) -> CaseKey { CaseKey(.limbSections, word, entry: index + 1) }
      let property = "limbEnvelope.sections[\(index)]"
      number(section.axial, key(.axial), property + ".axial")
      number(section.width, key(.width), property + ".width")
      number(section.depth, key(.depth), property + ".depth")
    }
  }

  private mutating func limits(_ limits: CheckLimits) {
    for limit in CheckLimit.allCases { number(limits.inside(limit), limit.key, "limits.\(limit)") }
    if limits.singular > limits.nearSingular {
      let (error, warning) = (CheckLimit.singular, CheckLimit.nearSingular)
      add(
        .doesNotBelong, error.key, "limits.\(error)", "the limit of the error lies above that of the warning",
        found: "\(error.name) \(limits.singular), \(warning.name) \(limits.nearSingular)",
        allowed: "\(error.name) at most \(warning.name)")
    }
  }
}

extension CalendarDate {
  /// The days that can be written down, 1900-01-01 to 2199-12-31, since 1970-01-01.
  fileprivate static let statable: ClosedRange<Int> = {
    let (first, last) = (
      CalendarDate(year: 1900, month: 1, day: 1), CalendarDate(year: 2199, month: 12, day: 31)
    )
    return (first?.daysSince1970 ?? 0)...(last?.daysSince1970 ?? 0)
  }()
}

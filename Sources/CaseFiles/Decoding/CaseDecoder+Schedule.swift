import TreatmentModel

extension CaseDecoder {
  /// The `schedule` section: when the limb is treated, and how the level's correction is done.
  mutating func schedule(_ node: Node?) -> (TreatmentCalendar, Schedule) {
    var (calendar, schedule) = (TreatmentCalendar(), Schedule())
    let empty = Node(content: .mapping([]), place: node?.place ?? .start, weight: 1, height: 0)
    guard let section = SectionReader(node ?? empty, .schedule, &faults) else { return (calendar, schedule) }
    if let (text, place) = section.text(.surgery, &faults) {
      calendar.surgery = CalendarDate(plain: text)
      if calendar.surgery == nil {
        faults.add(
          ValueFault(
            .date, "this is no day of the calendar", found: text, allowed: "YYYY-MM-DD, 1900 to 2199"), place,
          section.key(.surgery))
      }
    }
    if let node = section.node(.visits) { calendar.visits = visits(node, section) }
    let latency = section.whole(.latency, &faults)
    let isDated = calendar.surgery != nil
    calendar.latency = latency ?? calendar.latency
    if latency == nil && isDated { assume(section.key(.latency)) }
    schedule.rate = assume(section.number(.rate, &faults), schedule.rate, section.key(.rate))
    schedule.adjustmentsPerDay = assume(
      section.whole(.adjustmentsPerDay, &faults), schedule.adjustmentsPerDay, section.key(.adjustmentsPerDay))
    schedule.path = assume(section.choice(.path, PathKind.self, &faults), schedule.path, section.key(.path))
    schedule.pace = assume(section.choice(.pace, Pace.self, &faults), schedule.pace, section.key(.pace))
    schedule.rounding = assume(
      section.choice(.rounding, Rounding.self, &faults), schedule.rounding, section.key(.rounding))
    schedule.roundingLever = assume(
      section.number(.roundingLever, &faults), schedule.roundingLever, section.key(.roundingLever))
    guard let stages = section.node(.stages) else { return (calendar, schedule) }
    let most = section.row(.stages).entries.upperBound
    guard case .sequence(let items) = stages.content, items.count <= most else {
      faults.add(
        ValueFault(
          .wrongKind, "a list of at most \(most) deformities must stand here", found: stages.kind),
        stages.place, section.key(.stages))
      return (calendar, schedule)
    }
    for (index, item) in items.enumerated() {
      if let stage = deformity(item, .stages, entry: index + 1) { schedule.stages.append(stage) }
    }
    return (calendar, schedule)
  }

  /// `[monday, thursday]`, `[2026-03-12, 2026-03-26]`, or one of these alone.
  private mutating func visits(_ node: Node, _ section: SectionReader) -> VisitDays {
    let isDated = section.node(.surgery) != nil
    let (key, allowed) = (
      section.key(.visits), "\(Printable.choice(Weekday.allCases.map(\.rawValue))); or dates YYYY-MM-DD"
    )
    var items = [node]
    if case .sequence(let list) = node.content { items = list }
    let counts = section.row(.visits).entries
    guard counts.contains(items.count) else {
      faults.add(
        ValueFault(
          .wrongKind, "1 to \(counts.upperBound) days must stand here", found: node.kind, allowed: allowed),
        node.place, key)
      return .any
    }
    var (weekdays, dates) = ([Weekday](), [CalendarDate]())
    for item in items {
      guard case .scalar(let text, _) = item.content else {
        faults.add(
          ValueFault(.wrongKind, "a day must stand here", found: item.kind, allowed: allowed), item.place, key
        )
        continue
      }
      if let weekday = Weekday(rawValue: text.lowercased()) {
        weekdays.append(weekday)
      } else if let date = CalendarDate(plain: text) {
        dates.append(date)
      } else {
        let hint =
          Spelling.nearest(to: text, in: Weekday.allCases.map(\.rawValue)).map { "; did you mean \($0)?" }
          ?? ""
        faults.add(ValueFault(.date, "this is no day\(hint)", found: text, allowed: allowed), item.place, key)
      }
    }
    if !weekdays.isEmpty && !dates.isEmpty {
      faults.add(
        ValueFault(
          .wrongKind, "weekdays or dates must stand here, not both", found: node.kind, allowed: allowed),
        node.place, key)
    }
    if !isDated {
      faults.add(
        ValueFault(
          .missing,
          "visits on certain days need \(section.key(.surgery)), the date from which the days of the plan are counted",
          found: "no date of surgery"), node.place, key)
    }
    return dates.isEmpty ? .weekdays(weekdays) : .dates(dates)
  }
}

extension CalendarDate {
  /// A day written `YYYY-MM-DD`, as `CalendarDate.init(_:)` has it, without cutting the text.
  fileprivate init?(plain text: String) {
    let digits = text.utf8.withContiguousStorageIfAvailable { bytes -> (Int, Int, Int)? in
      guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
        return nil
      }
      func number(_ range: Range<Int>) -> Int? {
        bytes[range].reduce(0 as Int?) { value, byte in
          byte &- UInt8(ascii: "0") < 10 ? value.map { $0 * 10 + Int(byte - UInt8(ascii: "0")) } : nil
        }
      }
      guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
      return (year, month, day)
    }
    guard let (year, month, day) = digits ?? nil else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

import TextOutput
import TreatmentModel

extension CaseDecoder {
  /// The `schedule` section: when the limb is treated, and how the level's correction is done.
  mutating func schedule(_ node: Node?) -> (TreatmentCalendar, Schedule) {
    var (calendar, schedule) = (TreatmentCalendar(), Schedule())
    let empty = Node(content: .mapping([]), place: node?.place ?? .start, weight: 1, height: 0)
    guard let section = SectionReader(node ?? empty, .schedule, &faults) else { return (calendar, schedule) }
    if let (text, place) = section.text(.surgery, &faults) {
      do throws(ValueFault) { calendar.surgery = try CaseDate.read(text) } catch {
        faults.add(error, place, section.key(.surgery))
      }
    }
    calendar.timeZone = section.timeZone(&faults)
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
      } else if let fault = CaseDate.fault(text, allowed: allowed) {
        faults.add(fault, item.place, key)
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

extension SectionReader {
  /// The name of a time zone, held against the machine's time zones where it has any.
  fileprivate func timeZone(_ faults: inout FaultList) -> String? {
    guard let (text, place) = text(.timeZone, &faults) else { return nil }
    func refuse(_ message: String) {
      faults.add(
        ValueFault(.name, message, found: text, allowed: "an IANA name such as Europe/London"), place,
        key(.timeZone))
    }
    guard text.isTimeZoneName else {
      refuse("this is no name of a time zone")
      return nil
    }
    if ZoneFile.isKnown(text) == false { refuse("this machine's list of time zones does not have it") }
    return text
  }
}

import TextOutput
import TreatmentModel

extension CaseDecoder {
  /// When the limb is treated.
  mutating func calendar(_ section: SectionReader) -> TreatmentCalendar {
    var calendar = TreatmentCalendar()
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
    return calendar
  }

  /// What a `schedule` section says of how struts are turned: that of the case, or that of a level, which goes before it.
  struct Turning {
    var rate: Double?
    var adjustmentsPerDay: Int?
    var path: PathKind?
    var pace: Pace?
    var rounding: Rounding?
    var roundingLever: Double?
    var approachRate: Double?
    var compressionRate: Double?
  }

  mutating func turning(_ section: SectionReader) -> Turning {
    var turning = Turning()
    turning.rate = section.number(.rate, &faults)
    if faults.level == nil { turning.adjustmentsPerDay = section.whole(.adjustmentsPerDay, &faults) }
    turning.path = section.choice(.path, PathKind.self, &faults)
    turning.pace = section.choice(.pace, Pace.self, &faults)
    turning.rounding = section.choice(.rounding, Rounding.self, &faults)
    turning.roundingLever = section.number(.roundingLever, &faults)
    turning.approachRate = section.number(.approachRate, &faults)
    turning.compressionRate = section.number(.compressionRate, &faults)
    return turning
  }

  /// How the correction of a level is done.
  ///
  /// - Parameter usual: what the case says for all its levels.
  mutating func schedule(_ section: SectionReader, _ surroundings: LevelSurroundings) -> Schedule {
    var (schedule, usual) = (Schedule(), surroundings.turning)
    let own = turning(section)
    if surroundings.middle == nil {
      refuse([.approachRate, .compressionRate], in: section, Self.ofTransport)
    }
    schedule.rate = assume(own.rate ?? usual.rate, schedule.rate, section.key(.rate))
    // Once for all levels.
    schedule.adjustmentsPerDay =
      surroundings.middle == nil
      ? assume(own.adjustmentsPerDay, schedule.adjustmentsPerDay, section.key(.adjustmentsPerDay))
      : usual.adjustmentsPerDay ?? schedule.adjustmentsPerDay
    schedule.path = assume(own.path ?? usual.path, schedule.path, section.key(.path))
    schedule.pace = assume(own.pace ?? usual.pace, schedule.pace, section.key(.pace))
    schedule.rounding = assume(own.rounding ?? usual.rounding, schedule.rounding, section.key(.rounding))
    schedule.roundingLever = assume(
      own.roundingLever ?? usual.roundingLever, schedule.roundingLever, section.key(.roundingLever))
    if surroundings.role == .defect {
      schedule.approachRate = own.approachRate ?? usual.approachRate
      schedule.compressionRate = assume(
        own.compressionRate ?? usual.compressionRate, schedule.compressionRate, section.key(.compressionRate))
    }
    if let stages = section.node(.stages) { self.stages(stages, section, &schedule) }
    return schedule
  }

  private mutating func stages(_ node: Node, _ section: SectionReader, _ schedule: inout Schedule) {
    let most = section.row(.stages).entries.upperBound
    guard case .sequence(let items) = node.content, items.count <= most else {
      faults.add(
        ValueFault(
          .wrongKind, "a list of at most \(most) deformities must stand here", found: node.kind),
        node.place, section.key(.stages))
      return
    }
    for (index, item) in items.enumerated() {
      guard let stage = SectionReader(item, .stages, entry: index + 1, &faults) else { continue }
      let isAcute = stage.truth(.acute, &faults) ?? false
      if faults.level == nil {
        refuse([.acute], in: stage, "this key belongs to a level of several")
      } else if isAcute, schedule.acuteStages < index {
        refuse([.acute], in: stage, "what is done at surgery comes first: a stage before it is not acute")
      }
      if isAcute { schedule.acuteStages += 1 }
      schedule.stages.append(deformity(stage))
    }
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
    if ZoneFile.isKnown(text) == false { refuse(ZoneFile.notFound(text)) }
    return text
  }
}

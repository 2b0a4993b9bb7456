import DeformityCorrection

extension CaseDecoder {
  static let scheduleKeys = [
    "surgery", "latency", "rate", "adjustments-per-day", "path", "pace", "rounding", "stages",
  ]

  mutating func schedule(_ node: Node?) -> Schedule {
    var schedule = Schedule()
    let empty = Node(content: .mapping([]), place: node?.place ?? .start, weight: 1, height: 0)
    guard
      let section = Section(
        node ?? empty, "schedule", known: Self.scheduleKeys, elsewhere: Self.homes, &faults)
    else { return schedule }
    if let (text, place) = section.text("surgery", &faults) {
      schedule.surgery = CalendarDate(text)
      if schedule.surgery == nil {
        faults.add(
          ValueFault(
            .date, "this is no day of the calendar", found: text, allowed: "YYYY-MM-DD, 1900 to 2199"), place,
          "schedule.surgery")
      }
    }
    let latency = section.whole("latency", Limits.latency, &faults)
    let isDated = schedule.surgery != nil
    schedule.latency = latency ?? schedule.latency
    if latency == nil && isDated { _ = assume(nil, 0, "schedule.latency", "\(schedule.latency) days") }
    schedule.rate = assume(
      section.number("rate", Limits.rate, &faults), schedule.rate, "schedule.rate", "1 mm/day")
    schedule.adjustmentsPerDay = assume(
      section.whole("adjustments-per-day", Limits.adjustments, &faults), schedule.adjustmentsPerDay,
      "schedule.adjustments-per-day", "4")
    schedule.path = assume(
      section.choice("path", PathKind.self, &faults), schedule.path, "schedule.path", "straight")
    schedule.pace = assume(section.choice("pace", Pace.self, &faults), schedule.pace, "schedule.pace", "even")
    schedule.rounding = assume(
      section.choice("rounding", Rounding.self, &faults), schedule.rounding, "schedule.rounding", "together")
    guard let stages = section.node("stages") else { return schedule }
    guard case .sequence(let items) = stages.content, items.count <= Limits.mostStages else {
      faults.add(
        ValueFault(
          .wrongKind, "a list of at most \(Limits.mostStages) deformities must stand here", found: stages.kind
        ),
        stages.place, "schedule.stages")
      return schedule
    }
    for (index, item) in items.enumerated() {
      if let (stage, _) = deformity(item, "schedule.stages[\(index + 1)]", hasConvention: false) {
        schedule.stages.append(stage)
      }
    }
    return schedule
  }
}

import TreatmentModel

extension CaseWriter {
  func value(schedule word: CaseKey.Word) -> CaseValue? {
    let (schedule, standard) = (input.schedule, Schedule())
    let (calendar, usual) = (input.calendar, TreatmentCalendar())
    func typed(_ text: String, isDefault: Bool) -> CaseValue? {
      isTyped(CaseKey(.schedule, word), isDefault: isDefault) ? .typed(text) : nil
    }
    switch word {
    case .surgery: return calendar.surgery.map { .typed($0.description) }
    case .timeZone: return calendar.timeZone.map { .typed($0) }
    case .latency:
      // Without dates a latency that is the default is not remembered as assumed.
      guard calendar.latency != usual.latency || calendar.surgery != nil else { return nil }
      return typed(String(calendar.latency), isDefault: calendar.latency == usual.latency)
    case .rate: return typed(Printable.number(schedule.rate), isDefault: schedule.rate == standard.rate)
    case .adjustmentsPerDay:
      return typed(
        String(schedule.adjustmentsPerDay),
        isDefault: schedule.adjustmentsPerDay == standard.adjustmentsPerDay)
    // A hinge is the path.
    case .path where input.joint?.hinge != nil: return nil
    case .path: return typed(schedule.path.rawValue, isDefault: schedule.path == standard.path)
    case .pace: return typed(schedule.pace.rawValue, isDefault: schedule.pace == standard.pace)
    case .rounding:
      return typed(schedule.rounding.rawValue, isDefault: schedule.rounding == standard.rounding)
    case .roundingLever:
      return typed(
        Printable.number(schedule.roundingLever), isDefault: schedule.roundingLever == standard.roundingLever)
    case .stages:
      return listed(
        schedule.stages.enumerated().map { index, stage in
          let acute = index < schedule.acuteStages ? [CaseValue.Member(.acute, "true")] : []
          return .section(deformity(stage, .stages, entry: index + 1) + acute)
        })
    case .approachRate: return schedule.approachRate.map { .typed(Printable.number($0)) }
    case .compressionRate:
      guard role == .defect else { return nil }
      return typed(
        Printable.number(schedule.compressionRate),
        isDefault: schedule.compressionRate == standard.compressionRate)
    case .visits:
      switch calendar.visits {
      case .any: return nil
      case .weekdays(let days): return .list(days.map { .typed($0.rawValue) })
      case .dates(let dates): return .list(dates.map { .typed($0.description) })
      }
    default: return nil
    }
  }

  func hold(_ hold: StrutHold) -> CaseValue {
    guard hold.days != 1...Int.max else { return .typed(hold.strut.description) }
    let (first, last) = (hold.days.lowerBound, hold.days.upperBound)
    let days = first == last ? "\(first)" : last == Int.max ? "\(first)-" : "\(first)-\(last)"
    return .section(
      section(.held) { word in .typed(word == .strut ? hold.strut.description : days) })
  }
}

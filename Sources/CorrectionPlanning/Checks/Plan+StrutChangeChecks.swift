import HexapodKinematics
import TextOutput

extension Plan {
  /// Every change that cannot be done as it should; and, in residual mode, struts whose class is guessed.
  var strutChangeChecks: [Finding] {
    strutTimeline.changes.compactMap { change in
      switch change.obstacle {
      case nil: nil
      case .noVisitInWindow: noVisit(change)
      case .rangesDoNotMeet: noMeeting(change)
      }
    } + strutTimeline.awaited.map(waiting) + guessedClassChecks
  }

  private func noVisit(_ change: StrutChange) -> Finding {
    windowCheck(
      change, .error,
      "there is none after that either, and the plan puts it on \(words(ofDay: change.day)) all the same")
  }

  private func waiting(_ change: StrutChange) -> Finding {
    windowCheck(
      change, .warning, "it waits at the end of its range for the next one, on \(words(ofDay: change.day))")
  }

  private func windowCheck(
    _ change: StrutChange, _ severity: Finding.Severity, _ consequence: String
  ) -> Finding {
    let window = change.window ?? change.day...change.day
    let possible =
      window.count == 1
      ? words(ofDay: window.lowerBound)
      : "\(words(ofDay: window.lowerBound)) to \(words(ofDay: window.upperBound))"
    return Finding(
      .strutChangeWindow, severity, day: window.upperBound, strut: change.strut, value: Double(change.day),
      limit: Double(window.upperBound), unit: "day",
      what:
        "strut \(change.strut) should be changed from \(change.from.name) to \(change.to.name) on \(possible), and "
        + "no visit in time is allowed; \(consequence)", remedy: .allowVisitOrOtherHeight)
  }

  private func noMeeting(_ change: StrutChange) -> Finding {
    let (from, to) = (change.from.lengths, change.to.lengths)
    let overlap = min(from.upperBound, to.upperBound) - max(from.lowerBound, to.lowerBound)
    let strut = change.strut
    let lengths = [change.day - 1, change.day].compactMap { number in
      day(number).map {
        strutTimeline.hardware(strut, onDay: number).length(ofReading: $0.set[strut])
      }
    }
    let moved = lengths.count == 2 ? abs(lengths[1] - lengths[0]) : 0
    let cause =
      overlap < 0
      ? "there are \(decimal(-overlap, 1)) mm between their ranges"
      : "their ranges overlap by \(decimal(overlap, 1)) mm, and the strut moves \(decimal(moved, 1)) mm on day "
        + "\(change.day)"
    return Finding(
      .strutChangeWindow, .error, day: change.day, strut: change.strut, value: overlap,
      limit: overlap < 0 ? 0 : moved, unit: "mm",
      what: "strut \(change.strut) would have to go from \(change.from.name) to \(change.to.name) on day "
        + "\(change.day), and at no visit does it have a length that both can take: \(cause)",
      remedy: .classBetweenOrOtherHeight)
  }

  private func words(ofDay day: Int) -> String {
    let date = level.calendar.date(ofDay: day)
    return "day \(day)" + (date.map { " (\($0.dayOfWeek.rawValue) \($0))" } ?? "")
  }

  /// Struts that are there already, of a class that nobody named: a reading that two classes can show.
  private var guessedClassChecks: [Finding] {
    guard case .residual(let readings) = level.mode,
      case .automatic(let classes) = level.struts
    else { return [] }
    let doubtful = (0..<6).filter { strut in
      classes.filter { $0.excess(ofReading: readings[strut]) <= 0 }.count > 1
    }
    guard let first = doubtful.first else { return [] }
    let list = doubtful.map { "\($0 + 1) as \(struts[$0].name)" }.joined(separator: ", ")
    return [
      Finding(
        .defaultAssumed, .warning, day: firstDay, strut: StrutNumber(index: first),
        what:
          "the struts are mounted already and their classes are not given; several can read so, and taken were "
          + "strut \(list)", remedy: .stateClasses)
    ]
  }
}

import TextOutput
import TreatmentModel

/// Which days a record is of.
extension ResumeFindings {
  /// Whether they are a guess, and which of them are left out.
  var recordDayChecks: [Finding] {
    guard let first = request.done.first?.day, let last = request.done.last?.day else { return [] }
    var found: [Finding] = []
    if request.areDaysDoneAssumed {
      found.append(
        Finding(
          .defaultAssumed, .note, day: first, what: "the record", naming: .record,
          then:
            " does not say its days: it was taken for that of \(ResumeFindings.words(first, last)), and what was turned on "
            + "which of them goes by that",
          remedy: .stateDays))
    }
    if first < line.firstDay {
      found.append(
        Finding(
          .defaultAssumed, .note, day: first, what: "the record", naming: .record,
          then:
            " has \(ResumeFindings.words(first, min(last, line.firstDay - 1))) too: left out, for the plan that was "
            + "followed begins on day \(line.firstDay)"))
    }
    return found + laterChecks
  }

  /// Days after today: those of a schedule that is followed, or today is another day.
  private var laterChecks: [Finding] {
    let later = request.done.map(\.day).filter { $0 > day }
    guard let first = later.first, let last = later.last else { return [] }
    let known = request.daysRecorded(limb.readings)
    let same = known.contains(day) ? nil : later.first(where: known.contains)
    return [
      Finding(
        same == nil ? .defaultAssumed : .inputsDisagree, same == nil ? .note : .warning, day: first,
        what: "the record", naming: .record,
        then: " has \(ResumeFindings.words(first, last)) too: left out, for today is day \(day)"
          + (same.map { "; but it has today's readings on day \($0), so make sure which day today is" } ?? "")
      )
    ]
  }

  private static func words(_ first: Int, _ last: Int) -> String {
    first == last ? "day \(first)" : "days \(first) to \(last)"
  }
}

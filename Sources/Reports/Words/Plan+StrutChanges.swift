import CorrectionPlanning
import TreatmentModel

extension Plan {
  /// What the new strut of a change reads when it is put in.
  func readingWhenPutIn(_ change: StrutChange) -> Double {
    let strut = change.strut
    let old = strutTimeline.hardware(strut, onDay: change.day - 1)
    // A change is made on a day after the first.
    let before = day(change.day - 1) ?? days[0]
    return change.to.reading(ofLength: old.length(ofReading: before.set[strut]))
  }
}

extension StrutTimeline {
  /// `2 visits for 3 strut changes`, or that there are none.
  public var summary: String {
    guard !changes.isEmpty else { return "no strut has to be changed" }
    return "\(visitDays.count) \(visitDays.count == 1 ? "visit" : "visits") for \(changes.count) strut "
      + "\(changes.count == 1 ? "change" : "changes")"
  }
}

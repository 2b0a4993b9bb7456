import CorrectionPlanning
import TextOutput
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

extension HeightHint {
  /// `231 mm would need no change`.
  public var words: String {
    let needed =
      switch strutChanges {
      case 0: "no change"
      case 1: "1 change"
      default: "\(strutChanges) changes at \(counted(visits, "visit"))"
      }
    return "\(shortest(neutralHeight)) mm would need \(needed)"
  }
}

extension StrutTimeline {
  /// `2 visits for 3 strut changes`, or that there are none.
  public var summary: String {
    guard !changes.isEmpty else { return "no strut has to be changed" }
    return "\(counted(visitDays.count, "visit")) for \(counted(changes.count, "strut change"))"
  }
}

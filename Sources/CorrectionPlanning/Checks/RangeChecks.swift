import HexapodKinematics
import TextOutput
import TreatmentModel

extension PlanChecker {
  /// Every strut that leaves its range, once, with the day on which it first does and the farthest it goes.
  var rangeChecks: [Finding] {
    guard turned.faults > 0 else { return [] }
    return StrutNumber.allCases.compactMap { strut in
      let outside = samples.indices.compactMap {
        index -> (index: Int, hardware: StrutHardware, excess: Double)? in
        let hardware = plan.strutTimeline.hardware(strut, onDay: samples[index].day)
        let excess = hardware.excess(ofReading: settings[index][strut])
        return excess > 0 ? (index, hardware, excess) : nil
      }
      guard let first = outside.first, let farthest = outside.max(by: { $0.excess < $1.excess }) else {
        return nil
      }
      let (day, worst, hardware) = (
        samples[first.index].day, settings[farthest.index][strut], farthest.hardware
      )
      let limit = worst < hardware.range.lowerBound ? hardware.range.lowerBound : hardware.range.upperBound
      return Finding(
        .strutOutOfRange, .error, day: day, strut: strut, value: worst, limit: limit, unit: "mm",
        what: "strut \(strut) leaves its range on day \(day): it would have to read "
          + "\(decimal(worst, 1, besideLimit: limit)) mm, \(hardware.name) ends at \(decimal(limit, 1, besideLimit: worst)) mm",
        remedy: .otherClassOrHeight)
    }
  }
}

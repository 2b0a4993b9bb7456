import HexapodKinematics
import TextOutput
import TreatmentModel

/// A mistake in reading six struts after whose correction they are readings of the plan, to within a step.
enum Misreading: Equatable {
  /// The strut and what it would have to read, mm, on a day of the plan.
  case strut(StrutNumber, reading: Double, day: Double)
  /// Two struts that have each other's readings.
  case swapped(StrutNumber, StrutNumber, day: Double)

  /// The struts that it is about.
  var struts: [StrutNumber] {
    switch self {
    case .strut(let strut, _, _): [strut]
    case .swapped(let one, let other, _): [one, other]
    }
  }

  /// What to do about it.
  func remedy(_ readings: StrutReadings) -> Remedy {
    switch self {
    case .strut(let strut, let reading, let day):
      let isDigitSwap = DigitSwap.values(of: readings[strut]).contains { abs($0 - reading) < 1e-6 }
      return .readAgainOnDay(
        strut: strut, typed: readings[strut], meant: reading, day: day, isDigitSwap: isDigitSwap)
    case .swapped(let one, let other, let day): return .exchangeReadings(one, other, day: day)
    }
  }
}

extension PlannedTrajectory {
  /// The one mistake that explains the readings; nil where none does, or more than one.
  ///
  /// - Parameter mounted: the classes that are read.
  func misreading(
    _ readings: StrutReadings, of mounted: PerStrut<StrutHardware>, near day: Int?
  ) -> Misreading? {
    let lengths = mounted.lengths(of: readings)
    func nearest(_ struts: [StrutNumber], _ lengths: StrutLengths) -> (sample: Int, steps: Double) {
      func misfit(_ sample: Int) -> Double {
        struts.reduce(0) { max($0, abs(lengths[$1] - setLengths[sample][$1]) / mounted[$1].step) }
      }
      func distance(_ sample: Int) -> Int { day.map { abs(sample - position(ofDay: $0)) } ?? sample }
      let ranked = setLengths.indices.map { (sample: $0, steps: misfit($0)) }
      return ranked.min { ($0.steps, distance($0.sample)) < ($1.steps, distance($1.sample)) } ?? (
        0, .infinity
      )
    }
    let close = 1 + 1e-6
    let single = StrutNumber.allCases.compactMap { strut -> Misreading? in
      let found = nearest(StrutNumber.allCases.filter { $0 != strut }, lengths)
      let wanted = setLengths[found.sample][strut]
      guard found.steps <= close, abs(lengths[strut] - wanted) > 2 * mounted[strut].step else { return nil }
      return .strut(
        strut, reading: mounted[strut].reading(ofLength: wanted), day: self.day(at: Double(found.sample)))
    }
    if single.count == 1 { return single[0] }
    guard single.isEmpty else { return nil }
    let swaps = StrutNumber.allCases.flatMap { one in
      StrutNumber.allCases.filter { $0 > one }.map { (one, $0) }
    }.compactMap {
      one, other -> Misreading? in
      let exchanged = StrutLengths { strut in
        let from = strut == one.index ? other.index : strut == other.index ? one.index : strut
        return mounted[strut].length(ofReading: readings[from])
      }
      let found = nearest(StrutNumber.allCases, exchanged)
      return found.steps <= close ? .swapped(one, other, day: self.day(at: Double(found.sample))) : nil
    }
    return swaps.count == 1 ? swaps[0] : nil
  }
}

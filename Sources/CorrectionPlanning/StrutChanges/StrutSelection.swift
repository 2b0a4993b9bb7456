import HexapodKinematics
import TreatmentModel

/// Which class serves a strut best if it is never changed.
enum StrutSelection {
  /// The class that holds all of these lengths with most to spare; where none does, the class that holds most of them.
  static func best(of classes: [StrutHardware], for series: StrutLengthSeries) -> StrutHardware? {
    guard var best = classes.first else { return nil }
    var most = spare(best, series)
    for other in classes.dropFirst() {
      let own = spare(other, series)
      if own > most { (best, most) = (other, own) }
    }
    return most >= 0 ? best : holdingMost(of: classes, series)
  }

  private static func holdingMost(of classes: [StrutHardware], _ series: StrutLengthSeries) -> StrutHardware?
  {
    let held = classes.map { hardware in
      hardware.holding(series, slack: 0) == .none
        ? 0 : (0..<series.count).count { room(hardware, series[$0]) >= 0 }
    }
    let spares = classes.map { spare($0, series) }
    // Of equals the first.
    let best = classes.indices.min { (held[$1], spares[$1]) < (held[$0], spares[$0]) }
    return best.map { classes[$0] }
  }

  /// Of all lengths: rooms at the two ends, which are those of the shortest and the longest.
  private static func spare(_ strut: StrutHardware, _ series: StrutLengthSeries) -> Double {
    min(room(strut, series.least), room(strut, series.greatest))
  }

  private static func room(_ strut: StrutHardware, _ length: Double) -> Double {
    let reading = strut.reading(ofLength: length)
    return min(reading - strut.range.lowerBound, strut.range.upperBound - reading)
  }
}

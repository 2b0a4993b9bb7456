import Hexapod
import TreatmentModel

/// Which class serves a strut best if it is never changed.
enum StrutSelection {
  /// The class that holds all of these lengths with most to spare; where none does, the class that holds most of them.
  static func best(of classes: [StrutHardware], for course: StrutCourse) -> StrutHardware? {
    guard var best = classes.first else { return nil }
    var most = spare(best, course)
    for other in classes.dropFirst() {
      let own = spare(other, course)
      if own > most { (best, most) = (other, own) }
    }
    return most >= 0 ? best : holdingMost(of: classes, course)
  }

  private static func holdingMost(of classes: [StrutHardware], _ course: StrutCourse) -> StrutHardware? {
    let held = classes.map { hardware in
      hardware.holding(course, slack: 0) == .none
        ? 0 : (0..<course.count).count { room(hardware, course[$0]) >= 0 }
    }
    let spares = classes.map { spare($0, course) }
    // Of equals the first.
    let best = classes.indices.min { (held[$1], spares[$1]) < (held[$0], spares[$0]) }
    return best.map { classes[$0] }
  }

  /// Of all lengths: rooms at the two ends, which are those of the shortest and the longest.
  private static func spare(_ strut: StrutHardware, _ course: StrutCourse) -> Double {
    min(room(strut, course.least), room(strut, course.greatest))
  }

  private static func room(_ strut: StrutHardware, _ length: Double) -> Double {
    let reading = strut.reading(ofLength: length)
    return min(reading - strut.range.lowerBound, strut.range.upperBound - reading)
  }
}

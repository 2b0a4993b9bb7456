import Hexapod

/// Which class serves a strut best if it is never changed.
enum StrutSelection {
  /// The class that holds all of these lengths with most to spare; where none does, the class that holds most of them.
  static func best(of classes: [StrutHardware], for course: StrutCourse) -> StrutHardware? {
    let spares = classes.map { spare($0, course) }
    guard let most = spares.indices.max(by: { spares[$0] < spares[$1] }) else { return nil }
    // Of equals the first.
    if spares[most] >= 0 { return spares.firstIndex(of: spares[most]).map { classes[$0] } }
    let held = classes.map { hardware in (0..<course.count).count { room(hardware, course[$0]) >= 0 } }
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

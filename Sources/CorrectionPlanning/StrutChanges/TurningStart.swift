import HexapodKinematics
import TreatmentModel

/// From which readings struts are turned, and on which day that begins.
struct TurningStart: Sendable {
  /// Whole steps are counted from these readings, mm.
  let base: StrutReadings
  /// The readings of the first day, whole steps from ``base``, where it is not for the planner to choose them.
  let readings: StrutReadings?
  /// The day of the case's calendar that is the first of the course.
  let day: Int
  /// Days without a turn after it.
  let rest: Int
  /// The classes that are mounted on that day, where it is not for the planner to choose them among those of the case.
  let mounted: PerStrut<StrutHardware>?

  /// Struts that are read on a day, on the scales of what is mounted then.
  init(
    readings: StrutReadings, on mounted: PerStrut<StrutHardware>, base: StrutReadings, day: Int,
    resting rest: Int
  ) {
    (self.readings, self.mounted, self.base) = (readings, mounted, base)
    (self.day, self.rest) = (day, rest)
  }

  /// A case's own: only residual mode starts from readings that need not be whole steps of the scale.
  init(_ level: TreatedLevel) {
    (day, rest, mounted) = (0, 0, nil)
    if case .residual(let readings) = level.mode {
      (base, self.readings) = (readings, readings)
    } else {
      (base, readings) = (StrutReadings(repeating: 0), nil)
    }
  }

  /// ``readings`` in steps from ``base``.
  func steps(_ struts: PerStrut<StrutHardware>) -> PerStrut<Int>? {
    readings.map { readings in
      PerStrut { Int(((readings[$0] - base[$0]) / struts[$0].step).rounded()) }
    }
  }
}

import HexapodKinematics
import TreatmentModel

/// What one strut may do on a day.
public enum StrutBound: Sendable, Equatable {
  /// Its reading stays within these, mm; equal ends fix it, infinite ends leave it free. A strut that stands outside
  /// already may only come nearer.
  case within(ClosedRange<Double>)
  /// It stays as it is at the end of the day before.
  case held
}

/// What the six struts may do, day by day.
public struct StrutBounds: Sendable, Equatable {
  private let ranges: [StrutRanges<StrutReadings>]
  private let holds: [StrutHold]
  /// Whether no strut is bound on any day.
  let areFree: Bool

  /// Bounds of readings that change from day to day, and struts that are held.
  ///
  /// - Parameter ranges: of days 0, 1, 2, …, in mm; those of the last go for all days after it too. None leave the struts
  ///   free.
  public init(ranges: [StrutRanges<StrutReadings>], held holds: [StrutHold]) {
    self.ranges = ranges.isEmpty ? [.free] : ranges
    self.holds = holds
    areFree = holds.isEmpty && self.ranges.allSatisfy { $0 == .free }
  }

  /// Struts that keep their classes, each within its range, some of them held on some days.
  public init(_ struts: PerStrut<StrutHardware>, held holds: [StrutHold]) {
    self.init(ranges: [struts.readingRanges], held: holds)
  }

  /// The bounds of a day, from 0.
  public subscript(day: Int) -> PerStrut<StrutBound> {
    let range = ranges[min(max(0, day), ranges.count - 1)]
    return PerStrut { index in
      holds.contains { $0.strut.index == index && $0.days.contains(day) } ? .held : .within(range[index])
    }
  }

  /// The day from which on nothing changes any more.
  public var lastChange: Int {
    holds.reduce(ranges.count - 1) { last, hold in
      max(last, hold.days.upperBound < Int.max ? hold.days.upperBound + 1 : hold.days.lowerBound)
    }
  }
}

extension [StrutHold] {
  /// What is held in a plan that begins anew on a day: its day 1 is the day after, and no strut is turned on its first
  /// `rest` days.
  func from(day: Int, resting rest: Int) -> [StrutHold] {
    let later = compactMap { hold -> StrutHold? in
      guard hold.days.upperBound > day else { return nil }
      let last = hold.days.upperBound == Int.max ? Int.max : hold.days.upperBound - day
      return StrutHold(strut: hold.strut, days: Swift.max(1, hold.days.lowerBound - day)...last)
    }
    return later + (rest > 0 ? StrutNumber.allCases.map { StrutHold(strut: $0, days: 1...rest) } : [])
  }
}

import Hexapod

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
  /// Days 0, 1, 2, …; the last entry goes for all days after it too. Never empty.
  private let days: [PerStrut<StrutBound>]

  /// Bounds of days 0, 1, 2, …; those of the last go for all days after it too. None at all leave the struts free.
  public init(days: [PerStrut<StrutBound>]) {
    self.days = days.isEmpty ? [PerStrut(repeating: .within(-Double.infinity...Double.infinity))] : days
  }

  /// Struts that keep their classes, each within its range, some of them held on some days.
  public init(_ struts: PerStrut<StrutHardware>, held holds: [StrutHold]) {
    let changes = holds.flatMap { hold in
      [hold.days.lowerBound] + (hold.days.upperBound < Int.max ? [hold.days.upperBound + 1] : [])
    }
    self.init(
      days: (0...(changes.max() ?? 0)).map { day in
        PerStrut { strut in
          holds.contains { $0.strut == strut + 1 && $0.days.contains(day) }
            ? .held : .within(struts[strut].range)
        }
      })
  }

  /// The bounds of a day, from 0.
  public subscript(day: Int) -> PerStrut<StrutBound> { days[min(max(0, day), days.count - 1)] }

  /// The day from which on nothing changes any more.
  public var lastChange: Int { days.count - 1 }
}

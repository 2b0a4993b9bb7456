/// How the rows of a schedule are counted through its days: with several rows a day, as many to every day, the last row of
/// day k has the number `k · parts`; with one row a day the number is the day's.
public struct ScheduleClock: Sendable, Equatable {
  /// Rows a day, ≥ 1.
  public let parts: Int

  /// One row a day.
  public static let daily = ScheduleClock(parts: 1)

  /// So many rows a day; fewer than one count as one.
  public init(parts: Int) { self.parts = max(1, parts) }

  /// Number of a row of a day; `part` is 1...parts.
  public func number(day: Int, part: Int) -> Int { day * parts + part - parts }

  /// The day of a number.
  public func day(_ number: Int) -> Int {
    let (whole, rest) = number.quotientAndRemainder(dividingBy: parts)
    return rest > 0 ? whole + 1 : whole
  }

  /// Which of its day's rows a number is, 1...parts.
  public func part(_ number: Int) -> Int { number - (day(number) - 1) * parts }

  /// `day 3`, or `day 3 (row 2 of 4)`.
  package func words(_ number: Int) -> String {
    parts == 1 ? "day \(number)" : "day \(day(number)) (row \(part(number)) of \(parts))"
  }
}

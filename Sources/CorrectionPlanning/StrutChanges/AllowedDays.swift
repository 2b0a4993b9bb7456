/// The days of a plan on which a visit is allowed, 1 to its last.
struct AllowedDays: Sendable {
  /// In order.
  let days: [Int]
  /// For each day from 0 on the last allowed one that is not later; 0 for none.
  private let latest: [Int]

  init(through last: Int, where isAllowed: (Int) -> Bool) {
    var (days, latest) = ([Int](), [0])
    days.reserveCapacity(max(last, 0))
    latest.reserveCapacity(max(last, 0) + 1)
    for day in 0..<max(last, 0) {
      if isAllowed(day + 1) { days.append(day + 1) }
      latest.append(days.last ?? 0)
    }
    (self.days, self.latest) = (days, latest)
  }

  /// The last allowed day of a range; nil if there is none.
  func last(in range: ClosedRange<Int>) -> Int? {
    let day = latest[min(max(range.upperBound, 0), latest.count - 1)]
    return day > 0 && day >= range.lowerBound ? day : nil
  }

  /// The first allowed day from one on; nil if there is none.
  func first(from day: Int) -> Int? {
    let index = days.partitioningIndex { $0 >= day }
    return index < days.count ? days[index] : nil
  }

  func contains(_ day: Int) -> Bool { last(in: day...day) != nil }
}

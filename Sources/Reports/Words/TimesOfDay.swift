/// The times at which struts are turned when a case says only how often.
public enum TimesOfDay {
  /// Minutes after midnight of each of a day's `count` adjustments, ascending.
  ///
  /// Once a day: 08:00. Two to thirteen times: from 08:00 to 20:00, evenly, to the nearest five minutes, so that four are 08:00,
  /// 12:00, 16:00 and 20:00. More often than hourly by day allows: evenly round the clock from 00:00.
  public static func minutes(count: Int) -> [Int] {
    guard count > 1 else { return [8 * 60] }
    let (start, span, gaps) = count <= 13 ? (8 * 60, 12 * 60, count - 1) : (0, 24 * 60, count)
    return (0..<count).map { start + Int((Double($0 * span) / Double(gaps) / 5).rounded()) * 5 }
  }

  /// `08:00`.
  public static func words(_ minutes: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }
}

import HexapodKinematics
import TreatmentModel

/// Which rows of a schedule are several of one day, as many on every day.
struct ScheduleParts {
  let clock: ScheduleClock
  /// Of each row, 1...parts.
  let parts: [Int]

  /// Of the days after the first so many must have as many rows as each other: three quarters.
  private static let regular = (of: 4, atLeast: 3)

  /// Counts the rows of each day.
  ///
  /// - Parameters:
  ///   - labels: what stands in the column of parts or times; nil without one.
  ///   - readings: a row that repeats the one before it is no other part.
  init(days: [Int], labels: [String]?, readings: [StrutReadings]) {
    var rows: [Int: [Int]] = [:]
    for (index, day) in days.enumerated() { rows[day, default: []].append(index) }
    let later = rows.filter { $0.key != days.first }
    let counts = later.values.map(\.count)
    let usual = Set(counts).max { one, other in
      (counts.count { $0 == one }, one) < (counts.count { $0 == other }, other)
    }
    guard let usual, usual > 1, usual <= 24, counts.count >= 2,
      ScheduleParts.regular.of * counts.count(where: { $0 == usual })
        >= ScheduleParts.regular.atLeast * counts.count
    else {
      (clock, parts) = (.daily, days.map { _ in 1 })
      return
    }
    clock = ScheduleClock(parts: usual)
    let ranks = labels.flatMap { ScheduleParts.ranks($0, atMost: usual) }
    var parts = days.map { _ in usual }
    for (day, indices) in rows where !(day == days.first && indices.count == 1) {
      var next = 0
      for (place, index) in indices.enumerated() {
        let isRepeated =
          indices.count > usual && place > 0 && readings[indices[place - 1]] == readings[index]
        if !isRepeated { next = min(next + 1, usual) }
        parts[index] = ranks?[index] ?? next
      }
    }
    self.parts = parts
  }

  /// The place of each label among all that there are: whole numbers and times by their size, words as they first come. Nil
  /// when there are more than a day has rows.
  private static func ranks(_ labels: [String], atMost most: Int) -> [Int]? {
    var known: [String] = []
    for label in labels where !label.isEmpty && !known.contains(label) {
      known.append(label)
      guard known.count <= most else { return nil }
    }
    let sizes = known.map(size)
    if sizes.allSatisfy({ $0 != nil }) {
      known = zip(known, sizes).sorted { ($0.1 ?? 0) < ($1.1 ?? 0) }.map(\.0)
    }
    guard known.count == most else { return nil }
    return labels.map { label in (known.firstIndex(of: label) ?? most - 1) + 1 }
  }

  /// The minutes of a time of day; nil for anything else.
  static func minutes(_ label: String) -> Int? {
    let isTime =
      label.contains(":") || ["am", "pm"].contains { label.lowercased().filter { $0 != "." }.hasSuffix($0) }
    return isTime ? size(label) : nil
  }

  /// `2` and `14:30`, `2:30 pm` in minutes; nil for words.
  private static func size(_ label: String) -> Int? {
    let text = label.lowercased().filter { $0 != " " && $0 != "." }
    let isAfternoon = text.hasSuffix("pm")
    let digits = text.hasSuffix("am") || isAfternoon ? String(text.dropLast(2)) : text
    let numbers = digits.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = numbers.first ?? nil, numbers.count <= 3, (0...1000).contains(first) else { return nil }
    guard numbers.count > 1 || isAfternoon || digits != text else { return first }
    guard numbers.dropFirst().allSatisfy({ $0.map { (0..<60).contains($0) } ?? false }) else { return nil }
    let hour = digits == text ? first : first % 12 + (isAfternoon ? 12 : 0)
    return hour * 60 + (numbers.count > 1 ? numbers[1] ?? 0 : 0)
  }
}

/// A schedule as the judge is given it: days of numbers, nothing of the program's poses.
struct WalkedDay: Sendable {
  let day: Int
  let stage: Int
  /// Joint to joint, before rounding.
  let exact: [Double]
  /// Joint to joint, as they are set.
  let set: [Double]
}

/// What a schedule really does to the limb: struts to ring to fragment, day by day, by the judge's own kinematics.
struct Walk: Sendable {
  /// The fragment on a day.
  struct Day: Sendable {
    let day: Int
    let stage: Int
    /// By the exact lengths, and by those that are set.
    let (exact, set): (PlainPlace, PlainPlace)
    /// Where the path wants it.
    let wanted: PlainPlace
    /// The part of its stage that is done.
    let part: Double
  }

  let days: [Day]
  let judged: JudgedCase
  let paths: [JudgedPath]

  /// - Parameters:
  ///   - isEven: whether a stage of N days is N equal parts; otherwise a day's part is read off its pose.
  /// - Returns: nil where lengths have no pose.
  init?(_ judged: JudgedCase, _ days: [WalkedDay], kind: JudgedPath.Kind, isEven: Bool) {
    self.judged = judged
    let paths = zip(judged.ends, judged.ends.dropFirst()).map {
      JudgedPath(kind: kind, first: $0, last: $1, judged: judged)
    }
    self.paths = paths
    var walked: [Day] = []
    var (near, before) = (judged.ring(judged.ends[0]), judged.ends[0])
    for day in days {
      guard let exact = judged.frame.place(day.exact, near: near),
        let set = judged.frame.place(day.set, near: exact), (1...paths.count).contains(day.stage)
      else { return nil }
      let (path, fragment) = (paths[day.stage - 1], judged.fragment(exact))
      let own = days.filter { $0.stage == day.stage && $0.day > 0 }
      let done = own.count { $0.day <= day.day }
      let part =
        day.day == 0 ? 0 : isEven ? Double(done) / Double(max(own.count, 1)) : path.part(of: fragment)
      guard let wanted = path.place(part, near: before) else { return nil }
      walked.append(
        Day(
          day: day.day, stage: day.stage, exact: fragment, set: judged.fragment(set), wanted: wanted,
          part: part))
      (near, before) = (exact, wanted)
    }
    self.days = walked
  }

  /// The longest way of a point in a day, mm, in chords of a 64th of it; nil where the path has no pose.
  func travel(_ points: [PlainVector], on index: Int) -> Double? {
    guard index > 0 else { return 0 }
    let (day, before) = (days[index], days[index - 1])
    let path = paths[day.stage - 1]
    let start = before.stage == day.stage ? before.part : 0
    var (places, near) = ([PlainPlace](), before.wanted)
    for step in 0...64 {
      guard let place = path.place(start + (day.part - start) * Double(step) / 64, near: near) else {
        return nil
      }
      places.append(place)
      near = place
    }
    return points.map { point in
      zip(places, places.dropFirst()).reduce(0) { $0 + size($1.1 * point - $1.0 * point) }
    }.max()
  }
}

import HexapodKinematics
import TreatmentModel

/// Changes of a strut for which there is no faultless way: what comes nearest, with what stands in its way.
///
/// The strut goes on to the class that lasts longest each time. A change that cannot be made in its window is made at the
/// first visit after it; if no visit is left, in its window all the same, though no visit is allowed then. Moments at which no
/// class fits at all are passed over: the strut is out of range then, whatever is mounted.
struct MakeshiftChanges {
  let classes: [StrutHardware]
  let lengths: StrutLengthSeries
  let visits: VisitMoments
  let allowed: AllowedDays
  /// By how much a length may lie outside a range, mm.
  let slack: Double

  /// The index of the first class, and the changes.
  ///
  /// - Parameters:
  ///   - strut: whose changes they are.
  ///   - canStart: whether the class with this index may be the first.
  ///   - others: days of visits for the sake of other struts, which are preferred.
  func changes(
    strut: StrutNumber, canStart: (Int) -> Bool, others: [Int]
  ) -> (start: Int, changes: [StrutChange]) {
    let starts = classes.indices.filter(canStart)
    let isServed = (0..<lengths.count).map { moment in classes.indices.contains { fits($0, moment) } }
    var spans: [ClassSpan] = []
    for index in classes.indices {
      ClassSpan.addRuns(ofHardware: index, visits, to: &spans) { !isServed[$0] || fits(index, $0) }
    }
    let first = spans.filter {
      $0.moments.lowerBound == 0 && starts.contains($0.hardware) && fits($0.hardware, 0)
    }
    // A class that does not even fit on day 0, the one that comes nearest, stays on: that is an error of its own.
    guard var span = first.max(by: { $0.moments.upperBound < $1.moments.upperBound }) else {
      return (starts.min { excessAtStart($0) < excessAtStart($1) } ?? 0, [])
    }
    let start = span.hardware
    var (changes, day) = ([StrutChange](), 0)
    while let next = successor(of: span, in: spans) {
      guard let change = change(strut, from: span, to: next, after: day, others) else { break }
      changes.append(change)
      (span, day) = (next, change.day)
    }
    return (start, changes)
  }

  /// By how much the class with this index is too short or too long on day 0, mm.
  private func excessAtStart(_ hardware: Int) -> Double {
    classes[hardware].excess(ofReading: classes[hardware].reading(ofLength: lengths[0]))
  }

  private func fits(_ hardware: Int, _ moment: Int) -> Bool {
    classes[hardware].holds(length: lengths[moment], slack: slack)
  }

  /// Days whose visit finds a length that both classes can really take.
  private func days(_ one: ClassSpan, _ other: ClassSpan) -> [Int] {
    guard one.moments.overlaps(other.moments) else { return [] }
    let days = visits.visitDays(in: one.moments.clamped(to: other.moments)).map(Array.init) ?? []
    return days.filter { day in
      let moment = visits.moment(ofVisit: day)
      return fits(one.hardware, moment) && fits(other.hardware, moment)
    }
  }

  /// The span that follows at once and lasts longest, one with a window before one without.
  private func successor(of span: ClassSpan, in spans: [ClassSpan]) -> ClassSpan? {
    spans.filter {
      $0.moments.lowerBound <= span.moments.upperBound + 1 && $0.moments.upperBound > span.moments.upperBound
    }.map { (span: $0, hasWindow: days(span, $0).isEmpty ? 0 : 1) }
      .max { ($0.hasWindow, $0.span.moments.upperBound) < ($1.hasWindow, $1.span.moments.upperBound) }?.span
  }

  /// Nil when the plan ends before the change could be made.
  private func change(
    _ strut: StrutNumber, from: ClassSpan, to: ClassSpan, after previous: Int, _ others: [Int]
  ) -> StrutChange? {
    let possible = days(from, to)
    let window = possible.first.flatMap { first in possible.last.map { first...$0 } }
    func made(on day: Int, _ obstacle: StrutChange.Obstacle?) -> StrutChange {
      StrutChange(
        strut: strut, from: classes[from.hardware], to: classes[to.hardware], window: window, day: day,
        obstacle: obstacle)
    }
    let good = possible.filter { $0 > previous && allowed.contains($0) }
    if let day = good.first(where: others.contains) ?? good.first { return made(on: day, nil) }
    // Without a window the new strut is mounted before the turns that bring it into its range.
    let due = max(window?.upperBound ?? visits.days[to.moments.lowerBound], previous + 1)
    let obstacle = window == nil ? StrutChange.Obstacle.rangesDoNotMeet : .noVisitInWindow
    if let late = allowed.first(from: due) { return made(on: late, obstacle) }
    return due <= visits.lastDay ? made(on: due, obstacle) : nil
  }
}

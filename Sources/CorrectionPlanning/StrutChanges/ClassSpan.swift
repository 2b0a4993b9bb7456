import TreatmentModel

/// The moments at which a strut's set lengths are looked at, and when visits lie between them.
struct VisitMoments: Sendable {
  /// The last moment of each day, day 0 first.
  let dayEnds: [Int]
  /// The day of each moment.
  let days: [Int]

  /// From the days of moments in order, day 0 first.
  init(days: [Int]) {
    self.days = days
    var dayEnds: [Int] = []
    dayEnds.reserveCapacity((days.last ?? 0) - (days.first ?? 0) + 1)
    for moment in days.indices where moment + 1 == days.count || days[moment + 1] > days[moment] {
      dayEnds.append(moment)
    }
    self.dayEnds = dayEnds
  }

  /// The last day of the plan.
  var lastDay: Int { dayEnds.count - 1 }

  /// The moment whose lengths a visit on this day (1...lastDay) finds: the end of the day before.
  func moment(ofVisit day: Int) -> Int { dayEnds[day - 1] }

  /// The days whose visits find a moment of this range; nil if there are none.
  func visitDays(in moments: ClosedRange<Int>) -> ClosedRange<Int>? {
    let first = dayEnds.partitioningIndex { $0 >= moments.lowerBound } + 1
    let last = min(dayEnds.partitioningIndex { $0 > moments.upperBound }, lastDay)
    return first <= last ? first...last : nil
  }
}

extension Array {
  /// The first index from which `belongs` holds, in an order in which it goes on to hold; `count` if it never does.
  func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// A run of moments, as long as it can be, during which one class can be as long as the strut has to be; or a part of one.
struct ClassSpan: Sendable, Equatable {
  /// Index of the class among those of the strut.
  let hardware: Int
  /// The moments.
  let moments: ClosedRange<Int>
  /// Visits during the run: on the first of these days it can be mounted, until the last it can be taken off.
  let days: ClosedRange<Int>?
  /// ``days`` of the whole run, by which the windows of changes are counted.
  let wholeDays: ClosedRange<Int>?

  /// A whole run.
  init(hardware: Int, moments: ClosedRange<Int>, days: ClosedRange<Int>?) {
    (self.hardware, self.moments, self.days, wholeDays) = (hardware, moments, days, days)
  }

  /// A part of a run.
  init(_ part: ClosedRange<Int>, of whole: ClassSpan, _ visits: VisitMoments) {
    (hardware, moments, wholeDays) = (whole.hardware, part, whole.wholeDays)
    days = visits.visitDays(in: part)
  }

  /// Adds the runs of a class that holds the lengths of a strut, to within `slack` (mm).
  static func addRuns(
    of hardware: StrutHardware, _ index: Int, _ series: StrutLengthSeries, slack: Double,
    _ visits: VisitMoments,
    to spans: inout [ClassSpan]
  ) {
    switch hardware.holding(series, slack: slack) {
    case .none: break
    case .all:
      let moments = 0...(visits.days.count - 1)
      spans.append(ClassSpan(hardware: index, moments: moments, days: visits.visitDays(in: moments)))
    case .some:
      let (range, offset) = (hardware.range, hardware.readingOffset)
      addRuns(ofHardware: index, visits, to: &spans) {
        StrutHardware.excess(ofReading: series[$0] - offset, over: range) <= slack
      }
    }
  }

  /// Adds the runs of a class for which `holds` is true.
  static func addRuns(
    ofHardware index: Int, _ visits: VisitMoments, to spans: inout [ClassSpan],
    where holds: (_ moment: Int) -> Bool
  ) {
    var start: Int?
    for moment in 0...visits.days.count {
      let isHeld = moment < visits.days.count && holds(moment)
      if isHeld, start == nil { start = moment }
      if !isHeld, let first = start {
        let moments = first...(moment - 1)
        spans.append(ClassSpan(hardware: index, moments: moments, days: visits.visitDays(in: moments)))
        start = nil
      }
    }
  }
}

import CorrectionPlanning
import HexapodKinematics

/// What happens to a frame besides turning, as reports show it: visits to the clinic, struts that are changed there, and the range
/// that each strut has on each day.
public struct ReportEvents: Sendable, Equatable {
  /// A visit to the clinic.
  public struct Visit: Sendable, Equatable {
    /// Day of the plan, by its number.
    public let day: Int
    /// What is done there, in plain words.
    public let purpose: String

    /// A visit.
    public init(day: Int, purpose: String) { (self.day, self.purpose) = (day, purpose) }
  }

  /// A strut that gives way to one of another class.
  public struct StrutChange: Sendable, Equatable {
    /// Which strut.
    public let strut: StrutNumber
    /// Class before.
    public let from: String
    /// Class after.
    public let to: String
    /// Days on which the change is possible; where there are none, the day on which it is planned.
    public let window: ClosedRange<Int>
    /// The day on which it is planned; it lies in ``window``, or the plan has an error.
    public let day: Int
    /// What the new strut reads when it is put in, if its scale begins elsewhere.
    public let reading: String?

    /// A change.
    public init(
      strut: StrutNumber, from: String, to: String, window: ClosedRange<Int>, day: Int, reading: String? = nil
    ) {
      (self.strut, self.from, self.to) = (strut, from, to)
      (self.window, self.day, self.reading) = (window, day, reading)
    }
  }

  /// The readings that a strut can take on some days.
  public struct RangeSpan: Sendable, Equatable {
    /// Days of the plan, both ends included.
    public let days: ClosedRange<Int>
    /// Smallest and largest reading, mm.
    public let range: ClosedRange<Double>

    /// A span.
    public init(days: ClosedRange<Int>, range: ClosedRange<Double>) {
      (self.days, self.range) = (days, range)
    }
  }

  /// In the order of their days.
  public var visits: [Visit] = []
  /// In the order of their days.
  public var strutChanges: [StrutChange] = []
  /// For each strut the spans that make up the plan's days.
  public var ranges: PerStrut<[RangeSpan]>

  /// The events of a plan: its strut changes, and the ranges of what is mounted.
  public init(_ plan: Plan) {
    let timeline = plan.strutTimeline
    strutChanges = timeline.changes.map { change in
      let isSameScale = change.from.readingOffset == change.to.readingOffset
      return StrutChange(
        strut: change.strut, from: change.from.name, to: change.to.name,
        window: change.window ?? change.day...change.day, day: change.day,
        reading: isSameScale ? nil : change.to.readingWords(plan.readingWhenPutIn(change)))
    }
    ranges = PerStrut { index in
      let days = timeline.changes.filter { $0.strut.index == index }.map(\.day)
      return zip([plan.firstDay] + days, days + [plan.lastDay + 1]).map { first, next in
        RangeSpan(days: first...max(first, next - 1), range: timeline.hardware(onDay: first)[index].range)
      }
    }
  }

  /// What is done on a day, in plain words; empty on a day without a visit.
  ///
  /// - Parameters:
  ///   - letter: what the numbers of struts begin with.
  ///   - language: of whoever reads it.
  package func purposes(
    onDay day: Int, letter: String = "", _ language: any SheetWords = EnglishSheet()
  ) -> [String] {
    var groups: [[StrutChange]] = []
    for change in strutChanges where change.day == day {
      let own = groups.firstIndex { $0[0].isLike(change) }
      if let own { groups[own].append(change) } else { groups.append([change]) }
    }
    return visits.filter { $0.day == day }.map(\.purpose) + groups.map { words($0, letter, language) }
  }

  /// `struts 1 (red) and 2 (orange) are changed from medium to long`.
  private func words(_ changes: [StrutChange], _ letter: String, _ language: any SheetWords) -> String {
    language.changed(
      changes.map { "\(letter)\($0.strut) (\(language.colour($0.strut.rawValue)))" }, from: changes[0].from,
      to: changes[0].to, reading: changes[0].reading.map(language.number))
  }

  /// Whether a strut is changed on a day.
  func changesStruts(onDay day: Int) -> Bool { strutChanges.contains { $0.day == day } }

  /// The days with a visit or a change, ascending.
  var days: [Int] { Array(Set(visits.map(\.day) + strutChanges.map(\.day))).sorted() }
}

extension ReportEvents.StrutChange {
  /// Whether the same words tell of both: the same classes, and no reading of its own.
  fileprivate func isLike(_ other: Self) -> Bool {
    from == other.from && to == other.to && reading == nil && other.reading == nil
  }
}

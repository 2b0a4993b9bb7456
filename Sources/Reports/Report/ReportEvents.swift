import DeformityCorrection
import Hexapod

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
    /// Number of the strut, 1...6.
    public let strut: Int
    /// Class before.
    public let from: String
    /// Class after.
    public let to: String
    /// Days on which the change is possible.
    public let window: ClosedRange<Int>
    /// The day on which it is planned; it lies in ``window``.
    public let day: Int

    /// A change.
    public init(strut: Int, from: String, to: String, window: ClosedRange<Int>, day: Int) {
      (self.strut, self.from, self.to) = (strut, from, to)
      (self.window, self.day) = (window, day)
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

  /// The events of a plan: one range for each strut from the first day to the last.
  public init(_ plan: Plan) {
    ranges = plan.struts.mapped { [RangeSpan(days: plan.firstDay...plan.lastDay, range: $0.range)] }
  }

  /// What is done on a day, in plain words; empty on a day without a visit.
  func purposes(onDay day: Int) -> [String] {
    visits.filter { $0.day == day }.map(\.purpose)
      + strutChanges.filter { $0.day == day }.map {
        "strut \($0.strut) is changed from \($0.from) to \($0.to)"
      }
  }

  /// The days with a visit or a change, ascending.
  var days: [Int] { Array(Set(visits.map(\.day) + strutChanges.map(\.day))).sorted() }
}

import TreatmentModel

/// The course of a treatment from surgery to the day on which the frame may come off (MODEL section 10).
///
/// Days are counted from surgery, which is day 0 of this count; ``dates(of:)`` turns them into dates where the case has one.
public struct Timeline: Sendable, Equatable {
  /// A part of the treatment; the raw value is its name in files.
  public enum Phase: String, Sendable, CaseIterable {
    /// The day on which the bone is cut, or the frame put on to correct a joint.
    case surgery
    /// The callus forms, nothing is turned.
    case latency
    /// Struts are turned every day.
    case correction
    /// The new bone hardens; the frame stays on and nothing is turned.
    case consolidation
    /// Of a joint, in which no bone grows: the frame stays on and holds what was gained.
    case retention
  }

  /// A phase and the days that it takes.
  public struct Span: Sendable, Equatable {
    /// Which.
    public let phase: Phase
    /// First day, counted from surgery.
    public let firstDay: Int
    /// Last day, counted from surgery; nil for consolidation, which ends when radiographs show union, and for
    /// retention, whose end is a matter of judgement.
    public let lastDay: Int?

    /// Number of days, if the end is known.
    public var length: Int? { lastDay.map { $0 - firstDay + 1 } }
  }

  /// An estimate of the time in the frame, never a date to rely on.
  public struct Estimate: Sendable, Equatable {
    /// Lengthening along the bone from start to target, mm.
    public let lengthening: Double
    /// Whole days from surgery to removal at both ends of ``Timeline/daysPerCentimetre``; rounded outwards.
    public let daysInFrame: ClosedRange<Int>
  }

  /// Days in the frame per centimetre of lengthening: the range of published external fixator indices that MODEL section 10
  /// goes by.
  public static let daysPerCentimetre = 38.0...59.0

  /// Days in the frame per centimetre of bone that is missing, with two cuts and with one (doi 10.3389/fsurg.2022.858240).
  public static let daysPerCentimetreOfDefect = 34.8...60.8

  /// Lengthening under this has no estimate, mm: below a centimetre an index of days per centimetre would promise a frame off
  /// within days of the last turn, which no bone keeps.
  public static let leastLengthening = 10.0

  /// Day of surgery, if the case has dates.
  public let surgery: CalendarDate?
  /// The phases in order; latency and correction are left out when they take no day.
  public let spans: [Span]
  /// Time in the frame. Nil for a plan that lengthens by less than ``leastLengthening`` or not at all, and for one whose turning
  /// alone takes longer than the lower end of the index allows, since there the index says nothing.
  public let estimate: Estimate?

  /// The timeline of a case that takes `days` of turning.
  public init(_ level: TreatedLevel, days: Int) {
    let latency = level.calendar.latency
    surgery = level.calendar.surgery
    var spans = [Span(phase: .surgery, firstDay: 0, lastDay: 0)]
    // The day of surgery is the first of the latency, so that day 1 of turning is `latency` days after it.
    if latency > 0 { spans.append(Span(phase: .latency, firstDay: 0, lastDay: latency - 1)) }
    if days > 0 { spans.append(Span(phase: .correction, firstDay: latency, lastDay: latency + days - 1)) }
    spans.append(
      Span(phase: level.joint == nil ? .consolidation : .retention, firstDay: latency + days, lastDay: nil))
    self.spans = spans
    // The index is one of bone that grows.
    guard level.joint == nil else {
      estimate = nil
      return
    }
    let lengthening =
      level.deformity.axialTranslation - level.target.axialTranslation
    estimate = Timeline.estimate(lengthening, lastTurn: latency + days - 1)
  }

  private static func estimate(_ lengthening: Double, lastTurn: Int) -> Estimate? {
    guard lengthening >= leastLengthening else { return nil }
    let centimetres = lengthening / 10
    let low = Int((daysPerCentimetre.lowerBound * centimetres).rounded(.down))
    let high = Int((daysPerCentimetre.upperBound * centimetres).rounded(.up))
    guard low > lastTurn else { return nil }
    return Estimate(lengthening: lengthening, daysInFrame: low...high)
  }

  /// First and last date of a phase; nil without a day of surgery, the last nil where ``Span/lastDay`` is.
  public func dates(of span: Span) -> (first: CalendarDate, last: CalendarDate?)? {
    guard let surgery else { return nil }
    return (surgery + span.firstDay, span.lastDay.map { surgery + $0 })
  }

  /// Earliest and latest estimated date of removal; nil without an estimate or without a day of surgery.
  public var estimatedRemoval: ClosedRange<CalendarDate>? {
    guard let surgery, let estimate else { return nil }
    return surgery + estimate.daysInFrame.lowerBound...surgery + estimate.daysInFrame.upperBound
  }
}

extension Plan {
  /// Surgery, latency, correction and consolidation, with the estimated time in the frame.
  public var timeline: Timeline { Timeline(level, days: lastDay) }
}

/// When a limb is treated.
public struct TreatmentCalendar: Sendable, Equatable {
  /// Day of surgery, if dates are wanted.
  public var surgery: CalendarDate?
  /// IANA name of the time zone that the patient's clock keeps (`Europe/London`); nil where times are those of whichever clock
  /// the calendar is opened by.
  public var timeZone: String?
  /// Days from surgery to the first turn, ≥ 0.
  public var latency = 7
  /// When struts can be changed.
  public var visits = VisitDays.any

  /// The defaults of MODEL section 10.
  public init() {}

  /// The date of a day of the plan (day 1 is that of the first turn); nil without a date of surgery.
  public func date(ofDay day: Int) -> CalendarDate? { surgery.map { $0 + (latency - 1 + day) } }
}

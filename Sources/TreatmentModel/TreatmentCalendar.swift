/// When a limb is treated.
public struct TreatmentCalendar: Sendable, Equatable {
  /// Day of surgery, if dates are wanted.
  public var surgery: CalendarDate?
  /// Days from surgery to the first turn, ≥ 0.
  public var latency = 7
  /// When struts can be changed.
  public var visits = VisitDays.any

  /// The defaults of MODEL section 10.
  public init() {}

  /// The date of a day of the plan (day 1 is that of the first turn); nil without a date of surgery.
  public func date(ofDay day: Int) -> CalendarDate? { surgery.map { $0 + (latency - 1 + day) } }
}

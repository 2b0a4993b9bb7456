import CorrectionPlanning
import TextOutput
import TreatmentModel

/// A plan as a calendar: what to turn, visits to the clinic, and the end of the correction (RFC 5545).
///
/// Times are those of the case's time zone, or local wherever the calendar is opened. An event's UID follows from the case's name,
/// side, bone and level, the day and the part of the day, so that the calendar of a renewed plan replaces the events of the old
/// one, and those of two legs stand beside each other. Visits are counted from the last one, which a resumed plan has too.
///
/// A later calendar has the higher SEQUENCE: one more than that of the calendar whose file it takes (the same bytes if
/// nothing else changed), and a plan resumed on day K begins at 100 (K + 1). Events of that file which the plan has no longer are
/// called off (STATUS:CANCELLED), also those of another case, and those whose UIDs follow from the name alone, as they once did;
/// what was turned before a plan was resumed stays. They remain in every later calendar, so that the SEQUENCE of a UID never goes back.
/// A plan without dates has such events alone: a file that is only gone would leave them standing in the patient's phone.
///
/// DTSTAMP is the day of surgery, or that on which the plan is resumed, or, without dates, that of the calendar whose place is taken:
/// no clock is read, and the same plan over the same file makes the same bytes.
public struct CalendarFile: Sendable {
  /// How finely a calendar is divided.
  public enum Division: String, Sendable, CaseIterable {
    /// One event of the whole day for each day of turning.
    case daily
    /// One event for each adjustment, with an alarm if it turns something. Those that turn nothing are there to replace events of
    /// an older plan that did.
    case each
  }

  /// Minutes that an adjustment takes in a calendar.
  static let adjustmentMinutes = 15

  /// The calendar; UTF-8, lines ending in CR LF.
  public let text: String

  /// The calendar of a plan; nil for a plan without dates, unless it has events to call off.
  ///
  /// - Parameters:
  ///   - zone: the rules of the case's time zone; without them times are those of the clock that opens the calendar.
  ///   - earlier: the calendar of an older plan whose place it takes.
  ///   - language: the patient's.
  public init?(
    _ plan: Plan, events: ReportEvents? = nil, division: Division, version: String,
    zone: TimeZoneRules? = nil, replacing earlier: EarlierCalendar? = nil,
    in language: SheetLanguage = .english
  ) {
    let words = language.words
    let frame = CalendarFrame(plan, events ?? ReportEvents(plan), nil, words)
    let level = plan.level.id == .only ? nil : plan.level.id.index + 1
    self.init(
      [frame], limb: words.limbInText(plan.level.limb.side, plan.level.bone, level: level),
      hasErrors: plan.hasErrors, division, version, zone, earlier, words)
  }

  /// The calendar of both frames of a limb: each has its own events of turning, visits are of both. Nil as for one frame.
  ///
  /// - Parameters:
  ///   - zone: the rules of the case's time zone; without them times are those of the clock that opens the calendar.
  ///   - earlier: the calendar of an older plan whose place it takes.
  ///   - language: the patient's.
  public init?(
    _ plan: TreatmentPlan, division: Division, version: String, zone: TimeZoneRules? = nil,
    replacing earlier: EarlierCalendar? = nil, in language: SheetLanguage = .english
  ) {
    let (common, words) = (plan.treatment.common, language.words)
    let frames = plan.levels.map { level in
      CalendarFrame(
        level, ReportEvents(level),
        plan.levels.count > 1 ? FrameOnSheet(level: level.level.id, words: words) : nil, words)
    }
    self.init(
      frames, limb: words.limbInText(common.side, common.bone, level: nil), hasErrors: plan.hasErrors,
      division,
      version, zone, earlier, words)
  }

  private init?(
    _ frames: [CalendarFrame], limb: String, hasErrors: Bool, _ division: Division, _ version: String,
    _ zone: TimeZoneRules?, _ earlier: EarlierCalendar?, _ words: any SheetWords
  ) {
    let plan = frames[0].plan
    let surgery = plan.level.calendar.surgery
    if surgery == nil, earlier?.events.isEmpty ?? true { return nil }
    let stamp = (plan.resumption == nil ? nil : plan.days[0].date) ?? surgery
    var writer = CalendarWriter(
      frames, limb: limb, hasErrors: hasErrors,
      stamp: stamp.map { "\($0.basic)T000000Z" } ?? earlier?.stamp ?? "", zone, words)
    guard let earlier, let last = writer.follow(earlier) else {
      text = writer.calendar(division, version: version)
      return
    }
    writer.sequence = max(writer.sequence, last)
    let same = writer.calendar(division, version: version)
    guard same != earlier.text, writer.sequence == last else {
      text = same
      return
    }
    writer.sequence += 1
    text = writer.calendar(division, version: version)
  }
}

extension CalendarDate {
  /// `20260308`.
  var basic: String { description.filter { $0 != "-" } }
}

import CorrectionPlanning
import TextOutput
import TreatmentModel

/// A language of what a patient reads; the raw value is its ISO 639 code.
public enum SheetLanguage: String, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// German.
  case german = "de"

  /// Its words.
  package var words: any SheetWords {
    switch self {
    case .english: EnglishSheet()
    case .german: GermanSheet()
    }
  }
}

/// Everything that a patient reads, on the sheet and in the calendar; one value, and one file, a language. What a case calls itself and its
/// hardware stays as it is.
package protocol SheetWords: Sendable {
  var language: SheetLanguage { get }

  // Numbers and dates.

  /// What stands before the decimals.
  var decimalMark: String { get }
  /// `8 March 2026`
  func date(_ date: CalendarDate) -> String
  /// `Sunday`
  func weekday(_ date: CalendarDate) -> String
  /// `Sun`
  func shortWeekday(_ date: CalendarDate) -> String
  /// `Mar`
  func shortMonth(_ date: CalendarDate) -> String
  /// `8 Mar`
  func dayAndMonth(_ date: CalendarDate) -> String
  /// `Sunday 8 March 2026`
  func fullDate(_ date: CalendarDate) -> String
  /// `day 3`
  func day(_ number: Int) -> String
  /// The word over a number.
  var dayWord: String { get }

  // Whose it is.

  /// `Left tibia`
  func limb(_ side: Side, _ bone: String) -> String
  /// `left tibia`, of several levels with its number
  func limbInText(_ side: Side, _ bone: String, level: Int?) -> String
  var disclaimer: String { get }
  var title: String { get }
  var kind: String { get }
  func sheet(_ fingerprint: String) -> String
  var useOnlyIf: String { get }
  func replacing(from day: String) -> String
  var doNotUse: String { get }
  func planHasErrors(_ count: Int) -> String
  func moreErrors(_ count: Int) -> String
  var marginError: String { get }
  /// The style rule's content for `page 1 of 3`.
  var pageOfPages: (page: String, of: String) { get }
  var today: String { get }

  // The facts.

  var firstTurn: String { get }
  var lastTurn: String { get }
  var turning: String { get }
  func days(_ count: Int) -> String
  var inAll: String { get }
  var times: String { get }
  var everyDay: String { get }
  func timesADay(_ count: Int) -> String
  func times(from first: String, to last: String) -> String
  var oneStep: String { get }
  func clinicVisits(_ count: Int) -> String
  func visits(_ count: Int) -> String
  func firstOfVisits(_ day: String) -> String
  var seeBars: String { get }

  // What to do.

  var howToTurn: String { get }
  var findTheDate: String { get }
  func turnOnly(_ unit: String) -> Markup
  var readTheStrut: String { get }
  var tickTheRow: String { get }
  var sheetIsFor: String { get }
  var telephone: String { get }
  var doNot: String { get }
  var doNots: [Markup] { get }
  /// - Parameter holdsJoint: whether no bone hardens, because a joint was corrected without a cut.
  func afterwards(_ otherFrame: String?, _ estimate: String?, holdsJoint: Bool) -> String
  func estimate(from first: String, to last: String) -> String
  func estimate(days: ClosedRange<Int>) -> String

  // The table.

  func part(_ number: Int) -> String
  /// The same of a joint, with what is done to it and on which days.
  func part(_ number: Int, what: StageLeg.Purpose, from first: String, to last: String) -> String
  func beforeFirstTurn(_ frame: String?) -> String
  var columnDay: String { get }
  var columnTime: String { get }
  var columnDone: String { get }
  var nothingToTurn: String { get }
  var clinicVisit: String { get }
  var turnNothingBefore: String { get }
  func colour(_ strut: Int) -> String

  // Steps.

  func stepUnit(ofRods: Bool) -> String
  func stepPlace(ofRods: Bool) -> String
  func turn(_ part: String) -> String
  func strut(_ number: String) -> String
  /// `Struts 1 and 2`, at the beginning of a sentence.
  func struts(_ numbers: [String]) -> String
  /// Of a finding's figures: `mm`, `°`.
  func unit(_ name: String) -> String
  /// Struts that are changed at a visit, `P1 (red)`.
  func changed(_ struts: [String], from old: String, to new: String, reading: String?) -> String

  // Two frames.

  /// `proximal`
  func frame(_ level: LevelID) -> String
  /// `PROXIMAL FRAME`
  func frameTitle(_ level: LevelID) -> String
  func frameBand(_ level: LevelID, _ letter: String) -> String
  func frameOrder(_ level: LevelID) -> String
  func scheduleOf(_ level: LevelID) -> String
  func todayOf(_ level: LevelID) -> String

  // The calendar.

  func calendarName(_ limb: String, _ name: String) -> String
  var lastDayOfTurning: String { get }
  func frameStays(holdsJoint: Bool) -> String
  var calledOff: String { get }
  var calledOffWhy: String { get }
  var otherCalledOff: String { get }
  var otherCalledOffWhy: String { get }
  var turnStruts: String { get }
  var nothingTurned: String { get }
  func dayOf(_ day: Int, _ last: Int) -> String
  func inTheEvening(_ readings: String) -> String
  func afterwards(_ readings: String) -> String
  var visit: String { get }
  var and: String { get }
  func noted(_ name: String, _ limb: String, _ frame: String?) -> String
  /// Of a title of an event, where the plan has errors.
  var errorTitle: String { get }
}

extension SheetWords {
  /// A number with this language's decimals.
  package func number(_ text: String) -> String { text.replacing(".", with: decimalMark) }

  /// Beginning with a capital.
  package func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  func frame(other level: LevelID) -> String { frame(LevelID(1 - level.index)) }
}

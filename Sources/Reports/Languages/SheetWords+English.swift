import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// The patient's words in English.
package struct EnglishSheet: SheetWords {
  package init() {}

  package let language = SheetLanguage.english
  package let decimalMark = "."
  package func date(_ date: CalendarDate) -> String { date.longWords }
  package func weekday(_ date: CalendarDate) -> String { date.weekdayName }
  package func shortWeekday(_ date: CalendarDate) -> String { date.shortWeekday }
  package func shortMonth(_ date: CalendarDate) -> String { date.shortMonth }
  package func dayAndMonth(_ date: CalendarDate) -> String {
    "\(date.components.day)\u{A0}\(date.shortMonth)"
  }
  package func fullDate(_ date: CalendarDate) -> String { date.fullWords }
  package func day(_ number: Int) -> String { "day \(number)" }
  package let dayWord = "day"

  package func limb(_ side: Side, _ bone: String) -> String { "\(side == .left ? "Left" : "Right") \(bone)" }
  package func limbInText(_ side: Side, _ bone: String, level: Int?) -> String {
    "\(side.rawValue) \(bone)" + (level.map { ", level \($0)" } ?? "")
  }
  package var disclaimer: String { Reports.disclaimer }
  package let title = "Strut schedule"
  package let kind = "Strut schedule for"
  package func sheet(_ fingerprint: String) -> String { "sheet \(fingerprint)" }
  package let useOnlyIf = "Use this sheet only if your clinic gave it to you, and only the newest one."
  package func replacing(from day: String) -> String {
    "From \(day) on it stands in place of every earlier sheet."
  }
  package let doNotUse = "Do not use this sheet."
  package func planHasErrors(_ count: Int) -> String {
    "The plan has \(count == 1 ? "an error" : "\(count) errors"):"
  }
  package func moreErrors(_ count: Int) -> String { "and \(count) more: see the checks" }
  package let marginError = "DO NOT USE, the plan has errors"
  package let pageOfPages = (page: "page ", of: " of ")
  package let today = "Today"

  package let firstTurn = "First turn"
  package let lastTurn = "Last turn"
  package let turning = "Turning"
  package func days(_ count: Int) -> String { counted(count, "day") }
  package let inAll = "in all"
  package let times = "Times"
  package let everyDay = "every day"
  package func timesADay(_ count: Int) -> String { "\(count) a day" }
  package func times(from first: String, to last: String) -> String { "\(first) to \(last)" }
  package let oneStep = "One step"
  package func clinicVisits(_ count: Int) -> String { count == 1 ? "Clinic visit" : "Clinic visits" }
  package func visits(_ count: Int) -> String { counted(count, "visit") }
  package func firstOfVisits(_ day: String) -> String { "the first \(day); see the bars below" }
  package let seeBars = "see the bars below"

  package let howToTurn = "How to turn"
  package let findTheDate = "Find today’s date, then the time."
  package func turnOnly(_ unit: String) -> Markup {
    """
    Turn only the struts with a box in that row. <span class="chip u c4">+1</span> is \(unit) <b>longer</b>: the number on \
    the strut goes up. <span class="chip d c4">−1</span> is \(unit) <b>shorter</b>: the number goes down.
    """
  }
  package let readTheStrut = "Read the strut. It must now show the number in bold."
  package let tickTheRow = "Tick the row."
  package let sheetIsFor = "This sheet is for:"
  package let telephone = "Your clinic’s telephone:"
  package let doNot = "Do not"
  package var doNots: [Markup] {
    [
      "Do not turn a strut that has no box in the row.",
      "Do not make up for a missed turn, or undo a wrong one, on your own. Call.",
      "Do not force a strut that will not turn.",
      "Do not loosen or take off any part of the frame.",
      """
      <b>Stop and call</b> if you have much more pain, numbness or tingling, if your foot or hand turns cold or changes colour, \
      or if a number is not the one on this sheet.
      """,
    ]
  }
  package func afterwards(_ otherFrame: String?, _ estimate: String?, holdsJoint: Bool) -> String {
    holdsJoint
      ? "After the last turn the frame stays on and holds the joint. Your clinic decides when it comes off."
      : "After the last turn the frame stays on while the new bone hardens\(otherFrame.map { ", and so does the \($0) frame" } ?? ""). "
        + "Your clinic decides by X-ray when it comes off.\(estimate.map { " \($0)" } ?? "")"
  }
  package func estimate(from first: String, to last: String) -> String {
    "A rough estimate is between \(first) and \(last)."
  }
  package func estimate(days: ClosedRange<Int>) -> String {
    "A rough estimate is \(days.lowerBound) to \(days.upperBound) days after surgery."
  }

  package func part(_ number: Int) -> String { "Part \(number) of the correction begins" }
  package func part(_ number: Int, what: StageLeg.Purpose, from first: String, to last: String) -> String {
    let what =
      switch what {
      case .drawingApart: "the joint is drawn apart"
      case .turning: "the joint is turned"
      case .correction, .rest: "the joint is put right"
      }
    return "Part \(number): \(what), " + (first == last ? "on \(first)" : "\(first) to \(last)")
  }
  package func beforeFirstTurn(_ frame: String?) -> String {
    "Before the first turn the struts\(frame.map { " of the \($0) frame" } ?? "") read"
  }
  package let columnDay = "Day"
  package let columnTime = "Time"
  package let columnDone = "Done"
  package let nothingToTurn = "Nothing to turn today"
  package let clinicVisit = "Clinic visit"
  package let turnNothingBefore = ": turn nothing today before it"
  package func colour(_ strut: Int) -> String { StrutNumber.allCases[(strut + 5) % 6].colour }

  package func stepUnit(ofRods: Bool) -> String { ofRods ? "one turn of the nut" : "one step" }
  package func stepPlace(ofRods: Bool) -> String { ofRods ? "of the nut on the rod" : "on the strut’s scale" }
  package func turn(_ part: String) -> String { "\(part) turn" }
  package func strut(_ number: String) -> String { "strut \(number)" }
  package func struts(_ numbers: [String]) -> String {
    "\(numbers.count == 1 ? "Strut" : "Struts") \(numbers.joined(separator: ", "))"
  }
  package func unit(_ name: String) -> String { name == "deg" ? "°" : name }
  package func changed(_ struts: [String], from old: String, to new: String, reading: String?) -> String {
    let list =
      struts.dropLast().joined(separator: ", ") + (struts.count > 1 ? " and " : "") + (struts.last ?? "")
    return
      "strut\(struts.count > 1 ? "s" : "") \(list) \(struts.count > 1 ? "are" : "is") changed from \(old) to \(new)"
      + (reading.map { ", which then reads \($0)" } ?? "")
  }

  package func frame(_ level: LevelID) -> String { level.name }
  package func frameTitle(_ level: LevelID) -> String { "\(level.name.uppercased()) FRAME" }
  package func frameBand(_ level: LevelID, _ letter: String) -> String {
    "the six struts \(level.index == 0 ? "nearer to your trunk" : "farther from your trunk"): \(letter)1 to \(letter)6. "
      + "The \(frame(other: level)) frame has a sheet of its own."
  }
  package func frameOrder(_ level: LevelID) -> String {
    "Turn the \(level.name) frame by this sheet, the \(frame(other: level)) frame by the other, both at each time."
  }
  package func scheduleOf(_ level: LevelID) -> String { "Schedule of the \(level.name) frame" }
  package func todayOf(_ level: LevelID) -> String { "Today, \(level.name)" }

  package func calendarName(_ limb: String, _ name: String) -> String { "\(limb) strut schedule: \(name)" }
  package let lastDayOfTurning = "last day of turning"
  package func frameStays(holdsJoint: Bool) -> String {
    "The frame stays on \(holdsJoint ? "and holds the joint" : "while the new bone hardens"). The clinic decides when it comes off."
  }
  package let calledOff = "called off, no longer part of the plan"
  package let calledOffWhy = "The plan was renewed, and this is no longer part of it."
  package let otherCalledOff = "Called off: another plan has taken the place of this one"
  package let otherCalledOffWhy =
    "This was of another case. The calendar that it stood in is now that of this one:"
  package let turnStruts = "turn struts"
  package let nothingTurned = "nothing to turn"
  package func dayOf(_ day: Int, _ last: Int) -> String { "day \(day) of \(last)" }
  package func inTheEvening(_ readings: String) -> String { "In the evening the struts read \(readings)." }
  package func afterwards(_ readings: String) -> String { "Then the struts read \(readings)." }
  package let visit = "clinic visit"
  package let and = "and"
  package func noted(_ name: String, _ limb: String, _ frame: String?) -> String {
    "\(name), \(limb)\(frame.map { ", \($0) frame" } ?? ""). Fixator: \(disclaimer)."
  }
  package let errorTitle = "DO NOT USE, the plan has errors: "
}

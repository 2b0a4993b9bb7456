import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// One frame's part of a calendar.
struct CalendarFrame {
  let plan: Plan
  let events: ReportEvents
  let turns: TurnList
  let identity: CalendarIdentity
  /// Which of two frames it is; nil where there is one.
  let frame: FrameOnSheet?

  private let language: any SheetWords

  init(
    _ plan: Plan, _ events: ReportEvents, _ frame: FrameOnSheet? = nil, _ language: any SheetWords
  ) {
    (self.plan, self.events, self.frame, self.language) = (plan, events, frame, language)
    (turns, identity) = (TurnList(plan, language), CalendarIdentity(plan.level))
  }

  private var letter: String { frame?.letter ?? "" }

  /// What is turned, strut by strut; of two frames `strut P1 (red) +1`.
  func words(_ line: TurnLine) -> String {
    StrutNumber.allCases.compactMap { strut in
      let steps = line.steps[strut]
      return steps == 0
        ? nil
        : "\(language.strut("\(letter)\(strut)")) (\(language.colour(strut.rawValue))) \(turns.words(steps: steps, strut: strut))"
    }.joined(separator: ", ")
  }

  /// What all struts read.
  func words(readings: StrutReadings) -> String {
    StrutNumber.allCases.map { "\(language.strut("\(letter)\($0)")): \(turns.words(reading: readings[$0]))" }
      .joined(separator: ", ")
  }

  /// What is done at a visit; of two frames with its name.
  func purposes(onDay day: Int) -> [String] {
    events.purposes(onDay: day, letter: letter, language).map { purpose in
      frame.map { "\($0.title): \(purpose)" } ?? purpose
    }
  }
}

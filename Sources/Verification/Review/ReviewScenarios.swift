import CaseFiles
import CorrectionPlanning
import HexapodKinematics
import ScheduleReview
import TreatmentModel

extension Scenario {
  /// Schedules with one mistake that was put into them, and corrections that did not go as planned.
  static let turnedSchedules: [Scenario] = [
    review("a schedule as it was planned: nothing is found", nil) { $0.rows },
    review("struts 3 and 4 exchanged in every row", .strutsSwapped) { schedule in
      schedule.changed { row in exchanged(row.readings, 2, 3) }
    },
    review("struts 1 and 6 exchanged in one row", .strutsSwapped) { schedule in
      schedule.changed { row in row.day == 9 ? exchanged(row.readings, 0, 5) : row.readings }
    },
    review("readings in centimetres", .unitWrong) { schedule in
      schedule.changed { row in StrutReadings { row.readings[$0] / 10 } }
    },
    review("a row left out", .rowMissing) { schedule in schedule.rows.filter { $0.day != 7 } },
    review("strut 2 written 10 mm too long on one day", .jump) { schedule in
      schedule.changed { row in
        StrutReadings { row.readings[$0] + (row.day == 6 && $0 == 1 ? 10 : 0) }
      }
    },
    resumption("resumed on day 9 after strut 2 slipped by 3 mm") { readings in
      StrutReadings { readings[$0] + ($0 == 1 ? 3 : 0) }
    },
    missed("resumed on day 12 after three missed days", after: 9, days: 3),
  ]

  /// The case of all six parameters.
  fileprivate static func sample() throws -> (typed: TypedCase, level: TreatedLevel) {
    guard let text = scheduleTexts.first(where: { $0.name.hasPrefix("all six parameters") })?.text,
      case .correction(let treatment, _) = try CaseFile.parse(Array(text.utf8), name: "scenario")
    else { throw Unmeasured("no case") }
    return (TypedCase(try NodeReader.read(Array(text.utf8))), try treatment.soleLevel())
  }

  private static func exchanged(_ readings: StrutReadings, _ one: Int, _ other: Int) -> StrutReadings {
    StrutReadings { readings[$0 == one ? other : $0 == other ? one : $0] }
  }

  /// - Parameter code: of the finding that is to come first; nil where there is to be no error.
  private static func review(
    _ name: String, _ code: Finding.Code?,
    _ rows: @escaping @Sendable (TypedSchedule) -> [ScheduleRow]
  ) -> Scenario {
    Scenario(name, .reviews) {
      let level = try sample().level
      let plan = try Planner.plan(level)
      guard let schedule = TypedSchedule(rows: rows(TypedSchedule(plan))) else {
        throw Unmeasured("no schedule")
      }
      let opinion = try SecondOpinion(level, schedule, plan: plan)
      let isRight =
        code.map { opinion.hasErrors && opinion.findings.first?.code == $0 } ?? !opinion.hasErrors
      return [
        Figure(.mistakes, "mistakes not told first", Spread([isRight ? 0 : 1]), .times, within: 0)
      ]
    }
  }

  /// - Parameter readings: what the struts read instead of what they should.
  private static func resumption(
    _ name: String,
    _ readings: @escaping @Sendable (StrutReadings) -> StrutReadings
  ) -> Scenario {
    Scenario(name, .reviews) {
      let (typed, level) = try sample()
      let plan = try Planner.plan(level)
      guard let day = plan.day(9), let judged = JudgedCase(typed) else {
        throw Unmeasured("no day to resume on")
      }
      var request = ResumeRequest(readings: readings(day.set))
      request.day = 9
      let resumed = try Planner.resume(level, from: request)
      // The judge begins where the struts put the limb, and has that to correct.
      guard let begun = judged.resumed(from: Array(request.readings)) else {
        throw Unmeasured("the readings have no pose")
      }
      return try ScheduleTrial(typed, begun, resumed).figures
    }
  }
}

extension Scenario {
  /// Days on which nothing was turned. The struts stand as the plan has set them, so that the limb is where the plan had it, by its exact
  /// lengths, and goes on from there.
  fileprivate static func missed(_ name: String, after last: Int, days: Int) -> Scenario {
    Scenario(name, .reviews) {
      let (typed, level) = try sample()
      guard let day = try Planner.plan(level).day(last), let judged = JudgedCase(typed),
        let begun = judged.resumed(from: Array(day.exact))
      else { throw Unmeasured("no day to resume on") }
      var request = ResumeRequest(readings: day.set)
      request.day = last + days
      return try ScheduleTrial(typed, begun, Planner.resume(level, from: request)).figures
    }
  }
}

extension TypedSchedule {
  fileprivate func changed(_ readings: (ScheduleRow) -> StrutReadings) -> [ScheduleRow] {
    mapped(readings).rows
  }
}

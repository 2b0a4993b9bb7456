import ArgumentParser
import CaseFiles
import CommandAnswers
import CorrectionPlanning
import HexapodKinematics
import Reports
import TreatmentModel

struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "A new plan from the struts as they are read today.",
    discussion: """
      For turns that were missed or doubled, a strut that slipped, a pause: where the limb is now, what is left, and the \
      schedule from here to the same target by the same rules. Its days are those of the case's plan, from today on.

      Readings that the plan sets on some day mean that the limb is where the plan had it then, and the plan goes on from \
      there. Otherwise the limb is where the readings have it. Readings that no limb in this frame can have are refused, \
      and the strut that is likely to be misread is named. A limb more than 10 mm away from every day of the plan is an \
      error (status 1): read again what is named before turning by the new plan.

      Which struts are on is taken from the plan's days, unless the readings fit its way only with others: then a visit was \
      missed, put off or brought forward, which is said. Readings that fit with both are refused until --struts-mounted says \
      which are on; the new plan changes them from there.

      --done takes a table (in any form that fixator check reads) of how the struts really stood at the end of each \
      day, and tells on which days more was turned than the rates allow. If the plan that was followed had been resumed \
      before, its schedule.csv is that table. Two columns that are exchanged are named. Dates in it that cannot be right are refused.

      Of a case of two levels --struts has twelve readings, the proximal frame's six first, or is given twice (proximal=…, distal=…). \
      In transport the limb is led back onto its path when it has left it, because one frame was turned more than the other, and the \
      fragment goes on to docking, compression and what is to come after that. Readings of the two frames in each other's place are \
      refused. --done takes a table of twelve, or is given twice (proximal=…, distal=…).

      Examples:
        fixator resume case.yaml --struts 215,218,220,201,200,187 --day 10
        fixator resume case.yaml --struts 215,218,220,201,200,187 --day 10 --pause 3 --slow 0.5
        fixator resume case.yaml --struts 215,218,221,204,202,188 --done turned.csv --output plan-of-today
        fixator resume case.yaml --struts 215,218,220,201,200,187 --day 10 --struts-mounted long
        fixator resume plan-of-march/plan.json --struts 215,218,220,201,200,187 --day 10
        fixator resume two-levels.yaml --struts 146,146,146,146,146,146,195,195,195,195,195,195 --day 14
        fixator resume two-levels.yaml --struts proximal=146,146,146,146,146,146 --struts distal=195,195,195,195,195,195 \
      --day 14 --done twelve.csv

      Exit status: 0 done, 1 the new plan has errors (it is still printed), 65 bad input or readings that are refused, 74 a \
      file could not be read or written.
      """)

  @Argument(help: "The case file of the plan, YAML or JSON; - for standard input.", completion: .file())
  var file: String

  @Option(
    parsing: .unconditionalSingleValue,
    help: """
      The six readings of today, mm: a,b,c,d,e,f as one word. Of a case of two levels twelve, or proximal=a,b,c,d,e,f and \
      distal=a,b,c,d,e,f.
      """)
  var struts: [String] = []

  @Option(
    help:
      "Today, in days of the plan: 0 is the day before the first turn; unless given, the day that fits best.")
  var day: Int?

  @Option(help: "Days without a turn before it goes on.")
  var pause = 0

  @Option(help: "Share of every rate with which it goes on, such as 0.5.")
  var slow = 1.0

  @Option(
    help: """
      The plan.json that was followed until now, by whichever version it was made, itself resumed or not, with --slow at its \
      rates; unless given, the plan that is made of the case today. A plan.json in place of the case is followed itself.
      """,
    completion: .file())
  var plan: String?

  @Option(
    help:
      "A table of the readings at the end of each day so far. Of two levels one table, or proximal=TABLE and distal=TABLE.",
    completion: .file())
  var done: [String] = []

  @OptionGroup var mounted: MountedOption

  @Option(
    parsing: .unconditionalSingleValue,
    help: """
      Another measured distance, mm: 3=169±0.5 is strut 3 read once more, x,y,z:x,y,z=230±1 from a place on the reference \
      ring to one on the moving ring, each in its ring's axes. May be given several times.
      """)
  var distance: [MeasuredDistance] = []

  @Option(help: "Standard deviation of a reading, mm, beside --distance.")
  var strutSd = 1.0

  @OptionGroup var output: PlanOutput

  func validate() throws {
    guard day.map((0...Schedule.longestPlan).contains) ?? true else {
      throw ValidationError("--day takes a whole number from 0 to \(Schedule.longestPlan)")
    }
    guard (0...ResumeRequest.longestPause).contains(pause) else {
      throw ValidationError("--pause takes a whole number of days from 0 to \(ResumeRequest.longestPause)")
    }
    guard slow > 0, slow <= 1 else {
      throw ValidationError("--slow takes a share above 0 and at most 1: rates may be lowered, not raised")
    }
    try requireDeviation(strutSd)
  }

  func run() throws {
    let typed = try TypedStruts(struts)
    let done = try tables(done)
    guard done.count <= typed.levels.count else {
      throw ValidationError(
        "--done takes one table, or of a case of two levels two; found \(done.count)")
    }
    try reporting(tables: done) {
      let refusal = "a frame without a patient has no plan to go on with"
      try output.prepare(inputs: [file, plan] + done) {
        try CaseWithPlan.read(file, orElse: refusal).treatment[LevelID.only]
      }
      let (bytes, treatment, places) = try CaseWithPlan.read(file, orElse: refusal)
      try typed.require(treatment.levels.count, file)
      guard treatment.levels.count == 1 || distance.isEmpty else {
        tell(
          "\(file): this case has \(treatment.levels.count) levels, and --distance is for cases of one level")
        throw Status.badInput
      }
      let own = try CaseWithPlan(bytes, treatment, places, file, plan: plan)
      if treatment.levels.count > 1 {
        try resume(own, typed, done)
      } else {
        try resume(own, typed.levels[0], done.first)
      }
    }
  }

  /// A plan of two levels.
  private func resume(_ own: CaseWithPlan, _ typed: TypedStruts, _ done: [String]) throws {
    var request = TreatmentResumeRequest(readings: typed.levels)
    (request.day, request.pause, request.slow) = (day, pause, slow)
    if !done.isEmpty {
      let tables = try DoneTable.read(paths: done, calendar: own.treatment.common.calendar)
      tell("understood: \(tables.understood.joined(separator: "; "))")
      (request.done, request.areDaysDoneAssumed) = (tables.levels, tables.areDaysAssumed)
    }
    let stated = try mounted.applied(to: own.treatment)
    let plan: TreatmentPlan
    do throws(PlanningError) {
      plan = try Planner.resume(stated, from: request, following: own.records)
    } catch {
      throw refuseResuming(error, own.positions)
    }
    try output.deliver(plan)
  }

  /// A plan of one level.
  private func resume(_ own: CaseWithPlan, _ readings: StrutReadings, _ done: String?) throws {
    let (level, positions) = (try mounted.applied(to: own.level()), own.positions)
    var request = ResumeRequest(readings: readings)
    var offsets: ReadingOffsets?
    (request.day, request.pause, request.slow) = (day, pause, slow)
    request.strutDeviation = strutSd
    if !distance.isEmpty {
      let frame = try FrameOfFile(level, positions, path: file)
      offsets = frame.readingOffsets
      request.distances = distance.map { $0.measurement(on: frame.stated, strutDeviation: strutSd) }
    }
    if let path = done {
      let table = try DoneTable.read(path: path, calendar: level.calendar)
      tell("understood: \(table.understood.joined(separator: "; "))")
      (request.done, request.areDaysDoneAssumed) = (table.days, table.areDaysAssumed)
    }
    let plan: Plan
    do throws(PlanningError) {
      plan = try Planner.resume(level, from: request, following: own.records?.first)
    } catch {
      throw refuseResuming(error, positions)
    }
    if let offsets { try refuseOtherScales(plan.struts, offsets) }
    try output.deliver(plan)
  }

  private func refuseResuming(_ error: PlanningError, _ positions: CasePositions) -> ExitCode {
    guard error.key == nil else { return refuse(error, positions) }
    tell("\(error.subject.words): \(error.message(.fixator))")
    return Status.badInput
  }

  /// A strut read once more was taken to have the scale that the case gives it.
  private func refuseOtherScales(
    _ mounted: PerStrut<StrutHardware>, _ offsets: ReadingOffsets
  ) throws {
    guard let refusal = distance.lazy.compactMap({ $0.otherScale(mounted, offsets, .flags) }).first else {
      return
    }
    tell(refusal)
    throw Status.badInput
  }
}

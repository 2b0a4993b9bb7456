import CaseFiles
import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// What `fixator resume` is told besides the case, in the words of its options.
public struct ResumeOptions: Sendable {
  /// `--struts`, mm: six readings; of two levels twelve, the proximal frame's first.
  public var struts: [Double]
  /// `--day`; the day that fits best unless given.
  public var day: Int?
  /// `--pause`, days.
  public var pause = 0
  /// `--slow`, a share.
  public var slow = 1.0
  /// The text of the plan.json that was followed, `--plan`.
  public var plan: [UInt8]?
  /// The texts of tables of how the struts stood at the end of each day, `--done`: one, or of two levels two.
  public var done: [[UInt8]] = []
  /// `--distance`, each as it is typed.
  public var distances: [String] = []
  /// `--strut-sd`, mm.
  public var strutDeviation = 1.0
  /// `--struts-mounted`; empty where nothing is said.
  public var strutsMounted: [String] = []

  /// Today's readings, and nothing else.
  public init(struts: [Double]) { self.struts = struts }

  /// What is wrong with them by themselves.
  fileprivate func requireSense() throws(CommandRefusal) {
    guard [6, 12].contains(struts.count), struts.allSatisfy({ $0.isFinite && abs($0) <= 1e9 }) else {
      throw CommandRefusal(
        "struts takes 6 finite numbers, of a case of two levels 12, each between -1000000000 and 1000000000"
      )
    }
    guard day.map((0...Schedule.longestPlan).contains) ?? true else {
      throw CommandRefusal("day takes a whole number from 0 to \(Schedule.longestPlan)")
    }
    guard (0...ResumeRequest.longestPause).contains(pause) else {
      throw CommandRefusal("pause takes a whole number of days from 0 to \(ResumeRequest.longestPause)")
    }
    guard slow > 0, slow <= 1 else {
      throw CommandRefusal(
        "slow takes a share above 0 and at most 1: rates may be lowered, not raised")
    }
    guard MeasuredDistance.deviations.contains(strutDeviation) else {
      throw CommandRefusal("strut-sd takes a number of millimetres from 0.000001 to 1000000")
    }
  }

  /// How the struts stood, of each level, and whether the days are a guess.
  fileprivate func readingsDone(
    _ calendar: TreatmentCalendar
  ) throws(CommandRefusal) -> (levels: [[DayReadings]], areDaysAssumed: Bool) {
    guard !done.isEmpty else { return ([], false) }
    guard done.count <= struts.count / 6 else {
      throw CommandRefusal("done takes one table, or of a case of two levels two (found \(done.count))")
    }
    let named = done.enumerated().map {
      (name: done.count == 1 ? "done" : "done \($0.offset + 1)", bytes: $0.element)
    }
    do throws(CaseFileErrors) {
      guard struts.count == 6 else {
        let tables = try DoneTable.parse(named, calendar: calendar)
        return (tables.levels, tables.areDaysAssumed)
      }
      let table = try DoneTable.parse(named[0].bytes, name: named[0].name, calendar: calendar)
      return ([table.days], table.areDaysAssumed)
    } catch { throw CommandRefusal(error, of: .done) }
  }
}

extension Commands {
  /// What `fixator resume` prints.
  ///
  /// - Throws: ``CommandRefusal`` for what is no case, and for readings that no limb in this frame can have.
  public static func resume(
    _ caseText: [UInt8], _ options: ResumeOptions
  ) throws(CommandRefusal) -> CommandAnswer {
    try options.requireSense()
    let stated = try StatedCase(caseText, orElse: "a frame without a patient has no plan to go on with")
    let count = stated.treatment.levels.count
    guard options.struts.count == 6 * count else {
      throw CommandRefusal(
        "struts takes \(6 * count) numbers for a case of \(count == 1 ? "one level" : "two levels")")
    }
    return count > 1 ? try resumeLevels(stated, options) : try resumeLevel(stated, options)
  }

  /// What `fixator resume` prints.
  ///
  /// - Parameters:
  ///   - struts: `--struts`, six readings, mm; of two levels twelve, the proximal frame's first.
  ///   - day: `--day`.
  ///   - pause: `--pause`, days.
  ///   - slow: `--slow`, a share.
  /// - Throws: ``CommandRefusal`` for what is no case, and for readings that no limb in this frame can have.
  public static func resume(
    _ caseText: [UInt8], struts: [Double], day: Int? = nil, pause: Int = 0, slow: Double = 1
  ) throws(CommandRefusal) -> CommandAnswer {
    var options = ResumeOptions(struts: struts)
    (options.day, options.pause, options.slow) = (day, pause, slow)
    return try resume(caseText, options)
  }

  private static func resumeLevels(
    _ stated: StatedCase, _ options: ResumeOptions
  ) throws(CommandRefusal) -> CommandAnswer {
    guard options.distances.isEmpty else {
      throw CommandRefusal(
        "this case has \(stated.treatment.levels.count) levels, and distance is for cases of one level")
    }
    let own = try stated.following(options.plan)
    var request = TreatmentResumeRequest(
      readings: [0, 6].map { first in StrutReadings { options.struts[first + $0] } })
    (request.day, request.pause, request.slow) = (options.day, options.pause, options.slow)
    let done = try options.readingsDone(stated.treatment.common.calendar)
    if !done.levels.isEmpty { (request.done, request.areDaysDoneAssumed) = done }
    let treatment: Treatment
    do throws(MountedClasses.Refusal) {
      treatment = try MountedClasses(options.strutsMounted).applied(to: own.treatment)
    } catch { throw CommandRefusal(error.words(.keys)) }
    let plan: TreatmentPlan
    do throws(PlanningError) {
      plan = try Planner.resume(treatment, from: request, following: own.records)
    } catch {
      throw CommandRefusal(error, stated.positions)
    }
    return CommandAnswer(text: try plan.written(), hasErrors: plan.hasErrors)
  }

  private static func resumeLevel(
    _ stated: StatedCase, _ options: ResumeOptions
  ) throws(CommandRefusal) -> CommandAnswer {
    let own = try stated.followingLevel(options.plan)
    let level = try own.level.mounted(options.strutsMounted)
    var request = ResumeRequest(readings: StrutReadings { options.struts[$0] })
    (request.day, request.pause, request.slow) = (options.day, options.pause, options.slow)
    request.strutDeviation = options.strutDeviation
    let distances = try measured(options.distances)
    var offsets: ReadingOffsets?
    if !distances.isEmpty {
      let frame = try StatedFrame.of(level, stated.positions)
      offsets = frame.readingOffsets
      request.distances = distances.map {
        $0.measurement(on: frame, strutDeviation: options.strutDeviation)
      }
    }
    let done = try options.readingsDone(level.calendar)
    if let days = done.levels.first {
      (request.done, request.areDaysDoneAssumed) = (days, done.areDaysAssumed)
    }
    let plan: Plan
    do throws(PlanningError) {
      plan = try Planner.resume(level, from: request, following: own.record)
    } catch { throw CommandRefusal(error, stated.positions) }
    if let offsets {
      for distance in distances {
        if let refusal = distance.otherScale(plan.struts, offsets, .keys) { throw CommandRefusal(refusal) }
      }
    }
    return CommandAnswer(text: try stated.written(plan), hasErrors: plan.hasErrors)
  }

  /// Distances as they are typed.
  static func measured(_ words: [String]) throws(CommandRefusal) -> [MeasuredDistance] {
    var found: [MeasuredDistance] = []
    for word in words {
      guard let distance = MeasuredDistance(word) else {
        throw CommandRefusal(
          "distance takes a strut or two places and a distance in mm, 3=169±0.5 or x,y,z:x,y,z=230±1 (found "
            + "\(visible(word, atMost: 80)))")
      }
      found.append(distance)
    }
    return found
  }
}

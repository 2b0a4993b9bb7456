import CFixator
import CommandAnswers
import CorrectionPlanning
import Streaming
import TreatmentModel
import Uncertainty

/// A text that somebody else holds.
public typealias Characters = UnsafePointer<CChar>?

/// As fixator.h says.
@c @implementation
public func fixator_plan(
  _ caseText: Characters, _ caseLength: Int, _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    _ = try CallOptions(options, optionsLength)
    return try Commands.plan(bytes(caseText, caseLength, "case")).forCaller
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_check(
  _ caseText: Characters, _ caseLength: Int, _ schedule: Characters, _ scheduleLength: Int,
  _ other: Characters, _ otherLength: Int, _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let options = try CallOptions(options, optionsLength, allowed: ["identify"])
    return try Commands.check(
      bytes(caseText, caseLength, "case"), schedule: bytes(schedule, scheduleLength, "schedule"),
      other: bytesIfAny(other, otherLength, "other schedule"), identifying: options.flag("identify")
    ).forCaller
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_resume(
  _ caseText: Characters, _ caseLength: Int, _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let options = try CallOptions(options, optionsLength, allowed: ["struts", "day", "pause", "slow"])
    guard let struts = try options.numbers("struts", count: 6, 12) else {
      throw CommandRefusal(
        "options: struts is missing, the readings of today, mm, six or of two levels twelve")
    }
    return try Commands.resume(
      bytes(caseText, caseLength, "case"), struts: struts,
      day: options.whole("day", 0...Schedule.longestPlan),
      pause: options.whole("pause", 0...ResumeRequest.longestPause) ?? 0, slow: options.number("slow") ?? 1
    ).forCaller
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_sensitivity(
  _ caseText: Characters, _ caseLength: Int, _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let given = try CallOptions(
      options, optionsLength,
      allowed: ["samples", "seed", "jobs", "assume", "tolerance", "improve-to"])
    var study = SensitivityOptions()
    study.samples = try given.whole("samples", 2...10_000_000) ?? study.samples
    study.seed = try given.whole("seed", 0...UInt64.max) ?? study.seed
    study.jobs = try given.whole("jobs", jobsAllowed) ?? OrderedPipeline.processorCount
    if let (degrees, distance) = try given.pair("tolerance") {
      (study.tolerance.angle, study.tolerance.distance) = (QuantityUnit.degrees.inside(degrees), distance)
    }
    if let (degrees, distance) = try given.pair("improve-to") {
      (study.improvedAngle, study.improvedLength) = (QuantityUnit.degrees.inside(degrees), distance)
    }
    return try Commands.sensitivity(
      bytes(caseText, caseLength, "case"), study,
      assumingPublished: given.word("assume", Assumption.self) == .published
    ).forCaller
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_films(
  _ films: Characters, _ filmsLength: Int, _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let options = try CallOptions(options, optionsLength, allowed: ["single", "malalignment"])
    return try Commands.films(
      bytes(films, filmsLength, "films"), single: options.flag("single"),
      malalignment: options.flag("malalignment")
    ).forCaller
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_films_case(
  _ films: Characters, _ filmsLength: Int, _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let options = try CallOptions(options, optionsLength, allowed: ["single"])
    let text = try Commands.filmsCase(bytes(films, filmsLength, "films"), single: options.flag("single"))
    return (text, Status.done)
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_hardware(_ room: AnswerRoom) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in (try Commands.hardware(), Status.done) }
}

/// As fixator.h says.
@c @implementation
public func fixator_case_schema(_ room: AnswerRoom) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in (Commands.caseSchema, Status.done) }
}

/// Threads at a time.
let jobsAllowed = 1...1024

extension CallOptions {
  /// Degrees and millimetres, each above 0 and below 1000.
  fileprivate func pair(_ name: String) throws(CommandRefusal) -> (degrees: Double, distance: Double)? {
    guard let two = try numbers(name, count: 2) else { return nil }
    guard two.allSatisfy({ $0 > 0 && $0 < 1000 }) else {
      throw CommandRefusal("options: \(name) is degrees and millimetres, each above 0 and below 1000")
    }
    return (two[0], two[1])
  }
}

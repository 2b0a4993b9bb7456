import CFixator
import CommandAnswers
import CorrectionPlanning
import TreatmentModel

/// As fixator.h says.
@c @implementation
public func fixator_plan(
  _ caseText: Characters, _ caseLength: Int, _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let options = try CallOptions(
      options, optionsLength, allowed: ["certify", "choose-height", "choose-offset", "jobs"])
    return try Commands.plan(
      bytes(caseText, caseLength, "case"), certifying: options.flag("certify"), choosing: options.choice(),
      jobs: options.jobs()
    ).forCaller
  }
}

extension CallOptions {
  /// A height is chosen near the typed one (true) or within a range.
  fileprivate func choice() throws(CommandRefusal) -> FrameChoice {
    let height: FrameChoice.Height?
    if isFlag("choose-height") {
      height = try flag("choose-height") ? .near : nil
    } else {
      height = try range("choose-height", within: FrameChoice.heightsAllowed).map { .between($0) }
    }
    return FrameChoice(
      height: height, offsets: try range("choose-offset", within: FrameChoice.offsetsAllowed))
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_suggest_stages(
  _ caseText: Characters, _ caseLength: Int, _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    _ = try CallOptions(options, optionsLength)
    return try Commands.suggestedStages(bytes(caseText, caseLength, "case")).forCaller
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_check(
  _ caseText: Characters, _ caseLength: Int, _ schedule: Characters, _ scheduleLength: Int,
  _ other: Characters, _ otherLength: Int, _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let options = try CallOptions(
      options, optionsLength, allowed: ["identify", "plan", CaseKey.Word.strutsMounted.name])
    return try Commands.check(
      bytes(caseText, caseLength, "case"), schedule: bytes(schedule, scheduleLength, "schedule"),
      other: bytesIfAny(other, otherLength, "other schedule"), identifying: options.flag("identify"),
      plan: options.text("plan").map { Array($0.utf8) },
      strutsMounted: options.texts(CaseKey.Word.strutsMounted.name)
    ).forCaller
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_resume(
  _ caseText: Characters, _ caseLength: Int, _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let given = try CallOptions(
      options, optionsLength,
      allowed: [
        "struts", "day", "pause", "slow", "plan", "done", "distance", "strut-sd",
        CaseKey.Word.strutsMounted.name,
      ])
    guard let struts = try given.numbers("struts", count: 6, 12) else {
      throw CommandRefusal(
        "options: struts is missing, the readings of today, mm, six or of two levels twelve")
    }
    var options = ResumeOptions(struts: struts)
    options.day = try given.whole("day", 0...Schedule.longestPlan)
    options.pause = try given.whole("pause", 0...ResumeRequest.longestPause) ?? 0
    options.slow = try given.number("slow") ?? 1
    options.plan = try given.text("plan").map { Array($0.utf8) }
    options.done = try given.texts("done").map { Array($0.utf8) }
    options.distances = try given.texts("distance")
    options.strutDeviation = try given.number("strut-sd") ?? 1
    options.strutsMounted = try given.texts(CaseKey.Word.strutsMounted.name)
    return try Commands.resume(bytes(caseText, caseLength, "case"), options).forCaller
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_compare(
  _ one: Characters, _ oneLength: Int, _ other: Characters, _ otherLength: Int,
  _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let names = try CallOptions(options, optionsLength, allowed: ["names"]).texts("names")
    guard [0, 2].contains(names.count) else {
      throw CommandRefusal("options: names is a list of two, what the one case is called and what the other")
    }
    return try Commands.compare(
      bytes(one, oneLength, "one"), bytes(other, otherLength, "other"),
      names: names.isEmpty ? ("one", "other") : (names[0], names[1])
    ).forCaller
  }
}

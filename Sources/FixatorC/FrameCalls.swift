import CFixator
import CommandAnswers
import FrameDesign
import TreatmentModel

/// As fixator.h says.
@c @implementation
public func fixator_pose(
  _ frameText: Characters, _ frameLength: Int, _ options: Characters, _ optionsLength: Int,
  _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let given = try CallOptions(
      options, optionsLength, allowed: ["struts", "start", "distance", "strut-sd", "certify", "all"])
    guard let struts = try given.numbers("struts", count: 6) else {
      throw CommandRefusal("options: struts is missing, six readings, mm")
    }
    var options = PoseOptions(struts: struts)
    options.start = try given.numbers("start", count: 7)
    options.distances = try given.texts("distance")
    options.strutDeviation = try given.number("strut-sd")
    options.isCertifying = try given.flag("certify")
    let text = try bytes(frameText, frameLength, "case")
    return try given.flag("all")
      ? Commands.allPoses(text, options).forCaller : Commands.pose(text, options).forCaller
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_design(
  _ caseText: Characters, _ caseLength: Int, _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let given = try CallOptions(
      options, optionsLength,
      allowed: [
        "rings", "struts", "height", CaseKey.Word.axialOffset.name, "rotation", "frames", "draws", "seed",
        "jobs",
      ])
    var request = DesignRequest()
    let (rings, struts) = (try given.texts("rings"), try given.texts("struts"))
    request.rings = rings.isEmpty ? nil : rings
    request.struts = struts.isEmpty ? nil : struts
    request.heights = try given.range("height", within: FrameChoice.heightsAllowed)
    request.axialOffsets = try given.range(CaseKey.Word.axialOffset.name, within: FrameChoice.offsetsAllowed)
    request.rotation = try given.number("rotation")
    if let rotation = request.rotation, !(0...180).contains(rotation) {
      throw CommandRefusal("options: rotation is between 0 and 180 degrees")
    }
    request.frames = try given.whole("frames", DesignBounds.allowedFrames)
    request.draws = try given.whole("draws", 0...100_000) ?? request.draws
    request.seed = try given.whole("seed", 0...UInt64.max) ?? request.seed
    request.jobs = try given.jobs()
    return try Commands.design(bytes(caseText, caseLength, "case"), request).forCaller
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_measure(
  _ states: Characters, _ statesLength: Int, _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    _ = try CallOptions(options, optionsLength)
    return try Commands.measure(bytes(states, statesLength, "states")).forCaller
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_measured_hardware(
  _ states: Characters, _ statesLength: Int, _ options: Characters, _ optionsLength: Int, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    _ = try CallOptions(options, optionsLength)
    return (try Commands.measuredHardware(bytes(states, statesLength, "states")), Status.done)
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_verify(_ options: Characters, _ optionsLength: Int, _ room: AnswerRoom) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let options = try CallOptions(options, optionsLength, allowed: ["names", "list", "jobs"])
    let names = try options.texts("names")
    if try options.flag("list") { return (try Commands.scenarioNames(names), Status.done) }
    return try Commands.verify(names, jobs: options.jobs()).forCaller
  }
}

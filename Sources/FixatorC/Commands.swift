import CFixator
import CommandAnswers
import Streaming
import TreatmentModel
import Uncertainty

/// A text that somebody else holds.
public typealias Characters = UnsafePointer<CChar>?

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
    study.jobs = try given.jobs()
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
public func fixator_schema(_ subject: Characters, _ length: Int, _ room: AnswerRoom) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let name = String(decoding: try bytes(subject, length, "subject"), as: UTF8.self)
    return (try Commands.schema(name), Status.done)
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_template(_ options: Characters, _ optionsLength: Int, _ room: AnswerRoom) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    let options = try CallOptions(options, optionsLength, allowed: ["films"])
    return (Commands.template(ofFilms: try options.flag("films")), Status.done)
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_case_schema(_ room: AnswerRoom) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in (Commands.caseSchema, Status.done) }
}

/// As many threads as there are processors, unless options say otherwise.
extension CallOptions {
  func jobs() throws(CommandRefusal) -> Int {
    try whole("jobs", jobsAllowed) ?? OrderedPipeline.processorCount
  }
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

import ArgumentParser
import CaseFiles
import CommandAnswers
import CorrectionPlanning
import FrameDesign
import Streaming
import TextOutput
import TreatmentModel

struct DesignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "design", abstract: "The frames that serve a limb best, before surgery.",
    discussion: """
      Tries every frame within the bounds: rings, neutral height, axial offset and rotation of the reference ring, with the strut \
      classes that are to be had. Printed are at most twelve, by visits, strut changes, smallest margin (of ranges and clearances) and \
      stiffness; no frame that was tried is better in all four than one of them. Each is a case that plans as the table says.

      Of two levels both frames are chosen together, on one middle ring: visits of both, all changes, the smallest margin and stiffness. \
      Half of the frames lie evenly within the bounds, the rest between the best of these.

      Where inputs carry a ±, it is said for how many limbs drawn from it a frame still needs no more changes.

      Stopped by Ctrl-C or SIGTERM it ends with the best of those that it has tried, says so, and has the exit status 130 or 143. \
      Exit status 1: no frame serves the limb.

      Examples:
        fixator design case.yaml
        fixator design case.yaml --height 140-200 --axial-offset 50-80 --rotation 0 --frames 500
        fixator design case.yaml --rings generic-155,generic-180 --struts short,medium,long --frames 2000
        fixator design case.yaml --frames 1000 --output frames
        fixator design two-levels.yaml --height 100-160 --frames 2000
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: "A case file, YAML or JSON; - for standard input.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "Rings of the catalogue, each with each; the case's own and those next in size unless given, of two levels all of one size.",
      valueName: "names"))
  var rings: String?

  @Option(
    help: ArgumentHelp(
      "Strut classes that are to be had; those that the case names, or else the catalogue has, unless given.",
      valueName: "names"))
  var struts: String?

  @Option(
    help: ArgumentHelp(
      "Neutral heights, mm, of two levels of each: MIN-MAX; within \(shortest(DesignRanges.heightReach)) of the typed one unless given.",
      valueName: "min-max"))
  var height: Bounds?

  @Option(
    help: ArgumentHelp(
      "Axial offsets of the reference ring, mm, to the side that the case says: MIN-MAX; within \(shortest(DesignBounds.offsetReach)) "
        + "of the typed one unless given.",
      valueName: "min-max"))
  var axialOffset: Bounds?

  @Option(
    help: ArgumentHelp(
      "How far the reference ring may be turned to either side, degrees, in steps of its holes (10° where they are not known); 0 keeps it. 30 unless given, 0 where a ring is part of a circle.",
      valueName: "degrees"))
  var rotation: Double?

  @Option(
    help:
      "About how many frames to try at most: heights and offsets lie further apart for it; rings and rotations stay."
  )
  var frames = 20_000

  @Option(help: "Limbs drawn from the ± of the case for each frame, 0 to 100000.")
  var draws = 200

  @Option(help: "A whole number from which all draws follow: the same seed gives the same output.")
  var seed: UInt64 = 1

  @Option(
    help: "Threads at a time; as many as there are processors unless given. It changes nothing in the output."
  )
  var jobs: Int?

  @Option(help: "How to print: table or json; table unless given. Not with --output.")
  var format: Format?

  @Option(
    help: "Write design.json and each frame's case and picture into this folder instead.",
    completion: .directory)
  var output: String?

  @Flag(help: "Replace files that are there. Needs --output.")
  var force = false

  func validate() throws {
    try requireName(output, option: "--output", of: "folder")
    try requireOutput(output, force: force, isFormatted: format != nil, of: "FOLDER")
    try height?.check(within: FrameChoice.heightsAllowed, option: "--height")
    try axialOffset?.check(within: FrameChoice.offsetsAllowed, option: "--axial-offset")
    if let rotation, !(0...180).contains(rotation) {
      throw ValidationError("--rotation is between 0 and 180 degrees")
    }
    if !DesignBounds.allowedFrames.contains(frames) {
      throw ValidationError("--frames is between 1 and \(DesignBounds.allowedFrames.upperBound)")
    }
    if !(0...100_000).contains(draws) { throw ValidationError("--draws is between 0 and 100000") }
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is between 1 and 1024") }
    for (list, option) in [(rings, "--rings"), (struts, "--struts")] where list != nil {
      if names(of: list).isEmpty { throw ValidationError("\(option) takes names, with commas between them") }
    }
  }

  private func names(of list: String?) -> [String] {
    list?.split(separator: ",").map { String($0).trimmingBlanks }.filter { !$0.isEmpty } ?? []
  }

  private var request: DesignRequest {
    var request = DesignRequest()
    request.rings = rings.map { names(of: $0) }
    request.struts = struts.map { names(of: $0) }
    request.heights = height?.range
    request.axialOffsets = axialOffset?.range
    (request.rotation, request.frames) = (rotation, frames)
    (request.draws, request.seed) = (draws, seed)
    request.jobs = jobs ?? OrderedPipeline.processorCount
    request.option = .flags
    return request
  }

  func run() throws {
    try reporting {
      try prepare(folder: output, DesignAnswer.fileNames, force: force, inputs: [file])
      let bytes = try InputFile.bytes(path: file, limit: PlanFile.largest + 1)
      // Errors of a case are told with the name of its file.
      _ = try CaseFile.parse(bytes, name: file)
      let (answer, ended): (DesignAnswer, ExitCode?)
      do throws(CommandRefusal) {
        (answer, ended) = try watched { watch throws(CommandRefusal) in
          try DesignAnswer(bytes, request, watch: watch)
        }
      } catch {
        tell("\(file): \(error.faults.map(\.message).joined(separator: "; "))")
        throw Status.badInput
      }
      if let output {
        let files = answer.files
        try OutputFolder(output).write(DesignAnswer.fileNames, force: force) { files }
        tell("wrote \(files.map(\.name).joined(separator: ", ")) into \(output)")
      } else {
        switch format ?? .table {
        case .table:
          try writeToStandardOutput(answer.text(isColoured: wantsColour, width: outputWidth))
        case .json: try writeToStandardOutput(answer.json)
        }
      }
      if let ended {
        if let how = answer.ended { tell("stopped: \(how)") }
        throw ended
      }
      if answer.isEmpty { throw Status.planHasErrors }
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

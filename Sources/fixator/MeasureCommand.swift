import ArgumentParser
import CaseFiles
import CommandAnswers
import ReviewReports
import TextOutput

struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "A frame's own dimensions from its readings in several states, with error bars.",
    discussion: """
      The struts of a frame are read in states of which something is known: rings parallel and in line at measured heights, \
      turned by so many holes, or standing anyhow with distances measured between holes or marks of both rings. All states \
      are adjusted together for joint radius, half angle, joint offsets and each strut's reading offset. What the states \
      leave open is named, with the further state that would tell most; a slip of the caliper is named too.

      What is written by --hardware-out are the rings and struts of the frame as a case takes them, with ± and covariance, \
      which fixator sensitivity uses. Nothing is written that the states do not tell.

      Stopped by Ctrl-C or SIGTERM it writes nothing, and has the exit status 130 or 143. Exit status 1: there are errors, and \
      the numbers are not to be used.

      Examples:
        fixator measure Fixtures/measure/generic-155.yaml
        fixator measure Fixtures/measure/generic-155.yaml --hardware-out frame.yaml
        fixator measure Fixtures/measure/parallel.yaml --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: "A file of a frame's states, YAML or JSON; - for standard input.", completion: .file())
  var file: String

  @Option(help: "How to print: table or json; table unless given.")
  var format: Format = .table

  @Option(help: "Write ring and strut of one's own into this file.", completion: .file())
  var hardwareOut: String?

  @Flag(help: "Replace a file that is there. Needs --hardware-out.")
  var force = false

  func validate() throws {
    try requireName(hardwareOut, option: "--hardware-out", of: "file")
    if force, hardwareOut == nil {
      throw ValidationError("--force needs --hardware-out FILE: what is printed replaces nothing")
    }
  }

  func run() throws {
    try reporting {
      if let hardwareOut {
        try InputIdentities([file]).refuse(hardwareOut)
        try OutputFile(hardwareOut).prepare(force: force)
      }
      let states = try StatesFile.read(path: file)
      let frame = whole(file) { MeasuredFrame(states) }
      let solution = frame.solution
      switch format {
      case .table:
        try writeToStandardOutput(MeasureTable(solution, isColoured: wantsColour, width: outputWidth).text)
      case .json: try writeToStandardOutput(MeasureJSON.text(solution))
      }
      if let hardwareOut { try writeHardware(frame, to: hardwareOut) }
      if solution.hasErrors { throw Status.planHasErrors }
    }
  }

  private func writeHardware(_ frame: MeasuredFrame, to path: String) throws {
    let text: String
    do throws(StatesFile.NoHardware) {
      text = try frame.hardwareText()
    } catch {
      tell("no hardware was written: \(error.words)")
      if error == .errors { throw Status.planHasErrors }
      throw Status.badInput
    }
    try OutputFile(path).write(text, force: force)
    tell("wrote \(path); next: put its sections into a case, then fixator sensitivity")
  }
}

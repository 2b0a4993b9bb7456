import ArgumentParser
import CaseFiles
import CommandAnswers
import Films
import Reports
import ReviewReports
import TextOutput

struct FilmsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "films",
    abstract: "Marks on radiographs to mounting, deformity and struts, with error bars.",
    discussion: """
      All films, both rings, both axes and all points are adjusted together, each mark with its own standard deviation. Films \
      need not be square to anything: where each was taken is found from the rings' joints on it, or from a calibration \
      object. What does not fit and what films cannot tell is said. Pictures never leave this machine, and are not needed.

      A case that is written is rings-first, with both mountings and, if given, the readings; the covariance of all numbers \
      stands in it, and fixator sensitivity carries it to the end of the correction.

      Stopped by Ctrl-C or SIGTERM it writes nothing, and has the exit status 130 or 143. Exit status 1: there are errors, and \
      the numbers are not to be used.

      Examples:
        fixator new --films > films.yaml
        fixator films films.yaml
        fixator films films.yaml --case-out tibia.yaml
        fixator films films.yaml --format json
        fixator films films.yaml --output solved
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: "A file of films, YAML or JSON; - for standard input.", completion: .file())
  var file: String

  @Option(help: "How to print: table or json; table unless given. Not with --output.")
  var format: Format?

  @Flag(
    help:
      "Take one film alone: axes and points lie as deep as the reference ring's centre within 20 mm, axes across the beam within 10 degrees."
  )
  var single = false

  @Flag(help: "Only the angles of the long film: the malalignment test.")
  var malalignment = false

  @Option(help: "Write the case that the films give into this file.", completion: .file())
  var caseOut: String?

  @Option(
    help: "Write films.txt, films.json and the pictures into this folder instead.", completion: .directory)
  var output: String?

  @Flag(help: "Replace files that are there. Needs --output or --case-out.")
  var force = false

  func validate() throws {
    try requireName(output, option: "--output", of: "folder")
    try requireName(caseOut, option: "--case-out", of: "file")
    if format != nil, output != nil {
      throw ValidationError(
        "--format is for what is printed, and --output FOLDER writes its files instead: leave one of them out"
      )
    }
    if force, output == nil, caseOut == nil {
      throw ValidationError(
        "--force needs --output FOLDER or --case-out FILE: what is printed replaces nothing")
    }
    if malalignment, single || caseOut != nil {
      throw ValidationError("--malalignment is about one long film alone: leave --single and --case-out out")
    }
  }

  func run() throws {
    try reporting {
      try prepare(folder: output, FilmFiles.names, force: force, inputs: [file])
      if let caseOut {
        try InputIdentities([file]).refuse(caseOut)
        try OutputFile(caseOut).prepare(force: force)
      }
      let films = try FilmsFile.read(path: file)
      guard !malalignment || films.malalignment != nil else {
        tell("\(file): there is no malalignment in it to take the angles from")
        throw Status.badInput
      }
      if let refusal = SolvedFilms.refusal(of: films, single: single, .flags) {
        tell("\(file): \(refusal)")
        throw Status.badInput
      }
      let solved = whole(file) { SolvedFilms(films, single: single, malalignment: malalignment) }
      try write(solved)
      if solved.isOneFilm {
        tell("one film alone is refused for mounting; --single takes it, with what that costs")
        throw Status.badInput
      }
      if let caseOut { try writeCase(solved, to: caseOut) }
      if solved.hasErrors {
        throw Status.planHasErrors
      }
    }
  }

  private func write(_ solved: SolvedFilms) throws {
    let (name, solution, angles) = (solved.films.name, solved.solution, solved.angles)
    if let output {
      let files = FilmFiles.all(name, solution, angles)
      try writeFiles(files, folder: output, force: force)
      tell("wrote \(files.map(\.name).joined(separator: ", ")) into \(output)")
      return
    }
    switch format ?? .table {
    case .table:
      try writeToStandardOutput(
        FilmFiles.text(name, solution, angles, isColoured: wantsColour, width: outputWidth))
    case .json: try writeToStandardOutput(solved.answer)
    }
  }

  private func writeCase(_ solved: SolvedFilms, to path: String) throws {
    let text: String
    do throws(SolvedFilms.NoCase) {
      text = try solved.caseText()
    } catch {
      if case .noFilms = error { tell("\(file): \(error.words)") } else { tell(error.words) }
      if case .missing(.errors) = error { throw Status.planHasErrors }
      throw Status.badInput
    }
    try OutputFile(path).write(text, force: force)
    tell("wrote \(path); next: fixator sensitivity \(path)")
  }
}

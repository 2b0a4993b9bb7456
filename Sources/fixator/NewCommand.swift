import ArgumentParser
import CaseFiles
import CorrectionPlanning
import Reports
import TextOutput
import TreatmentModel

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Ask for a case question by question and write its file.",
    discussion: """
      Every answer is checked as it is typed, by the reader of case files. An empty answer leaves an optional value out.

      Examples:
        fixator new case.yaml
        fixator new --template > case.yaml
        fixator new --films > films.yaml
      """)

  @Argument(help: "The file to write.", completion: .file())
  var file: String?

  @Flag(help: "Print a commented template without asking.")
  var template = false

  @Flag(help: "Print a commented file of marks on films, for fixator films, without asking.")
  var films = false

  @Flag(help: "Replace the file if it is there.")
  var force = false

  func validate() throws {
    guard [template, films, file != nil].count(where: { $0 }) == 1 else {
      throw ValidationError("name the file to write, or use --template or --films")
    }
    if force && file == nil { throw ValidationError("--force needs a file to write: --template is printed") }
    try requireName(file, option: "new", of: "file")
  }

  func run() throws {
    try reporting {
      guard let file else {
        return try writeToStandardOutput(films ? FilmsTemplate.text : CaseTemplate.text)
      }
      let output = OutputFile(file)
      // Nobody is asked in vain.
      try output.prepare(force: force)
      let answers = try ask()
      try output.write("# fixator: \(disclaimer)\n" + CaseQuestion.text(answers), force: force)
      tell("wrote \(file); next: fixator plan \(file)")
    }
  }

  /// The answers by key, each one accepted by the reader.
  private func ask() throws -> [CaseKey: String] {
    var answers: [CaseKey: String] = [:]
    for question in CaseQuestion.all where question.isAsked(after: answers) {
      say(question.meaning(after: answers))
      while true {
        say("\(question.key) (\(question.allowed)):")
        guard let line = readLine() else {
          tell("the answers ended early; nothing was written")
          throw Status.badInput
        }
        let answer = line.split(separator: " ").joined(separator: " ")
        if answer.isEmpty && question.isOptional { break }
        if let fault = answer.isEmpty ? "an answer is needed" : question.fault(answer, after: answers) {
          say("  \(fault)")
          continue
        }
        answers[question.key] = answer
        break
      }
    }
    return answers
  }
}

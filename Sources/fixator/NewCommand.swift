import ArgumentParser
import CaseFiles
import CommandAnswers
import Glibc
import Reports
import TextOutput

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Ask for a case question by question and write its file.",
    discussion: """
      Every answer is checked as it is given, by the reader of case files, and may be typed as people do: L, prox, varus 25, 20 mm, \
      a ring by its size, six readings with blanks. An empty answer leaves an optional value out; ? explains the question, back \
      takes the last answer back, back KEY goes to one and keeps the others, show prints the file so far. At the end the case is planned and shown before it is written.

      Answers are kept in FILE.draft until then: after Ctrl-C the same command goes on where it stopped.

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

  /// A folder that is not there may be a slip, and one in which nothing can be written is none: told before the questions and not behind
  /// them.
  private func requireFolder(of file: String) throws {
    guard let end = file.lastIndex(of: "/"), end > file.startIndex else { return }
    let folder = String(file[..<end])
    var above = Substring(folder)
    while access(String(above), F_OK) != 0, errno == ENOENT {
      guard let end = above.lastIndex(of: "/") else {
        above = "."
        break
      }
      above = end == above.startIndex ? "/" : above[..<end]
    }
    guard access("\(above)/.", W_OK | X_OK) == 0 else {
      tell("\(above): \(String(cString: strerror(errno)))")
      throw Status.fileProblem
    }
    if above != folder { tell("\(folder): there is no such folder yet; it is made with the draft") }
  }

  func run() throws {
    try reporting {
      guard let file else {
        return try writeToStandardOutput(films ? FilmsTemplate.text : CaseTemplate.text)
      }
      let output = OutputFile(file)
      // Nobody is asked in vain.
      try output.prepare(force: force)
      try requireFolder(of: file)
      let draft = InterviewDraft(file)
      var dialog = InterviewDialog(draft)
      let text = try dialog.ask()
      try output.write("# fixator: \(disclaimer)\n" + text, force: force)
      draft.remove()
      tell("wrote \(file); next: fixator plan \(file)")
    }
  }
}

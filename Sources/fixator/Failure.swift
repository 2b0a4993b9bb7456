import ArgumentParser
import CaseFiles
import CommandAnswers
import CorrectionPlanning
import Glibc
import Reports
import TextOutput

/// The exit statuses, as README and the help texts have them.
enum Status {
  static let planHasErrors = ExitCode(1)
  static let badInput = ExitCode(65)
  static let fault = ExitCode(70)
  static let fileProblem = ExitCode(74)
}

/// Says something on standard error, on one line: names of files may have anything in them.
func tell(_ message: String) { say("fixator: \(visible(message, atMost: .max))") }

/// A line on standard error; what cannot be said there is lost.
func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}

/// Runs a command's body and turns every error that it can end with into a message and an exit status.
///
/// - Parameter tables: files that are meant to be tables.
func reporting(tables: [String] = [], _ body: () throws -> Void) throws {
  do { try body() } catch { throw told(error, tables) }
}

/// Says what has gone wrong, and gives the exit status for it; an error that speaks for itself is passed on.
private func told(_ error: any Error, _ tables: [String]) -> any Error {
  switch error {
  case let errors as CaseFileErrors:
    say(errors.description)
    if let table = errors.errors.first?.file, isTable(table), !tables.contains(table) {
      tell(
        "\(table) is called as tables are, and stands where a case is wanted: fixator check CASE TABLE, fixator batch TABLE"
      )
    }
    return Status.badInput
  case let error as FileError:
    tell(
      error.description
        + (isFolder(error.path) ? "; only batch takes folders: fixator batch \(error.path)" : ""))
    return Status.fileProblem
  case let error as WriteError:
    if !error.isClosedPipe { tell(error.description + (error.isTaken ? "; --force replaces it" : "")) }
    return Status.fileProblem
  case let error as InputIdentities.Overlap:
    tell(error.description)
    return Status.badInput
  default: return error
  }
}

/// Whether a name ends as those of tables do.
private func isTable(_ path: String) -> Bool {
  [".csv", ".tsv"].contains { path.lowercased().hasSuffix($0) }
}

/// Whether a folder was given where a file is wanted.
private func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// A case that cannot be planned, told with the place of the input that it is about.
func refuse(_ error: PlanningError, _ positions: CasePositions) -> ExitCode {
  if error.code == .searchEnded {
    tell("stopped: \(error.message(.fixator))")
    return Interruption.signal.map { ExitCode(128 + $0) } ?? Status.fault
  }
  say("\(positions.place(of: error.key)): \(error.subject.words): \(error.message(.fixator))")
  return Status.badInput
}

extension PlanningError.Subject {
  /// A key of the case, or the option that it is about.
  var words: String {
    switch self {
    case .treatment: ""
    case .key(let key): key.description
    case .readings: "--struts"
    case .day: "--day"
    case .daysDone(let day): day.map { "--done, day \($0)" } ?? "--done"
    }
  }
}

/// Whether standard output is a terminal that wants colours.
var wantsColour: Bool { isatty(STDOUT_FILENO) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true) }

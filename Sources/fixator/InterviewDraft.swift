import CaseFiles
import CommandAnswers
import Glibc
import TextOutput

/// The answers of an interview that has not ended, beside the file that it is to write: a line each, the path, a tab, what was typed.
struct InterviewDraft {
  let path: String

  /// - Parameter file: the file that is to be written.
  init(_ file: String) { path = "\(file).draft" }

  private static let head = "# answers for fixator new, until the case is written; not a medical device\n"
  /// More than any interview has.
  private static let largest = 1 << 16

  /// What is kept; nothing where there is no draft.
  func answers() throws -> [(path: String, answer: String)] {
    guard access(path, F_OK) == 0 else { return [] }
    let text = String(decoding: try InputFile.bytes(path: path, limit: InterviewDraft.largest), as: UTF8.self)
    guard text.hasPrefix(InterviewDraft.head) else {
      tell("\(path): it is there, and no draft of this program: move it, or write the case into another file")
      throw Status.fileProblem
    }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
  }

  /// Keeps answers in the place of those before.
  func keep(_ answers: [(path: String, answer: String)]) throws {
    guard !answers.isEmpty else {
      remove()
      return
    }
    let lines = answers.map { "\($0.path)\t\($0.answer)\n" }.joined()
    try OutputFile(path).write(InterviewDraft.head + lines, force: true)
  }

  func remove() { unlink(path) }
}

import CommandAnswers
import Reports
import TextOutput

/// The interview at a terminal: questions on standard error, answers from standard input.
struct InterviewDialog {
  private let draft: InterviewDraft
  private var interview = Interview()

  init(_ draft: InterviewDraft) { self.draft = draft }

  /// Asks until the case is to be written.
  ///
  /// - Returns: its text.
  /// - Throws: ``Status/badInput`` where the answers end before that; what was answered is kept.
  mutating func ask() throws -> String {
    tell(
      "? explains a question, back takes an answer back, show prints the file so far; answers are kept in \(draft.path)"
    )
    try goOn()
    while true {
      while let question = interview.question { try ask(question) }
      if try isConfirmed() { return interview.text }
    }
  }

  /// Answers of an earlier time, if somebody wants them.
  private mutating func goOn() throws {
    let kept = try draft.answers()
    guard !kept.isEmpty else { return }
    say(
      "\(draft.path) has \(kept.count) answers of an earlier time: go on with them? (yes, no; empty for yes)")
    while true {
      let typed = try line().lowercased()
      if ["n", "no"].contains(typed) { return }
      if ["", "y", "yes"].contains(typed) { break }
      say("  yes or no is expected; no begins anew, and the first answer then takes their place")
    }
    for (path, answer) in kept {
      guard interview.question?.path == path, case .taken = interview.answer(answer) else {
        say("from \(path) on they no longer fit, and are asked for again")
        return
      }
    }
  }

  private mutating func ask(_ question: InterviewQuestion) throws {
    say("")
    for text in wrapped("\(question.path): \(question.meaning)", width: outputWidth) { say(text) }
    say("(\(question.allowed))")
    var typed = try line()
    while true {
      switch typed.lowercased() {
      case "?":
        for text in wrapped(question.measurement, width: outputWidth - 2) { say("  \(text)") }
      case "back":
        if interview.back() { try keep() } else { say("  this is the first question") }
        return
      case "show":
        say(interview.text)
      default:
        guard let again = try take(typed) else { return }
        typed = again
        continue
      }
      typed = try line()
    }
  }

  /// Takes an answer.
  ///
  /// - Returns: what is typed next, where it was not taken.
  private mutating func take(_ typed: String) throws -> String? {
    switch interview.answer(typed) {
    case .taken(let words):
      if let words { say("  understood: \(words)") }
      try keep()
      return nil
    case .refused(let why):
      for text in wrapped(why, width: outputWidth - 2) { say("  \(text)") }
      return try line()
    case .choose(let readings):
      say("  which is meant? " + readings.enumerated().map { "\($0 + 1): \($1)" }.joined(separator: ", "))
      let chosen = try line()
      guard let number = Int(chosen), (1...readings.count).contains(number) else { return chosen }
      return readings[number - 1]
    }
  }

  private func keep() throws { try draft.keep(interview.answers) }

  /// Shows what the answers make, and asks whether it is to be written; what is wrong is asked for again.
  private mutating func isConfirmed() throws -> Bool {
    let preview = InterviewPreview(interview)
    say("\n\(interview.text)")
    for (name, text) in preview.figures { say("\(name.padded(to: 28))\(text)") }
    for (severity, message) in preview.findings {
      for text in wrapped("\(severity.rawValue) \(message)", width: outputWidth) { say(text) }
    }
    if let path = preview.path {
      interview.back(to: path)
      return false
    }
    say(
      preview.isReadable
        ? "write this case? (yes; back takes the last answer back)"
        : "write it as it is, to be completed by hand? (yes; back takes the last answer back)")
    while true {
      switch try line().lowercased() {
      case "y", "yes": return true
      case "back", "no", "n":
        _ = interview.back()
        try keep()
        return false
      default: say("  yes or back is expected")
      }
    }
  }

  /// A line that was typed.
  private func line() throws -> String {
    guard let line = readLine() else {
      tell(
        "the answers ended early; "
          + (interview.answers.isEmpty
            ? "nothing was answered" : "what was answered is kept in \(draft.path)"))
      throw Status.badInput
    }
    return line.split(separator: " ").joined(separator: " ")
  }
}

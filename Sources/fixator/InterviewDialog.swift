import CommandAnswers
import Reports
import TextOutput

/// The interview at a terminal: questions on standard error, answers from standard input.
struct InterviewDialog {
  private let draft: InterviewDraft
  private var interview = Interview()
  /// Answers that were given before, and are given again when their questions come.
  private var earlier: [(path: String, answer: String)] = []

  init(_ draft: InterviewDraft) { self.draft = draft }

  /// Asks until the case is to be written.
  ///
  /// - Returns: its text.
  /// - Throws: ``Status/badInput`` where the answers end before that, or it is not to be written; what was answered is kept.
  mutating func ask() throws -> String {
    say(
      "? explains a question, back takes an answer back, back KEY goes to one, show prints the file so far; answers are kept in "
        + draft.path)
    try goOn()
    while true {
      while let question = interview.question {
        if try !answeredBefore(question) { try ask(question) }
      }
      for (path, answer) in earlier where !answer.isEmpty {
        say("\(path) is not asked for any more: \(visible(answer, atMost: 60)) is left out")
      }
      earlier = []
      if try isConfirmed() { return interview.text }
    }
  }

  /// Answers of an earlier time, if somebody wants them.
  private mutating func goOn() throws {
    let kept = try draft.answers()
    guard !kept.isEmpty else { return }
    say(
      "\(draft.path) has \(counted(kept.count, "answer")) of an earlier time: go on with \(kept.count == 1 ? "it" : "them")? (yes, no; empty for yes)"
    )
    while true {
      let typed = try line().lowercased()
      if ["n", "no"].contains(typed) { return }
      if ["", "y", "yes"].contains(typed) { break }
      say("  yes or no is expected; no begins anew, and the first answer then takes their place")
    }
    earlier = kept
  }

  /// Gives the answer that was given before, if there is one that still fits.
  private mutating func answeredBefore(_ question: InterviewQuestion) throws -> Bool {
    guard let place = earlier.firstIndex(where: { $0.path == question.path }) else { return false }
    let answer = earlier.remove(at: place).answer
    var why = "it can be read in several ways"
    switch interview.answer(answer) {
    case .taken: return true
    case .refused(let fault): why = fault
    case .choose: break
    }
    say("")
    for text in wrapped(
      "\(question.path) no longer fits and is asked for again: \(visible(answer, atMost: 60)): \(why)",
      width: outputWidth)
    { say(text) }
    return false
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
      case let words where words.hasPrefix("back "):
        if try goBack(to: words) { return }
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
      if readings.count == 1, ["", "y", "yes"].contains(chosen.lowercased()) { return readings[0] }
      guard let number = Int(chosen), (1...readings.count).contains(number) else { return chosen }
      return readings[number - 1]
    }
  }

  /// Goes to the question of `back KEY`; the answers behind it stand.
  private mutating func goBack(to words: String) throws -> Bool {
    let key = words.dropFirst("back ".count)
    let paths = interview.answers.map(\.path)
    let found = paths.filter { $0 == key }.first ?? paths.filter { $0.hasSuffix(".\(key)") }.last
    guard let found else {
      say(
        "  nothing was answered at \(visible(String(key), atMost: 60)); keys stand before the colon of a question"
      )
      return false
    }
    try ask(again: found)
    return true
  }

  private mutating func ask(again path: String) throws {
    earlier = (interview.back(to: path) ?? []).map { ($0.path, $0.typed ?? "") } + earlier
    try keep()
  }

  private func keep() throws {
    try draft.keep(interview.answers.map { ($0.path, $0.typed ?? "") } + earlier)
  }

  /// Shows what the answers make, and asks whether it is to be written; what is wrong is asked for again.
  private mutating func isConfirmed() throws -> Bool {
    let preview = InterviewPreview(interview)
    say("\n\(interview.text)")
    show(preview)
    if let path = preview.path {
      try ask(again: path)
      return false
    }
    let objection = preview.objection
    say(
      (objection.map { "\($0): write this case all the same?" } ?? "write this case?")
        + " (yes or no\(objection == nil ? "" : "; empty for no"); back takes the last answer back, back KEY goes to one)"
    )
    while true {
      switch try line().lowercased() {
      case "y", "yes": return true
      case "back":
        _ = interview.back()
        try keep()
        return false
      case "" where objection != nil, "no", "n":
        tell(
          "nothing was written; what was answered is kept in \(draft.path), and the same command goes on with it"
        )
        throw Status.badInput
      case "show": say(interview.text)
      case "?":
        say(
          "  yes writes the file; no leaves, and keeps the answers; back KEY, such as back bone, asks for one again"
        )
        show(preview)
      case let words where words.hasPrefix("back "): if try goBack(to: words) { return false }
      default: say("  yes, no, back or back KEY is expected")
      }
    }
  }

  private func show(_ preview: InterviewPreview) {
    for (name, text) in preview.figures { say("\(name.padded(to: 28))\(text)") }
    for (severity, message) in preview.findings {
      for text in wrapped("\(severity.rawValue) \(message)", width: outputWidth) { say(text) }
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

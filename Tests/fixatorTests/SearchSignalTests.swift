import Foundation
import Glibc
import Testing

/// Long searches that are made on purpose, and what signals do to them: they end with the best so far.
@Suite struct SearchSignalTests {
  private static let signals: [(Int32, Int32)] = [(SIGINT, 130), (SIGTERM, 143)]
  private static let choice = ["plan", "long.yaml", "--choose-height", "20-600", "--choose-offset", "0-500"]

  /// A folder with a case that has thousands of frames to choose from, each with a way of its own.
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    let text = try scratch.text("Fixtures/cases/tibia-varus-lengthening.yaml")
    try scratch.write(
      text.replacingOccurrences(of: "struts: long", with: "struts: auto").replacingOccurrences(
        of: "latency: 7", with: "latency: 7\n  path: equal-steps\n  adjustments-per-day: 1"), "long.yaml")
    return scratch
  }

  /// Sends a signal when some of the search is done.
  private func interrupted(
    _ arguments: [String], _ signal: Int32, in scratch: Scratch, blocked: [Int32] = []
  ) throws -> Program.Outcome {
    let run = try Spawned(arguments, in: scratch, blocked: blocked)
    if run.waitUntilNoted(signal) { run.waitUntilWorked(seconds: 0.4) }
    run.send(signal)
    return try run.outcome()
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("A choice of the frame ends with the best of those that were tried", arguments: signals)
  func choice(_ signal: Int32, _ status: Int32) throws {
    let scratch = try scratch()
    let outcome = try interrupted(SearchSignalTests.choice + ["--format", "json"], signal, in: scratch)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.says("stopped: the search was ended after"))
    let checks = try #require(try object(outcome.output)["checks"] as? [[String: Any]])
    let ended = try #require(checks.first { $0["code"] as? String == "search-ended" })
    let (tried, total) = (ended["value"] as? Double ?? 0, ended["limit"] as? Double ?? 0)
    #expect(ended["severity"] as? String == "warning")
    #expect(tried >= 1 && tried < total && total > 5000)
  }

  @Test("Signals that whoever began the program left blocked end a search all the same")
  func blocked() throws {
    let scratch = try scratch()
    let outcome = try interrupted(
      SearchSignalTests.choice + ["--output", "out"], SIGINT, in: scratch, blocked: [SIGINT, SIGTERM])
    #expect(outcome.status == 130, "\(outcome.errors)")
    let names = scratch.names(in: "out")
    for name in ["plan.json", "schedule.csv", "report.html", "schedule.ics"] { #expect(names.contains(name)) }
    #expect(try scratch.text("out/report.html").contains("the search was ended after"))
  }

  @Test("A signal that is ignored, as in the background, stays ignored")
  func ignored() throws {
    let scratch = try scratch()
    let line = "trap '' INT; exec fixator \(SearchSignalTests.choice.joined(separator: " "))"
    let run = try Spawned(["-c", line], in: scratch, program: "/bin/bash")
    #expect(run.waitUntilNoted(SIGTERM))
    run.waitUntilWorked(seconds: 0.3)
    run.send(SIGINT)
    run.waitUntilWorked(seconds: 0.4)
    run.send(SIGTERM)
    let outcome = try run.outcome()
    #expect(outcome.status == 143)
    #expect(outcome.says("stopped: the search was ended after"))
  }

  @Test("A second signal ends the program at once")
  func second() throws {
    let scratch = try scratch()
    let run = try Spawned(SearchSignalTests.choice, in: scratch)
    #expect(run.waitUntilNoted(SIGTERM))
    // Both wait for it, so that it gets them at the same time.
    for signal in [SIGSTOP, SIGINT, SIGTERM, SIGCONT] { run.send(signal) }
    let outcome = try run.outcome()
    #expect([130, 143].contains(outcome.status))
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
  }

  @Test("A study of uncertainties ends with the draws that it has made", arguments: signals)
  func study(_ signal: Int32, _ status: Int32) throws {
    let scratch = try scratch()
    let outcome = try interrupted(
      [
        "sensitivity", "Fixtures/cases/uncertain-inputs.yaml", "--samples", "8000000", "--format", "json",
        "--assume", "published",
      ], signal, in: scratch)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.says("stopped: the study stands on"))
    let study = try object(outcome.output)
    let (samples, asked) = (study["samples"] as? Int ?? 0, study["samples_asked"] as? Int ?? 0)
    #expect(samples >= 8192 && samples < asked && asked == 8_000_000)
    #expect(study["confirmed"] != nil && study["shares"] != nil)
  }

  @Test("A search shows how far it has come, on a terminal only")
  func progress() throws {
    let scratch = try scratch()
    let shown = try Terminal.run(
      SearchSignalTests.choice, in: scratch, ending: ("Ctrl-C ends the search", SIGTERM))
    #expect(shown.contains(" frames; Ctrl-C ends the search with the best so far"))
    #expect(shown.contains("stopped: the search was ended after"))
    let silent = try interrupted(SearchSignalTests.choice, SIGINT, in: scratch)
    #expect(!silent.says("Ctrl-C"))
  }
}

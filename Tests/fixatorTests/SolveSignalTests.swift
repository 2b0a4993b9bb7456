import Foundation
import Glibc
import TestSupport
import Testing

/// A solve gives all or nothing: a signal ends it in words, and nothing is written.
@Suite struct SolveSignalTests {
  /// Twelve films, marked badly, whose cause is looked for long.
  private func films(_ scratch: Scratch) throws {
    var random = SplitMix64(seed: printedSeed(19_010))
    let parts = try scratch.run("new", "--films").output.components(separatedBy: "films:\n")
    try #require(parts.count == 2)
    let films = parts[1].components(separatedBy: "  - name: ").dropFirst()
    try #require(films.count == 2)
    var text = parts[0] + "films:\n"
    for number in 0..<12 {
      var film = films[films.startIndex + number % 2]
      if number > 0 { film = film.replacingOccurrences(of: "ap: true", with: "mirrored: false") }
      let pieces = film.components(separatedBy: "at: [")
      text += "  - name: \(number) " + pieces[0]
      for piece in pieces.dropFirst() {
        let (place, rest) = (piece.prefix { $0 != "]" }, piece.drop { $0 != "]" })
        let moved = place.components(separatedBy: ",").map { text in
          (Double(text.trimmingCharacters(in: .whitespaces)) ?? 0) + random.uniform(-7...7)
        }
        text += "at: [\(moved[0]), \(moved[1])" + rest
      }
    }
    try scratch.write(text, "long.yaml")
  }

  /// Forty states of which each strut was read as its neighbour.
  private func states(_ scratch: Scratch) throws {
    let parts = try scratch.text("Fixtures/measure/generic-155.yaml").components(separatedBy: "\nstates:")
    let lines = parts[1].components(separatedBy: "\n").dropFirst()
    var text = parts[0] + "\nstates:\n"
    for round in 0..<2 {
      for line in lines {
        guard let from = line.range(of: "struts: ["), let to = line.range(of: "]") else {
          text += line.replacingOccurrences(of: "- name: ", with: "- name: \(round) ") + "\n"
          continue
        }
        let read = line[from.upperBound..<to.lowerBound].components(separatedBy: ", ")
        let turned = (read.dropFirst() + read.prefix(1)).joined(separator: ", ")
        text +=
          line.replacingCharacters(in: from.upperBound..<to.lowerBound, with: turned)
          .replacingOccurrences(of: "{name: ", with: "{name: \(round) ") + "\n"
      }
    }
    try scratch.write(text, "long.yaml")
  }

  /// Sends a signal once it is noted; a machine that has much else to do may come too late, and tries again.
  private func interrupted(_ arguments: [String], _ signal: Int32, in scratch: Scratch) throws
    -> Program.Outcome
  {
    for _ in 0..<5 {
      let run = try Spawned(arguments, in: scratch)
      if run.waitUntilNoted(signal) { run.send(signal) }
      let outcome = try run.outcome()
      if outcome.status > 128 { return outcome }
    }
    Issue.record("it always came to its end")
    return try scratch.run()
  }

  @Test("A signal ends a solve in words", arguments: ["films", "measure"], [SIGINT, SIGTERM])
  func ends(_ command: String, _ signal: Int32) throws {
    let scratch = try Scratch()
    if command == "films" { try films(scratch) } else { try states(scratch) }
    let whole = try scratch.run(command, "long.yaml")
    #expect(whole.status == 1, "\(whole.errors)")
    let file = command == "films" ? ["--case-out", "written.yaml"] : ["--hardware-out", "written.yaml"]
    let outcome = try interrupted([command, "long.yaml"] + file, signal, in: scratch)
    #expect(outcome.status == 128 + signal)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.errors == "fixator: stopped: long.yaml was not solved to its end, and nothing was written\n")
    #expect(!scratch.has("written.yaml"))
    #expect(!scratch.names(in: ".").contains { $0.hasPrefix(".written") })
  }

  @Test("A folder is not begun that cannot be written whole")
  func folder() throws {
    let scratch = try Scratch()
    try films(scratch)
    let outcome = try interrupted(["films", "long.yaml", "--output", "solved"], SIGINT, in: scratch)
    #expect(outcome.status == 130 && outcome.says("stopped: long.yaml"))
    #expect(!scratch.has("solved"))
  }
}

import Foundation
import Glibc
import TestSupport
import Testing

/// The real program, really killed: a folder holds one plan.
@Suite struct KillTests {
  private static let plans = [
    "Fixtures/cases/tibia-varus-lengthening.yaml", "Fixtures/cases/strut-changes-on-weekdays.yaml",
  ]

  /// The files of a plan, without the calendar, which says which one it replaces.
  private func plan(_ scratch: Scratch, _ folder: String) throws -> [String: String] {
    var found: [String: String] = [:]
    for name in scratch.names(in: folder)
    where !["schedule.ics", "films", "notes.txt"].contains(name) && !name.hasPrefix(".") {
      found[name] = try scratch.text("\(folder)/\(name)")
    }
    return found
  }

  private func hidden(_ scratch: Scratch) -> [String] {
    (scratch.names(in: ".") + scratch.names(in: "out")).filter { $0.contains("fixator-") }
  }

  /// What a folder holds that each case has been planned into.
  private func references(_ scratch: Scratch) throws -> [[String: String]] {
    try KillTests.plans.enumerated().map { index, file in
      try #require(try scratch.run("plan", file, "--output", "reference-\(index)").status == 0)
      return try plan(scratch, "reference-\(index)")
    }
  }

  /// How the files change: the folder is exchanged; or, where somebody works in it, by a journal.
  enum Way: String, CaseIterable {
    case exchange = "exec fixator plan CASE --output out --force"
    case journal = "cd out; exec fixator plan ../CASE --output . --force"
  }

  @Test(
    "A run that is killed while it replaces a plan leaves the old one or the new one", arguments: Way.allCases
  )
  func killed(_ way: Way) throws {
    let scratch = try Scratch()
    let whole = try references(scratch)
    try #require(try scratch.run("plan", KillTests.plans[0], "--output", "out").status == 0)
    try FileManager.default.createDirectory(
      atPath: "\(scratch.folder)/out/films", withIntermediateDirectories: true)
    for name in ["out/films/one.txt", "out/notes.txt"] { try scratch.write("mine", name) }
    var (random, inTheMiddle) = (SplitMix64(seed: printedSeed(9)), 0)
    for turn in 0..<(runsSoak ? 200 : 6) {
      let line = way.rawValue.replacingOccurrences(of: "CASE", with: KillTests.plans[turn % 2])
      let process = try scratch.start(["-c", line], program: "/bin/bash")
      // From its first sign on, some of the time that it needs.
      while process.isRunning, hidden(scratch).isEmpty { usleep(200) }
      usleep(UInt32(random.next() % 25_000))
      kill(process.processIdentifier, SIGKILL)
      _ = try scratch.outcome(of: process)
      if way == .exchange { #expect(whole.contains(try plan(scratch, "out")), "turn \(turn)") }
      if !hidden(scratch).isEmpty { inTheMiddle += 1 }
      // The next run is refused, and cleans up all the same.
      #expect(try scratch.run("plan", KillTests.plans[0], "--output", "out").status == 74)
      #expect(whole.contains(try plan(scratch, "out")), "turn \(turn)")
      #expect(hidden(scratch).isEmpty, "turn \(turn)")
      for name in ["out/films/one.txt", "out/notes.txt"] { #expect(try scratch.text(name) == "mine") }
    }
    print("\(way): killed in the middle \(inTheMiddle) times")
  }

  @Test("Of runs into one folder at the same time each is whole or refused")
  func atOnce() throws {
    let scratch = try Scratch()
    let whole = try references(scratch)
    for _ in 0..<3 {
      let runs = try (0..<4).map {
        try scratch.start(["plan", KillTests.plans[$0 % 2], "--output", "out", "--force"])
      }
      let statuses = try runs.map { try scratch.outcome(of: $0).status }
      #expect(statuses.contains(0))
      #expect(statuses.allSatisfy { $0 == 0 || $0 == 74 }, "\(statuses)")
      #expect(whole.contains(try plan(scratch, "out")))
      #expect(hidden(scratch).isEmpty)
    }
  }
}

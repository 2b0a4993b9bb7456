import Foundation
import Glibc
import TestSupport
import Testing

/// What signals do to long work.
@Suite struct SignalTests {
  private static let batch = [
    "batch", "Fixtures/batch/registry.csv", "--base", "Fixtures/batch/clinic.yaml", "--jobs", "2",
  ]

  /// Starts a batch that takes long, waits until its first lines are written, and sends a signal.
  private func interrupted(_ signal: Int32, _ scratch: Scratch) throws -> Program.Outcome {
    let process = try scratch.start(SignalTests.batch + ["--draws", "40", "--output", "out.ndjson"])
    for _ in 0..<30_000 where scratch.size("out.ndjson.partial") == 0 && process.isRunning { usleep(1000) }
    kill(process.processIdentifier, signal)
    return try scratch.outcome(of: process)
  }

  @Test(
    "A signal ends a batch after a whole number of lines",
    arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func ends(_ signal: Int32, _ status: Int32) throws {
    let scratch = try Scratch()
    let outcome = try interrupted(signal, scratch)
    #expect(outcome.status == status)
    #expect(outcome.output.isEmpty)
    #expect(outcome.says("stopped; --resume goes on from out.ndjson.partial"))
    #expect(!scratch.has("out.ndjson"))
    let lines = try scratch.text("out.ndjson.partial")
    #expect(lines.hasSuffix("}\n"))
    for line in lines.split(separator: "\n") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }

  @Test("A run that was cut anywhere goes on to the same bytes")
  func goesOn() throws {
    let scratch = try Scratch()
    let line = SignalTests.batch + ["--summary", "--shard", "1/40", "--output", "whole"]
    let whole = try scratch.outcome(of: try scratch.start(line))
    let bytes = Array(try scratch.text("whole").utf8)
    var random = SplitMix64(seed: printedSeed(12))
    for _ in 0..<5 {
      let cut = Int(random.next() % UInt64(bytes.count))
      try scratch.write(String(decoding: bytes[..<cut], as: UTF8.self), "part.partial")
      let resumed = try scratch.outcome(
        of: try scratch.start(line.dropLast() + ["part", "--resume", "--force"]))
      #expect(resumed.status == whole.status, "\(resumed.errors)")
      #expect(try Array(scratch.text("part").utf8) == bytes)
    }
  }

  @Test("What was made of other input is not gone on with")
  func otherInput() throws {
    let scratch = try Scratch()
    try scratch.write("{\"format\":\"fixator-summary/1\"}\n", "out.partial")
    let outcome = try scratch.outcome(
      of: try scratch.start(
        SignalTests.batch + ["--summary", "--shard", "1/100", "--output", "out", "--resume"]))
    #expect(outcome.status == 65)
    #expect(outcome.says("it was made of other input"))
    #expect(try scratch.text("out.partial") == "{\"format\":\"fixator-summary/1\"}\n")
  }
}

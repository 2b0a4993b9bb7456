import Batch
import CFixator
import CommandAnswers
import FixatorC
import Foundation
import HexapodKinematics
import Testing
import Uncertainty

/// What libfixator answers is what the program prints, to the byte. `Tests/c-library` calls it from C, soundly and not.
@Suite struct LibraryTests {
  private let good = "cases/tibia-varus-lengthening.yaml"

  private func text(_ fixture: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(Program.fixtures)/\(fixture)")))
  }

  @Test(arguments: ["cases/tibia-varus-lengthening.yaml", "levels/tibia-defect-60.yaml"])
  func aPlan(fixture: String) throws {
    let printed = try Scratch().run("plan", "Fixtures/\(fixture)", "--format", "json")
    let answer = LibraryCall.answer(try text(fixture), "", fixator_plan)
    #expect(answer.text == printed.output && !answer.text.isEmpty)
    #expect(answer.status == printed.status)
  }

  @Test func films() throws {
    let scratch = try Scratch()
    try scratch.shell("fixator new --films > films.yaml")
    let printed = try scratch.run("films", "films.yaml", "--format", "json", "--case-out", "case.yaml")
    let films = Array(try scratch.text("films.yaml").utf8)
    let answer = LibraryCall.answer(films, "{}", fixator_films)
    #expect(answer.text == printed.output && !answer.text.isEmpty)
    #expect(answer.status == printed.status)
    #expect(LibraryCall.answer(films, "", fixator_films_case).text == (try scratch.text("case.yaml")))
  }

  @Test func aSecondOpinionOfTwoLevels() throws {
    let scratch = try Scratch()
    let fixture = "levels/tibia-defect-60.yaml"
    try scratch.shell("fixator plan Fixtures/\(fixture) --format csv > twelve.csv")
    let printed = try scratch.run("check", "Fixtures/\(fixture)", "twelve.csv", "--format", "json")
    let table = Array(try scratch.text("twelve.csv").utf8)
    let answer = try Commands.check(try text(fixture), schedule: table)
    #expect(answer.text == printed.output && !answer.text.isEmpty)
    #expect((answer.hasErrors ? 1 : 0) == printed.status)
  }

  @Test func errorBarsOfTwoLevels() throws {
    let fixture = "levels/lengthening-and-angulation.yaml"
    let printed = try Scratch().run(
      "sensitivity", "Fixtures/\(fixture)", "--samples", "200", "--seed", "3", "--assume", "published",
      "--format", "json")
    let answer = LibraryCall.answer(
      try text(fixture), #"{"samples": 200, "seed": 3, "assume": "published"}"#, fixator_sensitivity)
    #expect(answer.text == printed.output && !answer.text.isEmpty)
    #expect(answer.status == printed.status)
  }

  /// A table with bad rows, a base, packed or not: as on standard input.
  @Test(arguments: ["plans", "summaries", "csv"])
  func aBatch(output: String) throws {
    let rows = String(decoding: try text("batch/registry.csv"), as: UTF8.self).split(separator: "\n").prefix(
      60)
    let table = rows.joined(separator: "\n") + "\n"
    let scratch = try Scratch()
    try scratch.write(table, "table.csv")
    let flags = ["plans": "", "summaries": "--summary", "csv": "--format csv"][output] ?? ""
    let printed = try scratch.shell(
      "fixator batch - --base Fixtures/batch/clinic.yaml \(flags) < table.csv || [ $? -eq 65 ]")
    var options = BatchOptions()
    options.output = ["plans": .plans, "summaries": .summaries, "csv": .table][output] ?? .plans
    options.jobs = 2
    try scratch.shell("gzip -k table.csv")
    let packed = Array(try Data(contentsOf: URL(filePath: "\(scratch.folder)/table.csv.gz")))
    for bytes in [Array(table.utf8), packed] {
      var lines: [UInt8] = []
      let answer = try Commands.batch(bytes, base: try text("batch/clinic.yaml"), options) {
        lines += $0
        return true
      }
      #expect(String(decoding: lines, as: UTF8.self) == printed.output && !lines.isEmpty)
      #expect(answer.tally.planned > 30)
    }
  }

  /// A result in the caller's array is one of the kernel's.
  @Test func resultsLieAsTheHeaderSays() {
    #expect(MemoryLayout<fixator_found>.stride == 80 && MemoryLayout<BatchPose>.stride == 80)
    #expect(MemoryLayout<fixator_found>.alignment == MemoryLayout<BatchPose>.alignment)
    #expect(MemoryLayout<StrutLengths>.stride == 48)
    let kinds = PoseSolution.Outcome.Kind.allCases
    #expect(
      kinds == [.found, .beyondSingularity, .singular, .notConverged, .noSuchPose]
        && [
          FIXATOR_FOUND, FIXATOR_BEYOND_SINGULARITY, FIXATOR_SINGULAR, FIXATOR_NOT_CONVERGED,
          FIXATOR_NO_SUCH_POSE,
        ].map { Int($0) } == [0, 1, 2, 3, 4])
  }

  @Test func posesAreThoseOfTheCommand() throws {
    var lines = "strut_1,strut_2,strut_3,strut_4,strut_5,strut_6\n"
    var readings: [Double] = []
    for row in 0..<500 {
      let six = (0..<6).map { 190 + 25 * sin(Double(row * 7 + $0 * $0 * 3 + 1)) * (row % 50 == 49 ? 8 : 1) }
      readings += six
      lines += six.map { "\($0)" }.joined(separator: ",") + "\n"
    }
    let printed = try Scratch().run("pose", Sample.good, "-", input: lines)
    var (frame, answer) = (OpaquePointer?.none, fixator_text())
    let case_ = try text(good)
    _ = case_.withUnsafeBytes {
      fixator_hexapod_of_case($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, &frame, &answer)
    }
    defer { fixator_hexapod_free(frame) }
    var offsets = [Double](repeating: 0, count: 6)
    #expect(fixator_hexapod_describe(frame, nil, nil, nil, &offsets, nil) == 0)
    let lengths = readings.indices.map { readings[$0] + offsets[$0 % 6] }
    var found = [fixator_found](repeating: fixator_found(), count: 500)
    #expect(fixator_poses(frame, 500, lengths, nil, 0, 1, &found, 2, nil) == 0)
    let words = PoseSolution.Outcome.Kind.allCases.map(\.rawValue)
    var seen: Set<Substring> = []
    for (line, one) in zip(printed.output.split(separator: "\n").dropFirst(), found) {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let (t, q) = (one.translation, one.quaternion)
      let numbers = [t.0, t.1, t.2, q.0, q.1, q.2, q.3, one.residual, Double(one.iterations), one.stiffness]
      for (cell, number) in zip(cells, numbers) where !cell.isEmpty { #expect(Double(cell) == number) }
      #expect(cells.last.map(String.init) == words[Int(one.outcome)])
      if let last = cells.last { seen.insert(last) }
    }
    #expect(seen.contains("found") && seen.count > 1)
  }
}

import Foundation
import Testing

/// `fixator measure`, from a file of states to a plan.
@Suite struct MeasureCommandTests {
  private let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/measure")

  private func folder(_ name: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      try String(contentsOf: fixtures.appending(path: name), encoding: .utf8), "states.yaml")
    return scratch
  }

  @Test("Hardware is written, and nothing is replaced unless that is said")
  func hardware() throws {
    let scratch = try folder("generic-155.yaml")
    let written = try scratch.run("measure", "states.yaml", "--hardware-out", "frame.yaml")
    #expect(written.status == 0 && written.output.contains("joint radius of both rings"), "\(written.errors)")
    #expect(try scratch.text("frame.yaml").hasPrefix("# fixator: "))
    #expect(try scratch.run("measure", "states.yaml", "--hardware-out", "frame.yaml").status == 74)
    #expect(try scratch.run("measure", "states.yaml", "--hardware-out", "frame.yaml", "--force").status == 0)
    #expect(
      try scratch.run("measure", "states.yaml", "--hardware-out", "states.yaml", "--force").status == 65)
  }

  @Test("States that do not tell all say what, and no hardware is written")
  func undetermined() throws {
    let scratch = try folder("parallel.yaml")
    let run = try scratch.run("measure", "states.yaml", "--hardware-out", "frame.yaml")
    #expect(run.status == 65 && run.says("no hardware was written"), "\(run.errors)")
    #expect(run.output.contains("not told") && run.output.contains("the further state that would tell most"))
    #expect((try? scratch.text("frame.yaml")) == nil)
  }

  @Test("A slip is named, with status 1")
  func slip() throws {
    let scratch = try folder("generic-155.yaml")
    let text = try scratch.text("states.yaml")
    let lines = text.components(separatedBy: "\n").map { line in
      guard line.contains("name: parallel 3"), let range = line.range(of: "height: ") else { return line }
      let height = Double(line[range.upperBound...].prefix { "0123456789.".contains($0) }) ?? 0
      return line[..<range.upperBound] + "\(height + 5)}"
    }
    try scratch.write(lines.joined(separator: "\n"), "states.yaml")
    let run = try scratch.run("measure", "states.yaml", "--hardware-out", "frame.yaml")
    #expect(
      run.status == 1 && run.output.contains("error    the height of state parallel 3 does not fit"),
      "\(run.output)")
    #expect((try? scratch.text("frame.yaml")) == nil)
  }
}

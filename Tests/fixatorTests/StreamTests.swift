import Foundation
import Glibc
import Testing

/// Standard output carries results and nothing else; standard error the rest.
@Suite struct StreamTests {
  @Test(
    "Every JSON answer is one object, whatever is said beside it",
    arguments: [
      "plan \(Sample.good) --format json", "plan \(Sample.withErrors) --format json",
      "plan \(Sample.good) --choose-height --format json",
      "check \(Sample.good) Fixtures/check/maker-export.csv --format json",
      "resume \(Sample.good) --struts \(Sample.dayTen) --done Fixtures/resumes/turned-twice.csv --format json",
      "sensitivity Fixtures/cases/uncertain-inputs.yaml --samples 200 --format json",
      "pose \(Sample.good) --struts 213,216,219,194,194,174 --format json",
    ])
  func json(_ line: String) throws {
    let outcome = try Scratch().shell("fixator \(line)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(object is [String: Any])
    #expect(outcome.status <= 1, "\(outcome.errors)")
  }

  @Test("Every line of a batch is one object, and what came of them is said on standard error")
  func lines() throws {
    let outcome = try Scratch().run("batch", "Fixtures/checks", "--summary", "--jobs", "2")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 54)
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["case"] != nil)
    }
    #expect(outcome.says("fixator: 54 cases: "))
  }

  @Test(
    "With --output nothing is printed",
    arguments: [
      "plan \(Sample.good) --output out", "check \(Sample.good) Fixtures/check/our-own.csv --output out",
      "resume \(Sample.good) --struts \(Sample.dayTen) --day 10 --output out",
      "sensitivity Fixtures/cases/uncertain-inputs.yaml --samples 200 --output out",
      "batch Fixtures/cases/pure-rotation.yaml --output out",
    ])
  func files(_ line: String) throws {
    let scratch = try Scratch()
    let outcome = try scratch.shell("fixator \(line)")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(!outcome.errors.isEmpty)
    #expect(scratch.has("out"))
  }

  @Test("Colours are for terminals, and not where NO_COLOR is set")
  func colour() throws {
    let scratch = try Scratch()
    let escape = "\u{1B}["
    #expect(!(try scratch.run("plan", Sample.withErrors).output.contains(escape)))
    #expect(try Terminal.run(["plan", Sample.withErrors], in: scratch).contains(escape))
    #expect(
      !(try Terminal.run(["plan", Sample.withErrors], in: scratch, ["NO_COLOR": "1"]).contains(escape)))
    #expect(try Terminal.run(["plan", Sample.withErrors], in: scratch, ["NO_COLOR": ""]).contains(escape))
  }

  @Test(
    "A reader that goes away ends the run quietly",
    arguments: [
      "batch Fixtures/batch/registry.csv --base Fixtures/batch/clinic.yaml --draws 20",
      "plan \(Sample.good) --format json",
    ])
  func closedPipe(_ line: String) throws {
    let outcome = try Scratch().shell("fixator \(line) | true; exit ${PIPESTATUS[0]}")
    // A short answer may be in the pipe before its reader goes.
    #expect(outcome.status == 74 || (line.hasPrefix("plan") && outcome.status == 0))
    #expect(!outcome.says("standard output"))
    #expect(!outcome.says("Broken pipe"))
  }

  @Test("The completion script knows every command and can be read by its shell")
  func completion() throws {
    let scratch = try Scratch()
    let script = try scratch.run("--generate-completion-script", "bash").output
    for command in Help.commands { #expect(script.contains(command)) }
    try scratch.write(script, "completion.bash")
    let loaded = try scratch.shell("source completion.bash && complete -p fixator")
    #expect(loaded.status == 0, "\(loaded.errors)")
  }
}

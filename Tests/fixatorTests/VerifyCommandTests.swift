import Foundation
import Testing

/// `fixator verify`: in an empty folder, without any file.
@Suite struct VerifyCommandTests {
  @Test func scenariosAreListedAndChosenByName() throws {
    let scratch = try Scratch()
    let all = try scratch.run("verify", "--list")
    #expect(all.status == 0 && all.output.split(separator: "\n").count >= 60)
    let chosen = try scratch.run("verify", "TRANSLATION only")
    #expect(chosen.status == 0 && chosen.output.contains("all 2 scenarios hold"), "\(chosen.output)")
    #expect(chosen.output.contains("not a medical device") && chosen.output.contains("not clinical accuracy"))
    #expect(chosen.errors.isEmpty)
  }

  @Test func aNameThatNoScenarioHasIsWrongUsage() throws {
    let outcome = try Scratch().run("verify", "translation", "elbow")
    #expect(outcome.status == 64 && outcome.output.isEmpty && outcome.errors.contains("elbow"))
  }

  @Test func threadsChangeNoByte() throws {
    let texts = try ["1", "4"].map {
      try Scratch().run("verify", "tibia, left", "--jobs", $0, "--format", "json").output
    }
    #expect(texts[0] == texts[1] && texts[0].hasPrefix("{"))
  }
}

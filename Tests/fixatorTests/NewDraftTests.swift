import Foundation
import Testing

/// What `new` keeps of answers until the file is written.
@Suite struct NewDraftTests {
  @Test("Answers are kept until the file is written; back and ? work; the same command goes on")
  func goesOn() throws {
    let scratch = try Scratch()
    let answers = NewTests.answers(mode: "chronic", ["203"])
    let begun = try scratch.run(
      "new", "case.yaml", input: NewTests.typed(Array(answers[..<7]) + ["back", "back", "?", "28"]))
    #expect(begun.status == 65 && begun.errors.contains("kept in case.yaml.draft"))
    #expect(
      begun.errors.contains("outer cortices") && scratch.has("case.yaml.draft") && !scratch.has("case.yaml"))
    let rest = try scratch.run("new", "case.yaml", input: NewTests.typed(["yes"] + answers[6...]))
    #expect(rest.status == 0 && rest.errors.contains("has 6 answers"), "\(rest.errors)")
    #expect(try scratch.text("case.yaml").contains("bone-diameter: 28") && !scratch.has("case.yaml.draft"))
    // A damaged draft is asked for again where it no longer fits.
    let head = "# answers for fixator new, until the case is written; not a medical device\n"
    try scratch.write(head + "case\ttibia-1\nside\tsideways\nnothing\n", "other.yaml.draft")
    let damaged = try scratch.run("new", "other.yaml", input: NewTests.typed(["yes"] + answers[1...]))
    #expect(damaged.status == 0 && damaged.errors.contains("no longer fit"), "\(damaged.errors)")
    // What is neither yes nor no takes nothing away, nor does somebody else's file.
    try scratch.write(head + "case\ttibia-1\nside\tleft\n", "kept.yaml.draft")
    _ = try scratch.run("new", "kept.yaml", input: "show\n")
    #expect(try scratch.text("kept.yaml.draft").contains("side\tleft"))
    try scratch.write("mine\n", "mine.yaml.draft")
    let foreign = try scratch.run("new", "mine.yaml", input: "a\nb\n")
    #expect(foreign.status == 74, "\(foreign.errors)")
    #expect(try scratch.text("mine.yaml.draft") == "mine\n")
  }

  @Test("What is damaged in a draft is asked for again, and all the rest is kept")
  func damagedDraft() throws {
    let scratch = try Scratch()
    let answers = NewTests.answers(mode: "chronic", ["203"])
    let begun = try scratch.run("new", "case.yaml", input: NewTests.typed(Array(answers.dropLast())))
    #expect(begun.status == 65)
    let draft = try scratch.text("case.yaml.draft")
    for (line, other) in [
      ("side\tright\n", "side\trihgt\n"), ("reference\tdistal\n", ""),
      ("deformity.axial-translation\t20 short\n", "%%%\n"),
    ] {
      #expect(draft.contains(line));
      try scratch.write(draft.replacingOccurrences(of: line, with: other), "case.yaml.draft")
      let answer = try #require(line.split(separator: "\t").last).trimmingCharacters(in: .newlines)
      try? FileManager.default.removeItem(atPath: "\(scratch.folder)/case.yaml")
      let made = try scratch.run("new", "case.yaml", input: NewTests.typed(["yes", answer, "yes"]))
      #expect(made.status == 0, "\(line): \(made.errors)")
      #expect(made.errors.contains("rihgt") == other.contains("rihgt"))
      let text = try scratch.text("case.yaml")
      #expect(
        NewTests.withoutComments(text) == NewTests.head + "  mode: chronic\n  neutral-height: 203\n"
          + NewTests.tail)
    }
  }

  @Test("What is asked for again while answers behind it wait does not lose them to Ctrl-C")
  func waitingAnswers() throws {
    let scratch = try Scratch()
    let answers = NewTests.answers(mode: "chronic", ["203"])
    let begun = try scratch.run(
      "new", "case.yaml", input: NewTests.typed(Array(answers.dropLast()) + ["back bone"]))
    #expect(begun.status == 65)
    #expect(try scratch.text("case.yaml.draft").contains("schedule.rate\t0.75"))
    let made = try scratch.run(
      "new", "case.yaml", input: NewTests.typed(["", "left tibia", "back neutral-height", "210", "yes"]))
    #expect(made.status == 0, "\(made.errors)")
    let text = try scratch.text("case.yaml")
    #expect(
      text.contains("bone: left tibia") && text.contains("neutral-height: 210") && text.contains("rate: 0.75")
    )
  }
}

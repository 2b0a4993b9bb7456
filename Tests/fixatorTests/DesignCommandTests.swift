import CommandAnswers
import Foundation
import Glibc
import Testing

/// `fixator design`: what is printed, what is written, and what is refused.
@Suite struct DesignCommandTests {
  private static let few = "--frames 24 --rotation 0"

  private func scratch(_ changes: [(String, String)] = []) throws -> Scratch {
    let scratch = try Scratch()
    var text = try scratch.text("Fixtures/cases/tibia-varus-lengthening.yaml")
    for (old, new) in changes {
      try #require(text.contains(old))
      text = text.replacingOccurrences(of: old, with: new)
    }
    try scratch.write(text, "case.yaml")
    return scratch
  }

  private func design(_ words: String..., in scratch: Scratch) throws -> Program.Outcome {
    try scratch.shell("fixator design " + words.joined(separator: " "))
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("Frames come by visits, changes, margin and stiffness, the same with any number of threads")
  func table() throws {
    let scratch = try scratch([("struts: long", "struts: auto")])
    let runs = try ["1", "2"].map { jobs in
      try design("case.yaml --format json --jobs", jobs, DesignCommandTests.few, in: scratch)
    }
    #expect(runs[0].status == 0 && runs[0].output == runs[1].output, "\(runs[0].errors)")
    var request = DesignRequest()
    (request.frames, request.rotation) = (24, 0)
    let answer = try Commands.design(Array(try scratch.text("case.yaml").utf8), request)
    #expect(answer.text == runs[0].output && !answer.hasErrors)
    let frames = try #require(try object(runs[0].output)["frames"] as? [[String: Any]])
    #expect((1...12).contains(frames.count))
    let visits = frames.compactMap { $0["visits"] as? Int }
    #expect(visits == visits.sorted() && visits.count == frames.count)
    let printed = try design("case.yaml", DesignCommandTests.few, in: scratch)
    for part in ["visits", "changes", "margin", "stiffness", "not a medical device", "frames tried"] {
      #expect(printed.output.contains(part), "\(part)")
    }
    #expect(printed.output.contains("frame 1 has warnings: convention-spread"))
  }

  @Test("A frame whose margin is small is marked, and one more than asked for is explained")
  func marks() throws {
    let scratch = try scratch()
    let printed = try design("case.yaml --frames 1", in: scratch).output
    #expect(printed.replacing("\n", with: " ").contains("more than the 1 asked for"))
    let margins = printed.split(separator: "\n").compactMap { line -> Substring? in
      let cells = line.split(separator: " ")
      return cells.count > 9 && Int(cells[0]) != nil && cells[3].contains(".") ? cells[3] : nil
    }
    #expect(!margins.isEmpty)
    for margin in margins {
      let value = try #require(Double(margin.replacing("!", with: "")))
      // Printed to a tenth.
      #expect(abs(value - 5) < 0.06 || margin.hasSuffix("!") == (value < 5), "\(margin)")
    }
    #expect(margins.contains { $0.hasSuffix("!") } == printed.contains("!: less than 5 mm"))
  }

  @Test("A folder has each frame as a case that plans without the faults of its frame, and its picture")
  func folder() throws {
    let scratch = try scratch([("struts: long", "struts: auto")])
    let written = try design("case.yaml --output frames", DesignCommandTests.few, in: scratch)
    #expect(written.status == 0 && written.output.isEmpty, "\(written.errors)")
    let frames = try #require(
      try object(try scratch.text("frames/design.json"))["frames"] as? [[String: Any]])
    for (index, frame) in frames.enumerated() {
      let name = "frames/frame-\(index < 9 ? "0" : "")\(index + 1)"
      #expect(try scratch.text("\(name).svg").hasPrefix("<svg"))
      #expect(try scratch.text("\(name).yaml") == frame["text"] as? String)
      let summary = try #require(
        try object(try scratch.run("plan", "\(name).yaml", "--format", "json").output)["summary"]
          as? [String: Any])
      #expect(summary["strut_changes"] as? Int == frame["strut_changes"] as? Int)
      #expect(summary["visits"] as? Int == frame["visits"] as? Int)
    }
    let again = try design("case.yaml --output frames", DesignCommandTests.few, in: scratch)
    #expect(again.status == 74)
  }

  @Test("What leaves no choice, and what is no ring, is refused in words")
  func refusals() throws {
    let scratch = try scratch([("12 varus", "12 ± 1 varus")])
    for (arguments, words) in [
      ("--rings generic-156", "did you mean generic-155"), ("--struts mediun", "did you mean medium"),
    ] {
      let refused = try design("case.yaml", arguments, in: scratch)
      #expect(refused.status == 65 && refused.errors.contains(words), "\(refused.errors)")
    }
    for arguments in [
      "--height 200-100", "--height 1..5", "--rotation 181", "--frames 0", "--rings ,", "--rotation nan",
    ] {
      #expect(try design("case.yaml", arguments, in: scratch).status == 64, "\(arguments)")
    }
    try scratch.copy("levels/tibia-defect-60.yaml", to: "two.yaml")
    let unread = try scratch.run("design", "two.yaml", "--rings", "generic-156")
    #expect(unread.status == 65 && unread.errors.contains("did you mean generic-155"), "\(unread.errors)")
    try scratch.copy("levels/residual-two-levels.yaml", to: "there.yaml")
    let there = try scratch.run("design", "there.yaml")
    #expect(there.status == 65 && there.errors.contains("this frame is there already"), "\(there.errors)")
    let unnamed = try #require(throws: CommandRefusal.self) {
      var request = DesignRequest()
      request.struts = ["mediun"]
      _ = try Commands.design(Array(try scratch.text("two.yaml").utf8), request)
    }
    #expect(unnamed.faults.map(\.key) == ["struts"] && unnamed.faults.map(\.code) == ["unknown-hardware"])
  }

  @Test("Six struts of a case's own keep their numbers in files, and no one of them is taken for all")
  func ownStruts() throws {
    let offsets = ["31", "30", "29.5", "30", "32.25", "30"]
    let own = offsets.map { "{min: 60, max: 300, reading-offset: \($0)}" }.joined(separator: ", ")
    let scratch = try scratch([("struts: long", "struts: [\(own)]")])
    let written = try design("case.yaml --output frames", DesignCommandTests.few, in: scratch)
    #expect(written.status == 0 && written.output.isEmpty, "\(written.errors)")
    let found = try object(try scratch.text("frames/design.json"))
    let searched = found["searched"] as? [String: Any]
    #expect(searched?["strut_classes"] as? [String] == ["own strut"])
    #expect((found["frames"] as? [Any])?.isEmpty == false)
    let text = try scratch.text("frames/frame-01.yaml")
    #expect(!text.contains("strut-classes") && text.contains("32.25"), "\(text)")
    let planned = try scratch.run("plan", "frames/frame-01.yaml", "--format", "json")
    #expect(planned.errors.contains("another class") == false && !planned.output.isEmpty, "\(planned.errors)")
    let printed = try design("case.yaml", DesignCommandTests.few, in: scratch)
    #expect(
      printed.output.replacing("\n", with: " ").contains("own strut, each at its number as the case has it"))
    let asked = try design("case.yaml --struts 'own strut'", DesignCommandTests.few, in: scratch)
    #expect(asked.status == 65 && asked.errors.contains("different struts of this name"), "\(asked.errors)")
  }

  @Test("Rings that were asked for are those that are tried, and half a turn to either side is one rotation")
  func askedRings() throws {
    let scratch = try scratch()
    let refused = try design("case.yaml --rings generic-155-two-thirds --frames 24", in: scratch)
    #expect(refused.status == 65 && refused.errors.contains("generic-155-two-thirds"), "\(refused.errors)")
    let all = try object(
      try design("case.yaml --format json --frames 36 --rotation 180", in: scratch).output)
    let rotations = try #require((all["searched"] as? [String: Any])?["rotations_deg"] as? [Any])
    #expect(rotations.count == 36, "\(rotations)")
  }

  @Test("Of two levels each row has both frames on one middle ring, and plans as it says")
  func levels() throws {
    let scratch = try Scratch()
    try scratch.copy("levels/defect-docking-offset.yaml", to: "two.yaml")
    let few = "two.yaml --frames 60 --rotation 0 --rings generic-155"
    let runs = try ["1", "2"].map { try design(few, "--format json --jobs", $0, in: scratch) }
    #expect(runs[0].status == 0 && runs[0].output == runs[1].output, "\(runs[0].errors)")
    let printed = try design(few, in: scratch)
    for part in [
      "visits are those of both levels", "frames tried", "proximal height", "distal height", "level",
    ] {
      #expect(printed.output.replacing("\n", with: " ").contains(part), "\(part)")
    }
    let written = try design(few, "--output frames", in: scratch)
    #expect(written.status == 0 && written.output.isEmpty, "\(written.errors)")
    let found = try object(try scratch.text("frames/design.json"))
    #expect(try scratch.text("frames/design.json") == runs[0].output)
    let frames = try #require(found["frames"] as? [[String: Any]])
    #expect((1...12).contains(frames.count))
    for (index, frame) in frames.enumerated() {
      let name = "frames/frame-\(index < 9 ? "0" : "")\(index + 1)"
      #expect(try scratch.text("\(name).svg").hasPrefix("<svg"))
      #expect(try scratch.text("\(name).yaml") == frame["text"] as? String)
      let levels = try #require(frame["levels"] as? [[String: Any]])
      #expect(levels.compactMap { $0["level"] as? String } == ["proximal", "distal"])
      #expect(levels[0]["axial_offset_mm"] != nil && levels[1]["axial_offset_mm"] == nil)
      let plan = try object(try scratch.run("plan", "\(name).yaml", "--format", "json").output)
      let summary = try #require(plan["summary"] as? [String: Any])
      #expect(summary["strut_changes"] as? Int == frame["strut_changes"] as? Int)
      #expect(summary["visits"] as? Int == frame["visits"] as? Int)
      #expect(summary["days"] as? Int == frame["days"] as? Int)
    }
  }

  @Test("Ctrl-C ends with the best of what was tried", arguments: [false, true])
  func interrupted(isOfLevels: Bool) throws {
    let scratch = try scratch([("struts: long", "struts: auto")])
    if isOfLevels {
      try scratch.write(try scratch.text("Fixtures/levels/defect-docking-offset.yaml"), "case.yaml")
    }
    let run = try Spawned(
      ["design", "case.yaml", "--frames", "1000000", "--format", "json", "--jobs", "1"], in: scratch)
    if run.waitUntilNoted(SIGINT) { run.waitUntilWorked(seconds: 0.4) }
    run.send(SIGINT)
    let outcome = try run.outcome()
    #expect(outcome.status == 130, "\(outcome.errors)")
    let found = try object(outcome.output)
    #expect((found["ended"] as? String)?.contains("the search was ended after") == true)
    #expect((found["frames"] as? [Any])?.isEmpty == false)
  }
}

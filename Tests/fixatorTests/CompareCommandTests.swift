import Foundation
import Testing

/// `fixator compare`: what differs between two cases and their plans.
@Suite struct CompareCommandTests {
  private func folder(_ changes: [(String, String)]) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copy("cases/tibia-varus-lengthening.yaml", to: "one.yaml")
    var text = try scratch.text("one.yaml")
    for (old, new) in changes {
      try #require(text.contains(old))
      text = text.replacingOccurrences(of: old, with: new)
    }
    try scratch.write(text, "other.yaml")
    return scratch
  }

  @Test func theSameCaseHasNothingThatDiffers() throws {
    let scratch = try folder([("# ", "#   ")])
    let compared = try scratch.run("compare", "one.yaml", "other.yaml")
    #expect(compared.status == 0 && compared.output.contains("the cases are the same"), "\(compared.output)")
    #expect(compared.output.contains("not a medical device"))
  }

  @Test func keysFiguresAndStrutsThatDifferAreNamed() throws {
    let scratch = try folder([("12 varus", "13 varus"), ("20 short", "21 short")])
    let compared = try scratch.run("compare", "one.yaml", "other.yaml")
    for part in [
      "deformity.ap-angulation", "12 varus", "13 varus", "21 short", "days of turning", "strut 6 by",
    ] {
      #expect(compared.output.contains(part), "\(part) in \(compared.output)")
    }
    #expect(!compared.output.contains("mounting.axial-offset"))
    let object = try #require(
      try JSONSerialization.jsonObject(
        with: Data(try scratch.run("compare", "one.yaml", "other.yaml", "--format", "json").output.utf8))
        as? [String: Any])
    let plan = try #require(
      try JSONSerialization.jsonObject(
        with: Data(try scratch.run("plan", "other.yaml", "--format", "json").output.utf8)) as? [String: Any])
    let (side, summary) = (object["other"] as? [String: Any], plan["summary"] as? [String: Any])
    #expect(side?["days"] as? Int == summary?["days"] as? Int)
    #expect(side?["max_error_mm"] as? Double == summary?["max_error_mm"] as? Double)
    #expect(
      (object["keys"] as? [[String: String]])?.map { $0["key"] } == [
        "deformity.ap-angulation", "deformity.axial-translation",
      ])
  }

  @Test func aPlanStandsForItsCase() throws {
    let scratch = try folder([])
    try scratch.write(try scratch.run("plan", "one.yaml", "--format", "json").output, "plan.json")
    #expect(try scratch.run("compare", "one.yaml", "plan.json").output.contains("the cases are the same"))
  }

  @Test func aCaseWithoutAPlanIsComparedAndSaysWhyItHasNone() throws {
    let scratch = try folder([("mode: chronic", "mode: acute")])
    let compared = try scratch.run("compare", "one.yaml", "other.yaml")
    if compared.status == 65 {
      #expect(
        compared.output.contains("has no plan") || compared.errors.contains("other.yaml"), "\(compared)")
    }
    #expect(try scratch.run("compare", "one.yaml", "nothing.yaml").status == 74)
    try scratch.write("case: 3\n", "bad.yaml")
    let bad = try scratch.run("compare", "one.yaml", "bad.yaml")
    #expect(bad.status == 65 && bad.errors.contains("bad.yaml:1"), "\(bad.errors)")
  }

  @Test func casesOfOneLevelAndOfTwoAreCompared() throws {
    let scratch = try folder([])
    try scratch.copy("levels/tibia-defect-60.yaml", to: "two.yaml")
    let compared = try scratch.run("compare", "one.yaml", "two.yaml")
    #expect(compared.output.contains("not the same levels") && compared.output.contains("levels[1].level"))
    let text = try scratch.text("two.yaml")
    try scratch.write(text.replacingOccurrences(of: "60 long", with: "58 long"), "other-two.yaml")
    let levels = try scratch.run("compare", "two.yaml", "other-two.yaml")
    #expect(levels.output.contains("distal frame: each strut by"), "\(levels.output)")
  }

  @Test func aFindingOfTwoFramesSaysOfWhichItIs() throws {
    let scratch = try Scratch()
    try scratch.copy("levels/tibia-defect-60.yaml", to: "one.yaml")
    let text = try scratch.text("one.yaml")
    // The distal frame's struts alone end too early.
    let parts = text.components(separatedBy: "min: 100, max: 300")
    try #require(parts.count == 3)
    try scratch.write("\(parts[0])min: 100, max: 300\(parts[1])min: 120, max: 190\(parts[2])", "other.yaml")
    let compared = try scratch.run("compare", "one.yaml", "other.yaml")
    #expect(
      compared.output.contains("error strut-out-of-range: distal frame: strut 1 leaves"), "\(compared.output)"
    )
    #expect(compared.output.contains("rounding-error: limb: "))
    let object = try #require(
      try JSONSerialization.jsonObject(
        with: Data(try scratch.run("compare", "one.yaml", "other.yaml", "--format", "json").output.utf8))
        as? [String: Any])
    let found = (object["other"] as? [String: Any])?["found_here_alone"] as? [[String: Any]] ?? []
    #expect(
      Set(found.filter { $0["code"] as? String == "strut-out-of-range" }.map { $0["level"] as? String }) == [
        "distal"
      ])
  }

  @Test func whatIsSaidOfBothFramesIsSaidOnce() throws {
    let scratch = try Scratch()
    try scratch.copy("levels/tibia-defect-60.yaml", to: "one.yaml")
    let text = try scratch.text("one.yaml")
    try scratch.write(
      text.replacingOccurrences(of: "generic-155", with: "generic-180"), "other.yaml")
    let output = try scratch.run("compare", "one.yaml", "other.yaml").output
    #expect(output.components(separatedBy: "note hardware-unverified").count == 2, "\(output)")
    #expect(output.contains("both frames: "), "\(output)")
  }

  @Test func keysOfTheOtherStandWhereItsFileHasThem() throws {
    let scratch = try Scratch()
    try scratch.copy("levels/tibia-defect-60.yaml", to: "one-two.yaml")
    let text = try scratch.text("one-two.yaml")
    try scratch.write(
      text.replacingOccurrences(of: "axial-offset: 60", with: "rotation: 3 internal\n      axial-offset: 70"),
      "other-two.yaml")
    let output = try scratch.run("compare", "one-two.yaml", "other-two.yaml").output
    let offset = try #require(output.range(of: "levels[1].mounting.axial-offset"))
    let rotation = try #require(output.range(of: "levels[1].mounting.rotation"))
    #expect(offset.lowerBound < rotation.lowerBound)
    try scratch.copy("levels/lengthening-and-angulation.yaml", to: "third.yaml")
    let third = try scratch.run("compare", "one-two.yaml", "third.yaml").output
    let keys = third.split(separator: "\n").compactMap { line in
      line.hasPrefix("levels[") ? line.prefix(9) : nil
    }
    #expect(keys == keys.sorted(), "\(third)")
  }

  @Test func linesFitTheirWidth() throws {
    let scratch = try folder([("peroneal nerve", String(repeating: "very long name ", count: 12))])
    for line in try scratch.run("compare", "one.yaml", "other.yaml").output.split(separator: "\n") {
      #expect(line.count <= 100, "\(line)")
    }
  }

  @Test func thePageOfAnotherProgramIsLookedFor() throws {
    let scratch = try Scratch()
    try scratch.write("#!/bin/sh\necho page \"$@\"\n", ".bin/fixator-planner")
    // Where it was built, the page's program may stand beside it.
    let alone = "mkdir -p own && cp \"$(readlink -f \"$(command -v fixator)\")\" own/fixator"
    let opened = try scratch.shell(
      "chmod +x .bin/fixator-planner && \(alone) && own/fixator page case.yaml --port 0")
    #expect(opened.output == "page case.yaml --port 0\n", "\(opened)")
    let without = try scratch.shell("rm .bin/fixator-planner && PATH=/nowhere:$PATH && own/fixator page")
    #expect(without.status == 65 && without.errors.contains("swift run"), "\(without)")
  }
}

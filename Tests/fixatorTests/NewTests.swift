import Foundation
import Testing

/// The answers of `new` give the case; the words of its questions are free.
@Suite struct NewTests {
  /// Answers in the order of the file; what is empty is left out.
  static func answers(mode: String, _ frame: [String]) -> [String] {
    ["tibia-1", "right", "tibia", "", "distal", "27"]
      + ["12 ± 1.5 varus", "8 apex-anterior", "", "", "4 posterior", "20 short", "film"]
      + ["5 lateral", "", "60 proximal", "8 external", "", "2 anterior"]
      + ["generic-155", "generic-180", "long", mode] + frame + ["2026-03-01", "", "0.75", "", "", "", "yes"]
  }

  static let head = """
    case: tibia-1
    side: right
    bone: tibia
    reference: distal
    bone-diameter: 27

    deformity:
      ap-angulation: 12 ± 1.5 varus
      lateral-angulation: 8 apex-anterior
      lateral-translation: 4 posterior
      axial-translation: 20 short
      convention: film

    mounting:
      ap-offset: 5 lateral
      axial-offset: 60 proximal
      rotation: 8 external
      lateral-tilt: 2 anterior

    frame:
      proximal-ring: generic-155
      distal-ring: generic-180
      struts: long

    """

  static let tail = """

    schedule:
      surgery: 2026-03-01
      rate: 0.75

    """

  static func typed(_ answers: [String]) -> String { answers.joined(separator: "\n") + "\n" }

  static func withoutComments(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#") }
      .joined(separator: "\n")
  }

  @Test("Piped answers give the case, and it plans")
  func piped() throws {
    let scratch = try Scratch()
    let made = try scratch.run(
      "new", "case.yaml", input: NewTests.typed(NewTests.answers(mode: "chronic", ["203"])))
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.isEmpty)
    #expect(
      NewTests.withoutComments(try scratch.text("case.yaml"))
        == NewTests.head + "  mode: chronic\n  neutral-height: 203\n" + NewTests.tail)
    #expect(try scratch.run("plan", "case.yaml").status <= 1)
  }

  @Test("A joint is asked for its hinge, its distraction and a structure at risk")
  func joint() throws {
    let scratch = try Scratch()
    let answers =
      ["foot-1", "left", "foot", "0", "proximal", "40", "medial-lateral", "", "", "5 distal", "3"]
      + ["", "30 equinus", "", "", "", "", "", "", "", "100 proximal", "", "", ""]
      + ["generic-155", "generic-180", "long", "chronic", "200", "", "", "", "", "", ""]
      + ["", "tibial nerve", "", "40 posterior", "", "", "", "yes"]
    let made = try scratch.run("new", "case.yaml", input: NewTests.typed(answers))
    #expect(made.status == 0, "\(made.errors)")
    let text = NewTests.withoutComments(try scratch.text("case.yaml"))
    for line in [
      "between: joint", "hinge:", "  axis: medial-lateral", "axial: 5 distal", "distraction: 3",
      "lateral-angulation: 30 equinus", "tibial nerve",
    ] {
      #expect(text.contains(line), "\(line) in\n\(text)")
    }
    #expect(made.errors.contains("an answer is needed"))
    #expect(try scratch.run("plan", "case.yaml").status <= 1)
  }

  @Test("Each mode is asked for its own keys")
  func residual() throws {
    let scratch = try Scratch()
    let readings = "[200, 201, 202, 203, 204, 205]"
    let made = try scratch.run(
      "new", "case.yaml", input: NewTests.typed(NewTests.answers(mode: "residual", [readings])))
    #expect(made.status == 0, "\(made.errors)")
    #expect(
      NewTests.withoutComments(try scratch.text("case.yaml"))
        == NewTests.head + "  mode: residual\n  struts-now: \(readings)\n" + NewTests.tail)
  }

  @Test("Answers typed at a terminal give the same case")
  func terminal() throws {
    let scratch = try Scratch()
    let answers = NewTests.typed(NewTests.answers(mode: "chronic", ["203"]))
    _ = try scratch.run("new", "piped.yaml", input: answers)
    _ = try Terminal.run(["new", "typed.yaml"], in: scratch, typing: answers)
    #expect(try scratch.text("typed.yaml") == scratch.text("piped.yaml"))
  }

  @Test("An answer that cannot be is asked for again, and nothing is written before all are there")
  func again() throws {
    let scratch = try Scratch()
    var answers = NewTests.answers(mode: "chronic", ["203"])
    answers.insert(contentsOf: ["", "lft", "Left?"], at: 1)
    answers.insert(contentsOf: ["12", "900 varus", "12 # varus"], at: 9)
    let whole = try scratch.run("new", "case.yaml", input: NewTests.typed(answers))
    #expect(whole.status == 0, "\(whole.errors)")
    #expect(NewTests.withoutComments(try scratch.text("case.yaml")).hasPrefix(NewTests.head))
    for count in [0, 1, 20, answers.count - 1] {
      try? FileManager.default.removeItem(atPath: "\(scratch.folder)/cut.yaml.draft")
      let cut = try scratch.run(
        "new", "cut.yaml", input: NewTests.typed(Array(answers[..<count])).trimmingCharacters(in: .newlines))
      #expect(cut.status == 65)
      #expect(!scratch.has("cut.yaml"))
    }
  }

  @Test("People's own ways to type are understood, and two readings are asked back")
  func typedAsPeopleDo() throws {
    let scratch = try Scratch()
    let typed = [
      "tibia-1", "R", "tibia", "1", "dist", "27 mm", "varus 12,5 +- 1.5", "8° procurvatum", "nothing", "-",
      "post 4", "2 cm short",
      "y", "film", "5 lat", "", "60mm prox", "ext 8 deg", "", "2 ant", "155", "180", "LONG", "residual",
      "200 201 202 203 204 205", "1.3.2026", "1", "10 days", "0,75 mm/day", "", "mon and thu",
      "peroneal nerve", "25 lat", "", "",
      "1 mm a day", "", "yes",
    ]
    let made = try scratch.run("new", "case.yaml", input: NewTests.typed(typed))
    #expect(made.status == 0, "\(made.errors)")
    let text = try scratch.text("case.yaml")
    for line in [
      "side: right", "reference: distal", "ap-angulation: 12.5 ± 1.5 varus",
      "lateral-translation: 4 posterior",
      "axial-translation: 20 short", "axial-offset: 60 proximal", "rotation: 8 external",
      "proximal-ring: generic-155",
      "struts-now: [200, 201, 202, 203, 204, 205]", "surgery: 2026-03-01", "latency: 10", "rate: 0.75",
      "visits: [monday, thursday]", "{name: peroneal nerve, ap: 25 lateral, rate: 1}",
    ] { #expect(text.contains(line), "\(line) in \(text)") }
    #expect(
      made.errors.contains("which is meant? 1: 2026-03-01, 2: 2026-01-03")
        && made.errors.contains("understood: "))
    #expect(try scratch.run("plan", "case.yaml").status <= 1)
  }

  @Test("What is a unit and a direction is asked back, or taken for the one that it can be")
  func unitsThatAreDirections() throws {
    let scratch = try Scratch()
    let typed = [
      "tibia-1", "left", "tibia", "", "prox", "28", "12 varus", "8,5° apex anterior", "10 in", "5 m", "1",
      "4 a", "2 rad",
      "20 short", "", "", "", "60 prox",
      "", "", "", "155", "180", "long", "chronic", "203", "", "", "", "", "", "", "yes",
    ]
    let made = try scratch.run("new", "case.yaml", input: NewTests.typed(typed))
    #expect(made.status == 0, "\(made.errors)")
    let text = try scratch.text("case.yaml")
    for line in [
      "axial-rotation: 10 internal", "ap-translation: 5 medial", "lateral-translation: 4 anterior",
      "lateral-angulation: 8.5 apex-anterior",
    ] {
      #expect(text.contains(line), "\(line) in \(text)")
    }
    #expect(made.errors.contains("which is meant? 1: 5 medial, 2: 5000"), "\(made.errors)")
    #expect(text.contains("axial-translation: 20 short"), "2 rad is no length")
  }

  @Test("What is wrong as a whole is shown before it is written, and asked for again")
  func preview() throws {
    let scratch = try Scratch()
    var answers = NewTests.answers(mode: "chronic", ["500"])
    answers.removeLast()
    let made = try scratch.run("new", "case.yaml", input: NewTests.typed(answers + ["no"]))
    #expect(made.status == 65 && !scratch.has("case.yaml"))
    #expect(made.errors.contains("days of turning") && made.errors.contains("error strut"), "\(made.errors)")
  }

  @Test("Two levels are asked for, and in transport the cut's level has no deformity")
  func levels() throws {
    let scratch = try Scratch()
    let transport = [
      "defect", "left", "tibia", "2", "transport", "dist", "100", "proximal", "28", "", "", "60 proximal", "",
      "", "",
      "155", "155", "long", "chronic", "210", "proximal", "28", "", "", "", "", "", "60 long", "", "2 short",
      "155", "long", "chronic", "260",
      "2026-03-01", "", "", "", "", "yes",
    ]
    let made = try scratch.run("new", "case.yaml", input: NewTests.typed(transport))
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.errors.contains("the height on day 0") && made.errors.contains("the height at contact"))
    let text = try scratch.text("case.yaml")
    #expect(text.contains("motion: transport") && text.contains("level: distal"), "\(text)")
    #expect(text.contains("target:\n      axial-translation: 2 short"), "\(text)")
    // Three rings are asked for by three questions.
    for words in ["Of the three, the first", "the middle ring, between", "the last, below"] {
      #expect(made.errors.components(separatedBy: words).count == 2, "\(words)")
    }
    #expect(try scratch.run("plan", "case.yaml").status <= 1)
  }

  @Test("In rings-first the moving ring is asked for too, and the case is whole")
  func ringsFirst() throws {
    let scratch = try Scratch()
    let made = try scratch.run(
      "new", "case.yaml",
      input: NewTests.typed(
        NewTests.answers(mode: "rings-first", ["", "3 lateral", "", "200 proximal", "5 internal", "", ""])))
    #expect(made.status == 0, "\(made.errors)")
    let text = try scratch.text("case.yaml")
    #expect(
      text.contains(
        "  moving-mounting: {ap-offset: 3 lateral, axial-offset: 200 proximal, rotation: 5 internal}\n"),
      "\(text)")
    #expect(try scratch.run("plan", "case.yaml").status <= 1)
  }

  @Test("Each of two levels is asked where its ring sits, and the middle ring once")
  func mountingsOfLevels() throws {
    let scratch = try Scratch()
    let typed = [
      "two", "right", "femur", "2", "independent", "160",
      "prox", "30", "", "", "", "", "", "30 short", "", "", "", "60 prox", "", "", "", "205", "180", "",
      "chr", "165",
      "dist", "34", "after proximal", "14 varus", "", "", "5 lat", "", "", "", "", "", "45 dist", "", "", "",
      "180", "", "rings", "", "2026-03-01", "", "", "", "", "yes",
    ]
    let made = try scratch.run("new", "case.yaml", input: NewTests.typed(typed))
    #expect(made.status == 0, "\(made.errors)")
    #expect(try scratch.text("case.yaml").contains("axial-offset: 45 distal"))
    let planned = try scratch.run("plan", "case.yaml")
    #expect(planned.status <= 1, "\(planned)")
  }

  @Test("A folder that is not there is told before the first question, and made")
  func noFolder() throws {
    let scratch = try Scratch()
    let made = try scratch.run(
      "new", "nowhere/case.yaml", input: NewTests.typed(NewTests.answers(mode: "chronic", ["203"])))
    #expect(
      made.status == 0 && made.errors.hasPrefix("fixator: nowhere: there is no such folder yet"),
      "\(made.errors)")
    #expect(scratch.has("nowhere/case.yaml"))
  }

  @Test("Below what is no folder nothing is asked")
  func fileInPlaceOfFolder() throws {
    let scratch = try Scratch()
    _ = try scratch.shell("touch taken")
    let made = try scratch.run(
      "new", "taken/case.yaml", input: NewTests.typed(NewTests.answers(mode: "chronic", ["203"])))
    #expect(made.status == 74 && !made.errors.contains("case: "), "\(made.errors)")
  }

  @Test("A plan with errors is not written by an empty line, and says what is wrong with it")
  func objection() throws {
    let scratch = try Scratch()
    let answers = Array(NewTests.answers(mode: "chronic", ["500"]).dropLast())
    let made = try scratch.run(
      "new", "case.yaml", input: NewTests.typed(answers + ["show", "?", "perhaps", ""]))
    #expect(made.status == 65 && !scratch.has("case.yaml"))
    #expect(
      made.errors.contains("errors: write this case all the same?")
        && made.errors.contains("nothing was written"))
    #expect(made.errors.components(separatedBy: "case: tibia-1").count == 3, "show prints it again")
    #expect(try scratch.run("new", "case.yaml", input: NewTests.typed(["yes", "yes"])).status == 0)
  }

  @Test("A latency is typed in weeks or in days", arguments: ["1 week", "7 days", "7d", "1wk", "7"])
  func latency(_ words: String) throws {
    let scratch = try Scratch()
    var answers = NewTests.answers(mode: "chronic", ["203"])
    answers[answers.count - 6] = words
    let made = try scratch.run("new", "case.yaml", input: NewTests.typed(answers))
    #expect(made.status == 0, "\(made.errors)")
    #expect(try scratch.text("case.yaml").contains("latency: 7\n"))
  }

  @Test("The template is a case that plans, and prints the same from a file")
  func template() throws {
    let scratch = try Scratch()
    let template = try scratch.run("new", "--template")
    try scratch.write(template.output, "case.yaml")
    #expect(template.errors.isEmpty)
    #expect(try scratch.run("plan", "case.yaml").status == 0)
  }
}

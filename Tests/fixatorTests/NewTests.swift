import Foundation
import Testing

/// The answers of `new` give the case; the words of its questions are free.
@Suite struct NewTests {
  /// Answers in the order of the file; what is empty is left out.
  static func answers(mode: String, _ frame: [String]) -> [String] {
    ["tibia-1", "right", "tibia", "distal", "27"]
      + ["12 ± 1.5 varus", "8 apex-anterior", "", "", "4 posterior", "20 short", "film"]
      + ["5 lateral", "", "60 proximal", "8 external", "", "2 anterior"]
      + ["generic-155", "generic-180", "long", mode] + frame + ["2026-03-01", "0.75", ""]
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

  private func typed(_ answers: [String]) -> String { answers.joined(separator: "\n") + "\n" }

  private func withoutComments(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#") }
      .joined(separator: "\n")
  }

  @Test("Piped answers give the case, and it plans")
  func piped() throws {
    let scratch = try Scratch()
    let made = try scratch.run("new", "case.yaml", input: typed(NewTests.answers(mode: "chronic", ["203"])))
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.isEmpty)
    #expect(
      withoutComments(try scratch.text("case.yaml"))
        == NewTests.head + "  mode: chronic\n  neutral-height: 203\n" + NewTests.tail)
    #expect(try scratch.run("plan", "case.yaml").status <= 1)
  }

  @Test("Each mode is asked for its own keys")
  func residual() throws {
    let scratch = try Scratch()
    let readings = "[200, 201, 202, 203, 204, 205]"
    let made = try scratch.run(
      "new", "case.yaml", input: typed(NewTests.answers(mode: "residual", [readings])))
    #expect(made.status == 0, "\(made.errors)")
    #expect(
      withoutComments(try scratch.text("case.yaml"))
        == NewTests.head + "  mode: residual\n  struts-now: \(readings)\n" + NewTests.tail)
  }

  @Test("Answers typed at a terminal give the same case")
  func terminal() throws {
    let scratch = try Scratch()
    let answers = typed(NewTests.answers(mode: "chronic", ["203"]))
    _ = try scratch.run("new", "piped.yaml", input: answers)
    _ = try Terminal.run(["new", "typed.yaml"], in: scratch, typing: answers)
    #expect(try scratch.text("typed.yaml") == scratch.text("piped.yaml"))
  }

  @Test("An answer that cannot be is asked for again, and nothing is written before all are there")
  func again() throws {
    let scratch = try Scratch()
    var answers = NewTests.answers(mode: "chronic", ["203"])
    answers.insert(contentsOf: ["", "lft", "Left?"], at: 1)
    answers.insert(contentsOf: ["12", "900 varus", "12 # varus"], at: 8)
    let whole = try scratch.run("new", "case.yaml", input: typed(answers))
    #expect(whole.status == 0, "\(whole.errors)")
    #expect(withoutComments(try scratch.text("case.yaml")).hasPrefix(NewTests.head))
    for count in [0, 1, 20, answers.count - 1] {
      let cut = try scratch.run(
        "new", "cut.yaml", input: typed(Array(answers[..<count])).trimmingCharacters(in: .newlines))
      #expect(cut.status == 65)
      #expect(!scratch.has("cut.yaml"))
    }
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

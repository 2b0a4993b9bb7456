import Foundation
import Testing

/// `fixator films`, from the template to the error bars of a case.
@Suite struct FilmsCommandTests {
  private func folder() throws -> Scratch {
    let scratch = try Scratch()
    let made = try scratch.run("new", "--films")
    try #require(made.status == 0, "\(made.errors)")
    try scratch.write(made.output, "films.yaml")
    return scratch
  }

  private func changed(_ old: String, _ new: String) throws -> Scratch {
    let scratch = try folder()
    let text = try scratch.text("films.yaml")
    try #require(text.contains(old))
    try scratch.write(text.replacingOccurrences(of: old, with: new), "films.yaml")
    return scratch
  }

  @Test("The template becomes a case, the case a plan and its error bars")
  func fromFilmsToTheEnd() throws {
    let scratch = try folder()
    let solved = try scratch.run("films", "films.yaml", "--case-out", "case.yaml")
    #expect(solved.status == 0, "\(solved.errors)")
    #expect(solved.output.contains("not a medical device") && solved.output.contains("19.41 ± "))
    let text = try scratch.text("case.yaml")
    #expect(text.contains("rings-first") && text.contains("covariance:"))
    #expect(text.hasPrefix("# fixator: ") && !text.contains("rounding"))
    #expect(try scratch.run("plan", "case.yaml").status == 0)
    let bars = try scratch.run("sensitivity", "case.yaml", "--samples", "2000", "--format", "json")
    #expect(bars.status == 0 && bars.output.contains("correlations"), "\(bars.errors)")
    // Which marks to set again is said where the error bars are, and of what they are.
    let table = try scratch.run("sensitivity", "case.yaml", "--samples", "2000")
    for words in ["left after the correction because of the marks", "to be set again first", "one film more"]
    {
      #expect(
        table.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words), "\(words)")
      #expect(bars.output.contains(words), "\(words)")
    }
    // What is there is not replaced unless that is said.
    #expect(try scratch.run("films", "films.yaml", "--case-out", "case.yaml").status == 74)
    #expect(try scratch.run("films", "films.yaml", "--case-out", "case.yaml", "--force").status == 0)
    #expect(try scratch.run("films", "films.yaml", "--case-out", "films.yaml", "--force").status == 65)
  }

  @Test("A folder has the table, the object and the picture, each saying what every output says")
  func files() throws {
    let scratch = try folder()
    let written = try scratch.run("films", "films.yaml", "--output", "solved")
    #expect(written.status == 0 && written.output.isEmpty, "\(written.errors)")
    for name in ["films.txt", "films.json", "films.svg"] {
      let text = try scratch.text("solved/\(name)")
      #expect(text.contains("not a medical device"), "\(name)")
    }
    let json = try scratch.text("solved/films.json")
    let printed = try scratch.run("films", "films.yaml", "--format", "json")
    #expect(json == printed.output)
  }

  @Test("Errors of the marks are printed first, with status 1, and no case is made of them")
  func errors() throws {
    let scratch = try changed("strut: 3, at: [76.03, 75.94]", "strut: 3, at: [84.03, 75.94]")
    let solved = try scratch.run("films", "films.yaml", "--case-out", "case.yaml")
    #expect(
      solved.status == 1 && solved.output.contains("error    film AP: the mark of proximal ring, strut 3"))
    #expect((try? scratch.text("case.yaml")) == nil && solved.says("no case was written"))
  }

  @Test("One film is refused, and taken where that is said")
  func oneFilm() throws {
    let scratch = try folder()
    let text = try scratch.text("films.yaml")
    let one = try #require(text.components(separatedBy: "  - name: lateral").first)
    try scratch.write(one, "one.yaml")
    let refused = try scratch.run("films", "one.yaml")
    #expect(refused.status == 65 && refused.says("--single"))
    let taken = try scratch.run("films", "one.yaml", "--single")
    #expect(taken.status == 0 && taken.output.contains("one film shows no depth"), "\(taken.errors)")
    // What a plan is made of then is hardly known, and the plan says so.
    #expect(try scratch.run("films", "one.yaml", "--single", "--case-out", "one-case.yaml").status == 0)
    let plan = try scratch.run("plan", "one-case.yaml")
    #expect(plan.output.contains("hardly known: ") && plan.output.contains("lateral-offset ± "))
    #expect(try scratch.run("films", "films.yaml", "--case-out", "case.yaml").status == 0)
    #expect(try !scratch.run("plan", "case.yaml").output.contains("hardly known"))
  }

  @Test("--single is for one film alone")
  func singleOfTwo() throws {
    let refused = try folder().run("films", "films.yaml", "--single")
    #expect(refused.status == 65 && refused.output.isEmpty && refused.says("there are 2 in it"))
  }

  @Test("What the marks leave after the correction is printed, and stands in the case")
  func afterCorrection() throws {
    let scratch = try folder()
    let solved = try scratch.run("films", "films.yaml", "--case-out", "case.yaml")
    let text = try scratch.text("case.yaml")
    for said in [
      "left after the correction because of the marks: ± ", "to be set again first",
      "one film more, turned by ",
    ] {
      #expect(solved.output.contains(said) && text.contains(said), "\(said)")
    }
  }

  @Test("All that is wrong in a file is told at once, with place, key, what was found and what is allowed")
  func faults() throws {
    let scratch = try folder()
    let text = try scratch.text("films.yaml")
      .replacingOccurrences(of: "{ring: proximal, strut: 2,", with: "{ring: proxmal, strut: 9,")
      .replacingOccurrences(of: "source-distance: 1100 ± 5", with: "source-distance: 11")
      .replacingOccurrences(of: "side: left ", with: "side: lft ")
      .replacingOccurrences(of: "mark-sd: 0.5\n", with: "mark-sdd: 0.5\n")
    try scratch.write(text, "films.yaml")
    let told = try scratch.run("films", "films.yaml")
    #expect(told.status == 65 && told.output.isEmpty)
    for expected in [
      "films.yaml:5:7: side:",
      "films[1].marks[2].ring: the word is not one of those allowed; did you mean proximal?",
      "films[1].marks[2].strut: ", "films[2].source-distance: ",
      "films[2].mark-sdd: unknown key; did you mean mark-sd?",
    ] { #expect(told.says(expected), "\(expected) not in \(told.errors)") }
  }

  @Test("The angles of a long film, alone")
  func longFilm() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      case: long
      side: left
      malalignment:
        marks: {hip: [0, 0], knee: [20, -420], ankle: [0, -800], femoral-joint-line: [[-40, -419], [40, -421]], \
      tibial-joint-line: [[-40, -419], [40, -421]], proximal-axis: [[0, 0], [0, -80]], distal-axis: [[12, -160], [32, -300]]}

      """, "long.yaml")
    let solved = try scratch.run("films", "long.yaml", "--malalignment")
    #expect(solved.status == 0 && solved.output.contains("94.16 ±"), "\(solved.errors)\(solved.output)")
    #expect(solved.output.contains("varus") && solved.output.contains("not a medical device"))
    #expect(try scratch.run("films", "films.yaml", "--malalignment").status == 74)
    #expect(try scratch.run("films", "long.yaml", "--output", "solved").status == 0)
    let picture = try scratch.text("solved/long-film.svg")
    for part in ["knee", "CORA", "mLDFA", "not a medical device"] {
      #expect(picture.contains(part), "\(part)")
    }
  }

  @Test("Wrong usage", arguments: ["--force", "--format json --output x", "--malalignment --single"])
  func usage(_ rest: String) throws {
    #expect(try folder().shell("fixator films films.yaml \(rest)").status == 64)
  }
}

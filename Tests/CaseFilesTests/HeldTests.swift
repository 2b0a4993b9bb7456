import CaseFiles
import Testing
import TreatmentModel

@Suite struct HeldTests {
  private func holds(_ text: String) throws -> [StrutHold] {
    let bytes = Array((CaseTemplate.text + "held: \(text)\n").utf8)
    guard case .correction(let stated, _) = try CaseFile.parse(bytes, name: "case.yaml"),
      let parsed = stated[LevelID.only]
    else { return [] }
    return parsed.holds
  }

  @Test func strutsAreHeldForTheWholePlanOrForDays() throws {
    #expect(try holds("[]").isEmpty)
    #expect(try holds("[3]") == [StrutHold(strut: 3)])
    #expect(
      try holds("[1, {strut: 3, days: 5-9}]") == [StrutHold(strut: 1), StrutHold(strut: 3, days: 5...9)])
    #expect(
      try holds("[{strut: 6, days: 12}, {strut: 6, days: 14 - 20}, {strut: 2, days: 20-}, {strut: 4}]") == [
        StrutHold(strut: 6, days: 12...12), StrutHold(strut: 6, days: 14...20),
        StrutHold(strut: 2, days: 20...Int.max), StrutHold(strut: 4),
      ])
  }

  @Test func jsonSaysTheSame() throws {
    #expect(
      try holds("[{\"strut\": 3, \"days\": \"5-9\"}, 2]") == [
        StrutHold(strut: 3, days: 5...9), StrutHold(strut: 2),
      ])
  }

  @Test(arguments: [
    ("3", ValueFault.Code.wrongKind, "held"), ("[7]", .outOfRange, "held[1]"),
    ("[0]", .outOfRange, "held[1]"),
    ("[-3]", .outOfRange, "held[1]"), ("[2.5]", .notWhole, "held[1]"), ("[three]", .notANumber, "held[1]"),
    ("[[3]]", .wrongKind, "held[1]"), ("[1, {days: 5-9}]", .missing, "held[2].strut"),
    ("[{strut: 3, day: 5}]", .unknownKey, "held[1].day"),
    ("[{strut: 9, days: 5}]", .outOfRange, "held[1].strut"),
    ("[{strut: 3, days: 9-5}]", .outOfRange, "held[1].days"),
    ("[{strut: 3, days: 0-4}]", .outOfRange, "held[1].days"),
    ("[{strut: 3, days: 5-1001}]", .outOfRange, "held[1].days"),
    ("[{strut: 3, days: 5-99999999999999999999}]", .outOfRange, "held[1].days"),
    ("[{strut: 3, days: all}]", .notANumber, "held[1].days"),
    ("[{strut: 3, days: -4}]", .notANumber, "held[1].days"),
    ("[{strut: 3, days: 2026-03-01}]", .outOfRange, "held[1].days"),
    ("[{strut: 3, days: [5, 9]}]", .wrongKind, "held[1].days"),
    ("[3, {strut: 3, days: 5-9}]", .doesNotBelong, "held[2]"),
    ("[{strut: 3, days: 5-9}, {strut: 3, days: 9-12}]", .doesNotBelong, "held[2]"),
  ])
  func everyFaultIsNamedAtItsPlace(text: String, code: ValueFault.Code, key: String) {
    let line = CaseTemplate.text.split(separator: "\n", omittingEmptySubsequences: false).count
    let found = errors(Array((CaseTemplate.text + "held: \(text)\n").utf8))
    #expect(found.count == 1)
    #expect(found.first?.code == code && found.first?.key == key && found.first?.line == line, "\(found)")
  }

  @Test func allFaultsOfAListAreReportedTogether() {
    let text = CaseTemplate.text + "held: [8, {strut: 3, days: 9-5}, {strut: 2, dasy: 4}]\n"
    #expect(errors(Array(text.utf8)).map(\.code) == [.outOfRange, .outOfRange, .unknownKey])
  }
}

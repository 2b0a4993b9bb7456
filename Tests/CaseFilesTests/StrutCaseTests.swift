import CaseFiles
import Testing
import TreatmentModel

/// The case that a text makes, or nil.
private func parsed(_ bytes: [UInt8]) -> TreatedLevel? {
  guard case .correction(let stated, _)? = try? CaseFile.parse(bytes, name: "case.yaml"),
    let result = stated[LevelID.only]
  else { return nil }
  return result
}

@Suite struct StrutCaseTests {
  @Test(arguments: [
    ("[monday, Thursday]", VisitDays.weekdays([.monday, .thursday])), ("friday", .weekdays([.friday])),
    (
      "[2026-03-12, 2026-03-26]",
      .dates([CalendarDate(daysSince1970: 20_524), CalendarDate(daysSince1970: 20_538)])
    ),
  ])
  func visitsAreWeekdaysOrDates(text: String, expected: VisitDays) throws {
    let found = try #require(parsed(template(replacing: "latency: 7", with: "latency: 7\n  visits: \(text)")))
    #expect(found.calendar.visits == expected)
  }

  @Test(arguments: [
    ("[monday, 2026-03-12]", ValueFault.Code.wrongKind), ("[mnday]", .date), ("[2026-02-30]", .date),
    ("[]", .wrongKind),
    ("[[monday]]", .wrongKind),
  ])
  func otherVisitsAreRefused(text: String, code: ValueFault.Code) {
    let found = errors(template(replacing: "latency: 7", with: "latency: 7\n  visits: \(text)"))
    #expect(found.map(\.code) == [code], "\(found)")
    #expect(found.allSatisfy { $0.key.hasPrefix("schedule.visits") })
  }

  @Test func visitsNeedADateOfSurgery() {
    for text in ["[monday]", "[2026-03-12]"] {
      let found = errors(template(replacing: "surgery: 2026-03-01", with: "visits: \(text)"))
      #expect(found.map(\.code) == [.missing], "\(found)")
      #expect(found.allSatisfy { $0.fault.description.contains("schedule.surgery") })
    }
  }

  @Test func aRodTurnsByPartsOfItsPitch() throws {
    let found = try #require(
      parsed(
        template(
          replacing: "struts: auto", with: "struts: {min: 80, max: 300, pitch: 1.25, steps-per-turn: 6}")))
    guard case .given(let struts) = found.struts else {
      Issue.record("no struts")
      return
    }
    #expect(struts[0].thread == Thread(pitch: 1.25, stepsPerTurn: 6) && struts[0].step == 1.25 / 6)
    #expect(found.strutClasses.isEmpty)
  }

  @Test(arguments: [
    ("{min: 80, max: 300, pitch: 1}", [ValueFault.Code.missing]),
    ("{min: 80, max: 300, steps-per-turn: 4}", [.missing]),
    ("{min: 80, max: 300, pitch: 1, steps-per-turn: 5}", [.wrongWord]),
    ("{min: 80, max: 300, pitch: 1, steps-per-turn: 4, step: 1}", [.doesNotBelong]),
    ("{min: 80, max: 300, pitch: 0.1, steps-per-turn: 4}", [.outOfRange]),
  ])
  func halfARodIsRefused(text: String, codes: [ValueFault.Code]) {
    let found = errors(template(replacing: "struts: auto", with: "struts: \(text)"))
    #expect(found.map(\.code) == codes, "\(found)")
  }

  @Test func theCatalogueHasARodThatIsNotChosenByItself() throws {
    let rod = try #require(try Catalogue.builtIn().struts.first { $0.thread != nil })
    #expect(rod.step == 0.25 && !rod.provenance.verified && !rod.provenance.source.isEmpty)
    let found = try #require(parsed(template()))
    guard case .automatic(let classes) = found.struts else {
      Issue.record("not chosen")
      return
    }
    #expect(!classes.contains(rod) && classes.count == 4)
  }

  @Test func strutClassesAreWhatIsToBeHad() throws {
    let list = "strut-classes: [long, {name: extra, min: 250, max: 400, reading-offset: 12}]"
    let auto = try #require(parsed(template(replacing: "struts: auto", with: "struts: auto\n  \(list)")))
    #expect(auto.strutClasses.map(\.name) == ["long", "extra"])
    #expect(auto.struts == .automatic(from: auto.strutClasses))
    let named = try #require(parsed(template(replacing: "struts: auto", with: "struts: extra\n  \(list)")))
    guard case .given(let struts) = named.struts else {
      Issue.record("no struts")
      return
    }
    #expect(struts[5].name == "extra" && struts[5].readingOffset == 12)
    let plain = try #require(parsed(template(replacing: "struts: auto", with: "struts: medium")))
    #expect(plain.strutClasses == (try Catalogue.builtIn().struts))
  }

  @Test(arguments: [
    ("[]", ValueFault.Code.wrongKind), ("long", .wrongKind), ("[lonk]", .unknownHardware),
    ("[long, long]", .name),
    ("[{min: 10, max: 20}]", .missing), ("[{name: long, min: 10, max: 20}]", .name),
    ("[{name: a, min: 10, max: 20, length: 3}]", .unknownKey),
  ])
  func otherStrutClassesAreRefused(text: String, code: ValueFault.Code) {
    let found = errors(template(replacing: "struts: auto", with: "struts: auto\n  strut-classes: \(text)"))
    #expect(found.map(\.code) == [code], "\(found)")
  }
}

import CorrectionPlanning
import Foundation
import Reports
import Testing
import TreatmentModel

/// Whose a calendar is: name, side, bone and level.
@Suite struct CalendarIdentityTests {
  private func text(
    _ plan: Plan, _ division: CalendarFile.Division = .daily, replacing earlier: String? = nil
  ) throws -> String {
    try #require(
      CalendarFile(plan, division: division, version: "1", replacing: earlier.map { EarlierCalendar($0) })
    ).text
  }

  private func values(_ name: String, _ text: String) -> [String] {
    text.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n").filter {
      $0.hasPrefix(name + ":")
    }.map { String($0.dropFirst(name.count + 1)) }
  }

  /// The events that stand, and those that are called off, by UID.
  private func events(_ text: String) -> (standing: Set<String>, off: Set<String>) {
    var (standing, off) = (Set<String>(), Set<String>())
    for event in text.components(separatedBy: "BEGIN:VEVENT").dropFirst() {
      let identifier = values("UID", event).first ?? ""
      if values("STATUS", event) == ["CANCELLED"] {
        off.insert(identifier)
      } else {
        standing.insert(identifier)
      }
    }
    return (standing, off)
  }

  /// Legs of one name, bones of one leg, and levels of one bone; each differs in one thing.
  private func others() throws -> [(String, Plan)] {
    let sides = ("side: left", "side: right")
    let plan = try SamplePlans.plan()
    let level = try SamplePlans.correctionCase()
    let lower = TreatedLevel(id: LevelID(1), level.common, proximalRing: level.proximalRing, level.own)
    return [
      ("name", try SamplePlans.plan([("tibia-varus-lengthening", "another")])),
      ("side", try SamplePlans.plan([sides])),
      ("bone", try SamplePlans.plan([("bone: tibia", "bone: femur")])),
      ("level", try Planner.plan(lower)),
      ("the same", plan),
    ]
  }

  @Test func twoLegsBonesOrLevelsOfOneNameShareNoEvent() throws {
    for division in CalendarFile.Division.allCases {
      let own = events(try text(SamplePlans.plan(), division)).standing
      for (what, plan) in try others() {
        let other = events(try text(plan, division)).standing
        #expect(own.isDisjoint(with: other) == (what != "the same"), "\(what)")
      }
    }
  }

  @Test func everyTitleSaysTheLimb() throws {
    for (side, limb) in [("left", "Left tibia"), ("right", "Right tibia")] {
      let plan = try SamplePlans.plan([("side: left", "side: \(side)")])
      for division in CalendarFile.Division.allCases {
        let text = try text(plan, division)
        #expect(values("SUMMARY", text).allSatisfy { $0.hasPrefix("\(limb): ") })
        #expect(values("X-WR-CALNAME", text) == ["\(limb) strut schedule: \(plan.level.name)"])
      }
      #expect(values("SUMMARY", try text(plan)).contains("\(limb): turn struts\\, day 3 of \(plan.lastDay)"))
    }
  }

  @Test func theCalendarOfAnotherCaseIsCalledOff() throws {
    let own = try text(SamplePlans.plan())
    for (what, plan) in try others() where what != "the same" {
      let made = try text(plan, replacing: own)
      #expect(events(made).off == events(own).standing, "\(what)")
      #expect(events(made).standing == events(try text(plan)).standing)
      #expect(Set(values("SEQUENCE", made)) == ["1"])
      #expect(try text(plan, replacing: made) == made, "nothing has changed")
      #expect(EarlierCalendar(own).countOfOthers(than: plan.level) == events(own).standing.count)
      #expect(EarlierCalendar(made).countOfOthers(than: plan.level) == 0, "they are called off already")
    }
    #expect(EarlierCalendar(own).countOfOthers(than: try SamplePlans.plan().level) == 0)
    #expect(EarlierCalendar(own).title == "Left tibia strut schedule: tibia-varus-lengthening")
  }

  /// UIDs followed from the name alone, `fixator-calendar/1`.
  @Test func theUIDsOfEarlierVersionsAreCalledOff() throws {
    let plan = try SamplePlans.plan()
    let fresh = try text(plan)
    let prefix = try #require(events(fresh).standing.first?.prefix(25))
    // SHA-256 of "fixator-calendar/1\ntibia-varus-lengthening", by sha256sum.
    let old = fresh.replacingOccurrences(of: prefix, with: "72e0190fe2c88cdcd1934d11-")
    let made = try text(plan, replacing: old)
    #expect(events(made).standing == events(fresh).standing)
    #expect(events(made).off == events(old).standing)
    let called = values("SUMMARY", made).filter { $0.contains("called off\\, no longer part of the plan") }
    #expect(called.count == plan.duration + 1)
    #expect(EarlierCalendar(old).countOfOthers(than: plan.level) == 0, "they are this case's own")
    #expect(Set(values("SEQUENCE", made)) == ["1"])
  }

  /// A time says nothing without the rules of its zone; the day does.
  @Test func timesOfAnotherZoneAreCalledOffAsDays() throws {
    let plan = try SamplePlans.plan()
    let london = try text(plan, .each).replacingOccurrences(
      of: "DTSTART:", with: "DTSTART;TZID=Europe/London:")
    let made = try text(plan, .daily, replacing: london)
    #expect(!made.contains("TZID") && events(made).off.count == 4 * plan.duration)
    let floating = try text(plan, .daily, replacing: try text(plan, .each))
    #expect(floating.contains("\r\nDTSTART:20260308T080000\r\n"), "as it was")
  }
}

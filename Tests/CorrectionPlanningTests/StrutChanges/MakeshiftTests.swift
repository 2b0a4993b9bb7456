import CorrectionPlanning
import HexapodKinematics
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// Changes that cannot be done as they should, and what a plan says of them.
@Suite struct MakeshiftTests {
  private func strut(_ name: String, _ range: ClosedRange<Double>, offset: Double = 0) -> StrutHardware {
    StrutHardware(name: name, range: range, step: 1, readingOffset: offset, provenance: testStanding)
  }

  /// A pure lengthening by 20 mm in 20 days: six equal struts from 151.5 to 170.2 mm.
  private func lengthening(_ classes: [StrutHardware], _ visits: VisitDays = .any) throws -> Plan {
    var deformity = Deformity()
    deformity.axialTranslation = 20
    var sample = sampleCase(deformity)
    sample.struts = .automatic(from: classes)
    sample.strutClasses = classes
    sample.calendar.surgery = CalendarDate(year: 2026, month: 3, day: 1)
    sample.calendar.visits = visits
    sample.schedule.adjustmentsPerDay = 1
    return try Planner.plan(sample)
  }

  private func codes(_ plan: Plan) -> Set<Finding.Code> {
    Set(plan.checks.filter { $0.severity == .error }.map(\.code))
  }

  /// The finding speaks of the class that comes nearest, not of the first.
  @Test func aStrutThatIsTooLongForEveryClassHasTheNearest() throws {
    let plan = try lengthening([strut("a", 40...62), strut("b", 110...140), strut("c", 100...130)])
    #expect(plan.struts.allSatisfy { $0.name == "b" })
    #expect(plan.checks.contains { $0.code == .strutOutOfRange && $0.limit == 140 })
  }

  @Test func aChangeHasTheDaysOnWhichBothClassesFit() throws {
    let plan = try lengthening([strut("a", 140...162), strut("b", 158...200)])
    #expect(codes(plan).isEmpty && plan.strutTimeline.visitDays.count == 1)
    for change in plan.strutTimeline.changes {
      let window = try #require(change.window)
      for day in 1...plan.duration {
        let isPossible = (158...162).contains(plan.days[day - 1].set[change.strut])
        #expect(isPossible == window.contains(day))
      }
    }
  }

  @Test func withoutAVisitInTimeStrutsWaitAtTheEndOfTheirRange() throws {
    let classes = [strut("a", 140...162), strut("b", 158...200)]
    let ends = try lengthening(classes).strutTimeline.changes.compactMap(\.window?.upperBound)
    let (first, final) = (try #require(ends.min()), try #require(ends.max()))
    let surgery = try #require(CalendarDate(year: 2026, month: 3, day: 1))
    #expect(codes(try lengthening(classes, .dates([surgery + (6 + first)]))).isEmpty)
    let late = try lengthening(classes, .dates([surgery + (9 + final)]))
    #expect(codes(late).isEmpty && late.strutTimeline.visitDays == [final + 3])
    #expect(late.strutTimeline.awaited.count == 6 && late.duration > 20)
    for day in late.days.dropFirst(final).prefix(3) { #expect(day.set.allSatisfy { $0 <= 162 }) }
    #expect(late.days[late.duration].shortfall?.isCaughtUp == true)
    let check = try #require(late.checks.last { $0.code == .strutChangeWindow })
    #expect(check.severity == .warning && check.limit == Double(final) && check.value == Double(final + 3))
  }

  @Test func withoutAnyLaterVisitTheChangeIsPutIntoItsWindowAndThePlanHasAnError() throws {
    let surgery = try #require(CalendarDate(year: 2026, month: 3, day: 1))
    let none = try lengthening([strut("a", 140...162), strut("b", 158...200)], .dates([surgery]))
    #expect(codes(none) == [.strutChangeWindow])
    #expect(none.strutTimeline.changes.count == 6 && none.duration == 20)
    #expect(none.strutTimeline.changes.allSatisfy { $0.day == $0.window?.upperBound })
  }

  @Test func rangesThatDoNotMeetAreAnErrorWithTheGap() throws {
    let apart = try lengthening([strut("a", 140...160), strut("b", 161...200)])
    #expect(codes(apart) == [.strutChangeWindow])
    let check = try #require(apart.checks.first { $0.code == .strutChangeWindow })
    #expect(check.value == -1 && check.limit == 0 && check.unit == "mm")
    let meeting = try lengthening([strut("a", 140...161), strut("b", 160...200)])
    #expect(codes(meeting).isEmpty && meeting.strutTimeline.changes.count == 6)
    let hole = try lengthening([strut("a", 140...160), strut("b", 163...200)])
    #expect(codes(hole).contains(.strutChangeWindow))
  }

  @Test func strutsThatNoClassCanServeStopAtTheEndOfTheirRange() throws {
    let plan = try lengthening([strut("a", 140...160)])
    #expect(codes(plan) == [.strutOutOfRange, .targetMissed] && plan.strutTimeline.changes.isEmpty)
    #expect(plan.days.allSatisfy { $0.set.allSatisfy { $0 <= 160 } })
  }

  /// Whole steps outside a range that the exact lengths only touch are no reason to change a strut.
  @Test func aStrutIsNotChangedForTheSakeOfRounding() throws {
    // The struts end at 170.2 mm.
    for (end, isChanged) in [(170.0, false), (169.5, true)] {
      let plan = try lengthening([strut("a", 140...end), strut("b", 158...200)])
      #expect(codes(plan).isEmpty && plan.days.allSatisfy { $0.shortfall == nil })
      #expect(plan.strutTimeline.changes.isEmpty != isChanged)
    }
  }

  @Test func aGivenClassThatDoesNotFitOnDayZeroStaysOn() throws {
    var deformity = Deformity()
    deformity.axialTranslation = 20
    var sample = sampleCase(deformity)
    let (wrong, right) = (strut("wrong", 60...90), strut("right", 100...200))
    sample.struts = .given(PerStrut(repeating: wrong))
    sample.strutClasses = [wrong, right]
    let plan = try Planner.plan(sample)
    #expect(codes(plan).contains(.strutOutOfRange) && plan.strutTimeline.changes.isEmpty)
  }

  /// The scale jumps by the difference of the offsets; lengths and turns do not.
  @Test func theNewScaleBeginsWhereTheOldOneLeft() throws {
    let (a, b) = (strut("a", 140...162), strut("b", 118.5...180, offset: 39.5))
    let plan = try lengthening([a, b])
    let same = try lengthening([strut("a", 140...162), strut("b", 158...219.5)])
    #expect(plan.strutTimeline.changes.count == 6)
    for (day, other) in zip(plan.days, same.days) {
      #expect(day.turns == other.turns && day.errorDistance == other.errorDistance)
      for strut in StrutNumber.allCases {
        let mounted = plan.strutTimeline.hardware(strut, onDay: day.day)
        #expect(mounted.length(ofReading: day.set[strut]) == other.set[strut])
        #expect(mounted.range.contains(day.set[strut]))
      }
    }
  }

  @Test func boundsBeforeAChangeAreThoseOfBothClasses() throws {
    let plan = try lengthening([strut("a", 140...162), strut("b", 158...200)])
    let change = try #require(plan.strutTimeline.changes.first)
    let timeline = plan.strutTimeline
    func bounds(_ day: Int, _ isEnd: Bool) -> ClosedRange<Double> {
      timeline.lengthBounds(onDay: day, isDayEnd: isEnd)[change.strut.index]
    }
    #expect(bounds(change.day - 1, false) == 140...162)
    #expect(bounds(change.day - 1, true) == 158...162)
    #expect(bounds(change.day, false) == 158...200 && bounds(change.day, true) == 158...200)
  }

  @Test func guessedClassesInResidualModeAreAWarning() throws {
    var deformity = Deformity()
    deformity.axialTranslation = 10
    var sample = sampleCase(deformity)
    sample.mode = .residual(readings: StrutReadings(repeating: 165))
    sample.strutClasses = [strut("a", 100...170), strut("b", 160...240)]
    sample.struts = .automatic(from: sample.strutClasses)
    #expect(
      try Planner.plan(sample).checks.contains { $0.code == .defaultAssumed && $0.severity == .warning })
    sample.mode = .residual(readings: StrutReadings(repeating: 175))
    #expect(
      try !Planner.plan(sample).checks.contains { $0.code == .defaultAssumed && $0.severity == .warning })
  }
}

import CorrectionPlanning
import HexapodKinematics
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// How near readings of a plan come to the ends of the ranges they are read on, mm.
func leastRoom(_ plan: Plan) -> Double {
  plan.days.flatMap { day in
    (day.adjustments.map(\.set) + [day.set]).flatMap { set in
      StrutNumber.allCases.map { -plan.strutTimeline.hardware($0, onDay: day.day).excess(ofReading: set[$0]) }
    }
  }.min() ?? 0
}

@Suite struct ReserveTests {
  private func sample(_ random: inout SplitMix64, height: Double) -> TreatedLevel {
    var sample = random.correctionCase()
    sample.schedule.rate = 2
    sample.schedule.path = .straight
    sample.schedule.adjustmentsPerDay = 1
    sample.structuresAtRisk = []
    sample.strutClasses = genericStruts
    sample.struts = .automatic(from: genericStruts)
    sample.mode = .chronic(neutralHeight: height)
    return sample
  }

  /// A strut that goes from 105 to 176 needs one change either way; `b` ends at 176 of 178.
  @Test func aClassThatKeepsTheReserveToTheEndIsChosen() throws {
    let classes = [("a", 100.0...140), ("b", 120...178), ("c", 130...200)].map {
      StrutHardware(name: $0.0, range: $0.1, step: 1, readingOffset: 0, provenance: testStanding)
    }
    let days = Array(0...71)
    let lengths = days.map { day in StrutLengths { $0 == 2 ? 105 + Double(day) : 112 } }
    func timeline(_ reserve: Double) -> StrutTimeline {
      StrutPlanner(
        .automatic(from: classes), stock: classes, days: days, reserve: reserve, visitsWhere: { _ in true }
      ).timeline(lengths, scale: PerStrut(repeating: classes[0]))
    }
    let (whole, kept) = (timeline(0), timeline(5))
    #expect(whole.changes.map(\.to.name) == ["b"] && whole.changes[0].window == 16...36)
    // From 130 to 140 both hold it, and by one of both keep it: the slack is counted by the whole window.
    #expect(kept.changes.map(\.to.name) == ["c"] && kept.changes[0].window == 26...36)
    #expect(kept.changes[0].day == 31 && kept.changes[0].slack == 5)
  }

  /// Of two classes that share less than twice the reserve none can keep it at the change: slack decides, as without.
  @Test func narrowRangesAreChangedWithTheMostSlack() {
    let days = Array(0...70)
    let lengths = days.map { day in StrutLengths { $0 == 4 ? 140 + Double(day) : 145 } }
    func timeline(_ reserve: Double) -> StrutTimeline {
      StrutPlanner(
        .automatic(from: genericStruts), stock: genericStruts, days: days, reserve: reserve,
        visitsWhere: { _ in true }
      ).timeline(lengths, scale: PerStrut(repeating: genericStruts[2]))
    }
    #expect(timeline(0).changes.count == 1 && timeline(5) == timeline(0))
  }

  /// No visit is made for the sake of the reserve.
  @Test func theReserveCostsNoVisit() {
    let classes = [("a", 100.0...140), ("b", 110.0...190)].map {
      StrutHardware(name: $0.0, range: $0.1, step: 1, readingOffset: 0, provenance: testStanding)
    }
    let days = Array(0...80)
    // Strut 1 keeps the reserve on day 20; on day 39, the only one for strut 2, it reads 139.
    let lengths = days.map { day in
      StrutLengths { $0 == 0 ? 101 + Double(day) : $0 == 1 ? max(101, 73 + Double(day)) : 120 }
    }
    func timeline(_ reserve: Double) -> StrutTimeline {
      StrutPlanner(
        .given(PerStrut(repeating: classes[0])), stock: classes, days: days, reserve: reserve,
        visitsWhere: { $0 == 39 || $0 == 20 }
      ).timeline(lengths, scale: PerStrut(repeating: classes[0]))
    }
    #expect(timeline(0).visitDays == [39] && timeline(5) == timeline(0))
    #expect(timeline(5).changes.map(\.strut) == [1, 2])
  }

  /// Of heights without a change the reserve is kept by the one that is chosen, unless none of the range keeps it.
  @Test func chosenHeightsKeepTheReserve() throws {
    var random = SplitMix64(seed: printedSeed(221))
    var (kept, nearer) = (0, 0)
    for index in 0..<12 {
      var sample = sample(&random, height: 165)
      let range = 140.0...190
      let plan = try Planner.plan(sample, choosing: DesignRanges(heights: range))
      sample.limits.strutReserve = 0
      let whole = try Planner.plan(sample, choosing: DesignRanges(heights: range))
      #expect(plan.strutTimeline.changes.count == whole.strutTimeline.changes.count, "case \(index)")
      #expect(plan.strutTimeline.visitDays.count == whole.strutTimeline.visitDays.count, "case \(index)")
      guard plan.strutTimeline.changes.isEmpty, !plan.hasErrors else { continue }
      if leastRoom(plan) >= 5 {
        kept += 1
        nearer += leastRoom(whole) < 5 ? 1 : 0
      }
      for height in stride(from: 140.0, through: 190, by: 1) where leastRoom(plan) < 5 {
        sample.mode = .chronic(neutralHeight: height)
        let other = try Planner.plan(sample)
        guard !other.hasErrors, other.strutTimeline.changes.isEmpty else { continue }
        #expect(leastRoom(other) <= leastRoom(plan) + 1e-6, "case \(index), \(height) mm")
      }
    }
    print("\(kept) of 12 keep 5 mm without a change; without a reserve \(nearer) of them would come nearer")
    #expect(kept > 4 && nearer > 2)
  }

  @Test func mirroredLimbsChooseMirrored() throws {
    let mirror = [1, 0, 5, 4, 3, 2]
    var random = SplitMix64(seed: printedSeed(222))
    var changed = 0
    for _ in 0..<8 {
      let deformity = random.deformity(degrees: 14, millimetres: 30)
      let plans = try Side.allCases.map { side in
        var sample = sampleCase(deformity, limb: Limb(side: side, reference: .proximal))
        sample.strutClasses = closeStruts
        sample.struts = .automatic(from: closeStruts)
        sample.schedule.adjustmentsPerDay = 1
        return try Planner.plan(sample, choosing: DesignRanges(heights: 147...152))
      }
      #expect(plans[0].level.mode == plans[1].level.mode)
      func changes(_ plan: Plan, _ place: (Int) -> Int) -> Set<[Int]> {
        Set(
          plan.strutTimeline.changes.map { change in
            [place(change.strut.index), change.day, closeStruts.firstIndex(of: change.to) ?? -1]
          })
      }
      #expect(changes(plans[0]) { mirror[$0] } == changes(plans[1]) { $0 })
      changed += plans[0].strutTimeline.changes.count
    }
    #expect(changed > 8)
  }

  @Test func theHeightOfTheHintNeedsAsFewChangesAsItSays() throws {
    var random = SplitMix64(seed: printedSeed(223))
    var (hinted, none) = (0, 0)
    for index in 0..<12 {
      var sample = sample(&random, height: random.uniform(130...180).rounded())
      let plain = try Planner.plan(sample)
      let plan = plain.withHeightHint()
      #expect(plain.heightHint == nil && plan.days == plain.days && plan.checks == plain.checks)
      guard let hint = plan.heightHint else { continue }
      #expect(hint.strutChanges < plan.strutTimeline.changes.count)
      sample.mode = .chronic(neutralHeight: hint.neutralHeight)
      let other = try Planner.plan(sample)
      #expect(other.strutTimeline.changes.count == hint.strutChanges, "case \(index)")
      #expect(other.strutTimeline.visitDays.count == hint.visits, "case \(index)")
      #expect(plan.hasErrors || !other.hasErrors, "case \(index)")
      // What the search finds when it is asked to.
      sample.mode = plan.level.mode
      if case .chronic(let typed) = plan.level.mode, !other.hasErrors {
        let freedom = DesignRanges(heights: DesignRanges.heights(round: typed))
        let chosen = try Planner.plan(sample, choosing: freedom)
        #expect(chosen.level.mode == .chronic(neutralHeight: hint.neutralHeight), "case \(index)")
      }
      hinted += 1
      none += hint.strutChanges == 0 ? 1 : 0
    }
    print("\(hinted) of 12 have a hint, \(none) to a height without a change")
    #expect(hinted > 5 && none > 3)
  }

  /// Given struts, a frame that is there, and a plan without a change have nothing to hint at.
  @Test func nothingIsHintedAtWhereNothingIsToBeChosen() throws {
    var random = SplitMix64(seed: printedSeed(224))
    for _ in 0..<6 {
      let free = sample(&random, height: 170)
      let plan = try Planner.plan(free)
      var given = free
      given.struts = .given(plan.struts)
      #expect(try Planner.plan(given).withHeightHint().heightHint == nil)
      let chosen = try Planner.plan(free, choosing: DesignRanges(heights: 165...175))
      #expect(chosen.withHeightHint().heightHint == nil)
      if plan.strutTimeline.changes.isEmpty { #expect(plan.withHeightHint().heightHint == nil) }
    }
  }
}

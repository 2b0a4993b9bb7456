import CorrectionPlanning
import HexapodKinematics
import SampleCases
import TestSupport
import Testing
import TreatmentModel

@Suite struct FrameSearchTests {
  /// What decides between plans, smaller first.
  private func merit(_ plan: Plan, _ distance: Double) -> [Double] {
    let timeline = plan.strutTimeline
    let unserved = StrutNumber.allCases.filter { strut in
      let codes: [Finding.Code] = [.strutOutOfRange, .strutChangeWindow]
      return plan.checks.contains { codes.contains($0.code) && $0.strut?.number == strut }
    }
    let slack = timeline.changes.compactMap(\.slack).min().map(Double.init) ?? .infinity
    return [
      Double(unserved.count), Double(timeline.changes.count), Double(timeline.visitDays.count),
      lack(plan), -slack, distance,
    ]
  }

  /// By how much readings come nearer to the ends than the reserve, but where a strut could be changed between two classes that
  /// share less than twice as much.
  private func lack(_ plan: Plan) -> Double {
    let reserve = plan.level.limits.strutReserve
    var lack = 0.0
    for day in plan.days {
      for strut in StrutNumber.allCases {
        let mounted = plan.strutTimeline.hardware(strut, onDay: day.day)
        for set in [day.set] + day.adjustments.map(\.set) {
          let length = mounted.length(ofReading: set[strut])
          let isBetween = plan.strutTimeline.changes.contains { change in
            let (from, to) = (change.from.lengths, change.to.lengths)
            let (low, high) = (max(from.lowerBound, to.lowerBound), min(from.upperBound, to.upperBound))
            return change.strut == strut && high - low < 2 * reserve && low <= length && length <= high
          }
          let room = min(set[strut] - mounted.range.lowerBound, mounted.range.upperBound - set[strut])
          if !isBetween { lack = max(lack, min(reserve, reserve - room)) }
        }
      }
    }
    return lack.rounded()
  }

  private func sample(_ random: inout SplitMix64) -> TreatedLevel {
    var sample = random.correctionCase()
    sample.schedule.rate = 2
    sample.structuresAtRisk = []
    sample.strutClasses = genericStruts
    sample.struts = .automatic(from: genericStruts)
    return sample
  }

  /// A search that is ended has the plan of the best frame among those that were tried, the nearest first, and says so.
  @Test func aSearchThatIsEndedHasTheBestSoFar() throws {
    var random = SplitMix64(seed: printedSeed(212))
    var planned = 0
    for _ in 0..<6 {
      let sample = sample(&random)
      guard case .chronic(let typed) = sample.mode else { continue }
      let (low, high) = (typed.rounded() - 20, typed.rounded() + 20)
      var told: [SearchWatch.Progress] = []
      let ended = try Planner.plan(
        sample, choosing: DesignRanges(heights: low...high),
        watch: SearchWatch {
          told.append($0)
          return $0.what == "frames" && $0.tried < 11
        })
      planned += 1
      let finding = try #require(ended.checks.first { $0.code == .searchEnded })
      #expect(finding.severity == .warning && finding.value == 11 && finding.limit == Double(told[0].total))
      let chosen = ended.level.chosenValues[0].chosen
      #expect(abs(chosen - typed) <= 6)
      let whole = try Planner.plan(sample, choosing: DesignRanges(heights: chosen...chosen))
      #expect(ended.days == whole.days)
    }
    #expect(planned > 2)
  }

  @Test func aSearchThatIsEndedBeforeItHasTriedAnythingSaysSo() throws {
    var random = SplitMix64(seed: printedSeed(213))
    let sample = sample(&random)
    let error = #expect(throws: PlanningError.self) {
      try Planner.plan(sample, choosing: DesignRanges(heights: 100...200), watch: SearchWatch { _ in false })
    }
    #expect(error?.code == .searchEnded && error?.message.contains("after 0 of ") == true)
  }

  @Test func noHeightOfTheRangeNeedsFewerChanges() throws {
    var random = SplitMix64(seed: printedSeed(211))
    var fewer = 0
    for index in 0..<16 {
      var sample = sample(&random)
      sample.schedule.path = index % 8 == 0 ? .equalSteps : index % 2 == 0 ? .straight : .screw
      sample.mode = .chronic(neutralHeight: 150)
      sample.limits.strutReserve = index % 4 < 2 ? 5 : 0
      let plan = try Planner.plan(sample, choosing: DesignRanges(heights: 141.5...158))
      var best: [Double]?
      for height in [141.5] + (142...158).map(Double.init) {
        var other = sample
        other.mode = .chronic(neutralHeight: height)
        let found = try Planner.plan(other)
        guard !found.hasErrors || plan.hasErrors else { continue }
        let merit = merit(found, abs(height - 150))
        if best.map({ merit.lexicographicallyPrecedes($0) }) ?? true { best = merit }
      }
      let chosen = try #require(plan.level.chosenValues.first)
      #expect(plan.level.mode == .chronic(neutralHeight: chosen.chosen))
      #expect(merit(plan, abs(chosen.chosen - 150)) == best)
      fewer += try Planner.plan(sample).strutTimeline.changes.count > plan.strutTimeline.changes.count ? 1 : 0
    }
    print("\(fewer) of 16 need fewer changes at another height")
    #expect(fewer > 4)
  }

  @Test func theOffsetIsChosenWithinItsBounds() throws {
    var random = SplitMix64(seed: printedSeed(212))
    for _ in 0..<4 {
      let sample = sample(&random)
      let typed = sample.mounting.axialOffset
      let bounds = typed < 0 ? -66.0...(-58) : 58.0...66
      let plan = try Planner.plan(sample, choosing: DesignRanges(heights: 146...154, axialOffsets: bounds))
      let height = try Planner.plan(sample, choosing: DesignRanges(heights: 146...154))
      #expect(
        plan.level.chosenValues.count == 2
          && bounds.contains(plan.level.mounting.axialOffset))
      #expect(plan.strutTimeline.changes.count <= height.strutTimeline.changes.count)
    }
  }

  @Test func aFrameThatIsThereLeavesNoChoice() throws {
    var sample = sampleCase(Deformity())
    sample.mode = .residual(readings: StrutReadings(repeating: 170))
    #expect {
      try Planner.plan(sample, choosing: DesignRanges(heights: 100...200))
    } throws: { ($0 as? PlanningError)?.code == .nothingToChoose }
  }
}

import CaseFiles
import CorrectionPlanning
import FrameDesign
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// What a design is: frames that no other dominates, that plan as they say, and that spare strut changes.
@Suite struct FrameDesignerTests {
  private let cases: DesignCases

  init() throws { cases = try DesignCases() }

  /// Bounds that hold a few frames, so that all of them can be planned.
  private func few(_ level: TreatedLevel, frames: Int) -> DesignBounds {
    var bounds = DesignBounds()
    bounds.heights = 100...150
    bounds.axialOffsets =
      level.mounting.axialOffset < 0 ? -80 ... -50 : 50...80
    bounds.rotationReach = radians(10)
    bounds.mostFrames = frames
    return bounds
  }

  /// A limb with its bounds; every second one is measured outside.
  private func design(
    _ random: inout SplitMix64, number: Int, frames: Int, jobs: Int = 2
  ) throws -> (typed: TreatedLevel, table: DesignTable) {
    var typed = try cases.limb(&random)
    if number.isMultiple(of: 2) { typed.limbEnvelope = DesignCases.slim }
    return (typed, try FrameDesigner(typed, few(typed, frames: frames), jobs: jobs).design())
  }

  /// All frames within the bounds of a table, as somebody would type them.
  private func grid(_ typed: TreatedLevel, _ space: DesignScope) -> [TreatedLevel] {
    func values(_ range: ClosedRange<Double>, _ typed: Double) -> Set<Double> {
      Set(
        Array(stride(from: range.lowerBound.rounded(.up), through: range.upperBound, by: space.step))
          + [range.lowerBound, range.upperBound] + (range.contains(typed) ? [typed] : []))
    }
    let own = space.levels[0]
    guard case .chronic(let height) = typed.mode, let heights = own.heights, let offsets = own.axialOffsets
    else { return [] }
    return values(heights, height).flatMap { height in
      values(offsets, typed.mounting.axialOffset).flatMap { offset in
        own.rotations.map { rotation in
          var level = typed
          level.mode = .chronic(neutralHeight: height)
          (level.mounting.axialOffset, level.mounting.rotation) = (offset, rotation)
          (level.struts, level.strutClasses) = (.automatic(from: space.classes), space.classes)
          return level
        }
      }
    }
  }

  @Test("No frame of the whole grid dominates one of the table")
  func nothingDominatesTheTable() throws {
    var random = SplitMix64(seed: printedSeed(2_614))
    var (looked, found) = (0, 0)
    for number in 0..<(runsSoak ? 50 : 2) {
      let (typed, table) = try design(&random, number: number, frames: runsSoak ? 400 : 40)
      let all = grid(typed, table.space)
      #expect(all.count == table.tried && table.tried == table.space.count)
      let figures = try all.compactMap { level -> FrameFigures? in
        guard let plan = try? Planner.plan(level), plan.serves else { return nil }
        return try plan.frameFigures()
      }
      for frame in table.frames {
        #expect(figures.contains(frame.figures))
        #expect(!figures.contains { $0.dominates(frame.figures) }, "case \(number): \(frame.figures)")
      }
      // The fewest visits, then the fewest changes, of all stand first.
      let fewest = figures.map { ($0.visits, $0.changes) }.min { $0 < $1 }
      #expect(fewest.map { $0.0 } == table.frames.first?.figures.visits)
      #expect(fewest.map { $0.1 } == table.frames.first?.figures.changes)
      (looked, found) = (looked + figures.count, found + table.frames.count)
    }
    print("\(looked) frames that serve, \(found) in tables")
    #expect(found > 0)
  }

  @Test("A frame's case plans to the figures of the table")
  func casesPlanAsTheySay() throws {
    var random = SplitMix64(seed: printedSeed(2_615))
    for number in 0..<(runsSoak ? 50 : 2) {
      let (_, table) = try design(&random, number: number, frames: 40)
      #expect(table.frames.count <= FrameDesigner.mostFrames)
      for frame in table.frames {
        let text = try CaseWriter(frame.plan.treatment).yaml
        guard case .correction(let treatment, _) = try CaseFile.parse(Array(text.utf8), name: "frame.yaml"),
          let level = treatment[LevelID.only]
        else {
          Issue.record("\(text)")
          continue
        }
        let plan = try Planner.plan(level)
        #expect(try plan.frameFigures() == frame.figures)
        #expect(plan.days.map(\.set) == frame.plan.levels[0].days.map(\.set) && plan.serves)
      }
      let order = table.frames.map(\.figures)
      for (one, next) in zip(order, order.dropFirst()) {
        #expect(
          (one.visits, one.changes, -one.margin, -one.stiffness)
            < (next.visits, next.changes, -next.margin, -next.stiffness))
      }
    }
  }

  @Test("The number of threads changes nothing")
  func threads() throws {
    var random = SplitMix64(seed: printedSeed(2_616))
    var typed = try cases.limb(&random)
    typed.standardDeviations[CaseKey(.mounting, .axialOffset)] = 3
    let tables = try [1, 3].map { jobs in
      try FrameDesigner(typed, few(typed, frames: 40), jobs: jobs).design(draws: 8)
    }
    #expect(tables[0].frames.map(\.figures) == tables[1].frames.map(\.figures))
    #expect(tables[0].frames.map(\.levels) == tables[1].frames.map(\.levels))
    #expect(tables[0].frames.map(\.drawsKept) == tables[1].frames.map(\.drawsKept))
    #expect(tables[0].planned == tables[1].planned && tables[0].draws == 8)
  }

  @Test("Designed frames spare strut changes against the middle of the medium struts")
  func savings() throws {
    var random = SplitMix64(seed: printedSeed(2_617))
    var (own, designed, limbs) = (0, 0, 0)
    for _ in 0..<(runsSoak ? 200 : 4) {
      var typed = try cases.limb(&random)
      // With medium struts on all along most would leave their range, and nothing would be changed.
      typed.struts = .automatic(from: typed.strutClasses)
      guard let plan = try? Planner.plan(typed), plan.serves else { continue }
      var bounds = DesignBounds()
      bounds.mostFrames = runsSoak ? 2000 : 60
      let table = try FrameDesigner(typed, bounds, jobs: 2).design(draws: 0)
      guard let best = table.frames.first else { continue }
      limbs += 1
      own += plan.strutTimeline.changes.count
      designed += best.figures.changes
    }
    print("\(limbs) limbs: \(own) changes as typed, \(designed) designed")
    #expect(2 * limbs > (runsSoak ? 200 : 4) && own > 0 && Double(designed) <= 0.6 * Double(own))
  }

  @Test("A search that is ended has the best of what it has tried")
  func ended() throws {
    var random = SplitMix64(seed: printedSeed(2_618))
    let typed = try cases.limb(&random)
    var bounds = few(typed, frames: 200)
    bounds.rotationReach = radians(30)
    let table = try FrameDesigner(typed, bounds, jobs: 1).design(watch: SearchWatch { $0.tried < 64 })
    #expect(table.tried < table.space.count && table.ended?.tried == table.tried && !table.frames.isEmpty)
    #expect(table.frames.allSatisfy { $0.drawsKept == nil })
  }

  @Test("Of a frame that is there already nothing is left to choose")
  func frameThatIsThere() throws {
    var random = SplitMix64(seed: 1)
    var typed = try cases.limb(&random)
    typed.mode = .ringsFirst(movingMounting: Mounting(), readings: nil)
    #expect(throws: PlanningError.self) { try FrameDesigner(typed, jobs: 1) }
  }

  @Test("Bounds that no case can have are refused")
  func hostileBounds() throws {
    var random = SplitMix64(seed: 1)
    let typed = try cases.limb(&random)
    var bounds = DesignBounds()
    bounds.heights = -5...1e300
    #expect(throws: PlanningError.self) { try FrameDesigner(typed, bounds, jobs: 1) }
  }
}

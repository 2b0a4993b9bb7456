import CaseFiles
import CorrectionPlanning
import Foundation
import FrameDesign
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

private let levels = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Fixtures/levels")

/// A fixture of two levels.
private func limb(_ name: String) throws -> Treatment {
  let bytes = try Data(contentsOf: levels.appending(path: "\(name).yaml"))
  guard case .correction(let treatment, _) = try CaseFile.parse(Array(bytes), name: name) else {
    throw CocoaError(.fileReadCorruptFile)
  }
  return treatment
}

/// Transport to either side, levels by themselves from an outer and from the middle fragment, and one that follows rings first.
private let designable = [
  "tibia-defect-60", "defect-docking-offset", "femur-defect-proximally", "rickets-middle-reference",
  "lengthening-and-angulation", "acute-shortening",
]

/// What a design of two levels is: pairs of frames that no other pair dominates, that plan as they say, and share their middle ring.
@Suite struct LimbDesignerTests {
  /// Bone ends that whole steps alone bring together, in some frames and not in others, are those frames' errors.
  @Test func noFrameHasAnErrorThatAnotherHasNot() throws {
    let catalogue = try Catalogue.builtIn()
    var bounds = DesignBounds()
    bounds.mostFrames = 300
    bounds.ringSets = try ["generic-180", "generic-205"].map { name in
      let ring = try catalogue.ring(name)
      return [ring, ring, ring]
    }
    let table = try FrameDesigner(try limb("acute-shortening"), bounds, jobs: 2).design(draws: 0)
    #expect(!table.frames.isEmpty && table.frames.allSatisfy { !$0.plan.hasErrors })
  }

  /// Bounds that hold so few frames that all of them can be planned.
  private func few(_ treatment: Treatment, frames: Int) throws -> DesignBounds {
    var bounds = DesignBounds()
    let heights = treatment.levels.compactMap { level -> Double? in
      if case .chronic(let height) = level.mode { height } else { nil }
    }
    let (low, high) = (try #require(heights.min()), try #require(heights.max()))
    bounds.heights = (low - 15)...(high + 15)
    bounds.rotationReach = 0
    bounds.mostFrames = frames
    return bounds
  }

  /// All frames of a table's grid, as somebody would type them.
  private func grid(_ typed: Treatment, _ space: DesignScope) -> [Treatment] {
    func values(_ range: ClosedRange<Double>, _ typed: Double) -> Set<Double> {
      Set(
        Array(stride(from: range.lowerBound.rounded(.up), through: range.upperBound, by: space.step))
          + [range.lowerBound, range.upperBound] + (range.contains(typed) ? [typed] : []))
    }
    var all = [typed]
    for (index, own) in space.levels.enumerated() {
      if case .chronic(let height) = typed.levels[index].mode, let heights = own.heights {
        all = all.flatMap { one in
          values(heights, height).map { value in
            var other = one
            other.levels[index].mode = .chronic(neutralHeight: value)
            return other
          }
        }
      }
      guard let offsets = own.axialOffsets else { continue }
      all = all.flatMap { one in
        values(offsets, typed.levels[index].mounting.axialOffset).flatMap { value in
          own.rotations.map { rotation in
            var other = one
            other.levels[index].mounting.axialOffset = value
            other.levels[index].mounting.rotation = rotation
            return other
          }
        }
      }
    }
    return all
  }

  @Test("No pair of frames of the whole grid dominates one of the table", arguments: designable)
  func nothingDominatesTheTable(_ name: String) throws {
    let typed = try limb(name)
    let table = try FrameDesigner(typed, few(typed, frames: runsSoak ? 1000 : 60), jobs: 2).design(draws: 0)
    let all = grid(typed, table.space)
    #expect(all.count == table.space.count && table.tried == all.count + table.finer)
    let figures = try all.compactMap { treatment -> FrameFigures? in
      guard let plan = try? Planner.plan(treatment), plan.serves else { return nil }
      return try plan.frameFigures()
    }
    for frame in table.frames {
      #expect(!figures.contains { $0.dominates(frame.figures) }, "\(frame.figures)")
      #expect(!table.frames.contains { $0.figures.dominates(frame.figures) })
    }
    // Of no number of visits and changes is there one in the grid that is less than the first of the table.
    if let fewest = figures.map({ ($0.visits, $0.changes) }).min(by: { $0 < $1 }) {
      let first = try #require(table.frames.first?.figures)
      #expect((first.visits, first.changes) <= fewest)
    }
    print(
      "\(name): \(figures.count) of \(all.count) serve, \(table.finer) between, \(table.frames.count) in the table"
    )
  }

  @Test(
    "The case of a pair of frames plans to the figures of the table, with one middle ring",
    arguments: designable)
  func casesPlanAsTheySay(_ name: String) throws {
    let typed = try limb(name)
    var bounds = try few(typed, frames: 60)
    let catalogue = try Catalogue.builtIn()
    bounds.ringSets = try [catalogue.ring("generic-180")].map { [$0, $0, $0] }
    let table = try FrameDesigner(typed, bounds, jobs: 2).design(draws: 0)
    #expect(!table.frames.isEmpty && table.frames.count <= FrameDesigner.mostFrames)
    for frame in table.frames {
      let text = try CaseWriter(frame.plan.treatment).yaml
      guard case .correction(let treatment, _) = try CaseFile.parse(Array(text.utf8), name: "frame.yaml")
      else {
        Issue.record("\(text)")
        continue
      }
      let plan = try Planner.plan(treatment)
      #expect(try plan.frameFigures() == frame.figures && plan.serves)
      #expect(plan.levels.map { $0.days.map(\.set) } == frame.plan.levels.map { $0.days.map(\.set) })
      #expect(plan.visitDays.count == frame.figures.visits)
      #expect(plan.levels.reduce(0) { $0 + $1.strutTimeline.changes.count } == frame.figures.changes)
      #expect(frame.levels[0].distalRing == frame.levels[1].proximalRing)
      #expect(treatment.levels[0].distalRing == frame.levels[0].distalRing)
      for (level, built) in zip(treatment.levels, frame.levels) {
        if let height = built.neutralHeight { #expect(level.mode == .chronic(neutralHeight: height)) }
        if let offset = built.axialOffset { #expect(level.mounting.axialOffset == offset) }
      }
    }
    let order = table.frames.map(\.figures)
    for (one, next) in zip(order, order.dropFirst()) {
      #expect(
        (one.visits, one.changes, -one.margin, -one.stiffness)
          < (next.visits, next.changes, -next.margin, -next.stiffness))
    }
  }

  @Test("The number of threads changes nothing")
  func threads() throws {
    var typed = try limb("defect-docking-offset")
    typed.common.standardDeviations[CaseKey(.mounting, .axialOffset).at(LevelID(0))] = 3
    let tables = try [1, 3].map { jobs in
      try FrameDesigner(typed, few(typed, frames: 80), jobs: jobs).design(draws: 6)
    }
    #expect(tables[0].frames.map(\.figures) == tables[1].frames.map(\.figures))
    #expect(tables[0].frames.map(\.levels) == tables[1].frames.map(\.levels))
    #expect(tables[0].frames.map(\.drawsKept) == tables[1].frames.map(\.drawsKept))
    #expect(tables[0].planned == tables[1].planned && tables[0].tried == tables[1].tried)
    #expect(tables[0].draws == 6 && tables[0].frames.allSatisfy { (0...6).contains($0.drawsKept ?? -1) })
  }

  @Test("With nothing to err in, every draw keeps the changes of the table")
  func certainDraws() throws {
    var typed = try limb("rickets-middle-reference")
    typed.common.standardDeviations[CaseKey(.mounting, .axialOffset).at(LevelID(0))] = 1e-9
    let table = try FrameDesigner(typed, few(typed, frames: 40), jobs: 2).design(draws: 4)
    #expect(!table.frames.isEmpty && table.frames.allSatisfy { $0.drawsKept == 4 })
  }

  @Test("A search that is ended has the best of what it has tried", arguments: [20, 220])
  func ended(_ most: Int) throws {
    let typed = try limb("defect-docking-offset")
    let table = try FrameDesigner(typed, few(typed, frames: 400), jobs: 1)
      .design(watch: SearchWatch { $0.tried < most })
    #expect(table.ended?.tried == table.tried && table.tried >= most && table.tried < 400)
    #expect(!table.frames.isEmpty && table.frames.allSatisfy { $0.drawsKept == nil && $0.plan.serves })
    // 20 are not yet all of the grid, 220 lie beyond it.
    #expect((table.finer > 0) == (most > table.space.count))
  }

  @Test("What leaves no choice is refused at its key")
  func refusals() throws {
    func refusal(_ treatment: Treatment) -> PlanningError? {
      do throws(PlanningError) {
        _ = try FrameDesigner(treatment, jobs: 1)
        return nil
      } catch { return error }
    }
    let residual = refusal(try limb("residual-two-levels"))
    #expect(residual?.code == .nothingToChoose && residual?.key == CaseKey(.frame, .mode).at(LevelID(0)))
    // Both say where the middle ring is.
    var twice = try limb("rickets-middle-reference")
    twice.levels[1].followed = nil
    #expect(refusal(twice)?.key == CaseKey(.mounting, .axialOffset).at(LevelID(1)))
    // Struts that were read.
    var read = try limb("lengthening-and-angulation")
    if case .ringsFirst(let moving, _) = read.levels[1].mode {
      read.levels[1].mode = .ringsFirst(movingMounting: moving, readings: .init(repeating: 150))
    }
    #expect(refusal(read)?.key == CaseKey(.frame, .mode).at(LevelID(1)))
    var declared = try limb("defect-docking-offset")
    declared.levels[1].neutral = try #require(NeutralStance(apTilt: radians(20)))
    #expect(refusal(declared)?.key == CaseKey(.frame, .neutral).at(LevelID(1)))
  }

  @Test("Bounds of any kind are refused, or held")
  func nonsense() throws {
    var random = SplitMix64(seed: printedSeed(2_701))
    let catalogue = try Catalogue.builtIn()
    let strange: [Double] = [-1e300, -600, -5, 0, 1e-9, 19.9, 20, 64.3, 150, 600, 650, 651, 1e6, .infinity]
    var (refused, held) = (0, 0)
    for _ in 0..<(runsSoak ? 400 : 24) {
      let typed = try limb(designable[Int(random.next() % UInt64(designable.count))])
      func any() -> Double { strange[Int(random.next() % UInt64(strange.count))] }
      func range() -> ClosedRange<Double>? {
        if random.next() % 3 == 0 { return nil }
        let (a, b) = (any(), any())
        return min(a, b)...max(a, b)
      }
      var bounds = DesignBounds()
      (bounds.heights, bounds.axialOffsets) = (range(), range())
      bounds.rotationReach = [0, -1, .nan, .infinity, radians(10)][Int(random.next() % 5)]
      bounds.mostFrames = [1, 7, 30][Int(random.next() % 3)]
      let ring = catalogue.rings[Int(random.next() % UInt64(catalogue.rings.count))]
      bounds.ringSets = [[], [ring], [ring, ring, ring, ring]]
      if random.next() % 4 == 0 { bounds.classes = [] }
      guard let designer = try? FrameDesigner(typed, bounds, jobs: 2) else {
        refused += 1
        continue
      }
      var left = 60
      let table = designer.design(
        draws: 0,
        watch: SearchWatch { _ in
          left -= 1
          return left > 0
        })
      held += 1
      #expect(table.frames.count <= FrameDesigner.mostFrames)
      for frame in table.frames {
        #expect(frame.plan.serves)
        for (built, own) in zip(frame.levels, table.space.levels) {
          #expect(built.neutralHeight.map { own.heights?.contains($0) == true } ?? true)
          #expect(built.axialOffset.map { own.axialOffsets?.contains($0) == true } ?? true)
        }
      }
    }
    print("\(refused) refused, \(held) held")
    #expect(refused > 0 && held > 0)
  }
}

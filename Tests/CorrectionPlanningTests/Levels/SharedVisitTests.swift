import CorrectionPlanning
import HexapodKinematics
import TestSupport
import Testing
import TreatmentModel

/// Strut changes of two levels at the same visits.
@Suite struct SharedVisitTests {
  /// Twelve struts of two levels with classes and lengths of their own: changes, visits, smallest slack and the sum of all are those
  /// of a search that tries every set of days.
  @Test func visitsOfTwoLevelsAreThoseOfAnExhaustiveSearch() {
    var random = SplitMix64(seed: printedSeed(204))
    let count = runsSoak ? 1000 : 150
    var (served, changed, shared, fewer) = (0, 0, 0, 0)
    for index in 0..<count {
      let lastDay = random.whole(4...12)
      let parts = random.whole(1...2)
      let days = [0] + (1...lastDay).flatMap { day in Array(repeating: day, count: parts) }
      let reserve = index % 2 == 0 ? 0 : Double(random.whole(1...6)) / 2
      let weekly = random.next() % 3
      let isAllowed: (Int) -> Bool = { weekly == 0 || ($0 + index) % 3 != 0 }
      var lanes: [(planner: StrutPlanner, lengths: [StrutLengths], scale: PerStrut<StrutHardware>)] = []
      var classes: [(all: [StrutHardware], starts: Int)] = []
      for _ in 0..<2 {
        let lengths = random.lengths(days, random.next() % 3 == 0 ? lastDay / 2 : lastDay)
        let stock = random.strutClasses()
        let scale = PerStrut { strut in stock.first { $0.holds(length: lengths[0][strut]) } ?? stock[0] }
        let isGiven = random.next() % 2 == 0
        let planner = StrutPlanner(
          isGiven ? .given(scale) : .automatic(from: stock), stock: stock, days: days, reserve: reserve,
          visitsWhere: isAllowed)
        lanes.append((planner, lengths, scale))
        classes += (0..<6).map { strut in
          isGiven ? ([scale[strut]] + stock.filter { $0 != scale[strut] }, 1) : (stock, stock.count)
        }
      }
      let search = ExhaustiveChanges(
        classes: classes, lengths: lanes[0].lengths, lanes[1].lengths, days: days, reserve: reserve,
        isAllowed: isAllowed)
      let timelines = StrutPlanner.timelines(lanes)
      guard let best = search.best() else {
        let isWhole = zip(timelines, lanes).allSatisfy { timeline, lane in
          !timeline.hasObstacle && StrutChangeTests.isSound(timeline, lane.lengths, days, isAllowed)
        }
        #expect(!isWhole, "case \(index)")
        continue
      }
      served += 1
      for (timeline, lane) in zip(timelines, lanes) {
        #expect(!timeline.hasObstacle, "case \(index)")
        #expect(StrutChangeTests.isSound(timeline, lane.lengths, days, isAllowed), "case \(index)")
      }
      let changes = timelines.flatMap(\.changes)
      let visits = Set(timelines.flatMap(\.visitDays))
      let found = ExhaustiveChanges.Best(
        changes: timelines.flatMap { timeline in
          StrutNumber.allCases.map { strut in timeline.changes.count { $0.strut == strut } }
        },
        visits: visits.count, slack: changes.compactMap(\.slack).min(),
        slackSum: changes.reduce(0) { $0 + ($1.slack ?? 0) })
      #expect(found == best, "case \(index)")
      let alone = lanes.map { $0.planner.timeline($0.lengths, scale: $0.scale).visitDays }
      #expect(visits.count <= Set(alone.joined()).count, "case \(index)")
      changed += changes.isEmpty ? 0 : 1
      shared += timelines.allSatisfy { !$0.changes.isEmpty } ? 1 : 0
      fewer += visits.count < Set(alone.joined()).count ? 1 : 0
    }
    print(
      "\(served) of \(count) can be served, \(changed) with changes, \(shared) at both levels; fewer visits than of levels planned alone in \(fewer)"
    )
    #expect(changed > count / 3 && shared > count / 4 && fewer > count / 20)
  }
}

import CorrectionPlanning
import HexapodKinematics
import SampleCases
import TestSupport
import Testing
import TreatmentModel

extension Plan {
  /// Whether the frame can do what is planned, whatever is in its way.
  fileprivate var isFollowed: Bool {
    let codes: [Finding.Code] = [
      .strutOutOfRange, .strutChangeWindow, .strutHeld, .nearSingular, .wrongAssembly, .targetMissed,
    ]
    return !checks.contains { codes.contains($0.code) && $0.severity == .error }
  }
}

@Suite struct MountedStrutsTests {
  /// What is said of struts that are not those of the calendar.
  private enum Answer: String { case asked, named, noted, assumed, wrong }

  private func answer(_ visit: VisitOnAnotherDay, hasRecord: Bool) -> Answer {
    var request = ResumeRequest(readings: visit.readings)
    request.day = visit.today
    if hasRecord { request.done = visit.record.dropLast() }
    do throws(PlanningError) {
      let resumed = try Planner.resume(visit.plan.level, from: request)
      let moved = resumed.checks.filter { $0.code == .strutChangeMoved }
      if resumed.struts == visit.mounted { return moved.isEmpty ? .assumed : .named }
      return moved.isEmpty ? .assumed : moved.contains { $0.severity != .note } ? .wrong : .noted
    } catch {
      return .asked
    }
  }

  @Test func aVisitOnAnotherDayIsNamedOrAskedForAndNeverAssumed() throws {
    var random = SplitMix64(seed: printedSeed(1401))
    var (tried, counts) = (0, [Answer: Int]())
    while tried < (runsSoak ? 200 : 20) {
      var sample = random.scaledCase()
      guard var plan = try? Planner.plan(sample), plan.isFollowed else { continue }
      if random.next() % 2 == 0 {
        // The clinic has no classes but those that it needs.
        let used = (plan.struts.map { $0 } + plan.strutTimeline.changes.map(\.to))
        sample.strutClasses = sample.strutClasses.filter(used.contains)
        sample.struts = .given(plan.struts)
        guard let again = try? Planner.plan(sample), again.isFollowed else { continue }
        plan = again
      }
      guard let visit = VisitOnAnotherDay(&random, plan),
        visit.mounted != plan.strutTimeline.hardware(onDay: visit.today)
      else { continue }
      tried += 1
      let hasRecord = random.next() % 2 == 0
      let found = answer(visit, hasRecord: hasRecord)
      counts[found, default: 0] += 1
      #expect(
        found != .assumed && found != .wrong,
        "\(found.rawValue): visit of day \(visit.visit), today \(visit.today), as of day \(visit.reached), record \(hasRecord), \(visit.mounted.map(\.name))"
      )
      // Who says which are on gets a plan from where the limb is.
      var level = visit.plan.level
      level.strutsMounted = visit.mounted
      var request = ResumeRequest(readings: visit.readings)
      request.day = visit.today
      if hasRecord { request.done = visit.record.dropLast() }
      let resumed = try Planner.resume(level, from: request)
      let resumption = try #require(resumed.resumption)
      #expect(resumed.struts == visit.mounted)
      #expect(
        resumption.isAsSet
          && visit.plan.days[Int(resumption.plannedDay)].set == visit.plan.days[visit.reached].set)
      #expect(resumption.turned.allSatisfy { !$0.isExceeded })
    }
    print(
      "visits on other days: \(tried),",
      counts.map { "\($0.key.rawValue) \($0.value)" }.sorted().joined(separator: ", "))
  }

  @Test func aPlanThatIsFollowedIsResumedWithoutAQuestion() throws {
    var random = SplitMix64(seed: printedSeed(1402))
    var (tried, noted) = (0, 0)
    while tried < (runsSoak ? 200 : 20) {
      let sample = random.scaledCase()
      guard let plan = try? Planner.plan(sample), plan.isFollowed, !plan.strutTimeline.changes.isEmpty
      else { continue }
      tried += 1
      let day = plan.days[Int(random.next() % UInt64(plan.duration + 1))]
      let during = random.next() % 2 == 0 ? day.adjustments.last?.set : nil
      var request = ResumeRequest(readings: during ?? day.set)
      request.day = day.day
      let resumed = try Planner.resume(sample, from: request)
      let found = resumed.checks.filter { $0.code == .strutChangeMoved }
      noted += found.isEmpty ? 0 : 1
      #expect(resumed.struts == plan.strutTimeline.hardware(onDay: day.day))
      #expect(found.allSatisfy { $0.severity == .note }, "\(found.map(\.what.plain))")
      // Days that were written down tell the classes apart.
      request.done = plan.days.prefix(day.day).map { DayReadings(day: $0.day, readings: $0.set) }
      guard !request.done.isEmpty else { continue }
      let told = try Planner.resume(sample, from: request)
      #expect(!told.checks.contains { $0.code == .strutChangeMoved })
    }
    print("followed: \(tried), noted that other classes would read the same: \(noted)")
  }
}

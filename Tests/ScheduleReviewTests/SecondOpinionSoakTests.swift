import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

@Suite struct SecondOpinionSoakTests {
  @Test func damagedSchedulesAreFoundAndTheMistakeIsNamedFirst() throws {
    var random = SplitMix64(seed: printedSeed(501))
    var (tried, detected, named) = (0, 0, 0)
    var missed: [Damage: (tried: Int, undetected: Int, unnamed: Int)] = [:]
    while tried < (runsSoak ? 2000 : 55) {
      let input = random.scheduledCase()
      guard let plan = try? Planner.plan(input), plan.isFollowed else { continue }
      let damage = Damage.allCases[tried % Damage.allCases.count]
      guard let schedule = random.damaged(plan, damage) else { continue }
      let opinion = try SecondOpinion(input, schedule, plan: plan)
      tried += 1
      let isDetected = !plan.news(opinion).isEmpty
      let isNamed = opinion.findings.first?.code == damage.code
      detected += isDetected ? 1 : 0
      named += isNamed ? 1 : 0
      var count = missed[damage] ?? (0, 0, 0)
      count.tried += 1
      count.undetected += isDetected ? 0 : 1
      count.unnamed += isNamed ? 0 : 1
      missed[damage] = count
      if !isNamed {
        print(
          "\(damage) of \(schedule.rows.count):",
          opinion.findings.prefix(3).map { "\($0.code.rawValue) \($0.what.plain)" })
      }
    }
    for (damage, count) in missed.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      print(
        "\(damage): \(count.tried) tried, \(count.undetected) undetected, \(count.unnamed) named otherwise")
    }
    print("damaged: \(tried), detected \(detected), named first \(named)")
    #expect(Double(detected) >= 0.99 * Double(tried))
    #expect(Double(named) >= 0.95 * Double(tried))
  }

  @Test func undamagedSchedulesRaiseNoAlarm() throws {
    var random = SplitMix64(seed: printedSeed(502))
    var (tried, alarms) = (0, 0)
    while tried < (runsSoak ? 2000 : 55) {
      let input = random.scheduledCase()
      guard let plan = try? Planner.plan(input), plan.isFollowed else { continue }
      let opinion = try SecondOpinion(input, TypedSchedule(plan), plan: plan)
      tried += 1
      let found = plan.news(opinion)
      if !found.isEmpty {
        alarms += 1
        print("false:", found.map { "\($0.code.rawValue) \($0.what.plain)" })
      }
    }
    print("undamaged: \(tried), alarms \(alarms)")
    #expect(Double(alarms) <= 0.001 * Double(tried))
  }

  /// Another program goes another way, at another pace, and rounds in another way; its schedule is as good.
  @Test func undamagedSchedulesOfOthersRaiseNoAlarm() throws {
    var random = SplitMix64(seed: printedSeed(504))
    var (tried, alarms) = (0, 0)
    while tried < (runsSoak ? 2000 : 55) {
      let input = random.scheduledCase()
      var other = input
      other.schedule.rate = random.uniform(0.5...1) * input.schedule.rate
      other.schedule.path = PathKind.allCases[Int(random.next() % 3)]
      other.schedule.pace = Pace.allCases[Int(random.next() % 2)]
      other.schedule.rounding = random.next() % 2 == 0 ? .together : .nearest
      guard let plan = try? Planner.plan(other), plan.isFollowed else { continue }
      let opinion = try SecondOpinion(input, TypedSchedule(plan))
      tried += 1
      let found = plan.news(opinion)
      if !found.isEmpty {
        alarms += 1
        print(
          "false:", found.map { "\($0.code.rawValue) \($0.what.plain)" }, other.schedule, plan.days.map(\.set)
        )
      }
    }
    print("undamaged of others: \(tried), alarms \(alarms)")
    #expect(Double(alarms) <= 0.001 * Double(tried))
  }

  /// Wherever the true convention's rotation is more than 2° from every other's it must be told, and be right; elsewhere it may
  /// be told, and then must be right, or it cannot be told.
  @Test func theConventionIsIdentified() throws {
    var random = SplitMix64(seed: printedSeed(503))
    var clear = (tried: 0, right: 0)
    var close = (tried: 0, right: 0, open: 0)
    while clear.tried < (runsSoak ? 1000 : 25) {
      let made = random.scheduledCase(degrees: 35)
      var stated = made
      stated.convention = RotationConvention.allCases[Int(random.next() % 8)]
      guard let plan = try? Planner.plan(made), plan.isFollowed, plan.duration > 4 else { continue }
      let rotation = made.deformity.rotation(made.limb, made.convention)
      let nearest =
        RotationConvention.allCases.filter { $0 != made.convention }.map {
          (rotation.inverse * made.deformity.rotation(made.limb, $0)).angle
        }.min() ?? 0
      let opinion = try SecondOpinion(stated, TypedSchedule(plan), identifying: true)
      guard let found = opinion.identification else { continue }
      let isRight =
        found.verdict == .told && found.ranking[0].hypothesis == ScheduleHypothesis(made)
      var isOpen = false
      if case .cannotTell = found.verdict {
        isOpen = found.left.contains { $0.hypothesis == ScheduleHypothesis(made) }
      }
      if nearest > radians(2) {
        clear.tried += 1
        clear.right += isRight ? 1 : 0
        if !isRight {
          print(
            "not identified:", made.convention, made.limb, found.verdict, found.ranking.prefix(3),
            degrees(nearest))
        }
      } else {
        close.tried += 1
        close.right += isRight ? 1 : 0
        close.open += isOpen ? 1 : 0
        if !isRight && !isOpen {
          print(
            "wrong:", made.convention, made.limb, found.verdict, found.ranking.prefix(3), degrees(nearest))
        }
      }
    }
    print("conventions more than 2° apart: \(clear.tried), right \(clear.right)")
    print("less: \(close.tried), right \(close.right), cannot tell \(close.open)")
    #expect(Double(clear.right) >= 0.99 * Double(clear.tried))
    #expect(Double(close.right + close.open) >= 0.99 * Double(close.tried))
  }
}

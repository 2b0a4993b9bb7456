import DeformityCorrection
import Foundation
import Hexapod
import RigidMotion
import TestSupport
import Testing

/// Schedules tried: a tenth of what the documents' figures are about, unless `FIXATOR_SOAK` asks for all.
let soak = ProcessInfo.processInfo.environment["FIXATOR_SOAK"] != nil

@Suite struct SecondOpinionSoakTests {
  @Test func damagedSchedulesAreFoundAndTheMistakeIsNamedFirst() throws {
    var random = SplitMix64(seed: printedSeed(501))
    var (tried, detected, named) = (0, 0, 0)
    var missed: [Damage: (tried: Int, undetected: Int, unnamed: Int)] = [:]
    while tried < (soak ? 2000 : 200) {
      let input = random.scheduledCase()
      guard let plan = try? Planner.plan(input), !plan.hasErrors else { continue }
      let damage = Damage.allCases[tried % Damage.allCases.count]
      guard let schedule = random.damaged(plan, damage) else { continue }
      let opinion = try SecondOpinion(input, schedule, plan: plan)
      tried += 1
      let isDetected = !opinion.findings.isEmpty
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
          opinion.findings.prefix(3).map { "\($0.code.rawValue) \($0.message)" })
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
    while tried < (soak ? 2000 : 200) {
      let input = random.scheduledCase()
      guard let plan = try? Planner.plan(input), !plan.hasErrors else { continue }
      let opinion = try SecondOpinion(input, TypedSchedule(plan), plan: plan)
      tried += 1
      let found = opinion.findings.filter { $0.code != .nearSingular }
      if !found.isEmpty {
        alarms += 1
        print("false:", found.map { "\($0.code.rawValue) \($0.message)" })
      }
    }
    print("undamaged: \(tried), alarms \(alarms)")
    #expect(Double(alarms) < 0.005 * Double(tried))
  }
}

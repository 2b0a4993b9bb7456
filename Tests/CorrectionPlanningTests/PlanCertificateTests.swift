import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// `plan --certify` (MODEL section 15); `.ci/soak --filter PlanCertificate` looks at random cases.
@Suite struct PlanCertificateTests {
  private func sample() -> TreatedLevel {
    var deformity = Deformity()
    deformity[.axialTranslation] = -1
    var level = sampleCase(deformity)
    level.schedule.adjustmentsPerDay = 2
    return level
  }

  /// After every adjustment, whatever the number of threads.
  @Test func everyAdjustmentIsLookedAt() throws {
    let plan = try Planner.plan(sample())
    let certified = plan.certified(jobs: 1)
    let certificates = try #require(certified.certificates)
    let adjustments = plan.days.reduce(0) { $0 + max($1.adjustments.count, 1) }
    #expect(certificates.days == plan.days.count && certificates.moments == adjustments)
    #expect(certificates.missing.isEmpty && certificates.certifiedDays == plan.days.count)
    #expect(certified == plan.certified(jobs: 3) && plan.certificates == nil)
  }

  /// A limit that readings do not keep stands in the way, day by day, of the ring that has it.
  @Test func readingsBeyondALimitAreMissingWithIt() throws {
    var deformity = Deformity()
    deformity[.axialRotation] = radians(8)
    var level = sampleCase(deformity)
    level.limits.jointTilt = radians(1)
    let certificates = try #require(Planner.plan(level).certified(jobs: 2).certificates)
    let first = try #require(certificates.missing.first)
    #expect(first.day == 0 && first.part == nil && first.certificate.word == "leaning")
    #expect(certificates.certifiedDays < certificates.days)
  }

  @Test(.enabled(if: runsSoak)) func atLeast95PercentOfRandomSoundDaysAreCertified() throws {
    var random = SplitMix64(seed: printedSeed(1511))
    var (days, certified, words) = (0, 0, [String: Int]())
    for _ in 0..<100 {
      guard let plan = try? Planner.plan(random.correctionCase()), !plan.hasErrors else { continue }
      let certificates = try #require(plan.certified(jobs: 2).certificates)
      (days, certified) = (days + certificates.days, certified + certificates.certifiedDays)
      for missing in certificates.missing { words[missing.certificate.word, default: 0] += 1 }
    }
    print("\(certified) of \(days) random days certified; not: \(words)")
    #expect(certified * 100 >= days * 95 && days > 300)
  }
}

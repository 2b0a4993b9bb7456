import CorrectionPlanning
import TestSupport
import Testing

/// `.ci/soak --filter PlanCertificate` certifies every adjustment of every fixture's plan; an unoptimized build takes a second for a
/// few, so that nothing is looked at otherwise.
@Suite struct PlanCertificateFixtureTests {
  @Test(.enabled(if: runsSoak)) func atLeast95PercentOfTheDaysOfSoundPlansAreCertified() throws {
    var (days, certified, moments) = (0, 0, 0)
    let clock = ContinuousClock()
    var spent = Duration.zero
    for name in caseNames {
      let made = try plan(name)
      guard !made.hasErrors else { continue }
      var found: PlanCertificates?
      spent += clock.measure { found = made.certified(jobs: 2).certificates }
      let certificates = try #require(found)
      (days, certified, moments) =
        (days + certificates.days, certified + certificates.certifiedDays, moments + certificates.moments)
      for missing in certificates.missing { print("\(name), day \(missing.day): \(missing.certificate)") }
    }
    print("\(certified) of \(days) days certified, \(moments) adjustments in \(spent)")
    #expect(certified * 100 >= days * 95 && days > 300)
  }
}

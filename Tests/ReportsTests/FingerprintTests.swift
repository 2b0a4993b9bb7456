import CorrectionPlanning
import Foundation
import HexapodKinematics
import Reports
import Testing
import TreatmentModel

@Suite struct FingerprintTests {
  @Test func theSameCaseHasTheSameFingerprint() throws {
    let fingerprint = CaseFingerprint(try SamplePlans.correctionCase())
    #expect(fingerprint == CaseFingerprint(try SamplePlans.correctionCase()))
    #expect(fingerprint.description.count == 64)
    #expect(fingerprint.short.count == 14 && fingerprint.description.hasPrefix(fingerprint.short.prefix(4)))
  }

  /// One change of each part of the file.
  @Test func everyChangeChangesIt() throws {
    let changes = [
      ("tibia-varus-lengthening", "tibia-varus-lengthening-2"), ("side: left", "side: right"),
      ("bone: tibia", "bone: femur"),
      ("bone-diameter: 28", "bone-diameter: 28.5"), ("12 varus", "12 valgus"), ("12 varus", "12 ± 1 varus"),
      ("8 external", "8.001 external"), ("generic-180", "generic-205"), ("struts: long", "struts: auto"),
      ("neutral-height: 203", "neutral-height: 204"), ("latency: 7", "latency: 8"),
      ("2026-03-01", "2026-03-02"),
      ("latency: 7", "rate: 0.9"), ("latency: 7", "adjustments-per-day: 3"), ("latency: 7", "path: screw"),
      ("latency: 7", "pace: fastest"), ("latency: 7", "rounding: nearest"),
      ("latency: 7", "stages: [{axial-translation: 2 long}]"),
      ("structures-at-risk:", "target: {axial-translation: 1 long}\nstructures-at-risk:"),
      ("25 lateral", "26 lateral"),
      ("peroneal nerve", "another nerve"), ("structures-at-risk:", "held: [3]\nstructures-at-risk:"),
      ("structures-at-risk:", "held: [{strut: 3, days: 5-9}]\nstructures-at-risk:"),
      ("struts: long", "struts: {min: 169, max: 289}"),
      ("struts: long", "struts: {min: 169, max: 289, radius: 7}"),
      ("structures-at-risk:", "bone-gap: 2\nstructures-at-risk:"),
      ("structures-at-risk:", "limits: {joint-tilt: 25}\nstructures-at-risk:"),
      (
        "structures-at-risk:",
        "limb-envelope: {girths: [{axial: 0, girth: 300}]}\nstructures-at-risk:"
      ),
      (
        "structures-at-risk:",
        "limb-envelope: {girths: [{axial: 0, girth: 300}], ap-offset: 5 lateral}\nstructures-at-risk:"
      ),
      (
        "proximal-ring: generic-155",
        "proximal-ring: {joint-radius: 93.8, half-angle: 4.58, joint-tilt: 20}"
      ),
      (
        "proximal-ring: generic-155",
        "proximal-ring: {joint-radius: 93.8, half-angle: 4.58, inner-radius: 70}"
      ),
      ("struts: long", "struts: {min: 169, max: 289, pitch: 1, steps-per-turn: 1}"),
      ("struts: long", "struts: long\n  strut-classes: [medium, long]"),
      ("latency: 7", "visits: [monday]"), ("latency: 7", "visits: [2026-03-09]"),
    ]
    var seen: Set = [CaseFingerprint(try SamplePlans.correctionCase()).description]
    for change in changes {
      let fingerprint = CaseFingerprint(try SamplePlans.correctionCase([change])).description
      #expect(seen.insert(fingerprint).inserted, "\(change)")
    }
  }

  @Test func aDefaultThatIsTypedOutChangesNothing() throws {
    let typed = try SamplePlans.correctionCase([("latency: 7", "latency: 7\n  rate: 1.0\n  path: straight")])
    #expect(CaseFingerprint(typed) == CaseFingerprint(try SamplePlans.correctionCase()))
  }

  /// A property that is added to the values of a case fails here until the fingerprint covers it.
  @Test func noStoredPropertyIsForgotten() throws {
    var input = try SamplePlans.correctionCase([("latency: 7", "stages: [{axial-translation: 2 long}]")])
    input.standardDeviations = [DeformityParameter.apAngulation.key: 0.01]
    input.covariance = try InputCovariance(
      keys: [DeformityParameter.apAngulation.key], matrix: [[1e-4]])
    input.holds = [StrutHold(strut: 3)]
    input.calendar.timeZone = "Europe/London"
    for parameter in CutParameter.allCases { input.cut?[parameter] = 0.1 }
    input.limits.assembly = .warn
    input.limbEnvelope = LimbEnvelope([LimbEnvelope.Section(axial: 0, girth: 300)])
    input.proximalRing = RingHardware(
      name: "ring", shape: input.proximalRing.shape, provenance: input.proximalRing.provenance,
      innerRadius: 77, jointTilt: 0.5, arc: RingArc(start: 0, extent: 4),
      jointOffsets: [.three: try #require(JointOffset(radial: 5, along: 0, axial: 10))])
    input.neutral = try #require(NeutralStance(lateralTilt: .pi / 2))
    input.struts = .given(
      PerStrut(
        repeating: StrutHardware(
          name: "strut", range: 1...2, step: 1, readingOffset: 0,
          provenance: Provenance(source: "test", verified: true), radius: 7)))
    if case .given(let struts) = input.struts { input.strutsMounted = struts }
    (input.schedule.acuteStages, input.schedule.approachRate, input.schedule.compressionRate) = (1, 0.5, 0.3)
    input.structuresAtRisk[0].spansLimb = true
    var own = input.own
    (own.starts, own.followed) = (.afterDay(3), .reference)
    input = TreatedLevel(input.common, proximalRing: input.proximalRing, own)
    let text = String(decoding: CaseFingerprint.canonicalText(of: input), as: UTF8.self)
    guard case .given(let struts) = input.struts else { throw CancellationError() }
    let values: [Any] = [
      input.common, input.own, input.limb, input.calendar, input.schedule, input.structuresAtRisk[0],
      input.proximalRing, input.proximalRing.provenance, struts[0], input.holds[0],
      try #require(input.limbEnvelope),
    ]
    // A calendar stands with the schedule, a cut by its own two values; what was assumed is in its values;
    // sections of the limb count in their order along it, however they were given.
    let elsewhere = ["assumedDefaults", "chosenValues", "calendar", "junction", "stated", "provenance"]
    for value in values {
      for label in Mirror(reflecting: value).children.compactMap(\.label) where !elsewhere.contains(label) {
        #expect(
          text.contains("\(label)=") || text.contains("\(label){") || text.contains("\(label)["), "\(label)")
      }
    }
    for label in ["boneDiameter=", "boneGap=", "assembly="]
      + CutParameter.allCases.map({ "\($0.word.name)=" })
    {
      #expect(text.contains(label), "\(label)")
    }
    #expect(Mirror(reflecting: try #require(input.cut)).children.count == 2 + CutParameter.allCases.count)
    #expect(Mirror(reflecting: input.limits).children.count == CheckLimit.allCases.count + 1)
    #expect(Mirror(reflecting: input.deformity).children.count == DeformityParameter.allCases.count)
    #expect(Mirror(reflecting: input.mounting).children.count == MountingParameter.allCases.count)
  }

  /// The same of a joint and its hinge.
  @Test func noStoredPropertyOfAJointIsForgotten() throws {
    var input = try SamplePlans.correctionCase()
    var joint = TreatedJoint()
    joint.hinge = TreatedJoint.Hinge(.long)
    input.joint = joint
    let text = String(decoding: CaseFingerprint.canonicalText(of: input), as: UTF8.self)
    #expect(!text.contains("boneGap=") && text.contains("boneDiameter=30"))
    for value in [joint, try #require(joint.hinge)] as [Any] {
      for label in Mirror(reflecting: value).children.compactMap(\.label) where label != "diameter" {
        #expect(text.contains("\(label)=") || text.contains("\(label){"), "\(label)")
      }
    }
  }

  @Test func namesCannotImitateOtherLines() throws {
    var (one, other) = (try SamplePlans.correctionCase(), try SamplePlans.correctionCase())
    one.name = "a\nbone=b"
    one.bone = "c"
    other.name = "a"
    other.bone = "b\nlimb=c"
    let text = String(decoding: CaseFingerprint.canonicalText(of: one), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.contains(#"name=a\nbone=b"#))
    #expect(CaseFingerprint(one) != CaseFingerprint(other))
  }
}

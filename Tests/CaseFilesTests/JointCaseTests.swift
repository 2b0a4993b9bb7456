import CaseFiles
import CorrectionPlanning
import RigidMotion
import Testing
import TreatmentModel

/// Joints in case files (MODEL section 14).
@Suite struct JointCaseTests {
  static let text = """
    case: equinus
    side: left
    bone: foot
    reference: proximal
    between: joint
    hinge: {at: {lateral: 3 ± 2 posterior, axial: 5 distal}, axis: medial-lateral}
    distraction: 3
    bone-diameter: 40
    deformity: {lateral-angulation: 30 equinus}
    mounting: {axial-offset: 100 proximal}
    frame: {proximal-ring: generic-155, distal-ring: generic-180, struts: long, mode: chronic, neutral-height: 200}
    structures-at-risk: [{name: tibial nerve, lateral: 40 posterior}]
    schedule: {surgery: 2026-03-01, latency: 3}

    """

  private func read(_ changes: [(String, String)] = []) throws -> Treatment {
    var text = JointCaseTests.text
    for (old, new) in changes {
      try #require(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    guard case .correction(let found, _) = try CaseFile.parse(Array(text.utf8), name: "case.yaml") else {
      throw CancellationError()
    }
    return found
  }

  private func faults(_ changes: [(String, String)]) throws -> [String] {
    do {
      _ = try read(changes)
      return []
    } catch let errors as CaseFileErrors {
      return errors.errors.map { "\($0.place.line) \($0.key): \($0.fault.code.rawValue)" }
    }
  }

  @Test func aJointIsRead() throws {
    let level = try read().soleLevel()
    let joint = try #require(level.joint)
    #expect(joint.distraction == 3 && joint.diameter == 40 && level.cut == nil)
    var hinge = TreatedJoint.Hinge(.medialLateral)
    (hinge.lateral, hinge.axial) = (3, -5)
    #expect(joint.hinge == hinge)
    #expect(level.standardDeviations == [HingeParameter.lateral.key: 2])
    #expect(abs(level.deformity.lateralAngulation - radians(30)) < 1e-15)
    let cut = try read([
      ("between: joint", "between: cut"),
      ("hinge: {at: {lateral: 3 ± 2 posterior, axial: 5 distal}, axis: medial-lateral}\n", ""),
      ("distraction: 3\n", ""),
    ]).soleLevel()
    #expect(cut.cut?.diameter == 40)
  }

  @Test func whatBelongsToACutIsRefusedAtItsPlace() throws {
    #expect(
      try faults([("bone-diameter: 40", "bone-diameter: 40\nbone-gap: 3\ncut: {axial: 20 distal}")]) == [
        "9 bone-gap: does-not-belong", "10 cut: does-not-belong",
      ])
    #expect(
      try faults([("between: joint\n", "")]) == [
        "5 hinge: does-not-belong", "6 distraction: does-not-belong",
      ])
    #expect(
      try faults([("between: joint", "between: cut")]) == [
        "6 hinge: does-not-belong", "7 distraction: does-not-belong",
      ])
    #expect(try faults([("latency: 3", "path: screw")]) == ["13 schedule.path: does-not-belong"])
  }

  @Test func aJointWithoutAStructureIsRefused() throws {
    for list in ["", "structures-at-risk: []\n"] {
      #expect(
        try faults([("structures-at-risk: [{name: tibial nerve, lateral: 40 posterior}]\n", list)]).map {
          $0.split(separator: " ").dropFirst().joined(separator: " ")
        } == ["structures-at-risk: missing"])
    }
    #expect(
      try faults([("[{name: tibial nerve, lateral: 40 posterior}]", "7")]) == [
        "12 structures-at-risk: wrong-kind"
      ])
  }

  /// Values that nobody means, each at its place.
  @Test(arguments: [
    ("axis: medial-lateral", "axis: sideways", "hinge.axis: wrong-word"),
    (", axis: medial-lateral", "", "hinge.axis: missing"),
    ("axis: medial-lateral", "axis: medial-lateral, angle: 30", "hinge.angle: unknown-key"),
    ("axial: 5 distal", "axial: 5", "hinge.at.axial: missing-word"),
    ("axial: 5 distal", "axial: 1e9 distal", "hinge.at.axial: out-of-range"),
    ("axial: 5 distal", "axial: 5 lateral", "hinge.at.axial: wrong-word"),
    ("axial: 5 distal", "axial: nan", "hinge.at.axial: not-finite"),
    ("{lateral: 3 ± 2 posterior, axial: 5 distal}", "[1, 2, 3]", "hinge.at: wrong-kind"),
    ("distraction: 3", "distraction: -3", "distraction: out-of-range"),
    ("distraction: 3", "distraction: 31", "distraction: out-of-range"),
    ("distraction: 3", "distraction: 3 ± 1", "distraction: uncertainty"),
    ("between: joint", "between: nothing", "between: wrong-word"),
  ])
  func aValueThatCannotBeIsRefused(old: String, new: String, fault: String) throws {
    let found = try faults([(old, new)])
    #expect(found.contains { $0.hasSuffix(fault) }, "\(found)")
  }

  @Test func aJointInALevelOfSeveralIsRefusedInWords() throws {
    let level = """
      {level: LEVEL, reference: proximal, between: joint, deformity: {}, mounting: {axial-offset: 60 proximal},
        frame: {RING: generic-155, struts: long, mode: chronic, neutral-height: 150}}
      """
    let text =
      "case: a\nside: left\nbone: tibia\nmiddle: {length: 200}\nlevels:\n"
      + [("proximal", "distal-ring: generic-155, proximal-ring"), ("distal", "distal-ring")].map {
        "  - " + level.replacing("LEVEL", with: $0.0).replacing("RING", with: $0.1) + "\n"
      }.joined()
    let errors = #expect(throws: CaseFileErrors.self) {
      try CaseFile.parse(Array(text.utf8), name: "case.yaml")
    }
    let found = try #require(errors?.errors.first { $0.key.hasSuffix("levels[1].between") })
    #expect(found.fault.message.contains("a joint is corrected in a case of its own, of one level"))
    let top = #expect(throws: CaseFileErrors.self) {
      try CaseFile.parse(
        Array((text.replacing("between: joint, ", with: "") + "between: joint\n").utf8), name: "case.yaml")
    }
    #expect(top?.errors.contains { $0.key == "between" && $0.fault.code == .doesNotBelong } == true)
  }

  @Test func aCovarianceKnowsTheHinge() throws {
    let covariance = "covariance: {keys: [hinge.at.lateral, hinge.at.axial], matrix: [[4, 1], [1, 4]]}\n"
    let level = try read([("schedule:", covariance + "schedule:")]).soleLevel()
    #expect(level.covariance?.keys == [HingeParameter.lateral.key, HingeParameter.axial.key])
    #expect(
      try faults([
        ("schedule:", covariance + "schedule:"),
        ("hinge: {at: {lateral: 3 ± 2 posterior, axial: 5 distal}, axis: medial-lateral}\n", ""),
      ]).contains { $0.hasSuffix("covariance.keys[1]: does-not-belong") })
  }
}

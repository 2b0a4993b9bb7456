import CaseFiles
import CorrectionPlanning
import Foundation
import HexapodKinematics
import Testing
import TreatmentModel

/// A transport that goes on as planned is found fault with no more than before, on whichever day it is resumed.
@Suite struct TransportRestTests {
  private static let text = """
    case: transport with compression
    side: right
    bone: tibia
    motion: transport
    middle: {length: 110}
    limb-now: {axial-translation: 6 short}
    then: {limb-target: {axial-translation: 0 short}}
    levels:
      - level: proximal
        reference: proximal
        mounting: {axial-offset: 60 proximal}
        frame: {proximal-ring: generic-155, distal-ring: generic-155, struts: {min: 60, max: 400}, mode: chronic, neutral-height: 115}
      - level: distal
        reference: proximal
        deformity: {axial-translation: 24 long, ap-translation: 4 lateral, lateral-angulation: 3 apex-anterior}
        target: {axial-translation: 2 short}
        frame: {distal-ring: generic-155, struts: {min: 60, max: 400}, mode: chronic, neutral-height: 130}
    """

  private func treatment(_ text: String) throws -> Treatment {
    guard case .correction(let treatment, _) = try CaseFile.parse(Array(text.utf8), name: "case.yaml") else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return treatment
  }

  private func codes(_ plan: TreatmentPlan) -> Set<Finding.Code> {
    Set((plan.checks + plan.levels.flatMap(\.checks)).filter { $0.severity != .note }.map(\.code))
  }

  @Test func theLastDaysTakeAsLongAsTheyWereToAndAreWhatIsLeft() throws {
    let treatment = try treatment(Self.text)
    let plan = try Planner.plan(treatment)
    for day in stride(from: 5, to: plan.duration, by: 3) + [plan.duration - 1] {
      var request = TreatmentResumeRequest(readings: plan.levels.map { $0.days[day].set })
      request.day = day
      let rest = try Planner.resume(treatment, from: request)
      let new = codes(rest).subtracting(codes(plan))
      #expect(new.isDisjoint(with: [.durationImplausible, .roundingError]), "day \(day): \(new)")
    }
  }

  /// A defect that is nearly closed is pressed longer than it travels; this is what compression is.
  @Test func compressionTakesTheTimeThatItsRateSays() throws {
    let short = Self.text.replacing("24 long", with: "2 long").replacing(
      "2 short}\n    frame", with: "6 short}\n    frame")
    #expect(!codes(try Planner.plan(treatment(short))).contains(.durationImplausible))
  }
}

import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import TreatmentModel

/// A bone transport with three generic 155 rings: proximal to distal ring 300 mm, the middle one 110 mm below the proximal one on day 0, 60 mm of
/// defect closed at 1 mm a day and compressed by 2 mm (MODEL section 12).
func sampleTransport(
  _ side: Side = .left, travels: Transport.Direction = .distally, reference: FragmentEnd = .proximal
) -> Treatment {
  var defect = Deformity()
  defect.axialTranslation = -60
  let isDistal = travels == .distally
  // The middle ring lies 50 mm from either level's point on the middle fragment, the outer rings 60 and 80.
  var cut = sampleLevel(
    Deformity(), side, reference: reference, proximal: isDistal ? 60 : 50, distal: isDistal ? -50 : -60,
    height: 110)
  var closing = sampleLevel(
    defect, side, reference: reference, proximal: isDistal ? 50 : 80, distal: isDistal ? -80 : -50,
    height: 130)
  closing.target.axialTranslation = 2
  closing.schedule.compressionRate = 1
  // The cut states the middle ring's place as its outcome.
  let middle: FragmentEnd = isDistal ? .proximal : .distal
  if reference == middle { closing.followed = .reference }
  if reference != middle { cut.followed = .reference }
  var treatment = Treatment(
    CommonStatement(name: "transport", side: side, bone: "tibia"), proximalRing: generic155,
    isDistal ? cut : closing,
    Levels.Next(beyond: MiddleFragment(length: 100), isDistal ? closing : cut))
  treatment.motion = .transport(Transport(travels))
  return treatment
}

/// A level of a chronic frame whose rings lie so far from its point, mm, positive proximal.
func sampleLevel(
  _ deformity: Deformity, _ side: Side, reference: FragmentEnd, proximal: Double, distal: Double,
  height: Double
) -> Level {
  var mounting = Mounting()
  mounting.axialOffset = reference == .proximal ? proximal : distal
  return Level(
    reference: reference, deformity: deformity, mounting: mounting, distalRing: generic155,
    struts: .given(PerStrut(repeating: longStrut)), mode: .chronic(neutralHeight: height))
}

extension SplitMix64 {
  /// Two levels on one limb that move for themselves, the distal one mounted from the middle ring.
  mutating func independentLevels(_ side: Side) -> Treatment {
    let proximal = sampleLevel(
      deformity(degrees: 10, millimetres: 10), side, reference: .proximal, proximal: 60, distal: -60,
      height: 130)
    var distal = sampleLevel(
      deformity(degrees: 10, millimetres: 10), side, reference: .proximal, proximal: 60, distal: -60,
      height: 140)
    distal.followed = .reference
    return Treatment(
      CommonStatement(name: "levels", side: side, bone: "tibia"), proximalRing: generic155, proximal,
      Levels.Next(beyond: MiddleFragment(length: uniform(120...180)), distal))
  }
}

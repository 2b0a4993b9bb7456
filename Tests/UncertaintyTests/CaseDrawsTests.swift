import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel
import Uncertainty

/// What a draw of a batch varies: all that carries a ±, in every mode, because its plan is made anew.
@Suite struct CaseDrawsTests {
  @Test(arguments: ["chronic", "residual", "rings-first"])
  func theDeformityIsDrawnInEveryMode(mode: String) {
    var deformity = Deformity()
    (deformity.apAngulation, deformity.axialTranslation) = (radians(12), 20)
    var level = sampleCase(deformity)
    var moving = level.mounting
    moving.axialOffset -= 150
    switch mode {
    case "residual": level.mode = .residual(readings: StrutReadings(repeating: 170))
    case "rings-first": level.mode = .ringsFirst(movingMounting: moving, readings: nil)
    default: break
    }
    level.standardDeviations = [
      DeformityParameter.apAngulation.key: radians(1.5), DeformityParameter.axialTranslation.key: 2,
    ]
    let draws = CaseDraws(level, assumingPublished: false, seed: 7, stream: 1)
    let angles = (1...4000).map { draws[$0].deformity.apAngulation - deformity.apAngulation }
    let deviation = (angles.reduce(0) { $0 + $1 * $1 } / 4000).squareRoot()
    // Within four standard errors of the spread.
    #expect(abs(deviation / radians(1.5) - 1) < 4 / (2 * 4000.0).squareRoot())
  }

  /// A plan that is followed as it stands does not ask for it, and says so.
  @Test func aStudyOfRingsFirstSaysThatTheDeformityCountsForNothing() {
    var level = sampleCase(Deformity())
    var moving = level.mounting
    moving.axialOffset -= 150
    level.mode = .ringsFirst(movingMounting: moving, readings: nil)
    level.standardDeviations = [DeformityParameter.apAngulation.key: radians(1.5)]
    let uncertain = UncertainInputs(level)
    #expect(uncertain.inputs.isEmpty && uncertain.unused.map(\.key) == [DeformityParameter.apAngulation.key])
  }
}

import FrameMeasurement
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// Rings of two sizes that no state tilts: how unlike they are shows, and not which is which.
@Suite struct UnlikeRingsTests {
  private func states(_ random: inout SplitMix64, radii: (Double, Double)) -> (SimulatedFrame, FrameStates) {
    var frame = SimulatedFrame(&random)
    frame.proximal = (radii.0, radians(5), 10)
    frame.distal = (radii.1, radians(5), 10)
    let turns = [0.0, 0, 0, 0, 30, -30, 45, -45]
    let all = turns.enumerated().map { index, turn in
      frame.state(
        "\(index + 1)", height: 100 + 18 * Double(index), turned: turn, step: 0.1, deviation: 0.1, &random)
    }
    return (frame, FrameStates("unlike", rings: .own, jointOffsets: .alike, all))
  }

  @Test(arguments: [(90.0, 60.0), (60, 90), (100, 62), (74, 70)])
  func theRunIsToldAndWhichRingIsWhichIsAsked(_ radii: (Double, Double)) throws {
    var random = SplitMix64(seed: printedSeed(14_070))
    for _ in 0..<(runsSoak ? 40 : 3) {
      let (frame, states) = states(&random, radii: radii)
      let solution = FrameSolver.solve(states, advises: false)
      let run = try #require(solution[.run])
      #expect(abs(run.value - frame.value(.run)) < 4.5 * run.standardDeviation, "\(run)")
      #expect(!solution.findings.contains { $0.code == .observationMisfit }, "\(solution.findings)")
      if abs(radii.0 - radii.1) > 20 {
        #expect(solution.findings.contains { $0.code == .otherFrame && $0.severity == .error })
      }
    }
  }

  @Test func aRadiusThatIsStatedTellsWhichIsWhich() throws {
    var random = SplitMix64(seed: printedSeed(14_071))
    for radii in [(90.0, 60.0), (60, 90)] {
      var (frame, states) = states(&random, radii: radii)
      let number = RingNumber(.proximal, .jointRadius)
      states.known[number] = FrameStates.Number(radii.0 + 1, standardDeviation: 2)
      let solution = FrameSolver.solve(states, advises: false)
      #expect(!solution.hasErrors, "\(solution.findings)")
      for end in FragmentEnd.allCases {
        let value = try #require(solution[RingNumber(end, .jointRadius)])
        #expect(abs(value.value - frame.value(value.quantity)) < 4.5 * value.standardDeviation, "\(value)")
      }
    }
  }

  @Test(arguments: [2.0, 2.5, 5]) func scalesThatAreReadCoarselyAreToldToBe(_ step: Double) throws {
    var random = SplitMix64(seed: printedSeed(14_072))
    for _ in 0..<(runsSoak ? 100 : 5) {
      let frame = SimulatedFrame(&random)
      let solution = FrameSolver.solve(SimulatedFrameTests.states(frame, step: step, &random), advises: false)
      #expect(solution.resolution == step && !solution.hasErrors, "\(solution.findings.map(\.message))")
    }
  }
}

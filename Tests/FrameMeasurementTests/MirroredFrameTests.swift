import FrameMeasurement
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// A frame of which all pairs are counted the other way round fits states of parallel rings exactly as well: it is never given as found.
@Suite struct MirroredFrameTests {
  /// Rings parallel and in line, then turned by holes; nothing that is tilted.
  private func states(
    _ frame: SimulatedFrame, radius: FrameStates.Number?, _ random: inout SplitMix64
  ) -> FrameStates {
    let low = 0.7 * frame.proximal.radius
    let plain = (0..<6).map {
      frame.state("parallel \($0)", height: low + 24 * Double($0), step: 0.5, &random)
    }
    let turned = [30.0, -30, 30, -30].enumerated().map { index, turn in
      frame.state(
        "turned \(index)", height: low + 30 + 20 * Double(index), turned: turn, step: 0.5, &random)
    }
    var states = FrameStates("mirrored", rings: .equal, jointOffsets: .alike, plain + turned)
    if let radius { states.known[RingNumber(.proximal, .jointRadius)] = radius }
    return states
  }

  @Test("Turns of the other sign, and struts counted backwards, are named", arguments: [true, false])
  func miscalled(hasRadius: Bool) {
    var random = SplitMix64(seed: printedSeed(hasRadius ? 81 : 82))
    for _ in 0..<(runsSoak ? 100 : 4) {
      let frame = SimulatedFrame(&random)
      let radius = hasRadius ? FrameStates.Number(frame.proximal.radius, standardDeviation: 0.5) : nil
      let sound = states(frame, radius: radius, &random)
      let right = FrameSolver.solve(sound, advises: false)
      #expect(!right.findings.contains { $0.code == .statesMiscalled || $0.code == .implausible })
      #expect((right[RingNumber(.proximal, .jointRadius)]?.value ?? 1) > 0)
      var (turns, backwards) = (sound, sound)
      for index in sound.states.indices {
        backwards.states[index].readings = PerStrut { sound.states[index].readings[5 - $0] }
        guard case .parallel(let height, var turned) = sound.states[index].stance else { continue }
        turned.value.negate()
        turns.states[index].stance = .parallel(height: height, turned: turned)
      }
      for wrong in [turns, backwards] {
        let solution = FrameSolver.solve(wrong, advises: false)
        let finding = solution.findings.first { $0.code == .statesMiscalled }
        #expect(
          finding?.message.contains("all turns were counted the other way round") == true
            && finding?.message.contains("struts were counted the wrong way round") == true,
          "\(solution.findings)")
        #expect(!solution.findings.contains { $0.message.contains("is -") }, "\(solution.findings)")
      }
    }
  }

  @Test("A half-angle that is stated is taken as it is")
  func stated() {
    var random = SplitMix64(seed: printedSeed(83))
    var frame = SimulatedFrame(&random)
    (frame.proximal.halfAngle, frame.distal.halfAngle) = (radians(52), radians(52))
    var states = states(frame, radius: nil, &random)
    states.known[RingNumber(.proximal, .halfAngle)] = FrameStates.Number(
      radians(52), standardDeviation: radians(1))
    let solution = FrameSolver.solve(states, advises: false)
    #expect(!solution.hasErrors, "\(solution.findings)")
  }
}

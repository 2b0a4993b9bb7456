import CaseFiles
import Foundation
import FrameMeasurement
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// Sound states of which what fits best is no frame, or whose search stays where nothing fits: nothing of them is accused.
@Suite struct AsItStandsTests {
  private func states(_ name: String) throws -> FrameStates {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/measure/\(name).yaml")
    return try StatesFile.parse(Array(try Data(contentsOf: file)), name: "states.yaml").states
  }

  @Test(
    "No number, state or exchange of sound states is named",
    arguments: ["six-tilts", "two-small-rings", "two-rings-six-states"])
  func nothingAccused(_ name: String) throws {
    let solution = FrameSolver.solve(try states(name), advises: false)
    #expect(
      !solution.findings.contains { $0.code == .statesMiscalled || $0.code == .observationMisfit },
      "\(solution.findings.map(\.message))")
    #expect(solution.outliers.isEmpty)
  }

  @Test("Where the search stays in a false minimum the frame is found all the same, with its further state")
  func falseMinimum() throws {
    let solution = FrameSolver.solve(try states("six-tilts"))
    #expect(!solution.hasErrors, "\(solution.findings.map(\.message))")
    #expect(solution.chiSquare < 60, "\(solution.chiSquare)")
    // As simulated; a frame that fits about as well has other numbers.
    let truth: [(FragmentEnd, RingDimension, Double)] = [
      (.proximal, .jointRadius, 93.8), (.proximal, .halfAngle, radians(4.58)), (.proximal, .jointOffset, 9),
      (.distal, .jointRadius, 80), (.distal, .halfAngle, radians(7)), (.distal, .jointOffset, 12),
    ]
    for (end, dimension, value) in truth {
      let found = try #require(solution[RingNumber(end, dimension)])
      #expect(abs(found.value - value) < 3 * found.standardDeviation, "\(found)")
    }
  }

  @Test("No half-angle below 0 by more than chance is given as told")
  func negativeHalfAngle() throws {
    let solution = FrameSolver.solve(try states("two-rings-six-states"), advises: false)
    for end in FragmentEnd.allCases {
      let found = try #require(solution[RingNumber(end, .halfAngle)])
      #expect(!found.isTold || found.value > radians(-1.5), "\(found)")
    }
  }

  @Test("A ring of three joints, whose half-angle is 0, is a frame")
  func threeJoints() {
    var random = SplitMix64(seed: printedSeed(151))
    for _ in 0..<(runsSoak ? 100 : 6) {
      var frame = SimulatedFrame(&random)
      (frame.proximal.halfAngle, frame.distal.halfAngle) = (0, 0)
      let solution = FrameSolver.solve(SimulatedFrameTests.states(frame, step: 0.5, &random), advises: false)
      #expect(
        !solution.findings.contains { $0.code == .statesMiscalled || $0.code == .implausible },
        "\(solution.findings.map(\.message))")
    }
  }

  @Test("The further state that is advised is one that the scales show")
  func furtherStateInRange() throws {
    let states = try states("short-struts")
    let range = try #require(states.range)
    let solution = FrameSolver.solve(states)
    let further = try #require(solution.furtherState)
    var random = SplitMix64(seed: printedSeed(152))
    var frame = SimulatedFrame(&random)
    func value(_ end: FragmentEnd, _ dimension: RingDimension) -> Double {
      solution[RingNumber(end, dimension)]?.value ?? .nan
    }
    frame.proximal = (
      value(.proximal, .jointRadius), value(.proximal, .halfAngle), value(.proximal, .jointOffset)
    )
    frame.distal = (
      value(.distal, .jointRadius), value(.distal, .halfAngle), value(.distal, .jointOffset)
    )
    frame.readingOffsets = PerStrut { solution[.readingOffset(StrutNumber.allCases[$0])]?.value ?? .nan }
    let numbers = further.words.split { !"0123456789.".contains($0) }.compactMap { Double($0) }
    let isTilted = further.words.hasPrefix("tilt the distal ring by about")
    try #require(numbers.count > (isTilted ? 3 : 1), "\(further.words)")
    let axis = numbers[1] == 90 ? Vector3(1, 0, 0) : Vector3(0, 1, 0)
    let turn = further.words.contains("turned by about") ? radians(numbers[1]) : 0
    let sign = further.words.contains("anticlockwise") ? 1.0 : -1
    let pose = RigidTransform(
      rotation: Rotation(exp: isTilted ? radians(numbers[0]) * axis : Vector3(0, 0, sign * turn)),
      translation: Vector3(0, 0, -numbers[isTilted ? 3 : 0]))
    for reading in frame.readings(pose, 0) {
      #expect(reading > range.lowerBound - 0.5 && reading < range.upperBound + 0.5, "\(further.words)")
    }
  }
}

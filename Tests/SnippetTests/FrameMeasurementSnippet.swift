import FrameMeasurement
import HexapodKinematics
import Testing

@Suite struct FrameMeasurementSnippet {
  @Test func runs() throws {
    // snippet
    let heights = [100.0, 120, 140, 160, 180, 200]
    let states = heights.enumerated().map { index, height in
      FrameStates.State(
        "\(index + 1)", PerStrut(repeating: (80 * 80 + height * height).squareRoot().rounded()),
        .parallel(height: FrameStates.Number(height, standardDeviation: 0.5), turned: FrameStates.Number(0)))
    }
    let frame = FrameStates("a frame", rings: .equal, jointOffsets: .alike, states)
    let solution = FrameSolver.solve(frame)
    for value in solution.values { print(value.name, value.value, value.standardDeviation) }
    for finding in solution.findings { print(finding.message) }  // too few states: nothing is guessed
    print(solution.furtherState?.words ?? "")
    // end
    #expect(solution.hasErrors && solution.furtherState != nil)
  }
}

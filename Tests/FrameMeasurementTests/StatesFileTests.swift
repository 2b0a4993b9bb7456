import CaseFiles
import CorrectionPlanning
import Foundation
import FrameMeasurement
import HexapodKinematics
import Testing
import TreatmentModel
import Uncertainty

/// Files of a frame's states: what is read, and what is said of what is wrong.
@Suite struct StatesFileTests {
  private let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  private func text(_ name: String) throws -> String {
    try String(contentsOf: fixtures.appending(path: name), encoding: .utf8)
  }

  private func parse(_ text: String) throws -> StatesFile {
    try StatesFile.parse(Array(text.utf8), name: "states.yaml")
  }

  private func faults(_ text: String) -> [CaseFileError] {
    do {
      _ = try parse(text)
      return []
    } catch let error as CaseFileErrors {
      return error.errors
    } catch { return [] }
  }

  @Test("A fixture is read as it stands")
  func fixture() throws {
    let file = try parse(try text("measure/generic-155.yaml"))
    #expect(file.states.states.count == 14 && file.states.marks.count == 6)
    #expect(file.range == 60...200 && file.states.rings == .equal && file.states.jointOffsets == .own)
    guard case .parallel(let height, let turned) = file.states.states[6].stance else {
      Issue.record("turned 1 is parallel")
      return
    }
    #expect(
      height.standardDeviation == 0.5 && abs(turned.value - .pi / 6) < 1e-12 && turned.standardDeviation == 0)
    #expect(file.states.states[13].stance == .unknown && file.states.states[13].distances.count == 6)
  }

  @Test("Everything that is wrong is said at once, with line, key, found and allowed")
  func everyFault() {
    let found = faults(
      """
      name: a frame
      rings: equl
      resolution: 0
      marks:
        - {name: A, ring: proximal, radius: 85, azimuth: 0}
        - {name: A, ring: distal, radius: 85, azimuth: 0}
      distances:
        - {from: A, to: distal joint 1, distance: 20}
      states:
        - {struts: [100, 101, 102, 103, 104], height: 150}
        - {struts: [100, 101, 102, 103, 104, x], heigth: 150}
        - {struts: [100, 101, 102, 103, 104, 105]}
        - {struts: [100, 101, 102, 103, 104, 105], height: 15 cm}
        - {struts: [100, 101, 102, 103, 104, 105], height: 150 ± 0}
        - {struts: [100, 101, 102, 103, 104, 105], turned: 10, distances: [{from: A, to: B, distance: 99}]}
        - {struts: [100, 101, 102, 103, 104, 105], distances: [{from: A, to: proximal joint 2, distance: 99}]}
        - {struts: [100, 101, 102, 103, 104, 105], distances: [{from: A, to: distal joint 7, distance: 99}]}
      """)
    let keys = found.map(\.key)
    for key in [
      "rings", "resolution", "marks[2].name", "distances[1]", "states[1].struts", "states[2].struts",
      "states[2].heigth",
      "states[3].height", "states[4].height", "states[5].height", "states[6].turned",
      "states[6].distances[1].to",
      "states[7].distances[1]", "states[8].distances[1].to",
    ] {
      #expect(keys.contains(key), "\(key) of \(keys)")
    }
    #expect(found.allSatisfy { $0.place.line > 0 })
  }

  @Test("A reading that the file's own struts cannot show is refused at its place")
  func readingsOutOfRange() throws {
    let text = try text("measure/generic-155.yaml")
    let found = faults(text.replacing("min: 60, max: 200", with: "min: 90, max: 100"))
    #expect(found.count > 6 && found.allSatisfy { $0.fault.code == .outOfRange })
    #expect(found[0].description.contains("90 to 100 mm"), "\(found[0])")
  }

  @Test("What is hostile is refused and never trapped on")
  func hostile() {
    let base = "name: a\nrings: equal\nstates:\n  - {struts: [100, 100, 100, 100, 100, 100], height: 150}\n"
    for text in [
      "", "[]", "name", "states: 3", "states: []", "states: [[]]", "states: [{}]", "\u{0}",
      base.replacingOccurrences(of: "150", with: "1e999"), base.replacingOccurrences(of: "150", with: "nan"),
      base.replacingOccurrences(of: "[100, 100, 100, 100, 100, 100]", with: "{a: 1}"),
      base + "marks: [{name: a}]", base + "proximal-ring: 3", base + "struts: {min: 9, max: 3}",
      base + "distances: [{from: 1, to: [], distance: {}}]",
      base + "proximal-ring: {joint-radius: 1e9}", base + "name: b",
    ] {
      #expect(!faults(text).isEmpty, "\(text)")
    }
    #expect(faults(base).isEmpty)
    // The numbers of files that are read may still be no frame's.
    let odd = base.replacingOccurrences(of: "100, 100, 100", with: "0, 1000, 0")
    if let file = try? parse(odd) { #expect(FrameSolver.solve(file.states).hasErrors) }
  }

  @Test("Many damaged files end in words")
  func damaged() throws {
    let whole = Array(try text("measure/generic-155.yaml").utf8)
    for index in stride(from: 0, to: whole.count, by: 211) {
      var cut = whole
      cut[index] = 0x7B
      _ = try? StatesFile.parse(cut, name: "cut")
      _ = try? StatesFile.parse(Array(whole[..<index]), name: "cut")
    }
  }

  @Test("Ring and strut of one's own go into a case, which plans and whose error bars use them")
  func hardware() throws {
    let file = try parse(try text("measure/generic-155.yaml"))
    let solution = FrameSolver.solve(file.states)
    #expect(!solution.hasErrors, "\(solution.findings)")
    let text = try file.hardwareText(solution)
    #expect(text.contains("# verified: measured"))
    let halves = text.components(separatedBy: "covariance:\n")
    try #require(halves.count == 2)
    let head = """
      case: measured
      side: left
      bone: tibia
      reference: proximal
      deformity: {ap-angulation: 8 varus, axial-translation: 6 short}
      mounting: {axial-offset: 70 proximal}

      """
    let written = head + halves[0] + "  mode: chronic\n  neutral-height: 160\ncovariance:\n" + halves[1]
    guard case .correction(let treatment, _) = try CaseFile.parse(Array(written.utf8), name: "case.yaml")
    else {
      Issue.record("this is no case")
      return
    }
    let level = try treatment.soleLevel()
    let inputs = UncertainInputs(level)
    #expect(inputs.inputs.count == 12 && inputs.covariance != nil)
    let radius = try #require(inputs.inputs.first { $0.key == RingDimension.jointRadius.key(.distal) })
    let told = try #require(solution[RingNumber(.distal, .jointRadius)])
    #expect(abs(radius.standardDeviation / told.standardDeviation - 1) < 0.001)
    // The truth lies within the bars.
    #expect(abs(told.value - 93.8) < 3 * told.standardDeviation)
    var options = SensitivityOptions()
    options.samples = 500
    let study = try SensitivityStudy.run(try Planner.plan(level), inputs, options)
    #expect(!study.plan.hasErrors)
  }

  @Test("What the states do not tell is not written")
  func noHardware() throws {
    let file = try parse(try text("measure/parallel.yaml"))
    let solution = FrameSolver.solve(file.states)
    #expect(throws: StatesFile.NoHardware.missing(solution.missing.map(\.name))) {
      try file.hardwareText(solution)
    }
    #expect(solution.missing.map(\.name).contains("joint radius of both rings"))
  }

  /// Frames whose radius is 3 mm larger fit worse by 2.5 in χ²: the ± of a line through the best one, 1.6, is not the whole of it.
  @Test("Errors beside what is not told are those of all frames that fit about as well")
  func widened() throws {
    let solution = FrameSolver.solve(try parse(try text("measure/tilts-with-little-to-tell.yaml")).states)
    #expect(!solution.hasErrors && !solution.missing.isEmpty)
    let radius = try #require(solution[RingNumber(.proximal, .jointRadius)])
    #expect(radius.standardDeviation > 2)
    #expect(abs(radius.value - 94.26) < 3.5 * radius.standardDeviation)
  }

  @Test("Where what fits best is no frame, a sound number is not to blame")
  func withinErrors() throws {
    let solution = FrameSolver.solve(try parse(try text("measure/two-rings-one-tilt.yaml")).states)
    #expect(!solution.hasErrors && solution.outliers.isEmpty, "\(solution.findings)")
    #expect(solution.findings.first { $0.code == .undetermined }?.severity == .warning)
    #expect(solution[RingNumber(.proximal, .jointRadius)]?.isTold == false)
    #expect(solution.fits.map(\.observation).filter { $0.stateIndex == 2 }.count == 7)
  }
}

import CaseFiles
import CorrectionPlanning
import Foundation
import HexapodKinematics
import Reports
import RigidMotion
import Testing
import TreatmentModel

/// The folder of fixtures, found from this file.
let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Fixtures")

let caseNames: [String] = {
  let files =
    (try? FileManager.default.contentsOfDirectory(atPath: fixtures.appending(path: "cases").path)) ?? []
  return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
}()

func plan(_ name: String) throws -> Plan {
  let file = try CaseFile.read(path: fixtures.appending(path: "cases/\(name).yaml").path)
  guard case .correction(let stated, _) = file,
    let level = stated[LevelID.only]
  else { throw CocoaError(.fileReadCorruptFile) }
  return try Planner.plan(level)
}

@Suite struct FixtureTests {
  @Test func thereAreAtLeastFourteenCases() {
    #expect(caseNames.count >= 14)
  }

  /// `Fixtures/renew.sh` makes the expected plans anew. Numbers may differ by rounding of another processor.
  @Test(arguments: caseNames)
  func theExpectedPlanIsMade(name: String) throws {
    let expected = try String(
      contentsOf: fixtures.appending(path: "cases/\(name).plan.json"), encoding: .utf8)
    let (found, wanted) = (
      tokens(try plan(name).withHeightHint().fileText), tokens(expected)
    )
    #expect(found.count == wanted.count)
    for (one, other) in zip(found, wanted) where one != other {
      guard let a = Double(one), let b = Double(other) else {
        Issue.record("\(one) instead of \(other)")
        return
      }
      #expect(abs(a - b) < 1e-7)
    }
  }

  @Test(arguments: caseNames)
  func theTableFitsAHundredColumns(name: String) throws {
    let text = PlanTable(try plan(name), isColoured: false).text
    for line in text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains(disclaimer))
  }

  /// No strut is turned against its exact length, but by a step where that hardly changes: about where it turns back, rounding all six
  /// together takes the one neighbour and then the other.
  @Test(arguments: caseNames)
  func noStrutIsTurnedAgainstItsExactLength(name: String) throws {
    let plan = try plan(name)
    for (before, after) in zip(plan.days, plan.days.dropFirst()) {
      for strut in 0..<6 {
        let (turn, change) = (after.turns[strut], after.exact[strut] - before.exact[strut])
        let isAtItsEnd = abs(turn) == 1 && abs(change) < plan.struts[strut].step / 10
        #expect(turn == 0 || Double(turn) * change > 0 || isAtItsEnd, "strut \(strut + 1), day \(after.day)")
      }
    }
  }

  /// The planner's promise, held against a quadrature of its own: 400 chords of each day (never longer than the path).
  @Test(arguments: caseNames)
  func noPointTravelsFurtherThanItsRateOnAnyDay(name: String) throws {
    let plan = try plan(name)
    let input = plan.level
    let frame = try MountedFrame(input)
    for (before, after) in zip(plan.days, plan.days.dropFirst()) {
      for point in input.pointsAtRisk {
        var (length, previous) = (0.0, before.fragmentPose * point.position)
        for step in 1...400 {
          let s = Double(step) / 400
          let pose = between(before, after, s, input.schedule.path, frame)
          let place = pose * point.position
          length += (place - previous).norm
          previous = place
        }
        #expect(length <= point.rate * (1 + 1e-7), "\(point.name), day \(after.day)")
      }
    }
  }

  private func between(
    _ before: PlanDay, _ after: PlanDay, _ s: Double, _ path: PathKind, _ frame: MountedFrame
  ) -> RigidTransform {
    switch path {
    case .straight: return before.fragmentPose.interpolatedStraight(to: after.fragmentPose, s)
    case .screw: return before.fragmentPose.interpolatedScrew(to: after.fragmentPose, s)
    case .equalSteps:
      let lengths = StrutLengths { (1 - s) * before.exact[$0] + s * after.exact[$0] }
      return frame.fragmentPose(ofRing: frame.solver.solve(lengths, from: before.pose).pose)
    }
  }
}

/// Words and numbers of JSON.
func tokens(_ text: String) -> [String] {
  text.split { " \n,[]{}:\"".contains($0) }.map(String.init)
}

import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import Testing
import TextOutput
import TreatmentModel

/// A value that is hardly beyond its limit does not read as the limit.
@Suite struct ValueBesideLimitTests {
  /// How far beyond, in the limit's unit.
  private static let beyond = [0.003, 0.000_4]

  private func expectApart(_ found: Finding?, value: Double) throws {
    let found = try #require(found)
    #expect(abs((found.value ?? 0) - value) < 1e-6)
    let plain = found.message()
    let numbers = try #require(
      plain.firstMatch(of: /([0-9.]+)(?:°| mm| %)[^()]*\(limit ([0-9.]+)/), "\(plain)")
    #expect(Double(numbers.1) != Double(numbers.2), "\(plain)")
    let german = found.message(in: .german)
    let both = german.matches(of: /[0-9]+(?:,[0-9]+)?/).suffix(2).map { String($0.0) }
    #expect(both.count == 2 && both[0] != both[1], "\(german)")
  }

  @Test(arguments: [
    ("bone-ends-collide", CheckLimit.boneOverlap), ("struts-collide", .strutGap),
    ("strut-meets-limb", .limbClearance), ("near-singular", .nearSingular),
  ])
  func itHasAsManyDigitsAsThatTakes(code: String, limit: CheckLimit) throws {
    var level = try checkFixture("\(code).raises").plan.level
    func found(_ isWanted: (Double) -> Bool) throws -> Finding? {
      try Planner.plan(level).checks.first { $0.code.rawValue == code && isWanted($0.value ?? -1) }
    }
    let value = try #require(found { $0 > 0 }?.value)
    for beyond in ValueBesideLimitTests.beyond {
      level.limits[limit] = value + (limit == .boneOverlap ? -beyond : beyond)
      try expectApart(found { abs($0 - value) < 1e-6 }, value: value)
    }
  }

  @Test func aTiltHasAsManyDigitsToo() throws {
    let (text, plan) = try checkFixture("joint-tilt.raises")
    let value = try #require(plan.checks.first { $0.code == .jointTilt }?.value)
    for beyond in ValueBesideLimitTests.beyond {
      let near = text.replacing("joint-tilt: 30", with: "joint-tilt: \(shortest(value - beyond))")
      guard case .correction(let stated, _) = try CaseFile.parse(Array(near.utf8), name: "near"),
        let level = stated[LevelID.only]
      else { throw CocoaError(.fileReadCorruptFile) }
      let found = try Planner.plan(level).checks.first {
        $0.code == .jointTilt && abs(($0.value ?? 0) - value) < 1e-6
      }
      try expectApart(found, value: value)
    }
  }
}

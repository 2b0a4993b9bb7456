import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import Testing
import TreatmentModel

/// What keys of levels come to beyond the file, as ``SchemaWalkTests`` has it for those of one level.
@Suite struct LevelWalkTests {
  private func plan(_ text: String) throws -> TreatmentPlan {
    guard case .correction(let found, _) = try CaseFile.parse(Array(text.utf8), name: "case") else {
      throw CancellationError()
    }
    return try Planner.plan(found)
  }

  private func fixture(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/levels")
    return try String(contentsOf: folder.appending(path: name + ".yaml"), encoding: .utf8)
  }

  private static let first = LevelID(0)
  private static let second = LevelID(1)

  /// In which fixture a key changes, and to what.
  private static let changes: [(fixture: String, key: CaseKey, value: CaseValue)] = [
    ("tibia-defect-60", CaseKey(.middle, .length), "104"),
    ("tibia-defect-60", CaseKey(.middle, .ap), "3 medial"),
    ("tibia-defect-60", CaseKey(.middle, .lateral), "3 anterior"),
    ("tibia-defect-60", CaseKey(.limbNow, .axialTranslation), "5 short"),
    ("tibia-defect-60", CaseKey(.limbTarget, .axialTranslation), "1 short"),
    ("tibia-defect-60", CaseKey(.thenLimbTarget, .axialTranslation), "3 long"),
    ("tibia-defect-60", CaseKey(.schedule, .approachRate), "0.8"),
    ("tibia-defect-60", CaseKey(.schedule, .compressionRate), "0.5"),
    ("tibia-defect-60", CaseKey(.deformity, .axialTranslation).at(second), "50 long"),
    ("tibia-defect-60", CaseKey(.target, .axialTranslation).at(second), "1 short"),
    ("tibia-defect-60", CaseKey(.frame, .neutralHeight).at(first), "112"),
    ("tibia-defect-60", .top(.boneDiameter).at(second), "30"),
    ("lengthening-and-angulation", .top(.starts).at(second), "3"),
    ("lengthening-and-angulation", CaseKey(.schedule, .pace).at(second), "fastest"),
    ("acute-shortening", CaseKey(.stages, .acute, entry: 1).at(second), "false"),
    ("rickets-middle-reference", CaseKey(.structuresAtRisk, .rate, entry: 1).at(second), "0.9"),
  ]

  @Test(arguments: changes.indices)
  func aChangeOfAKeyOfALevelChangesTheFingerprint(index: Int) throws {
    let change = Self.changes[index]
    let text = try fixture(change.fixture)
    var editor = try CaseEditor(Array(text.utf8), name: change.fixture)
    try editor.apply(.set(change.key, change.value))
    #expect(
      try CaseFingerprint(plan(text)) != CaseFingerprint(plan(editor.text)),
      "\(change.fixture): \(change.key)")
  }
}

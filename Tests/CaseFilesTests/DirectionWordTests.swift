import CaseFiles
import Testing
import TreatmentModel

/// Words that mean the same, and refusals that name what was found and all that is allowed.
@Suite struct DirectionWordTests {
  private func errors(_ deformity: String, _ more: String = "") -> [String] {
    let text = """
      case: words
      side: left
      bone: foot
      reference: proximal
      deformity: {\(deformity)}
      mounting: {axial-offset: 60 proximal}
      frame: {proximal-ring: generic-155, distal-ring: generic-155, mode: chronic, neutral-height: 150}
      \(more)

      """
    do {
      _ = try CaseFile.parse(Array(text.utf8), name: "case.yaml")
      return []
    } catch { return error.errors.map { "\($0)" } }
  }

  private func angle(_ typed: String) throws -> Double? {
    let text = """
      case: words
      side: left
      bone: foot
      reference: proximal
      deformity: {lateral-angulation: \(typed)}
      mounting: {axial-offset: 60 proximal}
      frame: {proximal-ring: generic-155, distal-ring: generic-155, mode: chronic, neutral-height: 150}

      """
    guard case .correction(let stated, _) = try CaseFile.parse(Array(text.utf8), name: "case.yaml") else {
      return nil
    }
    return stated[LevelID.only]?.deformity.lateralAngulation
  }

  /// A foot that points down is in equinus, whichever word says so (MODEL section 14).
  @Test func aFootHasWordsOfItsOwn() throws {
    let equinus = try #require(try angle("30 apex-anterior"))
    #expect(equinus > 0)
    for word in ["equinus", "plantarflexion", "flexion"] { #expect(try angle("30 \(word)") == equinus) }
    for word in ["apex-posterior", "calcaneus", "dorsiflexion", "extension"] {
      #expect(try angle("30 \(word)") == -equinus)
    }
  }

  @Test func aRefusalNamesAllWordsThatAreTaken() {
    let wrong = errors("lateral-angulation: 30 plantar").first ?? ""
    #expect(
      wrong.contains(
        "(found plantar; allowed: apex-anterior (also equinus, flexion, plantarflexion, procurvatum) or apex-posterior (also calcaneus, "
          + "dorsiflexion, extension, recurvatum))"), "\(wrong)")
    let none = errors("axial-translation: 20").first ?? ""
    #expect(none.contains("allowed: short (also shortening) or long (also lengthening)"), "\(none)")
  }

  /// Of a key that does not belong, what stands there.
  @Test(arguments: [
    ("distraction: 3", "distraction: this key belongs to a joint: between: joint (found 3)"),
    ("hinge: {axis: long}", "(found a section)"), ("middle: [1, 2]", "(found a list of 2)"),
  ])
  func aKeyThatDoesNotBelongIsRefusedWithItsValue(more: String, words: String) {
    let found = errors("ap-angulation: 5 varus", more)
    #expect(found.count == 1 && found[0].contains(words), "\(found)")
  }
}

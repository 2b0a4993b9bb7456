import CaseFiles
import CorrectionPlanning
import Foundation
import TestSupport
import Testing
import TreatmentModel

@Suite struct CaseWriterTests {
  /// Every way of writing a case that ``RandomCase`` knows; all of it in the soak.
  @Test func aCaseThatIsWrittenReadsBackEqual() throws {
    let seed = printedSeed(20_260_301)
    var (random, made) = (SplitMix64(seed: seed), 0)
    for number in 0..<(runsSoak ? 10_000 : 400) {
      let typed = RandomCase(&random).text
      let stated = try read(typed, "typed \(number)")
      let writer = try CaseWriter(stated)
      #expect(try read(writer.yaml, "yaml \(number)") == stated, "\(number):\n\(typed)\n\(writer.yaml)")
      #expect(try read(writer.json, "json \(number)") == stated, "\(number):\n\(typed)\n\(writer.json)")
      made += 1
    }
    #expect(made == (runsSoak ? 10_000 : 400))
  }

  /// What is stated in code and has no key yet is refused, not left out.
  @Test func aLevelThatNoFileCanSayIsNotWritten() throws {
    var random = SplitMix64(seed: printedSeed(20_261_128))
    let sound = try read(RandomCase(&random).text, "sound")
    var level = sound
    level.neutral = try #require(NeutralStance(lateralTilt: 0.3))
    #expect(throws: CaseWritingError.noKey(.declaredNeutral(level.id))) { try CaseWriter(level) }
    let ring = sound.distalRing
    level = sound
    level.distalRing = RingHardware(
      name: "part", shape: ring.shape, provenance: ring.provenance, arc: RingArc(start: 0, extent: 3.9))
    #expect(throws: CaseWritingError.noKey(.partRing(RingID(.distal, of: level.id)))) {
      try CaseWriter(level)
    }
    #expect(throws: Never.self) { try CaseWriter(sound) }
  }

  @Test func whatNobodyTypedIsNotWritten() throws {
    let text = """
      case: short
      side: left
      bone: tibia
      reference: proximal
      deformity: {ap-angulation: 12 ± 1.5 varus}
      mounting: {axial-offset: 60 proximal}
      frame: {proximal-ring: generic-155, distal-ring: generic-155, mode: chronic, neutral-height: 150}

      """
    let yaml = try CaseWriter(read(text, "short")).yaml
    #expect(
      yaml == """
        case: short
        side: left
        bone: tibia
        reference: proximal

        deformity:
          ap-angulation: 12 ± 1.5 varus

        mounting:
          axial-offset: 60 proximal

        frame:
          proximal-ring: generic-155
          distal-ring: generic-155
          mode: chronic
          neutral-height: 150

        """)
  }

  private func read(_ text: String, _ name: String) throws -> TreatedLevel {
    do {
      guard case .correction(let found, _) = try CaseFile.parse(Array(text.utf8), name: name) else {
        throw CancellationError()
      }
      return try found.soleLevel()
    } catch {
      Issue.record("\(error)\n\(text)")
      throw error
    }
  }
}

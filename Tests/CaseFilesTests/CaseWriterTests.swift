import CorrectionPlanning
import CaseFiles
import TreatmentModel
import Foundation
import TestSupport
import Testing

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

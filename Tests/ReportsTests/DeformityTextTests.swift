import Reports
import TestSupport
import Testing
import TextOutput
import TreatmentModel

@Suite struct DeformityTextTests {
  /// What is left is written as `Deformity.words` says it.
  @Test func wordsAreThoseOfTheDeformity() {
    var random = SplitMix64(seed: printedSeed(721))
    for round in 0..<30_000 {
      var deformity = Deformity()
      for parameter in DeformityParameter.allCases {
        let size = parameter.unit == .degrees ? 1.3 : 200.0
        let value = random.uniform(-size...size)
        deformity[parameter] =
          round % 3 == 0 ? value : round % 3 == 1 ? value * 1e-7 : (value * 1000).rounded() / 2000
      }
      for text in DeformityText.all {
        var bytes: [UInt8] = []
        bytes.append(room: 8) { $0.words(deformity, text) }
        #expect(String(decoding: bytes, as: UTF8.self) == deformity.words(text.parameter, digits: 6))
      }
    }
  }
}

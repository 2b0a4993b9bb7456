import CaseFiles
import CommandAnswers
import Foundation
import Testing
import TreatmentModel

/// `hardware --format json` has every number of the catalogue, as its file has it.
@Suite struct HardwareObjectTests {
  @Test func numbersAreThoseOfTheCataloguesFile() throws {
    let catalogue = try Catalogue.builtIn()
    let object =
      try JSONSerialization.jsonObject(with: Data(catalogue.json(isPretty: true).utf8)) as? [String: Any]
    let rings = try #require(object?["rings"] as? [[String: Any]])
    let struts = try #require(object?["struts"] as? [[String: Any]])
    #expect(rings.map { $0["name"] as? String } == catalogue.rings.map(\.name))
    #expect(struts.map { $0["name"] as? String } == catalogue.struts.map(\.name))
    let file = try String(
      contentsOf: fixtures.deletingLastPathComponent().appending(path: "Sources/CaseFiles/hardware.yaml"),
      encoding: .utf8)
    let keys = [
      "joint-radius": "joint_radius_mm", "half-angle": "half_angle_deg", "inner-radius": "inner_radius_mm",
      "min": "min_mm", "max": "max_mm", "step": "step_mm", "pitch": "pitch_mm",
      "steps-per-turn": "steps_per_turn",
    ]
    var looked = 0
    for line in file.split(separator: "\n") where line.contains("{name: ") {
      let words = line.split(whereSeparator: { "{}, ".contains($0) }).map(String.init)
      let entry = try #require((rings + struts).first { $0["name"] as? String == words[2] })
      for (key, value) in zip(words, words.dropFirst()) {
        guard let name = keys[String(key.dropLast())], key.hasSuffix(":") else { continue }
        #expect(entry[name] as? Double == Double(value), "\(words[2]) \(key)")
        looked += 1
      }
      #expect(entry["verified"] as? Bool == line.contains("verified: true"))
    }
    #expect(looked > 30)
  }

  /// What libfixator and the page are given is the same on one line.
  @Test func theLineIsTheObject() throws {
    #expect(try Commands.hardware() == Catalogue.builtIn().json(isPretty: false))
  }
}

import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import ReviewReports
import Testing
import TreatmentModel
import Uncertainty

/// A study of a fixture, with few draws.
private func study(_ name: String, assuming: Bool = true, jobs: Int = 2) throws -> Sensitivity {
  let plan = try plan(name)
  var options = SensitivityOptions()
  (options.samples, options.jobs) = (2048, jobs)
  return try SensitivityStudy.run(
    plan, UncertainInputs(plan.level, assumingPublished: assuming), options)
}

@Suite struct SensitivityCaseTests {
  @Test(arguments: caseNames)
  func everyCaseCanBeStudiedWithPublishedSpreads(name: String) throws {
    let study = try study(name)
    #expect(study.withoutPose == 0 && study.withoutAngles == 0)
    #expect(study.inputs.count >= 17)
    for spread in study.spreads {
      guard let linear = spread.linearStandardDeviation else { continue }
      // Two thousand draws know a deviation to 1.6 %, one standard error; real uncertainties bend the map a little.
      #expect(abs(spread.standardDeviation / linear - 1) < 0.1, "\(spread.number.key)")
    }
    let text = SensitivityTable(study, isColoured: false).text
    for line in text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    #expect(text.contains(disclaimer) && text.contains("assumed, no source"))
    #expect(!text.contains("nan"))
  }

  @Test func theFileSaysWhatTheStudyFound() throws {
    let study = try study("uncertain-inputs", assuming: false)
    #expect(study.inputs.count == 20)
    #expect(study.inputs.allSatisfy { $0.source == nil })
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(study.json(isPretty: true).utf8)) as? [String: Any])
    #expect(json["format"] as? String == "fixator-sensitivity/1")
    #expect(json["samples"] as? Int == 2048)
    let remaining = try #require(json["remaining"] as? [String: [String: Any]])
    #expect(Set(remaining.keys) == Set(DeformityParameter.allCases.map(\.name)))
    for key in ["unit", "target", "stated", "mean", "sd", "linear_sd", "p5", "p50", "p95", "outside"] {
      #expect(remaining.values.allSatisfy { $0[key] != nil }, "\(key)")
    }
    let shares = try #require(json["shares"] as? [[String: Any]])
    #expect(shares.count == 7 * study.inputs.count)
    // The axial offset, read off an uncalibrated film, is what the AP translation hangs on.
    let loudest = try #require(
      shares.filter { $0["output"] as? String == "ap-translation" }.max {
        ($0["first"] as? Double ?? 0) < ($1["first"] as? Double ?? 0)
      })
    #expect(loudest["input"] as? String == "mounting.axial-offset")
    #expect((json["advice"] as? [String])?.isEmpty == false)
  }

  /// The chance of a day counts draws beyond the share of the rate that stands beside it, and so does what 95 % of the draws stay below.
  @Test(arguments: ["uncertain-inputs", "tibia-varus-lengthening", "femur-equal-steps"])
  func chancesOfRatesCountFromTheShareThatTheyName(name: String) throws {
    let study = try study(name, assuming: true)
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(study.json(isPretty: true).utf8)) as? [String: Any])
    let days = try #require(json["rates"] as? [[String: Any]])
    #expect(!days.isEmpty)
    for day in days {
      let numbers = try ["chance", "over", "p95_of_rate"].map { try #require(day[$0] as? Double) }
      // Within a draw or two of the twentieth part.
      guard abs(numbers[0] - 0.05) > 0.005 else { continue }
      #expect((numbers[0] > 0.05) == (numbers[2] > numbers[1]), "day \(day["day"] ?? 0)")
    }
  }

  @Test func theSameSeedGivesTheSameBytesWhateverTheTasks() throws {
    let (one, four) = (
      try study("uncertain-inputs", jobs: 1), try study("uncertain-inputs", jobs: 4)
    )
    #expect(one.json(isPretty: true) == four.json(isPretty: true))
    #expect(one.files(version: "1").map(\.text) == four.files(version: "1").map(\.text))
  }

  @Test func picturesAreDocumentsOfTheirOwn() throws {
    let files = try study("uncertain-inputs", assuming: false).files(version: "1")
    #expect(
      files.map(\.name) == [
        "sensitivity.html", "sensitivity.txt", "sensitivity.json", "remaining-histograms.svg",
        "variance-shares.svg",
      ])
    #expect(files.map(\.name) == Sensitivity.fileNames)
    for file in files where file.name.hasSuffix(".svg") {
      #expect(XMLCheck.isWellFormed(file.text))
      #expect(!file.text.contains("nan") && !file.text.contains("inf\""))
    }
  }
}

/// Tags that are opened are closed, in order.
private enum XMLCheck {
  static func isWellFormed(_ text: String) -> Bool {
    var open: [Substring] = []
    for part in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
      guard let end = part.firstIndex(of: ">") else { return false }
      let tag = part[..<end]
      if tag.hasPrefix("?") || tag.hasPrefix("!") || tag.hasSuffix("/") { continue }
      let name = tag.drop { $0 == "/" }.prefix { !$0.isWhitespace }
      if tag.hasPrefix("/") {
        guard open.popLast() == name else { return false }
      } else {
        open.append(name)
      }
    }
    return open.isEmpty
  }
}

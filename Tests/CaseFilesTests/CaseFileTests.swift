import CaseFiles
import CorrectionPlanning
import TestSupport
import Testing
import TreatmentModel

/// The template with one line replaced or added.
func template(replacing old: String = "", with new: String = "") -> [UInt8] {
  guard !old.isEmpty, let range = CaseTemplate.text.firstRange(of: old) else {
    return Array(CaseTemplate.text.utf8)
  }
  return Array(CaseTemplate.text.replacingCharacters(in: range, with: new).utf8)
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}

func errors(_ bytes: [UInt8]) -> [CaseFileError] {
  do {
    _ = try CaseFile.parse(bytes, name: "case.yaml")
    return []
  } catch { return error.errors }
}

@Suite struct CaseFileTests {
  @Test func theTemplateIsAValidCase() throws {
    guard case .correction(let stated, let positions) = try CaseFile.parse(template(), name: "case.yaml"),
      let parsed = stated[LevelID.only]
    else {
      Issue.record("no case")
      return
    }
    #expect(parsed.limb == Limb(side: .left, reference: .proximal))
    #expect(abs(parsed.deformity.apAngulation - 12 * .pi / 180) < 1e-15)
    #expect(parsed.deformity.axialTranslation == 20)
    #expect(parsed.mounting.rotation < 0)
    #expect(positions.place(of: CaseKey(.frame, .neutralHeight)).hasPrefix("case.yaml:"))
  }

  @Test(arguments: [
    ("12 varus", "12", ValueFault.Code.missingWord), ("12 varus", "-12 varus", .sign),
    ("12 varus", "12 medial", .wrongWord), ("12 varus", "12,5 varus", .decimalComma),
    ("12 varus", "12 deg varus", .unit),
    ("12 varus", "nan varus", .notFinite), ("12 varus", "1e999 varus", .notFinite),
    ("12 varus", "0x1p3 varus", .notANumber),
    ("12 varus", "81 varus", .outOfRange), ("12 varus", "12 ± -1 varus", .sign),
    ("side: left", "side: lfet", .wrongWord),
    ("ap-angulation", "ap-angulatoin", .unknownKey), ("bone: tibia", "side: right", .duplicateKey),
    ("surgery: 2026-03-01", "surgery: 2026-02-30", .date), ("latency: 7", "latency: 7.5", .notWhole),
    ("generic-155", "generic-156", .unknownHardware),
    ("neutral-height: 203", "struts-now: [1, 2]", .doesNotBelong),
    ("mode: chronic", "mode: [", .syntax), ("case: tibia", "\tcase: tibia", .syntax),
  ])
  func everyFaultIsNamedAtItsPlace(old: String, new: String, code: ValueFault.Code) {
    let found = errors(template(replacing: old, with: new))
    #expect(found.contains { $0.code == code }, "\(found)")
    #expect(found.allSatisfy { $0.line >= 1 && $0.column >= 1 })
  }

  @Test func allErrorsOfAFileAreReportedTogether() {
    let text = CaseTemplate.text.replacing("12 varus", with: "12").replacing("20 short", with: "nan short")
      .replacing("path: straight", with: "path: strait")
    #expect(errors(Array(text.utf8)).map(\.code) == [.missingWord, .notFinite, .wrongWord])
  }

  @Test func uncertaintiesAreKept() throws {
    for text in ["12 ± 1.5 varus", "12 +- 1.5 varus", "12±1.5 varus"] {
      guard
        case .correction(let stated, _) = try CaseFile.parse(
          template(replacing: "12 varus", with: text), name: "case.yaml"),
        let parsed = stated[LevelID.only]
      else { continue }
      let deviation = try #require(parsed.standardDeviations[DeformityParameter.apAngulation.key])
      #expect(abs(deviation - 1.5 * .pi / 180) < 1e-15)
    }
  }

  @Test func theCatalogueIsReadableAndNothingInItIsCalledVerified() throws {
    let catalogue = try Catalogue.builtIn()
    #expect(catalogue.rings.count == 14 && catalogue.struts.count == 5)
    #expect(catalogue.rings.allSatisfy { !$0.provenance.verified && !$0.provenance.source.isEmpty })
  }

  @Test func nestingAndAliasesThatMultiplyAreRefused() {
    let bombs = [
      String(repeating: "[", count: 500_000), String(repeating: "- ", count: 400_000),
      String(repeating: "{a: ", count: 200_000),
      String(repeating: "[", count: 10_000_000),
      "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + (1..<12).map {
          "b\($0): &b\($0) [*\($0 == 1 ? "a" : "b\($0 - 1)"),*\($0 == 1 ? "a" : "b\($0 - 1)"),*\($0 == 1 ? "a" : "b\($0 - 1)")]\n"
        }.joined(),
    ]
    for bomb in bombs { #expect(!errors(Array(bomb.utf8)).isEmpty) }
  }

  /// Damaged at random: refused with places, or a case whose plan, if there is one, has no number that is not finite.
  @Test func threeHundredDamagedFilesNeverTrap() {
    var random = SplitMix64(seed: printedSeed(71))
    let lines = CaseTemplate.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var refused = 0
    for index in 0..<300 {
      var damaged = lines
      let at = Int(random.next() % UInt64(lines.count))
      var bytes: [UInt8]
      switch index % 6 {
      case 0: damaged.remove(at: at); bytes = Array(damaged.joined(separator: "\n").utf8)
      case 1: damaged.insert(lines[at], at: at); bytes = Array(damaged.joined(separator: "\n").utf8)
      case 2: bytes = Array(CaseTemplate.text.utf8.prefix(Int(random.next() % 4000)))
      case 3: bytes = template(); bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(random.next() & 255)
      case 4: damaged[at] = "\t" + damaged[at]; bytes = Array(damaged.joined(separator: "\n").utf8)
      default:
        bytes = template(); bytes[Int(random.next() % UInt64(bytes.count))] ^= UInt8(1 << (random.next() % 8))
      }
      do {
        if case .correction(let stated, _) = try CaseFile.parse(bytes, name: "damaged.yaml"),
          let parsed = stated[LevelID.only],
          let plan = try? Planner.plan(parsed)
        {
          #expect(
            plan.days.allSatisfy { day in day.exact.allSatisfy(\.isFinite) && day.set.allSatisfy(\.isFinite) }
          )
        }
      } catch {
        refused += 1
        #expect(error.errors.allSatisfy { $0.line >= 1 && $0.column >= 1 })
      }
    }
    print("\(refused) of 300 refused")
    #expect(refused > 100)
  }
}

@Suite struct ClearanceSectionTests {
  private func parsed(_ addition: String) throws -> TreatedLevel {
    let bytes = Array((CaseTemplate.text + addition).utf8)
    guard case .correction(let stated, _) = try CaseFile.parse(bytes, name: "case.yaml"),
      let parsed = stated[LevelID.only]
    else {
      throw ParseFailure()
    }
    return parsed
  }
  private struct ParseFailure: Error {}

  @Test func girthsAndSectionsMakeAnEnvelope() throws {
    let round = try parsed(
      "limb-envelope: {girths: [{axial: 60 proximal, girth: 340}, {axial: 90 distal, girth: 250}]}\n")
    #expect(round.limbEnvelope?.sections.map(\.axial) == [-90, 60])
    #expect(abs((round.limbEnvelope?.sections[1].width ?? 0) - 340 / .pi) < 1e-12)
    let oval = try parsed(
      "limb-envelope: {sections: [{axial: 0, width: 90, depth: 110}], lateral-offset: 12 posterior}\n")
    #expect(oval.limbEnvelope?.sections[0].depth == 110 && oval.limbEnvelope?.lateralOffset == 12)
    #expect(!oval.assumedDefaults.contains { $0.key == .top(.limbEnvelope) })
    #expect(try parsed("").assumedDefaults.contains { $0.key == .top(.limbEnvelope) })
  }

  /// The template's comments say the defaults: uncommented, they are the defaults.
  @Test func theTemplateShowsTheDefaultLimits() throws {
    let lines = CaseTemplate.text.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("# limits:") })
    let section = lines[start...].map { String($0.dropFirst(2)) }.joined(separator: "\n")
    #expect(try parsed(section + "\n").limits == CheckLimits())
    #expect(section.split(separator: "\n").count == 1 + CaseSchema.rows(of: .limits).count)
    #expect(try parsed("limits: {joint-tilt: 25, struts-collide: 4}\n").limits.strutGap == 4)
  }

  @Test(arguments: [
    ("limits: {joint-tlit: 30}", ValueFault.Code.unknownKey), ("limits: {joint-tilt: 300}", .outOfRange),
    ("limits: {near-singular: -1}", .outOfRange), ("limits: 3", .wrongKind),
    ("limits: {near-singular: 0.1, singular: 0.4}", .doesNotBelong),
    ("limits: {singular: 0.5}", .doesNotBelong),
    ("limits: {rounding-error: 1 mm}", .unit),
    ("limb-envelope: {}", .missing), ("limb-envelope: {girths: []}", .wrongKind),
    ("limb-envelope: {girths: [{axial: 0, girth: 300}, {axial: 0, girth: 310}]}", .doesNotBelong),
    ("limb-envelope: {girths: [{axial: 0, girth: 300}], sections: []}", .doesNotBelong),
    ("limb-envelope: {girths: [{axial: 10, girth: 300}]}", .missingWord),
    ("limb-envelope: {girths: [{axial: 0, girth: 3}]}", .outOfRange),
    ("limb-envelope: {girths: [{axial: 0}]}", .missing),
    ("limb-envelope: {sections: [{axial: 0, width: 90, depht: 90}]}", .unknownKey),
  ])
  func everyFaultOfTheSectionsIsNamed(addition: String, code: ValueFault.Code) {
    let found = errors(Array((CaseTemplate.text + addition + "\n").utf8))
    #expect(found.contains { $0.code == code }, "\(found)")
  }

  @Test func ringsAndStrutsSayTheirSizes() throws {
    let text = CaseTemplate.text
      .replacing(
        "proximal-ring: generic-155",
        with: "proximal-ring: {joint-radius: 93.8, half-angle: 4.58, inner-radius: 70, joint-tilt: 25}"
      )
      .replacing("struts: auto", with: "struts: {min: 100, max: 300, radius: 7.5}")
      .replacing("bone-gap: 0", with: "bone-gap: 4")
    guard case .correction(let stated, _) = try CaseFile.parse(Array(text.utf8), name: "case.yaml"),
      let parsed = stated[LevelID.only], case .given(let struts) = parsed.struts
    else {
      Issue.record("no case")
      return
    }
    #expect(parsed.proximalRing.innerRadius == 70 && parsed.cut?.gap == 4)
    #expect(abs((parsed.proximalRing.jointTilt ?? 0) - 25 * .pi / 180) < 1e-15)
    #expect(parsed.distalRing.innerRadius == 90 && struts[5].radius == 7.5)
  }
}

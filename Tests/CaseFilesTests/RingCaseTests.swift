import CaseFiles
import HexapodKinematics
import RigidMotion
import Testing
import TreatmentModel

/// Declared neutral poses, part rings and plates in files.
@Suite struct RingCaseTests {
  private func text(_ frame: String) -> String {
    """
    case: rings
    side: left
    bone: tibia
    reference: proximal
    deformity: {ap-angulation: 7 valgus}
    mounting: {axial-offset: 60 proximal}
    frame: {struts: auto, \(frame)}

    """
  }

  private func level(_ frame: String) throws -> TreatedLevel {
    guard case .correction(let stated, _) = try CaseFile.parse(Array(text(frame).utf8), name: "case.yaml"),
      let level = stated[LevelID.only]
    else { throw CaseFileTestFailure() }
    return level
  }

  private func errors(_ frame: String) -> String {
    do {
      _ = try CaseFile.parse(Array(text(frame).utf8), name: "case.yaml")
      return ""
    } catch { return error.description }
  }

  private struct CaseFileTestFailure: Error {}

  private static let rings = "proximal-ring: generic-155, distal-ring: generic-155"
  private static let foot = "lateral-tilt: 90 posterior, lateral-offset: 80 anterior"
  private static let moving =
    "axial-offset: 30 distal, lateral-offset: 80 anterior, lateral-tilt: 90 posterior"

  @Test func aDeclaredNeutralPoseIsRead() throws {
    let level = try level("\(Self.rings), mode: chronic, neutral: {\(Self.foot), height: 130}")
    #expect(level.neutral == NeutralStance(lateralOffset: -80, lateralTilt: .pi / 2))
    #expect(
      level.mode == .chronic(neutralHeight: 130) && level.neutralHeightKey == CaseKey(.neutral, .height))
    let inLine = try self.level("\(Self.rings), mode: chronic, neutral: {height: 150}")
    #expect(try inLine == self.level("\(Self.rings), mode: chronic, neutral-height: 150"))
    let mounted = try self.level(
      "\(Self.rings), mode: rings-first, neutral: {\(Self.foot)}, moving-mounting: {\(Self.moving)}")
    #expect(mounted.neutral == level.neutral)
  }

  @Test func theHeightOfADeclaredPoseIsSaidOnce() {
    let both = errors(
      "\(Self.rings), mode: chronic, neutral-height: 150, neutral: {\(Self.foot), height: 130}")
    #expect(
      both.contains("frame.neutral-height: frame.neutral says how the rings stand in neutral, the height too")
    )
    let none = errors("\(Self.rings), mode: chronic, neutral: {\(Self.foot)}")
    #expect(none.contains("frame.neutral.height: height is missing (allowed: 20 to 600 mm)"), "\(none)")
    let elsewhere = errors(
      "\(Self.rings), mode: rings-first, neutral: {\(Self.foot), height: 130}, moving-mounting: {\(Self.moving)}"
    )
    #expect(elsewhere.contains("frame.neutral.height: this key belongs to mode chronic"), "\(elsewhere)")
    let missing = errors("\(Self.rings), mode: chronic")
    #expect(missing.contains("frame.neutral-height: neutral-height is missing"), "\(missing)")
  }

  @Test(arguments: [
    (
      "lateral-tilt: 90 posterior, ap-tilt: 3 lateral",
      "a tilt of 90 deg beside another tilt has no direction"
    ),
    ("lateral-tilt: 91 posterior", "frame.neutral.lateral-tilt: the number is out of range"),
    ("lateral-tilt: 90", "frame.neutral.lateral-tilt"),
    ("lateral-tilt: 90 distal", "frame.neutral.lateral-tilt"),
    ("height: 1e400", "frame.neutral.height"),
    ("lateral-offset: nan anterior", "frame.neutral.lateral-offset"),
    ("axial-offset: 130 distal", "frame.neutral.axial-offset: unknown key"),
  ])
  func whatIsNoNeutralPoseIsRefused(typed: String, words: String) {
    let height = typed.contains("height") ? "" : ", height: 130"
    #expect(errors("\(Self.rings), mode: chronic, neutral: {\(typed)\(height)}").contains(words))
  }

  @Test func aMovingRingMayStandAtARightAngle() {
    let one = errors(
      "\(Self.rings), mode: rings-first, moving-mounting: {\(Self.moving), ap-tilt: 2 lateral}")
    #expect(
      one.contains("frame.moving-mounting.lateral-tilt: a tilt of 90 deg beside another tilt"), "\(one)")
    #expect(errors("\(Self.rings), mode: rings-first, moving-mounting: {\(Self.moving)}").isEmpty)
  }

  private static let own = "joint-radius: 93.8, half-angle: 4.58"

  private func ring(_ extra: String) throws -> RingHardware {
    try level(
      "proximal-ring: {\(Self.own), \(extra)}, distal-ring: generic-155, mode: chronic, neutral-height: 150"
    )
    .proximalRing
  }

  private func ringErrors(_ extra: String) -> String {
    errors(
      "proximal-ring: {\(Self.own), \(extra)}, distal-ring: generic-155, mode: chronic, neutral-height: 150")
  }

  @Test func partRingsAndPlatesAreRead() throws {
    #expect(try ring("arc: [-112.5, 112.5]").arc == RingArc(fromDegrees: -112.5, to: 112.5))
    let plates = try ring("plates: [{strut: 3, along: -12}, {strut: 5, radial: 4, axial: -7.5}]").jointOffsets
    #expect(
      plates == [
        .three: try #require(JointOffset(radial: 0, along: -12, axial: 0)),
        .five: try #require(JointOffset(radial: 4, along: 0, axial: -7.5)),
      ])
    let named = try level(
      "proximal-ring: generic-155-two-thirds, distal-ring: generic-155, mode: chronic, neutral-height: 150")
    #expect(named.proximalRing.arc == RingArc(fromDegrees: -120, to: 120))
  }

  @Test(arguments: [
    ("arc: [10, 370]", "frame.proximal-ring.arc: the number is out of range"),
    ("arc: [0, 360]", "is no part of a circle"),
    ("arc: [10]", "two azimuths must stand here"), ("arc: [1, 2, 3]", "two azimuths must stand here"),
    ("arc: 225", "two azimuths must stand here"), ("arc: [nan, 3]", "frame.proximal-ring.arc"),
    ("arc: [1 ± 2, 3]", "no uncertainty is used here"), ("arc: [[1], 3]", "frame.proximal-ring.arc"),
    ("arms: 100", "a whole ring has no arms: beside them stands arc"),
    (
      "arc: [-112.5, 112.5], arms: 100", "frame.proximal-ring.arms: straight arms go on from the ends of half"
    ),
    ("arc: [90, 270], arms: -1", "frame.proximal-ring.arms: the number is out of range"),
    ("arc: [90, 270], arms: 301", "frame.proximal-ring.arms: the number is out of range"),
    ("arc: [90, 270], arms: 80 ± 2", "no uncertainty is used here"),
    ("plates: []", "a list of one to six plates must stand here"),
    ("plates: {3: [1, 2, 3]}", "a list of one to six plates"),
    ("plates: [{radial: 3}]", "frame.proximal-ring.plates[1].strut: strut is missing"),
    ("plates: [{strut: 7}]", "frame.proximal-ring.plates[1].strut: the number is out of range"),
    ("plates: [{strut: 2.5}]", "a whole number must stand here"),
    (
      "plates: [{strut: 2}, {strut: 2}]",
      "frame.proximal-ring.plates[2].strut: the joint of strut 2 sits on another plate"
    ),
    ("plates: [{strut: 2, radial: 151}]", "frame.proximal-ring.plates[1].radial: the number is out of range"),
    ("plates: [{strut: 2, along: 3 ± 1}]", "no uncertainty is used here"),
    ("plates: [{strut: 2, outwards: 3}]", "unknown key"),
    ("plates: [3]", "a section of keys must stand here"),
  ])
  func whatIsNoPartRingAndNoPlateIsRefused(typed: String, words: String) {
    #expect(ringErrors(typed).contains(words), "\(ringErrors(typed))")
  }

  /// A ring of the catalogue that holds plates keeps its name and its standing.
  @Test(arguments: [
    "{name: generic-155-two-thirds, plates: [{strut: 3, along: -12}]}",
    "{name: generic-155, joint-tilt: 25, arc: [-100, 100]}", "{name: generic-180, inner-radius: 88}",
    "{name: generic-180-foot-plate, arms: 120}", "{name: generic-180-foot-plate, arms: 0}",
    "{name: generic-155, arc: [90, 270], arms: 75.5}",
  ])
  func aRingByNameTakesWhatIsKnownBesides(typed: String) throws {
    let frame = "proximal-ring: \(typed), distal-ring: generic-155, mode: chronic, neutral-height: 150"
    let ring = try level(frame).proximalRing
    let known = try #require(try Catalogue.builtIn().rings.first { typed.contains("name: \($0.name),") })
    #expect(ring.name == known.name && ring.shape == known.shape && ring.provenance == known.provenance)
    #expect(ring != known && ring.isKind(of: known))
    guard case .correction(let stated, _) = try CaseFile.parse(Array(text(frame).utf8), name: "case.yaml")
    else { return }
    let writer = try CaseWriter(stated)
    #expect(writer.yaml.contains("  proximal-ring: \(typed)\n"), "\(writer.yaml)")
    for text in [writer.yaml, writer.json] {
      guard case .correction(let again, _) = try CaseFile.parse(Array(text.utf8), name: "again") else {
        return
      }
      #expect(again == stated)
    }
    #expect(
      try level(
        "proximal-ring: {name: generic-155}, distal-ring: generic-155, mode: chronic, neutral-height: 150")
        == level("\(Self.rings), mode: chronic, neutral-height: 150"))
  }

  /// The catalogue's outline with joints that were measured on it; and a plate of one's own.
  @Test(arguments: [
    "{name: generic-155-foot-plate, joints: \(Self.measured)}",
    "{name: generic-155-foot-plate, joints: \(Self.measured), inner-radius: 75, arms: 110}",
    "{joints: \(Self.measured), inner-radius: 75, arc: [90, 270], arms: 110}",
  ])
  func aFootPlateTakesMeasuredJoints(typed: String) throws {
    let frame = "proximal-ring: generic-155, distal-ring: \(typed), mode: chronic, neutral-height: 150"
    let ring = try level(frame).distalRing
    #expect(ring.ring(.distal).joints[1] == Vector3(93.8, -53, 0))
    #expect(ring.arc?.arms == (typed.contains("110") ? 110 : 100))
    #expect(ring.innerRadius == (typed.contains("75") ? 75 : 77.5))
    #expect(ring.jointsOffArc(.distal).isEmpty)
    guard case .correction(let stated, _) = try CaseFile.parse(Array(text(frame).utf8), name: "case.yaml")
    else { return }
    let writer = try CaseWriter(stated)
    #expect(writer.yaml.contains("  distal-ring: \(typed)\n"), "\(writer.yaml)")
    for text in [writer.yaml, writer.json] {
      guard case .correction(let again, _) = try CaseFile.parse(Array(text.utf8), name: "again") else {
        return
      }
      #expect(again == stated)
    }
  }

  private static let measured =
    "[[-93.8, -53, 0], [93.8, -53, 0], [93.8, -38, 0], [7.5, 93.5, 0], [-7.5, 93.5, 0], [-93.8, -38, 0]]"

  @Test func jointsBesideANameAreChecked() {
    func errors(_ ring: String) -> String {
      self.errors("proximal-ring: {\(ring)}, distal-ring: generic-155, mode: chronic, neutral-height: 150")
    }
    #expect(errors("name: generic-155, joints: 3").contains("frame.proximal-ring.joints"))
    #expect(
      errors("name: generic-300, joints: \(Self.measured)").contains(
        "frame.proximal-ring.inner-radius: the inner edge must lie nearer to the ring's middle"))
    #expect(
      errors("name: generic-155-foot-plate, arc: [-112.5, 112.5]").contains(
        "frame.proximal-ring.arc: straight arms go on from the ends of half a circle"))
    #expect(errors("name: generic-155-foot-plate, arc: [-112.5, 112.5], arms: 0").isEmpty)
  }

  @Test func aRingByNameHasTheJointsOfTheCatalogue() {
    func errors(_ ring: String) -> String {
      self.errors("proximal-ring: {\(ring)}, distal-ring: generic-155, mode: chronic, neutral-height: 150")
    }
    #expect(
      errors("name: generic-155, joint-radius: 90, half-angle: 4").contains(
        "frame.proximal-ring.joint-radius: the ring of the catalogue has its circles: beside its name may stand joints, inner-radius, joint-tilt, arc, arms or plates (found 90"
      ))
    #expect(
      errors("name: generic-156, plates: [{strut: 3}]").contains(
        "frame.proximal-ring.name: not in the catalogue; did you mean generic-155?"))
    #expect(
      errors("name: generic-155, plates: 3").contains(
        "frame.proximal-ring.plates: a list of one to six plates"))
    #expect(errors("name: [generic-155]").contains("frame.proximal-ring.name: one value must stand here"))
    #expect(errors("plates: [{strut: 3}]").contains("or the name of one of the catalogue"))
  }

  /// A diameter in the place of the inner radius would say that the bone has room where it has none.
  @Test(arguments: [
    ("joint-radius: 93.8, half-angle: 4.58, inner-radius: 155", "155 mm", "93.8"),
    ("joint-radius: 93.8, half-angle: 4.58, inner-radius: 93.8", "93.8 mm", "93.8"),
    ("name: generic-180, inner-radius: 180, plates: [{strut: 3, radial: 100}]", "180 mm", "106.3"),
    (
      "hole-circle-radius: 90, holes: 36, use: [36, 2, 12, 14, 24, 26], inner-radius: 155", "155 mm", "90.0"
    ),
  ])
  func anOpeningBeyondTheJointsIsRefused(ring: String, found: String, most: String) {
    let said = errors(
      "proximal-ring: {\(ring)}, distal-ring: generic-155, mode: chronic, neutral-height: 150")
    #expect(
      said.contains("frame.proximal-ring.inner-radius: the inner edge must lie nearer to the ring's middle")
        && said.contains("(found \(found); allowed: less than \(most) mm)"), "\(said)")
  }

  /// Beside all other keys of a ring; and back as they were typed.
  @Test func theyAreWrittenAsTheyWereTyped() throws {
    let typed = text(
      "proximal-ring: {\(Self.own), arc: [-112.5, 112.5], plates: [{strut: 3, along: -12}, {strut: 5, radial: 4, axial: -7.5}]}, "
        + "distal-ring: generic-155-five-eighths, mode: chronic, neutral: {\(Self.foot), height: 130 ± 2}")
    guard case .correction(let stated, _) = try CaseFile.parse(Array(typed.utf8), name: "case.yaml") else {
      return
    }
    let yaml = try CaseWriter(stated).yaml
    #expect(
      yaml.contains(
        "  proximal-ring: {joint-radius: 93.8, half-angle: 4.58, arc: [-112.5, 112.5], plates: [{strut: 3, along: -12}, {strut: 5, radial: 4, axial: -7.5}]}\n"
      ))
    #expect(yaml.contains("  distal-ring: generic-155-five-eighths\n"))
    #expect(
      yaml.contains(
        "  neutral: {lateral-offset: 80 anterior, lateral-tilt: 90 posterior, height: 130 ± 2}\n"), "\(yaml)")
    #expect(!yaml.contains("neutral-height"))
    for text in [yaml, try CaseWriter(stated).json] {
      guard case .correction(let again, _) = try CaseFile.parse(Array(text.utf8), name: "again") else {
        continue
      }
      #expect(again == stated)
    }
  }
}

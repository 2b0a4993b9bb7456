import CaseFiles
import Foundation
import TestSupport
import Testing
import TreatmentModel

@Suite struct CaseEditorTests {
  static let written = """
    # Third visit; measured again by two people.
    case: "knee: left"          # no patient names
    side: left
    bone: tibia
    reference: proximal

    deformity:                  # from the films of March
      ap-angulation: 12 varus   # on both films
      axial-rotation: 10 internal
      # rotation was measured by CT

      axial-translation: 20 short
    mounting: {axial-offset: 60 proximal,   # to the joints' plane
               rotation: 8 external}
    frame:
      proximal-ring: generic-155
      distal-ring: generic-155
      mode: chronic
      neutral-height: 150
      # 203 was too high

    # what must not be pulled
    structures-at-risk:
      - {name: nerve, ap: 25 lateral, rate: 1.0}
      - name: artery            # behind
        lateral: 30 posterior
    held: [3, {strut: 4, days: 5-9}]
    schedule:
      stages:
      - {axial-translation: 10 short}
      - axial-translation: 5 short

    """

  static func edited(_ text: String, _ edits: CaseEdit...) throws -> String {
    var editor = try CaseEditor(Array(text.utf8), name: "case")
    try editor.apply(edits)
    return editor.text
  }

  /// The lines of both texts that are not the same, by the longest common subsequence.
  static func difference(_ old: String, _ new: String) -> (gone: [String], come: [String]) {
    let (old, new) = (lines(old), lines(new))
    let change = new.difference(from: old)
    return (
      change.removals.map { if case .remove(_, let line, _) = $0 { line } else { "" } },
      change.insertions.map { if case .insert(_, let line, _) = $0 { line } else { "" } }
    )
  }

  private static func lines(_ text: String) -> [String] {
    text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
  }

  @Test func aFileEditedAtThreeKeysDiffersAtThreePlacesAlone() throws {
    let new = try Self.edited(
      Self.written, .set(CaseKey(.deformity, .apAngulation), .typed("14 ± 1.5 varus")),
      .set(CaseKey(.mounting, .rotation), .typed("0")),
      .set(CaseKey(.structuresAtRisk, .lateral, entry: 2), .typed("28 posterior")))
    let (gone, come) = Self.difference(Self.written, new)
    #expect(
      gone == [
        "  ap-angulation: 12 varus   # on both films", "           rotation: 8 external}",
        "    lateral: 30 posterior",
      ])
    #expect(
      come == [
        "  ap-angulation: 14 ± 1.5 varus   # on both films", "           rotation: 0}",
        "    lateral: 28 posterior",
      ])
  }

  /// Edits with what they take away and bring, a line of the diff each.
  static let changes: [(CaseEdit, gone: [String], come: [String])] = [
    // A key that is not there stands behind those that the schema has before it.
    (.set(.top(.boneGap), .typed("4")), [], ["bone-gap: 4"]),
    (
      .set(CaseKey(.deformity, .lateralAngulation), .typed("3 apex-anterior")), [],
      ["  lateral-angulation: 3 apex-anterior"]
    ),
    (
      .set(CaseKey(.mounting, .apOffset), .typed("5 lateral")),
      ["mounting: {axial-offset: 60 proximal,   # to the joints' plane"],
      ["mounting: {ap-offset: 5 lateral,", "           axial-offset: 60 proximal,   # to the joints' plane"]
    ),
    (
      .set(CaseKey(.mounting, .apTilt), .typed("2 medial")), ["           rotation: 8 external}"],
      ["           rotation: 8 external,", "           ap-tilt: 2 medial}"]
    ),
    // With it comes its section.
    (
      .set(CaseKey(.limits, .jointTilt), .typed("25")), [], ["limits:", "  joint-tilt: 25", ""]
    ),
    (
      .set(CaseKey(.movingMounting, .axialOffset), .typed("90 distal")), [],
      ["  moving-mounting: {axial-offset: 90 distal}"]
    ),
    (
      .append(
        CaseKey(.limbEnvelope, .girths), .section([.init(.axial, .typed("0")), .init(.girth, .typed("300"))])),
      [], ["limb-envelope:", "  girths:", "    - {axial: 0, girth: 300}", ""]
    ),
    // Lists, in lines and in brackets.
    (
      .append(.top(.held), .typed("1")), ["held: [3, {strut: 4, days: 5-9}]"],
      ["held: [3, {strut: 4, days: 5-9}, 1]"]
    ),
    (
      .set(CaseKey(.held, .days, entry: 2), .typed("6-")), ["held: [3, {strut: 4, days: 5-9}]"],
      ["held: [3, {strut: 4, days: 6-}]"]
    ),
    (
      .append(.top(.structuresAtRisk), .section([.init(.name, .typed("vein, large"))])), [],
      ["  - {name: \"vein, large\"}"]
    ),
    (
      .append(CaseKey(.schedule, .stages), .section([.init(.axialTranslation, .typed("2 short"))])), [],
      ["  - {axial-translation: 2 short}"]
    ),
    (
      .set(CaseKey(.structuresAtRisk, .rate, entry: 2), .typed("0.5")), [], ["    rate: 0.5"]
    ),
    (
      .set(CaseKey(.structuresAtRisk, .ap, entry: 2), .typed("1 medial")), [], ["    ap: 1 medial"]
    ),
    // A name becomes a section.
    (
      .set(
        CaseKey(.frame, .proximalRing),
        .section([.init(.jointRadius, .typed("93.8")), .init(.halfAngle, .typed("4.58"))])),
      ["  proximal-ring: generic-155"], ["  proximal-ring: {joint-radius: 93.8, half-angle: 4.58}"]
    ),
    // Removed with the comment on its line.
    (
      .remove(CaseKey(.deformity, .apAngulation)), ["  ap-angulation: 12 varus   # on both films"], []
    ),
    (
      .remove(CaseKey(.structuresAtRisk, .ap, entry: 1)),
      ["  - {name: nerve, ap: 25 lateral, rate: 1.0}"], ["  - {name: nerve, rate: 1.0}"]
    ),
    (
      .remove(CaseKey(.mounting, .rotation)),
      ["mounting: {axial-offset: 60 proximal,   # to the joints' plane", "           rotation: 8 external}"],
      ["mounting: {axial-offset: 60 proximal   # to the joints' plane", "}"]
    ),
    (
      .remove(CaseKey(.top, .structuresAtRisk, item: 2)),
      ["  - name: artery            # behind", "    lateral: 30 posterior"], []
    ),
    (
      .remove(CaseKey(.top, .held, item: 1)), ["held: [3, {strut: 4, days: 5-9}]"],
      ["held: [{strut: 4, days: 5-9}]"]
    ),
    (
      .remove(CaseKey(.structuresAtRisk, .name, entry: 2)),
      ["  - name: artery            # behind", "    lateral: 30 posterior"], ["  - lateral: 30 posterior"]
    ),
    (
      .remove(CaseKey(.schedule, .stages)),
      ["schedule:", "  stages:", "  - {axial-translation: 10 short}", "  - axial-translation: 5 short"],
      ["schedule: {}"]
    ),
    // What stood in lines stands in lines.
    (
      .set(.top(.deformity), .section([.init(.apAngulation, .typed("5 valgus"))])),
      [
        "  ap-angulation: 12 varus   # on both films", "  axial-rotation: 10 internal",
        "  # rotation was measured by CT", "", "  axial-translation: 20 short",
      ], ["  ap-angulation: 5 valgus"]
    ),
  ]

  @Test(arguments: changes.indices)
  func nothingButTheKeyChanges(_ index: Int) throws {
    let (edit, gone, come) = Self.changes[index]
    for end in ["\n", "\r\n"] {
      let text = Self.written.replacing("\n", with: end)
      let new = try Self.edited(text, edit)
      #expect(new.replacing(end, with: "").allSatisfy { $0 != "\r" && $0 != "\n" && $0 != "\r\n" })
      let found = Self.difference(Self.written, new.replacing(end, with: "\n"))
      #expect(found.gone == gone, "\(edit)")
      #expect(found.come == come, "\(edit)")
    }
  }

  @Test func anEditThatIsMadeAndUndoneGivesTheSameBytes() throws {
    let key = CaseKey(.limits, .strutsCollide)
    for text in [Self.written, "{\"case\": \"a\"}", "{\n  \"case\": \"a\",\n  \"side\": \"left\"\n}\n"] {
      var editor = try CaseEditor(Array(text.utf8), name: "case")
      try editor.apply(.set(.top(.boneGap), .typed("3")))
      #expect(editor.text != text)
      try editor.apply(.remove(.top(.boneGap)))
      #expect(editor.text == text)
      try editor.apply(.set(key, .typed("3")))
      try editor.apply(.set(key, .typed("4")))
      #expect(editor.text.contains("4"))
    }
  }

  @Test func jsonStaysJSONAsItIsLaidOut() throws {
    let oneLine = #"{"case": "a", "mounting": {"rotation": "8 external"}, "held": [3]}"#
    #expect(
      try Self.edited(
        oneLine, .set(CaseKey(.mounting, .axialOffset), .typed("60 proximal")),
        .append(.top(.held), .typed("4")),
        .set(.top(.side), .typed("left")))
        == #"{"case": "a", "side": "left", "mounting": {"axial-offset": "60 proximal", "rotation": "8 external"}, "held": [3, 4]}"#
    )
    let dense = #"{"case":"a","held":[3,4],"limits":{}}"#
    #expect(
      try Self.edited(
        dense, .append(.top(.held), .typed("5")), .set(CaseKey(.limits, .jointTilt), .typed("20")),
        .remove(.top(.caseName))) == #"{"held":[3,4,5],"limits":{"joint-tilt": 20}}"#)
    let pretty = "{\n\t\"case\": \"a\",\n\t\"mounting\": {\n\t\t\"rotation\": 0\n\t}\n}\n"
    #expect(
      try Self.edited(
        pretty, .set(CaseKey(.mounting, .apTilt), .typed("1 medial")), .set(.top(.boneGap), .typed("2")))
        == "{\n\t\"case\": \"a\",\n\t\"bone-gap\": 2,\n\t\"mounting\": {\n\t\t\"rotation\": 0,\n\t\t\"ap-tilt\": \"1 medial\"\n\t}\n}\n"
    )
  }

  @Test func filesWithoutALastLineEndKeysWithoutValueAndMarksAreEdited() throws {
    #expect(try Self.edited("case: a", .set(.top(.side), .typed("left"))) == "case: a\nside: left")
    #expect(
      try Self.edited("\u{FEFF}{case: ä, # ü\nbone-gap: 2}", .set(.top(.boneGap), .typed("3")))
        == "\u{FEFF}{case: ä, # ü\nbone-gap: 3}")
    #expect(
      try Self.edited("case: ä # ü\nbone-gap:   # none\n", .set(.top(.boneGap), .typed("3")))
        == "case: ä # ü\nbone-gap: 3   # none\n")
    #expect(
      try Self.edited("case: a\nlimits:   # mine\n", .set(CaseKey(.limits, .singular), .typed("0.2")))
        == "case: a\nlimits:   # mine\n  singular: 0.2\n")
    #expect(
      try Self.edited("case: a\nlimits: {}\n", .set(CaseKey(.limits, .singular), .typed("0.2")))
        == "case: a\nlimits: {singular: 0.2}\n")
    #expect(
      try Self.edited("case: >\n  two\n  lines\nside: left\n", .set(.top(.caseName), .typed("one")))
        == "case: one\nside: left\n")
  }

  @Test func whatCannotBeEditedAloneIsRefusedAndStaysAsItWas() throws {
    let aliased = "case: a\ndeformity: &d {ap-angulation: 5 varus}\ntarget: *d\n"
    let cases: [(String, CaseEdit, CaseEditError.Reason)] = [
      (Self.written, .set(CaseKey(.deformity, .girth), .typed("1")), .unknownKey),
      (Self.written, .remove(.top(.limits)), .absent),
      (Self.written, .set(CaseKey(.structuresAtRisk, .ap, entry: 4), .typed("0")), .noSuchEntry),
      (
        Self.written, .set(CaseKey(.proximalRing, .jointRadius), .typed("90")),
        .otherKind(found: "generic-155")
      ),
      (aliased, .set(CaseKey(.deformity, .apAngulation), .typed("6 varus")), .notThereAlone),
      (aliased, .set(CaseKey(.target, .apAngulation), .typed("6 varus")), .notThereAlone),
      (aliased, .remove(.top(.deformity)), .notThereAlone),
      (Self.written, .set(.top(.bone), .typed("a\nb")), .notThereAlone),
    ]
    for (text, edit, reason) in cases {
      var editor = try CaseEditor(Array(text.utf8), name: "case")
      let error = #expect(throws: CaseEditError.self, "\(edit)") {
        try editor.apply([.set(.top(.side), .typed("right")), edit])
      }
      #expect(error?.key == edit.key && error?.reason == reason, "\(edit)")
      #expect(editor.text == text)
    }
    // The alias itself can be replaced.
    #expect(
      try Self.edited(aliased, .set(.top(.target), .section([])))
        == aliased.replacing("*d", with: "{}"))
  }
}

import CaseFiles
import CorrectionPlanning
import Foundation
import TreatmentModel

/// Plans of the fixture `tibia-varus-lengthening` with other words in some places.
enum SamplePlans {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/cases/tibia-varus-lengthening.yaml")

  /// The case, after each pair's first text was replaced by its second.
  static func correctionCase(_ changes: [(String, String)] = []) throws -> TreatedLevel {
    var text = try String(contentsOf: file, encoding: .utf8)
    for (old, new) in changes { text = text.replacingOccurrences(of: old, with: new) }
    guard case .correction(let stated, _) = try CaseFile.parse(Array(text.utf8), name: "sample"),
      let found = stated[LevelID.only]
    else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return found
  }

  static func plan(_ changes: [(String, String)] = []) throws -> Plan {
    try Planner.plan(correctionCase(changes))
  }

  /// About twelve days.
  static let short = [
    ("20 short", "4 short"), ("12 varus", "6 varus"), ("8 apex", "4 apex"), ("10 internal", "5 internal"),
  ]

  /// Everything that a user types is markup, in several languages of markup.
  static let hostile =
    short + [
      ("case: tibia-varus-lengthening", #"case: "<script>alert(1)</script> & \"quo'tes\" </style> \\ ]]>""#),
      ("bone: tibia", #"bone: "tib<b>ia\" onmouseover=alert(2) x='""#),
      ("name: peroneal nerve", #"name: "</svg><img src=x onerror=alert(3)>; \"n'erve\", \\ & co""#),
    ]

  /// A name that fills a heading and a legend.
  static let longNamed =
    short + [
      (
        "case: tibia-varus-lengthening",
        "case: Großherzoglich-Mecklenburgische-Beinverlängerungsklinik, Fall 4711 b, zweite Korrektur, Spitzfuß"
      ),
      ("name: peroneal nerve", "name: nervus peronaeus communis with all of its branches down to the foot"),
    ]

  /// About ninety days, with struts to change at visits on two days of the week.
  static let ninetyDays = [
    ("20 short", "80 short"), ("struts: long", "struts: auto"),
    ("neutral-height: 203", "neutral-height: 190"),
    ("latency: 7", "visits: [monday, thursday]"),
  ]

  /// Right to left, accents, and a script without capitals.
  static let foreign =
    short + [
      (
        "case: tibia-varus-lengthening", "case: 'تقويم الساق اليسرى – حالة ١٧ (Žluťoučký kůň, Ångström, 左脛骨)'"
      ),
      ("bone: tibia", "bone: 'الظنبوب'"), ("name: peroneal nerve", "name: 'עצב השוקית, nervus péronéal'"),
    ]
}

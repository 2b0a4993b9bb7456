import CaseFiles
import CorrectionPlanning

extension Scenario {
  /// The cases of `levels.yaml`.
  static let levels: [Scenario] = {
    let cases = CaseTexts(PackageResources.levels_yaml).cases
    return cases.map { name, text in Scenario(name, .levels) { try LevelsTrial(text).figures } }
      + [cases.first.map { sixtyMillimetres($0.text) }].compactMap { $0 }
      + cases.compactMap { name, text in
        guard let after = lateAfter.first(where: { name.hasPrefix($0.name) })?.day else { return nil }
        return Scenario("resumed after three missed days: \(name)", .levels) {
          try LevelsTrial(text, missed: (after: after, days: 3)).figures
        }
      }
  }()

  /// Cases of which days are missed, and behind which.
  private static let lateAfter = [
    (name: "two levels: transport of 60 mm", day: 14), (name: "a femur lengthened by 30 mm, then", day: 10),
  ]

  private static func sixtyMillimetres(_ text: String) -> Scenario {
    Scenario("that transport's 63 days of twelve struts against another program's", .levels) {
      guard case .correction(let treatment, _) = try CaseFile.parse(Array(text.utf8), name: "transport")
      else { throw Unmeasured("no case") }
      let plan = try Planner.plan(treatment)
      let rows = try OutsideNumbers(PackageResources.transport_json)["case1_straight"]["rows"].items
      guard rows.count == plan.duration + 1, plan.levels.count == 2 else {
        throw Unmeasured("\(rows.count) rows and \(plan.duration) days")
      }
      var lengths = Spread()
      for (index, row) in rows.enumerated() {
        lengths.add(
          Spread(plan.levels[0].days[index].exact, against: row["proximal_hexapod"].numbers))
        lengths.add(Spread(plan.levels[1].days[index].exact, against: row["distal_hexapod"].numbers))
      }
      return [
        Figure(
          .outside, "lengths", lengths, .millimetres, within: 1e-9,
          source: "an independent computation in numpy, 2026-11-27")
      ]
    }
  }
}

import ScheduleReview
import TextOutput
import TreatmentModel

extension TreatmentOpinion {
  /// What the table of one level has (``SecondOpinion/csv``), level by level: `level` stands before `day`.
  public var csv: String {
    let points = levels.reduce(into: [String]()) { names, level in
      names += level.pointNames.filter { !names.contains($0) }
    }
    let hasParts = levels.contains { $0.clock.parts > 1 }
    var text = CSVText()
    text.plain("level,")
    text.checkHeader(hasParts: hasParts, points)
    for (plan, level) in zip(plan.levels, levels) {
      for day in level.days {
        text.plain("\(plan.level.id.name),")
        level.write(day, points, hasParts: hasParts, &text)
      }
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }
}

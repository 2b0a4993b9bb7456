import CorrectionPlanning
import HexapodKinematics

/// How wide the columns of a plan's table are, found once for all its rows.
struct PlanColumns {
  /// Whether the days have dates.
  let isDated: Bool
  /// Width of a turn with the space before it: three unless rods are turned by parts of a turn.
  let turnWidth: Int
  /// Width of a reading with its mark.
  private let width: Int
  /// How much is left out so that rows fit fewer than 100 columns: nothing; years and tenths; the space between readings too.
  var squeeze = 0

  init(_ plan: Plan) {
    isDated = plan.days[0].date != nil
    var (reading, turn) = (0, 2)
    for day in plan.days {
      for strut in StrutNumber.allCases {
        reading = max(reading, plan.readingWords(day, strut).count)
        turn = max(turn, plan.turnWords(day, strut).count)
      }
    }
    (width, turnWidth) = (reading + 1, turn + 1)
  }

  /// Whether dates and scales with decimals together leave no room for years and for tenths of what is still there.
  var isTight: Bool { isDated && width > 4 || squeeze > 0 }

  /// What a row has before what is still there.
  var beginning: Int { 4 + (isDated ? isTight ? 6 : 11 : 0) + 6 * (field + turnWidth) }

  /// Width of a reading with its mark and the space before it; where 100 columns would not do, the mark's place has to be
  /// space enough.
  var field: Int {
    if squeeze > 1 { return width }
    let others = 4 + (isDated ? isTight ? 6 : 11 : 0) + 6 * turnWidth + 27
    return others + 6 * (width + 1) > 100 ? width : width + 1
  }
}

extension Plan {
  /// A strut's reading at the end of a day, on the scale of that day.
  func readingWords(_ day: PlanDay, _ strut: StrutNumber) -> String {
    strutTimeline.hardware(strut, onDay: day.day).readingWords(day.set[strut])
  }

  /// A strut's turns of a day; `h` when it is held.
  func turnWords(_ day: PlanDay, _ strut: StrutNumber) -> String {
    if day.turns[strut] == 0, day.shortfall?.held.contains(strut) == true { return "h" }
    return strutTimeline.hardware(strut, onDay: day.day).turnWords(day.turns[strut])
  }
}

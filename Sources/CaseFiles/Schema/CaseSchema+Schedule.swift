import TreatmentModel

extension CaseSchema {
  static let schedule: [CaseRow] = [
    CaseRow(
      .surgery, .date, question: .init("YYYY-MM-DD; empty for no dates"), sample: .typed("2026-03-01"),
      meaning: "Day of surgery; left out, the plan has no dates.",
      measurement: "The day on which the bone was cut. All dates of the plan count from it."),
    CaseRow(
      .timeZone, .timeZone, sample: .comment("Europe/London"),
      meaning:
        "The time zone of the calendar's times; without one they are those of the clock that opens it.",
      measurement:
        "Give the one where the patient lives, by its IANA name. Outlook takes a calendar of single adjustments only with one."
    ),
    CaseRow(
      .latency, .whole, standard: .init("7", told: "7 days"), question: .init(""), sample: .typed("7"),
      meaning: "Days from surgery to the first turn.",
      measurement: "5 to 14 are usual. Callus must have begun."),
    CaseRow(
      .rate, .number, standard: .init("1", told: "1 mm/day"), question: .init(""),
      sample: .typed("1.0"),
      meaning: "How far the rim of the cut, or the surfaces of a joint, may be moved a day.",
      measurement: "1 mm a day is usual. Slower where bone forms badly, faster where it closes early."),
    CaseRow(
      .adjustmentsPerDay, .whole, standard: .init("4"), question: .init(""),
      sample: .typed("4"), meaning: "How often a day struts are turned.",
      measurement: "4 is usual. More and smaller turns are kinder to the regenerate."),
    CaseRow(
      .path, .choice(PathKind.allCases.map(\.rawValue)), standard: .init(PathKind.straight.rawValue),
      sample: .typed("straight"), meaning: "The way from stage to stage.",
      measurement:
        "straight leads the corresponding point along a line. equal-steps turns every strut alike, as some vendors do."
    ),
    CaseRow(
      .pace, .choice(Pace.allCases.map(\.rawValue)), standard: .init(Pace.even.rawValue),
      sample: .typed("even"), meaning: "How a stage is divided into days.",
      measurement: "even has equal parts. fastest goes each day as far as the tightest point allows."),
    CaseRow(
      .rounding, .choice(Rounding.allCases.map(\.rawValue)), standard: .init(Rounding.together.rawValue),
      sample: .typed("together"), meaning: "How exact lengths become whole steps.",
      measurement:
        "together chooses all six so that the limb is least off its place and angle. nearest rounds each strut alone."
    ),
    CaseRow(
      .roundingLever, .number, standard: .init("60", told: "60 mm"),
      sample: .comment("60"),
      meaning: "How much the angle counts when whole steps are chosen together: as at this distance.",
      measurement: "Between the cut and the next joint. 0 looks at the rim of the cut alone."),
    CaseRow(
      .stages, .entries(.stages),
      sample: .comment([
        [.apAngulation: "12 varus", .lateralAngulation: "8 apex-anterior", .axialRotation: "10 internal"]
      ]),
      meaning: "The deformity still there at the end of each stage but the last.",
      measurement:
        "Give them where length comes before angles or the other way round. The words are those of the deformity."
    ),
    CaseRow(
      .approachRate, .number,
      meaning:
        "Transport: how far the docking face may be moved a day until it meets; the rate unless given.",
      measurement:
        "As the rate, at the rim of the face that docks. It stands in the level of the defect, or once at the top."
    ),
    CaseRow(
      .compressionRate, .number, standard: .init("0.25", told: "0.25 mm/day"),
      meaning: "Transport: how far the docking face may be moved a day from contact on.",
      measurement:
        "A quarter of a millimetre a day is usual. It stands in the level of the defect, or once at the top."
    ),
    CaseRow(
      .visits, .visits, question: .init("weekdays or dates, such as monday, thursday"),
      sample: .comment(["monday", "thursday"]),
      meaning: "Days on which struts can be changed: weekdays or dates; any day unless given.",
      measurement: "Take the days of the clinic. They need the date of surgery."),
  ]

  static let hold: [CaseRow] = [
    CaseRow(
      .strut, .whole, presence: .required(allowed(.held, .strut)), meaning: "Number of the strut.",
      measurement: "Read it from the strut. Numbers are those of the frame, 1 to 6."),
    CaseRow(
      .days, .days, meaning: "Days of turning on which it stays as it is; all unless given.",
      measurement: "One day, 5, or first and last, 5-9, or 5- to the end. Day 1 is that of the first turn."),
  ]

  static let limits: [CaseRow] =
    CheckLimit.allCases.map { limit in
      let text = texts(limit)
      return CaseRow(
        limit.word, .number,
        standard: .init(Printable.number(CheckLimits()[limit])),
        sample: .comment(.typed(Printable.number(CheckLimits()[limit]))), meaning: text.meaning,
        measurement: text.measurement)
    } + [
      CaseRow(
        .assembly, .choice(AssemblyRule.allCases.map(\.rawValue)),
        standard: .init(AssemblyRule.error.rawValue),
        sample: .comment(.typed(AssemblyRule.error.rawValue)),
        meaning: "What a frame that cannot stand so on the limb is: an error, or a warning.",
        measurement:
          "warn is for builds that are meant so. A ring beyond the cut, a bone outside a ring, two struts in one joint are mostly slips."
      )
    ]

  private static func texts(_ limit: CheckLimit) -> (meaning: String, measurement: String) {
    switch limit {
    case .jointTilt:
      (
        "How far a strut may lean from a joint's axis, where the ring does not say.",
        "Take the maker's figure. Beyond it joints lock or break."
      )
    case .nearSingular:
      (
        "Stiffness, of neutral's, below which the plan is warned of.",
        "A frame near a singular pose holds badly. 1 is as stiff as in neutral."
      )
    case .singular:
      (
        "Stiffness, of neutral's, below which the plan is in error.",
        "A singular frame holds nothing. It lies at most at the limit of the warning."
      )
    case .strutGap:
      (
        "Distance of two struts' surfaces below which the plan is warned of; touching is an error.",
        "Allow for what radii leave out. Hinges and nuts stand out."
      )
    case .limbClearance:
      (
        "Distance of struts and rings from the limb below which the plan is warned of; touching is an error.",
        "Two fingers' breadth is usual. Allow for swelling."
      )
    case .boneOverlap:
      (
        "How far the two faces of the cut may overlap.",
        "About what a saw takes away. Beyond it bone ends meet."
      )
    case .rateExcess:
      (
        "Steps that whole steps may move a point beyond its rate in a day.",
        "Counted in steps of the coarsest strut. Exact lengths keep the rate."
      )
    case .roundingDistance:
      (
        "Error of the corresponding point from whole steps above which the plan is warned of.",
        "It comes from the step of the struts. Finer steps lessen it."
      )
    case .roundingAngle:
      (
        "Error of the angle from whole steps above which the plan is warned of.",
        "It comes from the step of the struts. Finer steps lessen it."
      )
    case .lostDistance:
      (
        "Distance that held struts may cost, or the end may lie from the target.",
        "Above it the plan is warned of, at its end in error. Every day's loss is listed."
      )
    case .lostAngle:
      (
        "Angle that held struts may cost, or the end may lie from the target.",
        "Above it the plan is warned of, at its end in error. Every day's loss is listed."
      )
    case .conventionSpread:
      (
        "Spread of the rotations that the conventions make, above which the plan is warned of.",
        "With large angles conventions differ. Make sure which one the angles were measured for."
      )
    case .durationRatio:
      (
        "How many times longer than length and rate suggest a plan may take without a warning.",
        "A long plan is often a slip of a number. Structures with low rates lengthen it too."
      )
    case .readingDisagreement:
      (
        "Difference of readings from what both mountings ask for, above which the plan is warned of.",
        "Rings-first with readings is measured twice. What differs was measured wrong once."
      )
    case .strutReserve:
      (
        "How far from the ends of their range readings stay where heights, classes and days of changes are chosen.",
        "Choosing keeps it where that costs no change and no visit more. 0 takes the whole range."
      )
    }
  }
}

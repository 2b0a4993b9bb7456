import TreatmentModel

/// The words of `motion`.
package enum MotionWord: String, CaseIterable {
  case independent
  case transport
}

/// The word of a structure's `from`.
enum StructureWord: String, CaseIterable {
  case limb
}

extension CaseSchema {
  /// At the top of a case of several levels.
  static let topOfLevels: [CaseRow] = [
    CaseRow(
      .levels, .entries(.levels),
      meaning: "Two levels, the proximal one first: each has what a case of one level has.",
      measurement:
        "Give them for three rings on one bone: each level has a cut and the six struts across it. Side, bone, dates, limits and the outside of the limb stand once at the top."
    ),
    CaseRow(
      .middle, .section(.middle), presence: .sometimes("a section"),
      meaning:
        "The fragment between the two cuts: from the proximal level's point on it to the distal level's.",
      measurement:
        "A level's point on it is its origin where this fragment is its reference, else its corresponding point. Measure on the films from which both were taken."
    ),
    CaseRow(
      .motion, .choice(MotionWord.allCases.map(\.rawValue)),
      standard: .init(MotionWord.independent.rawValue), question: .init(""),
      meaning: "How the levels move with each other.",
      measurement:
        "independent: each follows its own stages. transport: the middle fragment is carried across missing bone while the limb keeps its length."
    ),
    CaseRow(
      .travels, .choice(Transport.Direction.allCases.map(\.rawValue)),
      standard: .init(Transport.Direction.distally.rawValue), question: .init(""),
      meaning: "Transport: which way the middle fragment goes.",
      measurement:
        "distally: the cut is the proximal level, the missing bone the distal one. proximally: the other way round."
    ),
    CaseRow(
      .limbNow, .section(.limbNow),
      meaning: "Transport: by how much the whole limb is too short or too long on day 0.",
      measurement: "Compare both sides, the missing bone included. Left out, the limb has its right length."),
    CaseRow(
      .limbTarget, .section(.limbTarget),
      meaning:
        "Transport: where the limb is to be when the defect is closed; left out, the limb stands still.",
      measurement:
        "The most distal fragment seen from the most proximal one. An empty section is a straight limb of right length."
    ),
    CaseRow(
      .then, .section(.then), meaning: "Transport: a further motion of the limb after docking, at the cut.",
      measurement:
        "Give it where the limb is lengthened after the defect is closed. The defect's level stands still."),
  ]

  /// In an entry of `levels`.
  static let level: [CaseRow] =
    [
      CaseRow(
        .level, .choice(FragmentEnd.allCases.map(\.rawValue)),
        presence: .required(Printable.choice(FragmentEnd.allCases.map(\.rawValue))),
        meaning: "Which level it is.",
        measurement: "The proximal one stands first. It is said so that entries cannot be mixed up."),
      CaseRow(
        .starts, .start, standard: .init("0", told: "with the plan"), question: .init(""),
        meaning:
          "From when on the level is turned: it stands still through a day, or until another has reached its end.",
        measurement:
          "7 stands still through day 7. after proximal begins when the proximal level has come to its end."
      ),
    ]
    + top.compactMap { row in
      switch row.word {
      case .reference, .boneDiameter, .boneGap, .cut, .structuresAtRisk, .held, .strutsMounted, .target:
        row.inEntry()
      case .deformity, .mounting: row.inEntry(presence: .sometimes("a section"))
      case .frame: row.inEntry(.section(.levelFrame))
      case .schedule: row.inEntry(.section(.levelSchedule))
      default: nil
      }
    }

  /// The middle ring is one of the two.
  static let levelFrame: [CaseRow] = frame.compactMap { row in
    switch row.word {
    case .proximalRing, .distalRing:
      row.inEntry(presence: .sometimes("a catalogue name or a ring of its own; the middle ring is said once"))
    case .strutClasses: nil
    default: row.inEntry()
    }
  }

  /// What stands once at the top is the calendar and what all struts share.
  static let levelSchedule: [CaseRow] = schedule.compactMap { row in
    switch row.word {
    case .surgery, .timeZone, .latency, .adjustmentsPerDay, .visits: nil
    default: row.inEntry()
    }
  }

  static let middle: [CaseRow] = [
    CaseRow(
      .length, .quantity, unit: .millimetres, presence: .required(allowed(.middle, .length)),
      question: .init(""),
      meaning: "How far the distal level's point lies distal to the proximal level's, along the bone.",
      measurement: "Measure along the middle fragment's axis. Both points are marked on it."),
    CaseRow(
      .ap, .quantity, unit: .millimetres, standard: .init("0"),
      meaning: "Where the distal level's point lies seen from the proximal level's, on the AP film.",
      measurement: "Measure across the middle fragment's axis. 0 where both lie on it."),
    CaseRow(
      .lateral, .quantity, unit: .millimetres, standard: .init("0"),
      meaning: "Where the distal level's point lies seen from the proximal level's, on the lateral film.",
      measurement: "Measure across the middle fragment's axis. 0 where both lie on it."),
  ]

  static let limbTarget: [CaseRow] = remaining.map { $0.inEntry() }

  static let limbNow: [CaseRow] = limbTarget.filter { $0.word == .axialTranslation }

  static let then: [CaseRow] = [
    CaseRow(
      .limbTarget, .section(.thenLimbTarget), presence: .required("a section"),
      meaning: "Where the limb is to be after it.",
      measurement:
        "The most distal fragment seen from the most proximal one. An empty section is a straight limb of right length."
    )
  ]

  /// Whether a key stands in a case of several levels alone.
  package static func isOfLevels(_ key: CaseKey) -> Bool {
    switch (key.section, key.word) {
    case (.levels, _), (.levelFrame, _), (.levelSchedule, _), (.middle, _), (.limbNow, _), (.limbTarget, _),
      (.then, _), (.thenLimbTarget, _), (.structuresAtRisk, .from), (.stages, .acute),
      (.schedule, .approachRate), (.schedule, .compressionRate):
      true
    case (.top, let word): topOfLevels.contains { $0.word == word }
    default: false
    }
  }

  /// Every key of a case of one level, without numbers of entries, in the order of files.
  package static let keysOfOneLevel = keys.filter { !isOfLevels($0) }

  /// Whether a key is one of a level's own, where there are several: its paths then begin with the level.
  static func isLevels(_ key: CaseKey) -> Bool {
    key.section != .strutClasses && section(.levels).row(key.wordAtTop) != nil
      && row(of: key.at(.only)) != nil
  }
}

extension CaseKey {
  /// The word at the top of a case under which it stands.
  fileprivate var wordAtTop: Word {
    var (section, word) = (section, word)
    while let home = section.home { (section, word) = home }
    return word
  }
}

extension CaseRow {
  /// The same where no template asks for it.
  fileprivate func inEntry(_ content: Content? = nil, presence: Presence? = nil) -> CaseRow {
    CaseRow(
      word, content ?? self.content, unit: unit, presence: presence ?? self.presence, standard: standard,
      question: question, meaning: meaning, measurement: measurement)
  }
}

import TreatmentModel

extension CaseSchema {
  static let structure: [CaseRow] = [
    CaseRow(
      .name, .name, presence: .required("a name"), question: .init("a name, such as peroneal nerve"),
      meaning: "What the structure is.",
      measurement: "Any name. No two structures of a case have the same."),
    CaseRow(
      .ap, .quantity, unit: .millimetres,
      standard: .init("0"), question: .init(""),
      meaning: "Its place seen from the origin in the corrected limb, on the AP film.",
      measurement:
        "Measure across the bone's axis from the origin. Anatomy or imaging says how far it runs from the bone."
    ),
    CaseRow(
      .lateral, .quantity, unit: .millimetres,
      standard: .init("0"), question: .init(""),
      meaning: "Its place seen from the origin in the corrected limb, on the lateral film.",
      measurement:
        "Measure across the bone's axis from the origin. Anatomy or imaging says how far it runs from the bone."
    ),
    CaseRow(
      .axial, .quantity, unit: .millimetres,
      standard: .init("0"), question: .init(""),
      meaning: "Its place seen from the origin in the corrected limb, along the bone.",
      measurement: "Take the height at which it is tethered or moves most. 0 is the height of the origin."),
    CaseRow(
      .from, .choice(StructureWord.allCases.map(\.rawValue)),
      meaning:
        "In a level of several: limb for a structure that spans all cuts; the level's own fragment unless given.",
      measurement:
        "It is then fixed to the most distal fragment and seen from the most proximal one. A nerve along the whole bone is one."
    ),
    CaseRow(
      .rate, .number, question: .init("mm a day"),
      meaning: "How far it may be moved a day; the schedule's rate unless given.",
      measurement: "Nerves are usually held to 1 mm a day or less. Slow down where function is at stake."),
  ]
}

import TreatmentModel

extension CaseSchema {
  /// How the moving ring stands to the reference ring in neutral.
  static let neutral: [CaseRow] =
    NeutralStance.parameters.map { parameter in
      let text = texts(parameter)
      return CaseRow(
        parameter.word, .quantity, unit: parameter.unit, standard: .init("0"), meaning: text.meaning,
        measurement: text.measurement)
    } + [
      CaseRow(
        .height, .quantity, unit: .millimetres, presence: .sometimes(allowed(.neutral, .height)),
        meaning: "Chronic: distance of the moving ring's centre from the reference ring's plane at the end.",
        measurement:
          "Measure along the reference ring's axis. In the other modes it follows from readings or mountings."
      )
    ]

  private static func texts(_ parameter: MountingParameter) -> (meaning: String, measurement: String) {
    switch parameter {
    case .apOffset:
      (
        "The moving ring's centre seen from the reference ring's axis, to the side.",
        "Measure across the reference ring's axis. The words are those of a mounting."
      )
    case .lateralOffset:
      (
        "The moving ring's centre seen from the reference ring's axis, to front or back.",
        "Measure across the reference ring's axis. A foot ring has its centre anterior."
      )
    case .axialOffset, .rotation:
      (
        "Turn of the moving ring's master tab from where it would be anterior to the reference ring's axes.",
        "0 for a foot ring whose tab is dorsal. Internal: the tab is turned medially, about the ring's own axis."
      )
    case .apTilt:
      (
        "Lean of the moving ring's proximal normal to the side.",
        "The word is the side to which the normal leans. 90 beside no other tilt."
      )
    case .lateralTilt:
      (
        "Lean of the moving ring's proximal normal to front or back: 90 posterior for a foot ring at a right angle that faces forward.",
        "The word is the side to which the normal leans. 90 beside no other tilt."
      )
    }
  }

  /// What the joints of a ring follow from that is not said joint by joint.
  static let circlesOfRing: [CaseKey.Word] =
    [.jointRadius, .halfAngle, .jointOffset, .holeCircleRadius, .holes, .use]

  /// What may stand beside the name of a ring, in the place of what the catalogue has.
  static let besideRingName: [CaseKey.Word] = [.joints, .innerRadius, .jointTilt, .arc, .arms, .plates]

  static let ringName = CaseRow(
    .name, .name,
    meaning: "A ring of the catalogue by its name, in the place of circles of its own.",
    measurement:
      "For a foot plate, a ring that holds plates, or one of which more is known: beside it may stand \(Printable.choice(besideRingName.map(\.name)))."
  )

  /// What a ring has that is part of a circle, or holds joints on plates.
  static func part(_ plates: CaseKey.Section) -> [CaseRow] {
    [
      CaseRow(
        .arc, .arc, unit: .degrees,
        meaning:
          "Of a ring that is part of a circle: the azimuths of its two ends, from which to which it goes anticlockwise seen from proximal.",
        measurement:
          "Azimuths begin at the master tab. [-112.5, 112.5] is five eighths of a circle, open at the back."),
      CaseRow(
        .arms, .number,
        meaning: "Of a foot plate: how far straight, parallel arms go on from the two ends of half a circle.",
        measurement:
          "Measure from where the curve ends. With arc: [90, 270] they point to where a whole ring has its master tab."
      ),
      CaseRow(
        .plates, .entries(plates),
        meaning: "Joints that sit on plates or posts, off their places on the ring.",
        measurement:
          "Measure each joint's centre from where it would be on the ring. Joints that are not listed are on the ring."
      ),
    ]
  }

  static let plate: [CaseRow] = [
    CaseRow(
      .strut, .whole, presence: .required(allowed(.proximalPlates, .strut)),
      meaning: "The strut whose joint it holds.",
      measurement: "Read its number from the strut's clip. Each strut at most once."),
    CaseRow(
      .radial, .number, standard: .init("0"),
      meaning: "How far outwards the joint is from its place on the ring.",
      measurement: "Measure along the ring's radius. Negative is inwards."),
    CaseRow(
      .along, .number, standard: .init("0"),
      meaning: "How far along the ring the joint is from its place, anticlockwise seen from proximal.",
      measurement: "Measure along the circle's tangent at its place. Negative is clockwise."),
    CaseRow(
      .axial, .number, standard: .init("0"),
      meaning: "How far towards the other ring the joint is from its place.",
      measurement: "Measure along the ring's normal. Negative is away from the other ring."),
  ]
}

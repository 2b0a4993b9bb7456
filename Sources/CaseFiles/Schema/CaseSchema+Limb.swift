import TreatmentModel

extension CaseSchema {
  private static let offset = Limit(0...200, .millimetres)
  private static let alongBone = Limit(0...500, .millimetres)
  static let rate = Limit(0.05...5, .millimetresADay)

  static let top: [CaseRow] = [
    CaseRow(
      .caseName, .name, presence: .required("a name for the case"),
      question: .init("a name; no patient names", standIn: "new-case"),
      sample: .typed("tibia-varus-lengthening"), meaning: "What the case is called.",
      measurement: "Any name that tells this case from others. No patient's name: plans and reports print it."
    ),
    CaseRow(
      .side, .choice(Side.allCases.map(\.rawValue)), presence: .required("left or right"),
      question: .init("", standIn: "left"), sample: .typed("left"),
      meaning: "The side of the body, the patient's.",
      measurement: "Read it from the film's side marker. A wrong side mirrors every word of the case."),
    CaseRow(
      .bone, .name, presence: .required("the bone, such as tibia"),
      question: .init("in words, such as tibia", standIn: "tibia"), sample: .typed("tibia"),
      meaning: "Which bone is corrected, in words.",
      measurement:
        "Name the bone that is cut. For a tibia and a femur, published spreads of length measurements are known."
    ),
    CaseRow(
      .reference, .choice(FragmentEnd.allCases.map(\.rawValue)), presence: .required("proximal or distal"),
      question: .init("the fragment that carries the reference ring", standIn: "proximal"),
      sample: .typed("proximal"), meaning: "The fragment that carries the reference ring.",
      measurement:
        "It is the fragment whose ring was mounted to be measured from, mostly the one whose ring is orthogonal to the bone. "
        + "Deformity and mounting are seen from it."),
    CaseRow(
      .boneDiameter, .quantity, Limit(5...100, .millimetres), unit: .millimetres,
      standard: .init("30", told: "30 mm"), question: .init(""), sample: .typed("28"),
      meaning: "Diameter of the bone at the cut.",
      measurement:
        "Measure both outer cortices at the level of the cut on a calibrated film. Take the larger of AP and lateral."
    ),
    CaseRow(
      .boneGap, .quantity, Limit(0...150, .millimetres), unit: .millimetres,
      standard: .init("0", told: "0 mm"), sample: .typed("0"),
      meaning: "Distance of the two faces of the cut on day 0.",
      measurement:
        "0 after a plain osteotomy. More where bone was taken out or the fragments were drawn apart at surgery: measure it on the film after surgery."
    ),
    CaseRow(
      .deformity, .section(.deformity), presence: .required("a section"),
      meaning: "Where the moving fragment is, seen from the reference fragment.",
      measurement:
        "Measure on calibrated AP and lateral films that show the joint next to the cut square on. Each number goes with the word that says its direction."
    ),
    CaseRow(
      .mounting, .section(.mounting), presence: .required("a section"),
      meaning: "Where the reference ring is, seen from the origin on the reference fragment.",
      measurement:
        "Measure on films taken after the ring was mounted, with the beam along the ring's plane. The origin is the same point from which the deformity was measured."
    ),
    CaseRow(
      .frame, .section(.frame), presence: .required("a section"),
      meaning: "Rings, struts and how they stand.",
      measurement:
        "Take the names from the rings and struts on the table. fixator hardware lists those that are known."),
    CaseRow(
      .structuresAtRisk, .entries(.structuresAtRisk), entries: 0...50,
      sample: .typed("[{name: peroneal nerve, ap: 25 lateral, lateral: 10 posterior, axial: 0, rate: 1.0}]"),
      meaning: "Structures that must not be pulled faster than their rate, besides the rim of the cut.",
      measurement:
        "Give each by its place in the corrected limb, seen from the origin. Anatomy or imaging says where a nerve or a vessel runs at the level of the cut."
    ),
    CaseRow(
      .schedule, .section(.schedule), meaning: "When and how the correction is done.",
      measurement: "Surgeon and patient settle it. What is left out has a default that the plan names."),
    CaseRow(
      .held, .holds(.held), entries: 0...100, sample: .comment("[3]"),
      meaning: "Struts that are not turned, for the whole plan or on some days of it.",
      measurement:
        "Name a strut that is blocked, at its end, or left alone on purpose. Days are those of turning, the first of them is 1."
    ),
    CaseRow(
      .target, .section(.target), sample: .comment("{axial-translation: 2 long}"),
      meaning: "The deformity that is to be left at the end; none for a straight limb of right length.",
      measurement:
        "Choose it where over-correction is wanted or a part of the deformity is to stay. The words are those of the deformity."
    ),
    CaseRow(
      .limbEnvelope, .section(.limbEnvelope),
      standard: .init(nil, told: "none (struts and rings are not held against the limb)"),
      meaning: "The limb's outside, as measured at heights from the cut.",
      measurement:
        "Measure girths with a tape, or widths and depths on films, where rings and struts come near. Allow for swelling."
    ),
    CaseRow(
      .limits, .section(.limits), meaning: "What the checks hold their figures against.",
      measurement:
        "Each has a documented default. Change one only for a reason that stands in the case's comments."),
  ]

  static let remaining: [CaseRow] = DeformityParameter.allCases.map { parameter in
    let text = texts(parameter)
    return CaseRow(
      parameter.word, .quantity, limit(parameter), unit: parameter.unit, parameter.directions,
      standard: .init("0"), question: .init(""), sample: .typed(text.sample), meaning: text.meaning,
      measurement: text.measurement)
  }

  static let deformity: [CaseRow] =
    remaining + [
      CaseRow(
        .convention, .choice(RotationConvention.allCases.map(\.rawValue)),
        standard: .init(RotationConvention.film.rawValue), question: .init(""), sample: .typed("film"),
        meaning: "How the three angles make one rotation.",
        measurement:
          "film fits angles measured on an AP and a lateral film. The others are for comparison with programs that say which they use."
      )
    ]

  private static func limit(_ parameter: DeformityParameter) -> Limit {
    switch parameter {
    case .apAngulation, .lateralAngulation: Limit(0...80, .degrees)
    case .axialRotation: Limit(0...120, .degrees)
    case .apTranslation, .lateralTranslation: Limit(0...150, .millimetres)
    case .axialTranslation: Limit(0...300, .millimetres)
    }
  }

  private static func texts(
    _ parameter: DeformityParameter
  ) -> (meaning: String, measurement: String, sample: String) {
    switch parameter {
    case .apAngulation:
      (
        "Angle of the moving fragment's axis against the reference fragment's, on the AP film.",
        "Draw both axes on the AP film and take the angle between them. Varus: the far end of the moving fragment lies medially.",
        "12 varus"
      )
    case .lateralAngulation:
      (
        "Angle of the moving fragment's axis against the reference fragment's, on the lateral film.",
        "Draw both axes on the lateral film and take the angle between them. Apex-anterior: the far end of the moving fragment lies posteriorly.",
        "8 apex-anterior"
      )
    case .axialRotation:
      (
        "Turn of the moving fragment about its own long axis.",
        "Compare both sides clinically or by computed tomography; films do not show it. Internal: the front of the moving fragment is turned medially.",
        "10 internal"
      )
    case .apTranslation:
      (
        "Where the corresponding point lies seen from the origin, on the AP film.",
        "Measure from the origin, across the reference fragment's axis. Lateral is away from the midline.",
        "6 lateral"
      )
    case .lateralTranslation:
      (
        "Where the corresponding point lies seen from the origin, on the lateral film.",
        "Measure from the origin, across the reference fragment's axis. Posterior is towards the back.",
        "4 posterior"
      )
    case .axialTranslation:
      (
        "Displacement of the corresponding point along the reference fragment's axis.",
        "Measure along the reference fragment's axis, or take the difference of length of both sides. Short: the limb is to be lengthened.",
        "20 short"
      )
    }
  }

  static let mounting: [CaseRow] = MountingParameter.allCases.map { parameter in
    let text = texts(parameter)
    return CaseRow(
      parameter.word, .quantity, limit(parameter), unit: parameter.unit, parameter.directions,
      standard: .init("0"), question: .init(""), sample: .typed(text.sample), meaning: text.meaning,
      measurement: text.measurement)
  }

  private static func limit(_ parameter: MountingParameter) -> Limit {
    switch parameter {
    case .apOffset, .lateralOffset: offset
    case .axialOffset: alongBone
    case .rotation: Limit(0...180, .degrees)
    case .apTilt, .lateralTilt: Limit(0...45, .degrees)
    }
  }

  private static func texts(
    _ parameter: MountingParameter
  ) -> (meaning: String, measurement: String, sample: String) {
    switch parameter {
    case .apOffset:
      (
        "The ring's centre seen from the point on its fragment, on the AP film.",
        "Mark the middle between the ring's edges on the AP film and measure from the bone's axis across. Lateral is away from the midline.",
        "5 lateral"
      )
    case .lateralOffset:
      (
        "The ring's centre seen from the point on its fragment, on the lateral film.",
        "Mark the middle between the ring's edges on the lateral film and measure from the bone's axis across. Posterior is towards the back.",
        "12 posterior"
      )
    case .axialOffset:
      (
        "The ring's centre seen from the point on its fragment, along the bone.",
        "Measure along the bone's axis from the point to the ring's plane. Proximal is towards the trunk.",
        "60 proximal"
      )
    case .rotation:
      (
        "Turn of the ring's master tab from anterior.",
        "Look along the bone and take the angle between the patella or the bone's front and the master tab. Internal: the tab is turned medially.",
        "8 external"
      )
    case .apTilt:
      (
        "Lean of the ring's proximal normal on the AP film; 0 for a ring orthogonal to the bone.",
        "Take the angle between the ring's plane and the perpendicular of the bone's axis on the AP film. The word is the side to which the normal leans.",
        "0"
      )
    case .lateralTilt:
      (
        "Lean of the ring's proximal normal on the lateral film; 0 for a ring orthogonal to the bone.",
        "Take the angle between the ring's plane and the perpendicular of the bone's axis on the lateral film. The word is the side to which the normal leans.",
        "0"
      )
    }
  }

  private static let place = Limit(0...300, .millimetres)

  static let structure: [CaseRow] = [
    CaseRow(
      .name, .name, presence: .required("a name"), meaning: "What the structure is.",
      measurement: "Any name. No two structures of a case have the same."),
    CaseRow(
      .ap, .quantity, place, unit: .millimetres, MountingParameter.apOffset.directions,
      standard: .init("0"), meaning: "Its place seen from the origin in the corrected limb, on the AP film.",
      measurement:
        "Measure across the bone's axis from the origin. Anatomy or imaging says how far it runs from the bone."
    ),
    CaseRow(
      .lateral, .quantity, place, unit: .millimetres, MountingParameter.lateralOffset.directions,
      standard: .init("0"),
      meaning: "Its place seen from the origin in the corrected limb, on the lateral film.",
      measurement:
        "Measure across the bone's axis from the origin. Anatomy or imaging says how far it runs from the bone."
    ),
    CaseRow(
      .axial, .quantity, place, unit: .millimetres, MountingParameter.axialOffset.directions,
      standard: .init("0"), meaning: "Its place seen from the origin in the corrected limb, along the bone.",
      measurement: "Take the height at which it is tethered or moves most. 0 is the height of the origin."),
    CaseRow(
      .rate, .number, rate, meaning: "How far it may be moved a day; the schedule's rate unless given.",
      measurement: "Nerves are usually held to 1 mm a day or less. Slow down where function is at stake."),
  ]

  static let limbEnvelope: [CaseRow] = [
    CaseRow(
      .girths, .entries(.girths), entries: 1...20,
      sample: .comment(
        "[{axial: 120 proximal, girth: 380}, {axial: 0, girth: 330}, {axial: 150 distal, girth: 240}]"),
      meaning: "Round sections of the limb, by their girths.",
      measurement:
        "Measure with a tape at two or more heights from the cut, along each fragment. Include the heights of the rings."
    ),
    CaseRow(
      .sections, .entries(.limbSections), entries: 1...20, meaning: "Elliptic sections of the limb.",
      measurement:
        "Measure widths on the AP film and depths on the lateral film. They take the place of girths."),
    CaseRow(
      .apOffset, .quantity, Limit(0...100, .millimetres), unit: .millimetres,
      MountingParameter.apOffset.directions, standard: .init("0"),
      meaning: "The limb's centre seen from the bone's axis, on the AP film.",
      measurement: "Take the middle of the soft tissue's outline. Measure from the bone's axis."),
    CaseRow(
      .lateralOffset, .quantity, Limit(0...100, .millimetres), unit: .millimetres,
      MountingParameter.lateralOffset.directions, standard: .init("0"), sample: .comment("12 posterior"),
      meaning: "The limb's centre seen from the bone's axis, on the lateral film.",
      measurement: "Take the middle of the soft tissue's outline. In the calf it lies well behind the bone."),
  ]

  private static let height = CaseRow(
    .axial, .quantity, alongBone, unit: .millimetres, MountingParameter.axialOffset.directions,
    presence: .required("a number"), meaning: "Height of the section from the cut.",
    measurement: "Measure along the fragment on which it lies. Heights can be taken on the limb as it is.")

  static let girth: [CaseRow] = [
    height,
    CaseRow(
      .girth, .quantity, Limit(50...1500, .millimetres), unit: .millimetres, presence: .required("a number"),
      meaning: "Circumference of the limb there.",
      measurement: "Measure with a tape, dressings included. Allow for swelling."),
  ]

  private static let size = Limit(15...500, .millimetres)

  static let limbSection: [CaseRow] = [
    height,
    CaseRow(
      .width, .quantity, size, unit: .millimetres, presence: .required("a number"),
      meaning: "From side to side, as on the AP film.",
      measurement: "Measure the soft tissue's outline on a calibrated film. Or use calipers."),
    CaseRow(
      .depth, .quantity, size, unit: .millimetres, presence: .required("a number"),
      meaning: "From front to back, as on the lateral film.",
      measurement: "Measure the soft tissue's outline on a calibrated film. Or use calipers."),
  ]
}

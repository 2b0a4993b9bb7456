import TreatmentModel

extension CaseSchema {
  static let top: [CaseRow] = limb + joint + rest

  private static let limb: [CaseRow] = [
    CaseRow(
      .caseName, .name, presence: .required("a name for the case"),
      question: .init("a name; no patient names"),
      sample: .typed("tibia-varus-lengthening"), meaning: "What the case is called.",
      measurement: "Any name that tells this case from others. No patient's name: plans and reports print it."
    ),
    CaseRow(
      .side, .choice(Side.allCases.map(\.rawValue)), presence: .required("left or right"),
      question: .init(""), sample: .typed("left"),
      meaning: "The side of the body, the patient's.",
      measurement: "Read it from the film's side marker. A wrong side mirrors every word of the case."),
    CaseRow(
      .bone, .name, presence: .required("the bone, such as tibia"),
      question: .init("in words, such as tibia"), sample: .typed("tibia"),
      meaning: "Which bone is corrected, in words.",
      measurement:
        "Name the bone that is cut. For a tibia and a femur, published spreads of length measurements are known."
    ),
    CaseRow(
      .reference, .choice(FragmentEnd.allCases.map(\.rawValue)), presence: .required("proximal or distal"),
      question: .init("the fragment that carries the reference ring"),
      sample: .typed("proximal"), meaning: "The fragment that carries the reference ring.",
      measurement:
        "It is the fragment whose ring was mounted to be measured from, mostly the one whose ring is orthogonal to the bone. "
        + "Deformity and mounting are seen from it."),
  ]

  private static let rest: [CaseRow] = [
    CaseRow(
      .boneDiameter, .quantity, unit: .millimetres,
      standard: .init("30", told: "30 mm"), question: .init(""), sample: .typed("28"),
      meaning: "Diameter of the bone at the cut.",
      measurement:
        "Measure both outer cortices at the level of the cut on a calibrated film. Take the larger of AP and lateral."
    ),
    CaseRow(
      .boneGap, .quantity, unit: .millimetres,
      standard: .init("0", told: "0 mm"), sample: .typed("0"),
      meaning: "Distance of the two faces of the cut on day 0.",
      measurement:
        "0 after a plain osteotomy. More where bone was taken out or the fragments were drawn apart at surgery: measure it on the film after surgery."
    ),
    CaseRow(
      .cut, .section(.cut), sample: .comment([.axial: "20 distal"]),
      meaning: "Where the bone is cut, seen from the origin; at the origin, across the bone, unless given.",
      measurement:
        "Give it where the origin, often the CORA, lies away from the osteotomy. Rates, bone ends and gaps are then counted there."
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
      .structuresAtRisk, .entries(.structuresAtRisk),
      sample: .typed([
        [.name: "peroneal nerve", .ap: "25 lateral", .lateral: "10 posterior", .axial: "0", .rate: "1.0"]
      ]),
      meaning:
        "Structures that must not be pulled faster than their rate, besides the rim of the cut; of a joint at least one.",
      measurement:
        "Give each by its place in the corrected limb, seen from the origin. Anatomy or imaging says where a nerve or a vessel runs at the level of the cut."
    ),
    CaseRow(
      .schedule, .section(.schedule), meaning: "When and how the correction is done.",
      measurement: "Surgeon and patient settle it. What is left out has a default that the plan names."),
    CaseRow(
      .held, .holds(.held), sample: .comment(["3"]),
      meaning: "Struts that are not turned, for the whole plan or on some days of it.",
      measurement:
        "Name a strut that is blocked, at its end, or left alone on purpose. Days are those of turning, the first of them is 1."
    ),
    CaseRow(
      .strutsMounted, .classNames, sample: .comment("medium"),
      meaning:
        "The classes that are on today, one for all or one each, where they are not those that the plan has on by now; for fixator resume and check.",
      measurement:
        "Read the class from each strut on the frame. Needed after a visit that was missed, put off or brought forward."
    ),
    CaseRow(
      .target, .section(.target), sample: .comment([.axialTranslation: "2 long"]),
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
      .covariance, .section(.covariance),
      meaning: "How the errors of several inputs go together, in the place of their ±.",
      measurement:
        "Take it from what measured them together, such as an adjustment of marks on films. Without it errors are independent."
    ),
    CaseRow(
      .limits, .section(.limits), meaning: "What the checks hold their figures against.",
      measurement:
        "Each has a documented default. Change one only for a reason that stands in the case's comments."),
  ]
}

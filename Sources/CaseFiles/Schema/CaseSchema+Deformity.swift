import TreatmentModel

extension CaseSchema {
  static let remaining: [CaseRow] = DeformityParameter.allCases.map { parameter in
    let text = texts(parameter)
    return CaseRow(
      parameter.word, .quantity, unit: parameter.unit,
      standard: .init("0"), question: .init(""), sample: .typed(.typed(text.sample)), meaning: text.meaning,
      measurement: text.measurement)
  }

  static let acute = CaseRow(
    .acute, .truth, standard: .init("false"),
    meaning: "In a level of several: whether the stage is done at surgery, before day 0 and without a turn.",
    measurement: "Give it to the first stages only. An acute shortening is one."
  )

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
}

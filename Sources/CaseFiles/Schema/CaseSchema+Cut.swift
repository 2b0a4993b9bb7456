import TreatmentModel

extension CaseSchema {
  static let cut: [CaseRow] = CutParameter.allCases.map { parameter in
    let text = texts(parameter)
    return CaseRow(
      parameter.word, .quantity, unit: parameter.unit, standard: .init("0"), meaning: text.meaning,
      measurement: text.measurement)
  }

  private static func texts(_ parameter: CutParameter) -> (meaning: String, measurement: String) {
    switch parameter {
    case .ap:
      (
        "The middle of the cut seen from the origin in the corrected limb, on the AP film.",
        "Measure across the bone's axis from the origin. It is 0 where the origin lies on the bone's axis."
      )
    case .lateral:
      (
        "The middle of the cut seen from the origin in the corrected limb, on the lateral film.",
        "Measure across the bone's axis from the origin. It is 0 where the origin lies on the bone's axis."
      )
    case .axial:
      (
        "The middle of the cut seen from the origin in the corrected limb, along the bone.",
        "Measure along the bone's axis from the origin to the osteotomy. The origin is where the fragments are to meet, often the CORA."
      )
    case .apTilt:
      (
        "Lean of the cut's proximal normal on the AP film; 0 for a cut across the bone.",
        "Take the angle between the cut and the perpendicular of the bone's axis. The word is the side to which the normal leans."
      )
    case .lateralTilt:
      (
        "Lean of the cut's proximal normal on the lateral film; 0 for a cut across the bone.",
        "Take the angle between the cut and the perpendicular of the bone's axis. The word is the side to which the normal leans."
      )
    }
  }
}

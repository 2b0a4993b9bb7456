import TreatmentModel

extension CaseSchema {
  static let mounting: [CaseRow] = MountingParameter.allCases.map { parameter in
    let text = texts(parameter)
    return CaseRow(
      parameter.word, .quantity, unit: parameter.unit,
      standard: .init("0"), question: .init(""), sample: .typed(.typed(text.sample)), meaning: text.meaning,
      measurement: text.measurement)
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
}

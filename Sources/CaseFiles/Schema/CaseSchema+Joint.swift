import TreatmentModel

/// The words of `between`.
package enum JunctionWord: String, CaseIterable {
  case cut
  case joint
}

extension CaseSchema {
  /// At the top of a case.
  static let joint: [CaseRow] = [
    CaseRow(
      .between, .choice(JunctionWord.allCases.map(\.rawValue)), standard: .init(JunctionWord.cut.rawValue),
      sample: .comment(.typed(JunctionWord.joint.rawValue)),
      meaning: "What lies between the two fragments: a cut, or a joint that is corrected without one.",
      measurement:
        "joint for an equinus or a contracture of the knee: nothing is cut, so no bone ends are looked at and the structures at risk alone set the pace. The joint lies at the origin."
    ),
    CaseRow(
      .hinge, .section(.hinge),
      sample: .comment([.axis: .typed(TreatedJoint.Axis.medialLateral.rawValue)]),
      meaning: "With a joint: the fixed axis that it is turned about; without one it goes as the path says.",
      measurement:
        "Find the joint's own axis on the films: of the ankle through the dome of the talus, of the knee through the back of both femoral condyles. Put the origin on it, and the deformity has no translation."
    ),
    CaseRow(
      .distraction, .number, unit: .millimetres, standard: .init("0", told: "0 mm"), question: .init(""),
      sample: .comment("3"),
      meaning: "With a joint: by how much its surfaces are drawn apart before it is turned.",
      measurement:
        "Choose it so that cartilage is not pressed while the joint is turned; mostly 2 to 5 mm. It goes along the reference fragment's long axis at the schedule's rate, and stays at the end."
    ),
  ]

  static let hinge: [CaseRow] = [
    CaseRow(
      .at, .section(.hingeAt), sample: .comment([.axial: "5 distal"]),
      meaning: "A place on the axis, seen from the origin; the origin unless given.",
      measurement:
        "Measure from the origin on both films, across and along the reference fragment. Along the axis itself it does not matter."
    ),
    CaseRow(
      .axis, .choice(TreatedJoint.Axis.allCases.map(\.rawValue)),
      presence: .required(Printable.choice(TreatedJoint.Axis.allCases.map(\.rawValue))), question: .init(""),
      sample: .comment(.typed(TreatedJoint.Axis.medialLateral.rawValue)),
      meaning: "Which way the axis goes, in the reference fragment's axes.",
      measurement:
        "medial-lateral for flexion and extension, anterior-posterior for tilting on the AP film, long for rotation. An axis that lies obliquely needs a case without a hinge."
    ),
  ]

  static let hingeAt: [CaseRow] = HingeParameter.allCases.map { parameter in
    let place =
      switch parameter {
      case .ap: "on the AP film"
      case .lateral: "on the lateral film"
      case .axial: "along the reference fragment"
      }
    return CaseRow(
      parameter.word, .quantity, unit: .millimetres, standard: .init("0"), question: .init(""),
      sample: .comment(parameter == .axial ? "5 distal" : "0"),
      meaning: "A place on the hinge's axis seen from the origin, \(place).",
      measurement:
        "Measure from the origin to the axis. What the axis is placed wrong by is left as a shift at the end: say how well it is known, with ±."
    )
  }
}

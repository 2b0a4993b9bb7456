import TreatmentModel

extension CaseSchema {
  static let limbEnvelope: [CaseRow] = [
    CaseRow(
      .girths, .entries(.girths),
      sample: .comment([
        [.axial: "120 proximal", .girth: "380"], [.axial: "0", .girth: "330"],
        [.axial: "150 distal", .girth: "240"],
      ]),
      meaning: "Round sections of the limb, by their girths.",
      measurement:
        "Measure with a tape at two or more heights from the cut, along each fragment. Include the heights of the rings."
    ),
    CaseRow(
      .sections, .entries(.limbSections),
      sample: .comment([[.axial: "0", .width: "95", .depth: "115"]]),
      meaning: "Elliptic sections of the limb.",
      measurement:
        "Measure widths on the AP film and depths on the lateral film. They take the place of girths."),
    CaseRow(
      .apOffset, .quantity, unit: .millimetres,
      standard: .init("0"),
      meaning: "The limb's centre seen from the bone's axis, on the AP film.",
      measurement: "Take the middle of the soft tissue's outline. Measure from the bone's axis."),
    CaseRow(
      .lateralOffset, .quantity, unit: .millimetres,
      standard: .init("0"), sample: .comment("12 posterior"),
      meaning: "The limb's centre seen from the bone's axis, on the lateral film.",
      measurement: "Take the middle of the soft tissue's outline. In the calf it lies well behind the bone."),
  ]

  private static let height = CaseRow(
    .axial, .quantity, unit: .millimetres,
    presence: .required("a number"), meaning: "Height of the section from the cut.",
    measurement: "Measure along the fragment on which it lies. Heights can be taken on the limb as it is.")

  static let girth: [CaseRow] = [
    height,
    CaseRow(
      .girth, .quantity, unit: .millimetres, presence: .required("a number"),
      meaning: "Circumference of the limb there.",
      measurement: "Measure with a tape, dressings included. Allow for swelling."),
  ]

  static let limbSection: [CaseRow] = [
    height,
    CaseRow(
      .width, .quantity, unit: .millimetres, presence: .required("a number"),
      meaning: "From side to side, as on the AP film.",
      measurement: "Measure the soft tissue's outline on a calibrated film. Or use calipers."),
    CaseRow(
      .depth, .quantity, unit: .millimetres, presence: .required("a number"),
      meaning: "From front to back, as on the lateral film.",
      measurement: "Measure the soft tissue's outline on a calibrated film. Or use calipers."),
  ]
}

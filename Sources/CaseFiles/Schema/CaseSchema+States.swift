import FrameMeasurement
import TreatmentModel

extension CaseSchema {
  private static let ends = FragmentEnd.allCases.map(\.rawValue)
  private static let end = "proximal joint 1, or a mark's name"

  static let statesFile: [CaseRow] = [
    CaseRow(
      .name, .name, presence: .required("a name"), meaning: "What the frame is called.",
      measurement: "Any name. It stands above what is written."),
    CaseRow(
      .rings, .choice(FrameStates.Rings.allCases.map(\.rawValue)),
      presence: .required("equal or own"),
      meaning: "Whether both rings have the same joint radius and half angle.",
      measurement: "equal for two rings of one kind. own takes more states."),
    CaseRow(
      .jointOffsets, .choice(FrameStates.JointOffsets.allCases.map(\.rawValue)), standard: .init("own"),
      meaning: "Whether the joints of both rings stand as far from their ring's plane.",
      measurement: "alike for joints mounted the same way. Rings that stay parallel do not show it."),
    CaseRow(
      .resolution, .number, unit: .millimetres,
      meaning: "To what multiple the scales were read; told from the readings unless given.",
      measurement: "1 for whole millimetres, 0.5 for halves. Say it where struts were set to their marks."),
    CaseRow(
      .readingSD, .number, unit: .millimetres, standard: .init("0"),
      meaning: "One standard deviation of a reading besides its rounding.",
      measurement: "Read the same strut in the same state again. Play of the joints belongs to it."),
    CaseRow(
      .proximalRing, .section(.stateProximalRing),
      meaning: "What is known of the proximal ring, or of both where they are equal.",
      measurement: "Each number may carry a ±. Without one it is taken as exact."),
    CaseRow(
      .distalRing, .section(.stateDistalRing), meaning: "What is known of the distal ring.",
      measurement: "Only numbers that it does not share. Each may carry a ±."),
    CaseRow(
      .struts, .section(.stateStruts), meaning: "What the struts' scales show, for what is written.",
      measurement: "The smallest and largest reading. Left out, those that were read are written."),
    CaseRow(
      .marks, .entries(.ringMarks), meaning: "Marks or holes in the rings' planes, to measure between.",
      measurement: "Three or more on each ring. Needed for states of unknown pose."),
    CaseRow(
      .distances, .entries(.ringDistances), meaning: "Distances between points of one ring.",
      measurement: "Such as between the joints of a pair. The same in all states."),
    CaseRow(
      .states, .entries(.states), presence: .required("a list of states"),
      meaning: "The states in which the frame was read.",
      measurement: "Heights as different as the struts allow. See the planner's guide."),
  ]

  static let ringMark: [CaseRow] = [
    CaseRow(
      .name, .name, presence: .required("a name"), meaning: "What the mark is called.",
      measurement: "Any name. No two marks have the same."),
    CaseRow(
      .ring, .choice(ends), presence: .required("proximal or distal"), meaning: "The ring that it is on.",
      measurement: "It lies in the ring's plane. Heights are measured between the same planes."),
    CaseRow(
      .radius, .quantity, unit: .millimetres, presence: .required("a radius"),
      meaning: "Its distance from the ring's axis.",
      measurement: "Half the distance of two holes across. Without ± it is taken as exact."),
    CaseRow(
      .azimuth, .number, unit: .degrees, presence: .required("an angle"),
      meaning: "Its angle from the master tab, anticlockwise seen from proximal.",
      measurement: "Count the holes. 360 over their number times how many."),
  ]

  static let measuredDistance: [CaseRow] = [
    CaseRow(
      .from, .text, presence: .required(end), meaning: "Where it was measured from.",
      measurement: "A joint's centre or a mark. Either order."),
    CaseRow(
      .to, .text, presence: .required(end), meaning: "Where it was measured to.",
      measurement: "A joint's centre or a mark. In a state it is on the other ring."),
    CaseRow(
      .distance, .quantity, unit: .millimetres, presence: .required("a distance"),
      meaning: "The distance of the two points.",
      measurement: "With a caliper. ± 0.5 unless it says its own."),
  ]

  static let state: [CaseRow] = [
    CaseRow(
      .name, .name, meaning: "What the state is called; its number unless given.",
      measurement: "Any name. No two states have the same."),
    CaseRow(
      .struts, .readings, unit: .millimetres, presence: .required("six readings"),
      meaning: "The six readings.", measurement: "Read every strut in the order of its number. In one go."),
    CaseRow(
      .height, .quantity, unit: .millimetres,
      meaning: "Distance of the rings' planes, where they are parallel and in line.",
      measurement:
        "With a caliper at several places. ± 0.5 unless it says its own; left out where the pose is unknown."),
    CaseRow(
      .turned, .quantity, unit: .degrees, standard: .init("0"),
      meaning: "By how much the distal ring is turned, anticlockwise seen from proximal.",
      measurement: "Count the holes. Exact unless it carries a ±; it goes with height."),
    CaseRow(
      .distances, .entries(.stateDistances), meaning: "Distances between points of the two rings.",
      measurement: "Three or more where there is no height. Further ones check the others."),
  ]
}

import Films
import TreatmentModel

/// The words of `ap-axis` that stand alone.
enum APAxisWord: String, CaseIterable {
  case beam, tab
}

/// The words of a film's `beam`.
enum BeamWord: String, CaseIterable {
  case anteriorPosterior = "anterior-posterior"
  case posteriorAnterior = "posterior-anterior"
}

/// The words of a mark's `point`.
enum PointWord: String, CaseIterable {
  case origin, corresponding
}

extension CaseSchema {
  private static let ends = FragmentEnd.allCases.map(\.rawValue)
  private static let place = "[u, v]"

  /// Of the rows that a case has too, what must be there where films are.
  private static func common(_ word: CaseKey.Word) -> [CaseRow] { top.filter { $0.word == word } }

  static let filmsFile: [CaseRow] =
    common(.caseName) + common(.side) + [
      CaseRow(
        .bone, .name, meaning: "Which bone, in words.",
        measurement: "Needed to write a case. Name the bone that is cut."),
      CaseRow(
        .reference, .choice(ends), presence: .sometimes("proximal or distal"),
        meaning: "The fragment that carries the reference ring.",
        measurement: "Deformity and mounting are seen from it. Needed beside films."),
      CaseRow(
        .axialRotation, .quantity, unit: .degrees, standard: .init("0"),
        meaning: "Turn of the moving fragment about its long axis, which films cannot show.",
        measurement: "Compare both limbs clinically or by CT. It may carry a ±."),
      CaseRow(
        .frame, .section(.filmFrame), presence: .sometimes("a section with both rings"),
        meaning: "Both rings, as in a case: their joints calibrate the films.",
        measurement:
          "A ring of the wrong size makes every film wrong. Left out only beside a calibration object."),
      CaseRow(
        .strutsNow, .readings, unit: .millimetres, meaning: "The six readings while the films were taken.",
        measurement:
          "Read every strut in the order of its number. They are compared with what the films show."),
      CaseRow(
        .apAxis, .choice(APAxisWord.allCases.map(\.rawValue)), standard: .init(APAxisWord.beam.rawValue),
        meaning:
          "What AP means: the AP film's beam, the reference ring's master tab, or how the beam was turned.",
        measurement:
          "turned is how the AP film's beam was turned in the patient. tab needs the ring's rotation."),
      CaseRow(
        .mounting, .section(.filmMounting), meaning: "What is known of the reference ring without films.",
        measurement:
          "Its rotation, where the master tab says what AP is; otherwise it is held against what films give. It may carry a ±."
      ),
      CaseRow(
        .calibration, .section(.filmCalibration), meaning: "An object of known points that the films show.",
        measurement: "Its points by name, in its own axes. With it, frame may be left out."),
      CaseRow(
        .films, .entries(.films), presence: .sometimes("a list of films"),
        meaning: "The films, taken without anything being moved in between.",
        measurement: "Two at about a right angle. They need not be square to anything."),
      CaseRow(
        .malalignment, .section(.malalignment), meaning: "One long film, for the angles of the whole limb.",
        measurement: "Beside films or in place of them. Marks in the plane of the film."),
    ]

  static let filmAPAxis: [CaseRow] = [
    CaseRow(
      .turned, .quantity, unit: .degrees, presence: .required("a turn, such as 3 external"),
      meaning: "How the AP film's beam was turned in the patient.",
      measurement: "Read it from the patella or the foot. It may carry a ±.")
  ]

  static let film: [CaseRow] = [
    CaseRow(
      .name, .name, presence: .required("a name"), meaning: "What the film is called.",
      measurement: "Any name. No two films of a file have the same."),
    CaseRow(
      .ap, .truth, standard: .init("false"), meaning: "Whether this is the AP film.",
      measurement: "One film is. It says what is lateral and what is posterior."),
    CaseRow(
      .image, .text, meaning: "The picture's file.", measurement: "For pictures. Never needed for numbers."),
    CaseRow(
      .spacing, .number, meaning: "Millimetres a pixel on the detector, rows counted downwards.",
      measurement: "DICOM's imager pixel spacing. Left out, marks are millimetres with v upwards."),
    CaseRow(
      .sourceDistance, .quantity, unit: .millimetres,
      meaning: "From the source to the detector; solved for unless given.",
      measurement: "Read it from the machine, with its ±. Solving for it costs exactness."),
    CaseRow(
      .size, .text, meaning: "Columns and rows of the picture, pixels.",
      measurement: "For the middle of the picture, where centre is left out."),
    CaseRow(
      .centre, .text, meaning: "Where the perpendicular from the source meets the film, in the marks' units.",
      measurement:
        "Each number may carry a ±. Left out: [0, 0] of millimetres, the middle of size ± 10 mm of pixels."),
    CaseRow(
      .markSD, .number, standard: .init("0.5"),
      meaning: "One standard deviation of marks without their own, mm.",
      measurement: "Mark the same film twice. On the film, not in the limb."),
    CaseRow(
      .mirrored, .truth, standard: .init("false"),
      meaning: "Whether the picture is as seen from the detector.",
      measurement: "The side marker stands mirrored then. Marks are turned round."),
    CaseRow(
      .beam, .choice(BeamWord.allCases.map(\.rawValue)), standard: .init("anterior-posterior"),
      meaning: "Of the AP film: from which side the beam came.",
      measurement: "posterior-anterior for a PA film. It decides what is left and right."),
    CaseRow(
      .marks, .entries(.filmMarks), presence: .required("a list of marks"), meaning: "What was marked.",
      measurement: "Joints of both rings, points on both axes, origin and corresponding point."),
  ]

  static let filmMark: [CaseRow] = [
    CaseRow(
      .ring, .choice(ends), meaning: "A ring's joint: whose ring.",
      measurement: "The joint's centre. With strut."),
    CaseRow(
      .strut, .whole, presence: .sometimes("1 to 6"), meaning: "A ring's joint: the strut's number.",
      measurement: "Read it on the limb. Numbers in each other's place are found."),
    CaseRow(
      .axis, .choice(ends), meaning: "A point on a fragment's axis: whose.",
      measurement: "The middle of the bone. Points on two films need not correspond."),
    CaseRow(
      .markedPoint, .choice(PointWord.allCases.map(\.rawValue)),
      meaning: "The origin or the corresponding point.",
      measurement: "The same point on both films."),
    CaseRow(
      .object, .name, meaning: "A point of the calibration object, by its name.",
      measurement: "The name that calibration gives it."),
    CaseRow(
      .ball, .number, meaning: "A calibration ball: its diameter, mm.",
      measurement: "at has points on its outline then, three or more."),
    CaseRow(
      .name, .name, meaning: "Of a ball: its name.",
      measurement:
        "Balls of one name are one ball that stayed where it was. Others have a place of their own."),
    CaseRow(
      .at, .text, presence: .required(place), meaning: "Where it was marked: [u, v].",
      measurement: "Millimetres or pixels. Of a ball a list of them."),
    CaseRow(
      .sd, .number, meaning: "One standard deviation of the mark, mm.",
      measurement: "On the film. The film's unless given."),
  ]

  static let filmCalibration: [CaseRow] = [
    CaseRow(
      .points, .text, presence: .required("[x, y, z] by name"),
      meaning: "The object's points by name, mm, in axes of its own.",
      measurement: "Four or more, the more the better. Not all in one plane.")
  ]

  static let malalignment: [CaseRow] =
    common(.side) + [
      CaseRow(
        .view, .choice(LongFilm.View.allCases.map(\.rawValue)), standard: .init(LongFilm.View.ap.rawValue),
        meaning: "Which view the film has.",
        measurement: "ap, seen from the front, or lateral."),
      CaseRow(
        .spacing, .number, meaning: "Millimetres a pixel in the limb, rows counted downwards.",
        measurement: "Of a calibrated film. Left out, marks are millimetres with v upwards."),
      CaseRow(
        .markSD, .number, standard: .init("1"), meaning: "One standard deviation of every mark, mm.",
        measurement: "Mark the same film twice. Angles and offsets have theirs by it."),
      CaseRow(
        .mirrored, .truth, standard: .init("false"), meaning: "Whether the picture is as seen from behind.",
        measurement: "The side marker stands mirrored then. Marks are turned round."),
      CaseRow(
        .marks, .section(.malalignmentMarks), presence: .required("a section"), meaning: "What was marked.",
        measurement: "Points, and lines by two points each."),
    ]

  private static func mark(_ word: CaseKey.Word, _ meaning: String, _ form: String) -> CaseRow {
    CaseRow(word, .text, meaning: meaning, measurement: "\(form). As the angles take it.")
  }

  static let malalignmentMarks: [CaseRow] = [
    mark(.hip, "Centre of the femoral head.", place), mark(.knee, "Centre of the knee.", place),
    mark(.ankle, "Centre of the ankle.", place),
    mark(
      .femoralJointLine, "Of the femur at the knee; on a lateral film the anterior point first.",
      "[\(place), \(place)]"),
    mark(
      .tibialJointLine, "Of the tibia at the knee; on a lateral film the anterior point first.",
      "[\(place), \(place)]"),
    mark(
      .ankleJointLine, "Of the tibia at the ankle; on a lateral film the anterior point first.",
      "[\(place), \(place)]"),
    mark(.femoralAxis, "Lateral view: the femur's shaft.", "[\(place), \(place)]"),
    mark(.tibialAxis, "Lateral view: the tibia's shaft.", "[\(place), \(place)]"),
    mark(.proximalAxis, "Axis of the proximal fragment.", "[\(place), \(place)]"),
    mark(.distalAxis, "Axis of the distal fragment.", "[\(place), \(place)]"),
  ]
}

import TreatmentModel

/// The words of `frame.mode`.
package enum ModeWord: String, CaseIterable {
  case chronic
  case residual
  case ringsFirst = "rings-first"
}

extension CaseSchema {
  static let frame: [CaseRow] = [
    CaseRow(
      .proximalRing, .ring(.proximalRing), presence: .required("a catalogue name or a ring of its own"),
      question: .init("a name that fixator hardware lists"),
      sample: .typed("generic-155"), meaning: "The ring nearer to the trunk.",
      measurement: "Read its size from the ring. A ring that is not listed is given by its own numbers."),
    CaseRow(
      .distalRing, .ring(.distalRing), presence: .required("a catalogue name or a ring of its own"),
      question: .init("a name that fixator hardware lists"),
      sample: .typed("generic-180"), meaning: "The ring farther from the trunk.",
      measurement: "Read its size from the ring. A ring that is not listed is given by its own numbers."),
    CaseRow(
      .struts, .struts(.struts), standard: .init(automatic),
      question: .init("a class that fixator hardware lists, or auto"), sample: .typed("auto"),
      meaning: "The struts: one class for all, one each, or auto, which chooses.",
      measurement:
        "Read the class from each strut that is mounted. auto takes, strut by strut, the class that serves the plan best."
    ),
    CaseRow(
      .strutClasses, .strutClasses(.strutClasses),
      sample: .comment(["medium", "long", [.name: "extra", .min: "250", .max: "400"]]),
      meaning: "The classes that are to be had when a strut has to be changed; the catalogue's unless given.",
      measurement: "List what the clinic has. Classes of its own are given by their numbers and a name."),
    CaseRow(
      .mode, .choice(ModeWord.allCases.map(\.rawValue)),
      presence: .required(Printable.choice(ModeWord.allCases.map(\.rawValue))),
      question: .init(""),
      sample: .typed("chronic"), meaning: "What is known of the frame's pose, and when.",
      measurement:
        "chronic: the frame was built on the deformed limb and ends neutral. residual: the struts are read now. rings-first: both rings' mountings are measured."
    ),
    CaseRow(
      .neutralHeight, .quantity, unit: .millimetres,
      presence: .sometimes(allowed(.frame, .neutralHeight)),
      question: .init(""),
      sample: .typed("203"), meaning: "Chronic: height between the rings at the end, when they are parallel.",
      measurement:
        "Choose it so that the struts stay within their ranges all the way. fixator plan --choose-height finds one."
    ),
    CaseRow(
      .neutral, .section(.neutral),
      meaning:
        "Where the moving ring stands to the reference ring in neutral, for frames whose rings are not parallel then.",
      measurement:
        "Give it for butt and mitre frames, as a mounting of the moving ring on the reference ring. In chronic mode it takes the place of \(CaseKey.Word.neutralHeight.name)."
    ),
    CaseRow(
      .strutsNow, .readings, unit: .millimetres, presence: .sometimes("six readings"),
      question: .init("the six readings: [a, b, c, d, e, f]"),
      sample: .comment(["143", "150", "147", "152", "149", "151"]),
      meaning: "Residual: the six readings as they are now; rings-first: for comparison.",
      measurement:
        "Read every strut's scale in the order of its number. Read them twice: one digit wrong moves the limb."
    ),
    CaseRow(
      .movingMounting, .section(.movingMounting), presence: .sometimes("a section"),
      sample: .comment([.axialOffset: "90 distal"]),
      meaning: "Rings-first: where the moving ring is, seen from the corresponding point.",
      measurement:
        "Measure it as the mounting, on the moving fragment. Tilts and rotation count from that fragment's own axes."
    ),
  ]

  /// What `frame.struts` says when the planner is to choose.
  static let automatic = "auto"

  private static let orOtherShape =
    "or \(CaseKey.Word.joints.name), or \(CaseKey.Word.holeCircleRadius.name) with "
    + "\(CaseKey.Word.holes.name) and \(CaseKey.Word.use.name), or the \(CaseKey.Word.name.name) of one of the catalogue"

  private static let radiusAndAngle = "\(CaseKey.Word.jointRadius.name) and \(CaseKey.Word.halfAngle.name)"
  private static let holesAndUse =
    "\(CaseKey.Word.holes.name): a count, \(CaseKey.Word.use.name): six hole numbers"

  static let ring: [CaseRow] = [
    CaseRow(
      .jointRadius, .quantity, unit: .millimetres,
      presence: .sometimes(orOtherShape), sample: .typed("93.8"),
      meaning: "Radius of the circle of joint centres.",
      measurement:
        "Measure across from joint centre to joint centre, or ask the maker. fixator pose --distance helps to check it."
    ),
    CaseRow(
      .halfAngle, .quantity, unit: .degrees,
      presence: .sometimes(orOtherShape), sample: .typed("4.58"),
      meaning: "Half the angle between the two joints of a pair.",
      measurement:
        "Measure the distance of the two joints of a pair. Its half divided by the radius is the sine of the angle."
    ),
    CaseRow(
      .jointOffset, .quantity, unit: .millimetres, standard: .init("0"),
      meaning: "Distance of the joints' plane from the ring's plane, towards the other ring.",
      measurement: "Measure along the ring's normal. 0 when mounting heights were taken to the joints' plane."
    ),
    CaseRow(
      .joints, .joints, unit: .millimetres,
      meaning: "Six joint centres [x, y, z] in the ring's frame, strut by strut.",
      measurement:
        "x to the patient's left, y back, z up, from the ring's centre. They take the place of \(radiusAndAngle)."
    ),
    CaseRow(
      .innerRadius, .number, meaning: "Radius of the ring's inner edge.",
      measurement: "Half of the ring's inner diameter. Checks hold it against limb and bone."),
    CaseRow(
      .jointTilt, .number,
      meaning: "How far a joint of this ring lets a strut lean.",
      measurement:
        "Lean a strut until its joint stops and measure from its direction in neutral. The maker may know it."
    ),
  ]

  static let holes: [CaseRow] = [
    CaseRow(
      .holeCircleRadius, .quantity, unit: .millimetres,
      meaning: "Radius of the circle of holes in which joints sit.",
      measurement: "Measure across from hole to hole. It takes the place of \(radiusAndAngle)."),
    CaseRow(
      .holes, .whole, presence: .sometimes(holesAndUse),
      meaning: "Number of holes on the circle.", measurement: "Count them. They are evenly spaced."),
    CaseRow(
      .use, .holeNumbers, presence: .sometimes(holesAndUse),
      meaning: "The hole in which each strut's joint sits, strut by strut.",
      measurement: "Hole 1 is at the master tab. Count anticlockwise seen from proximal."),
  ]

  static let strut: [CaseRow] = [
    CaseRow(
      .min, .number, presence: .required(allowed(.struts, .min)), sample: .typed("100"),
      meaning: "The smallest reading.",
      measurement: "Turn the strut in to its stop and read its scale. The maker's table has it."),
    CaseRow(
      .max, .number, presence: .required(allowed(.struts, .max)), sample: .typed("300"),
      meaning: "The largest reading.",
      measurement: "Turn the strut out to its stop and read its scale. The maker's table has it."),
    CaseRow(
      .step, .number, standard: .init("1"),
      meaning: "The smallest turn, in millimetres of length.",
      measurement: "Length of one click. Telescopic struts mostly have 1 mm."),
    CaseRow(
      .readingOffset, .quantity, unit: .millimetres, standard: .init("0"),
      meaning: "Length from joint to joint less the reading.",
      measurement:
        "Measure a strut from joint centre to joint centre and subtract what its scale shows. 0 for scales that show the length."
    ),
    CaseRow(
      .pitch, .number, presence: .sometimes(allowed(.struts, .pitch)),
      meaning: "Of a threaded rod: length a turn.",
      measurement: "Count the turns of ten millimetres. M6 has 1 mm."),
    CaseRow(
      .stepsPerTurn, .count(Thread.allowedStepsPerTurn),
      presence: .sometimes(Printable.choice(Thread.allowedStepsPerTurn.map(String.init))),
      meaning: "Of a threaded rod: positions of the nut in a turn.",
      measurement: "4 for quarter turns. 6 for the flats of a hexagon nut."),
    CaseRow(
      .radius, .number, meaning: "Radius of the cylinder that holds the strut.",
      measurement: "Half of its largest diameter. Checks hold struts against each other and the limb by it."),
  ]

  static let className = CaseRow(
    .name, .name, presence: .required("a name for the class"), meaning: "What the class is called.",
    measurement: "A name that the catalogue does not have. Struts are given by it.")

  static let catalogue: [CaseRow] = [
    CaseRow(
      .rings, .entries(.catalogueRings), presence: .required("a list"), meaning: "Rings that cases can name.",
      measurement: "Each with the source of its numbers. None is a maker's own drawing."),
    CaseRow(
      .struts, .entries(.catalogueStruts), presence: .required("a list"),
      meaning: "Strut classes that cases can name.",
      measurement: "Each with the source of its numbers. None is a maker's own table."),
  ]

  static let provenance: [CaseRow] = [
    CaseRow(
      .name, .name, presence: .required("a value"), meaning: "What cases call it.",
      measurement: "Any name. It is generic: no product is meant."),
    CaseRow(
      .source, .text, presence: .required("a value"), meaning: "Where its numbers come from.",
      measurement: "A publication or a measurement. What was inferred says so."),
    CaseRow(
      .verified, .text, presence: .required("a value"),
      meaning: "Whether the numbers were verified on hardware.",
      measurement: "true only after measuring. Plans say it of every ring and strut."),
  ]

  private static let bareRingForm = "{\(CaseKey.Word.joints.name): six of [x, y, z]}"

  static let bareFile: [CaseRow] = [
    CaseRow(
      .frame, .section(.bareFrame), presence: .required("a section"), meaning: "A frame without a patient.",
      measurement: "For kinematics alone. It takes the place of a case.")
  ]

  static let bareFrame: [CaseRow] = [
    CaseRow(
      .referenceRing, .section(.bareReferenceRing), presence: .required(bareRingForm),
      meaning: "The ring that stands still.", measurement: "In any unit of length. The same for both rings."),
    CaseRow(
      .movingRing, .section(.bareMovingRing), presence: .required(bareRingForm),
      meaning: "The ring that moves.", measurement: "In any unit of length. The same for both rings."),
    CaseRow(
      .neutralHeight, .number, meaning: "Height of the neutral pose.",
      measurement: "Distance of the rings when they are parallel and in line. Searches begin there."),
  ]

  static let bareRing: [CaseRow] = [
    CaseRow(
      .joints, .joints, presence: .required("six of [x, y, z]"),
      meaning: "Six joint centres, strut by strut.",
      measurement: "In the ring's own frame. Both rings number their joints by struts.")
  ]
}

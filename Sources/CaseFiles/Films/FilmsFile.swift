import Films
import HexapodKinematics
import TreatmentModel

/// What a file of marks on radiographs holds.
public struct FilmsFile: Sendable {
  /// The case's name.
  public let name: String
  /// The side of the body.
  public let side: Side
  /// Which bone; nil where the file does not say.
  public let bone: String?
  /// The films of a limb; nil of a file that has only a long film.
  public internal(set) var films: StatedFilms?
  /// Lines and points of a long film.
  public internal(set) var malalignment: LongFilm?

  /// What a draft's marks have too little of yet, and was left out; nil where nothing was.
  package internal(set) var unfinished: CaseFileErrors?

  /// Films of a limb as they were stated.
  public struct StatedFilms: Sendable {
    /// What is solved.
    public let set: FilmSet
    /// Of each film, how its coordinates were typed.
    public let scales: [FilmScale]
    /// Both rings; nil where an object calibrates alone.
    public let rings: (proximal: RingHardware, distal: RingHardware)?
    /// The struts that are mounted, as far as the file says.
    public let struts: StrutChoice
    /// The classes that are to be had.
    public let strutClasses: [StrutHardware]
    /// The readings.
    public let readings: StrutReadings?
    /// Rings of the catalogue, on either fragment: what may have been mounted in place of those stated.
    public let otherRings: [OtherRing]
    /// Of each reading that carries one, mm.
    public let readingDeviations: [CaseKey: Double]
    /// Of each number of a ring or a strut that carries one, for the case alone.
    public let hardwareDeviations: [CaseKey: Double]
  }

  /// Reads a YAML or JSON file; `-` is standard input.
  ///
  /// - Throws: ``FileError`` when it cannot be read, ``CaseFileErrors`` with everything that is wrong in it.
  public static func read(path: String) throws -> FilmsFile {
    try parse(try InputFile.bytes(path: path, limit: TextSize.plan.bytes + 1), name: path)
  }

  /// Reads the bytes of a YAML or JSON file called `name`.
  ///
  /// - Throws: ``CaseFileErrors`` with everything that is wrong in it.
  public static func parse(_ bytes: [UInt8], name: String) throws(CaseFileErrors) -> FilmsFile {
    try parse(bytes, name: name, isDraft: false)
  }

  /// The same of films that may still be marked.
  ///
  /// - Parameter isDraft: whether a ball of whose outline too little is marked is left out, and not refused.
  package static func parse(_ bytes: [UInt8], name: String, isDraft: Bool) throws(CaseFileErrors)
    -> FilmsFile
  {
    let root = try NodeReader.read(bytes, file: name)
    var decoder = FilmsDecoder(CaseDecoder(faults: FaultList(file: name), catalogue: try Catalogue.builtIn()))
    if isDraft { decoder.unfinished = FaultList(file: name) }
    let found = decoder.file(root)
    if let failure = decoder.cases.faults.failure { throw failure }
    if let found { return found }
    throw CaseFileErrors(
      CaseFileError(
        file: name, place: root.place, key: "",
        fault: ValueFault(.wrongKind, "this is no file of films", found: root.kind)))
  }
}

import FrameMeasurement
import HexapodKinematics
import TreatmentModel

/// What a file of a frame's states holds.
public struct StatesFile: Sendable {
  /// What is solved.
  public let states: FrameStates
  /// What the scales show, mm; nil where the file does not say.
  public var range: ClosedRange<Double>? { states.range }
  /// The smallest turn of a strut, mm; nil where the file does not say.
  public let step: Double?

  /// Reads a YAML or JSON file; `-` is standard input.
  ///
  /// - Throws: ``FileError`` when it cannot be read, ``CaseFileErrors`` with everything that is wrong in it.
  public static func read(path: String) throws -> StatesFile {
    try parse(try InputFile.bytes(path: path, limit: TextSize.plan.bytes + 1), name: path)
  }

  /// Reads the bytes of a YAML or JSON file called `name`.
  ///
  /// - Throws: ``CaseFileErrors`` with everything that is wrong in it.
  public static func parse(_ bytes: [UInt8], name: String) throws(CaseFileErrors) -> StatesFile {
    let root = try NodeReader.read(bytes, file: name)
    var decoder = StatesDecoder(
      CaseDecoder(faults: FaultList(file: name), catalogue: try Catalogue.builtIn()))
    let found = decoder.file(root)
    if let failure = decoder.cases.faults.failure { throw failure }
    if let found { return found }
    throw CaseFileErrors(
      CaseFileError(
        file: name, place: root.place, key: "",
        fault: ValueFault(.wrongKind, "this is no file of a frame's states", found: root.kind)))
  }
}

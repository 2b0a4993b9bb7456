import HexapodKinematics
import TreatmentModel

/// What a file holds: a patient's case, or a bare frame.
public enum CaseFile: Sendable {
  /// A case, and where its keys stand.
  case correction(Treatment, CasePositions)
  /// A frame without a patient, for kinematics alone.
  case kinematic(KinematicFrame)

  /// Reads a YAML or JSON file; `-` is standard input. Of a `fixator-plan/1` or `fixator-plan/2` object the case that it was made from is read.
  ///
  /// - Throws: ``FileError`` when it cannot be read, ``CaseFileErrors`` with everything that is wrong in it.
  public static func read(path: String) throws -> CaseFile {
    let bytes = try InputFile.bytes(path: path, limit: TextSize.plan.bytes + 1)
    return try parse(bytes, name: path)
  }

  /// Reads the bytes of a YAML or JSON file called `name`.
  ///
  /// - Throws: ``CaseFileErrors`` with everything that is wrong in it.
  public static func parse(_ bytes: [UInt8], name: String) throws(CaseFileErrors) -> CaseFile {
    let own = try CaseRoot(try NodeReader.read(bytes, file: name), try Catalogue.builtIn(), file: name)
    let root = own.node
    var decoder = CaseDecoder(faults: FaultList(file: name), catalogue: own.catalogue)
    if let frame = root.kinematicFrame {
      let kinematic = decoder.kinematic(frame)
      if let failure = decoder.faults.failure { throw failure }
      if let kinematic { return .kinematic(kinematic) }
    } else {
      let found = decoder.treatment(root)
      if let failure = decoder.faults.failure { throw failure }
      if let found { return .correction(found, CasePositions(file: name, root)) }
    }
    throw CaseFileErrors(
      CaseFileError(
        file: name, place: root.place, key: "",
        fault: ValueFault(.wrongKind, "this is no case", found: root.kind)))
  }
}

/// Two rings of joints without a patient, in any unit of length.
public struct KinematicFrame: Sendable {
  /// Its joints, strut by strut.
  public let referenceRing: Ring
  /// Its joints, strut by strut.
  public let movingRing: Ring
  /// Height of the neutral pose, if the file says it.
  public let neutralHeight: Double?
}

extension NodeReader {
  static func read(_ bytes: [UInt8], file: String) throws(CaseFileErrors) -> Node {
    do {
      return try read(bytes)
    } catch {
      throw CaseFileErrors(CaseFileError(file: file, place: error.place, key: "", fault: error.fault))
    }
  }
}

extension Node {
  /// The `frame` of a file that has no patient: it names a reference and a moving ring.
  var kinematicFrame: Node? {
    guard case .mapping(let entries) = content,
      let frame = entries.first(where: { $0.key == CaseKey.Word.frame.name })?.value,
      case .mapping(let keys) = frame.content, entries.count == 1,
      keys.contains(where: { entry in
        [CaseKey.Word.referenceRing, .movingRing].contains { $0.name == entry.key }
      })
    else { return nil }
    return frame
  }
}

extension CaseDecoder {
  fileprivate mutating func kinematic(_ node: Node) -> KinematicFrame? {
    guard let section = SectionReader(node, .bareFrame, &faults) else { return nil }
    let reference = joints(section, .referenceRing, .bareReferenceRing)
    let moving = joints(section, .movingRing, .bareMovingRing)
    let height = section.number(.neutralHeight, &faults)
    guard let reference, let moving else { return nil }
    return KinematicFrame(referenceRing: reference, movingRing: moving, neutralHeight: height)
  }

  private mutating func joints(
    _ section: SectionReader, _ word: CaseKey.Word, _ kind: CaseKey.Section
  ) -> Ring? {
    guard let node = section.required(word, &faults), let ring = SectionReader(node, kind, &faults),
      let joints = ring.required(.joints, &faults)
    else { return nil }
    return self.joints(joints, ring).map { Ring(joints: $0) }
  }
}

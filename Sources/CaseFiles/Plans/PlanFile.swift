import TreatmentModel

/// A plan that was written to a file, read again: the case that it was made from, and what it set.
public struct PlanFile: Sendable {
  /// The case, and where its keys stand; nil in a plan of a version that did not write it.
  public let madeFrom: (treatment: Treatment, positions: CasePositions)?
  /// What it says of whom it is: key of the case to value, also where ``madeFrom`` is nil.
  public let stated: [CaseKey: String]
  /// What was planned, level by level from proximal to distal, all on the same days; never empty.
  public let levels: [RecordedPlan]
  /// Day on which it was resumed; nil for the plan of a case from its beginning.
  public let resumedOn: Int?
  /// Share of every rate with which it went on when it was resumed; 1 where it was not, or says nothing of it.
  public let slow: Double

  /// What was planned of the only level, or of the most proximal one.
  public var plan: RecordedPlan { levels[0] }

  /// Reads a `fixator-plan/1` or `fixator-plan/2` object; `-` is standard input.
  ///
  /// - Parameter treatment: the case, for the hardware of a plan that does not say which case it was made from.
  /// - Throws: ``FileError`` when it cannot be read, ``CaseFileErrors`` with everything that is wrong in it.
  public static func read(path: String, of treatment: Treatment? = nil) throws -> PlanFile {
    try parse(try InputFile.bytes(path: path, limit: TextSize.plan.bytes + 1), name: path, of: treatment)
  }

  /// Reads the bytes of a `fixator-plan/1` or `fixator-plan/2` object called `name`.
  ///
  /// - Throws: ``CaseFileErrors`` with everything that is wrong in it.
  public static func parse(
    _ bytes: [UInt8], name: String, of treatment: Treatment? = nil
  ) throws(CaseFileErrors) -> PlanFile {
    let root = try NodeReader.read(bytes, file: name)
    guard case .scalar(let format, _)? = root.outputFormat?.content, PlanText.formats.contains(format) else {
      throw CaseFileErrors(
        CaseFileError(
          file: name, place: root.place, key: PlanText.format,
          fault: ValueFault(
            .wrongKind, "this is no plan that the program wrote as JSON",
            found: root.outputFormat?.kind ?? root.kind,
            allowed: PlanText.formats.joined(separator: " or "))))
    }
    var madeFrom: (treatment: Treatment, positions: CasePositions)?
    var (treatment, catalogue) = (treatment, try Catalogue.builtIn())
    let builtIn = catalogue
    if root[PlanText.madeFrom] != nil {
      let own = try CaseRoot(root, builtIn, file: name)
      var decoder = CaseDecoder(faults: FaultList(file: name), catalogue: own.catalogue)
      let found = decoder.treatment(own.node)
      if let failure = decoder.faults.failure { throw failure }
      if let found {
        madeFrom = (found, CasePositions(file: name, own.node))
        (treatment, catalogue) = (found, own.catalogue)
      }
    }
    var reader = PlanReader(faults: FaultList(file: name), catalogue)
    let levels =
      format == PlanText.formatOfLevels
      ? reader.plans(root, of: treatment) : reader.plan(root, of: treatment?[LevelID.only]).map { [$0] }
    if let failure = reader.faults.failure { throw failure }
    guard let levels, !levels.isEmpty else {
      throw CaseFileErrors(
        CaseFileError(
          file: name, place: root.place, key: "days",
          fault: ValueFault(
            .wrongKind, "these days make no plan", found: root["days"]?.kind,
            allowed: "days one behind the other, each after the first with as many adjustments")))
    }
    return PlanFile(
      madeFrom: madeFrom, stated: stated(root), levels: levels,
      resumedOn: root["resumed"] == nil ? nil : levels[0].firstDay, slow: slow(root))
  }

  private static func slow(_ root: Node) -> Double {
    guard case .scalar(let text, _)? = root["resumed"]?["slow"]?.content, let slow = Double(text), slow > 0,
      slow <= 1
    else { return 1 }
    return slow
  }

  private static func stated(_ root: Node) -> [CaseKey: String] {
    var stated: [CaseKey: String] = [:]
    for word in [CaseKey.Word.caseName, .side, .bone, .reference] {
      if case .scalar(let text, _)? = root[word.name]?.content { stated[.top(word)] = text }
    }
    return stated
  }

  /// What the bytes of a plan of one level or of several say of whom it is: key of the case to value; nil for what is no plan.
  public static func stated(_ bytes: [UInt8]) -> [CaseKey: String]? {
    guard let root = try? NodeReader.read(bytes), case .scalar(let format, _)? = root.outputFormat?.content,
      PlanText.formats.contains(format)
    else { return nil }
    return stated(root)
  }

  /// Largest file of a plan that is read, in bytes; one of a case may not be as large.
  public static let largest = TextSize.plan.bytes

  /// Whether a text is a plan, in whatever order its keys stand.
  public static func isPlan(_ bytes: [UInt8]) -> Bool {
    if PlanText.begins(bytes) { return true }
    guard let root = try? NodeReader.read(bytes), case .scalar(let format, _)? = root.outputFormat?.content
    else { return false }
    return PlanText.formats.contains(format)
  }
}

import TreatmentModel

/// Reads cases one after another, each the way ``CaseFile`` reads one, with the catalogue in memory.
public struct CaseReader: Sendable {
  /// Largest case that is read, in bytes.
  public static let largestCase = TextCheck.largestFile

  private let catalogue: Catalogue

  /// A reader with the catalogue inside the program.
  ///
  /// - Throws: ``CaseFileErrors`` if that is damaged, which a test excludes.
  public init() throws(CaseFileErrors) { catalogue = try Catalogue.builtIn() }

  /// Reads a YAML document or a JSON object.
  ///
  /// - Parameters:
  ///   - bytes: of a YAML document without the `---` before it.
  ///   - file: the name of the file that it is a part of.
  ///   - start: where it begins in the file.
  public func read(_ bytes: [UInt8], _ format: TextFormat, file: String, at start: FilePlace) -> CaseReading {
    do throws(PlacedFault) {
      let whole = try NodeReader.read(bytes, format, at: start)
      try CasesInOne.refuse(whole)
      return decode(whole, file: file)
    } catch {
      return CaseReading(error, file: file)
    }
  }

  /// Reads a row of a table.
  ///
  /// - Parameters:
  ///   - bytes: the line, without its line feed.
  ///   - line: its number in the file.
  public func row(_ bytes: UnsafeBufferPointer<UInt8>, of table: CaseTable, line: Int) -> CaseReading {
    do throws(PlacedFault) {
      return decode(try table.node(ofRow: bytes, line), file: table.file, line: line)
    } catch {
      return CaseReading(error, file: table.file)
    }
  }

  /// - Parameter line: of the row, where what is missing in it comes from a base.
  private func decode(_ whole: Node, file: String, line: Int? = nil) -> CaseReading {
    let own: CaseRoot
    do throws(CaseFileErrors) {
      own = try CaseRoot(whole, catalogue, file: file)
    } catch {
      return CaseReading(name: whole.caseName, file: file, line: whole.place.line, outcome: .failure(error))
    }
    let root = own.node
    let name = root.caseName
    let place = FilePlace(line: line ?? root.place.line, column: 1)
    guard root.kinematicFrame == nil else {
      let fault = ValueFault(.wrongKind, "a frame without a patient has no plan", allowed: "a case")
      return CaseReading(PlacedFault(fault, root.place), file: file)
    }
    var decoder = CaseDecoder(faults: FaultList(file: file, borrowed: place), catalogue: own.catalogue)
    let found = decoder.treatment(root)
    if let failure = decoder.faults.failure {
      return CaseReading(name: name, file: file, line: place.line, outcome: .failure(failure))
    }
    guard let found else {
      let fault = ValueFault(.wrongKind, "this is no case", found: root.kind)
      return CaseReading(PlacedFault(fault, root.place), file: file)
    }
    let positions = CasePositions(file: file, root, borrowed: place)
    return CaseReading(name: name, file: file, line: place.line, outcome: .success((found, positions)))
  }
}

/// What reading one case of many came to.
public struct CaseReading: Sendable {
  /// What the case is called; nil where that could not be read.
  public let name: String?
  /// The file that it stands in, as it was given.
  public let file: String
  /// The line on which it begins, from 1.
  public let line: Int
  /// The case and where its keys stand, or everything that is wrong with it.
  public let outcome: Result<(Treatment, CasePositions), CaseFileErrors>

  init(
    name: String?, file: String, line: Int,
    outcome: Result<(Treatment, CasePositions), CaseFileErrors>
  ) {
    (self.name, self.file, self.line, self.outcome) = (name, file, line, outcome)
  }

  /// A case that could not be read at all.
  init(_ fault: PlacedFault, file: String) {
    let error = CaseFileError(file: file, place: fault.place, key: "", fault: fault.fault)
    self.init(name: nil, file: file, line: fault.place.line, outcome: .failure(CaseFileErrors(error)))
  }
}

extension Node {
  /// The value of `case`, if it is a text.
  fileprivate var caseName: String? {
    guard case .mapping(let entries) = content,
      case .scalar(let text, _)? = entries.first(where: { $0.key == CaseKey.Word.caseName.name })?.value
        .content, !text.isEmpty
    else { return nil }
    return text
  }
}

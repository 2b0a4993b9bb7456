import TreatmentModel

/// Rings and struts that cases can name.
public struct Catalogue: Sendable, Equatable {
  /// The rings, in the order of the file.
  public let rings: [RingHardware]
  /// The strut classes, in the order of the file.
  public let struts: [StrutHardware]
  /// Those of them that are no threaded rods.
  let telescopic: [StrutHardware]

  /// The catalogue inside the program.
  ///
  /// - Throws: ``CaseFileErrors`` if the file inside the package is damaged, which a test excludes.
  public static func builtIn() throws(CaseFileErrors) -> Catalogue {
    try Catalogue(bytes: PackageResources.hardware_yaml, name: "hardware.yaml")
  }

  /// A catalogue file: `rings:` and `struts:`, each entry with `name`, `source` and `verified`.
  ///
  /// - Throws: ``CaseFileErrors`` with everything that is wrong in it.
  public init(bytes: [UInt8], name file: String) throws(CaseFileErrors) {
    try self.init(try NodeReader.read(bytes, file: file), name: file)
  }

  /// The same of a tree that has been read.
  init(_ root: Node, name file: String) throws(CaseFileErrors) {
    var decoder = CaseDecoder(faults: FaultList(file: file), catalogue: Catalogue(rings: [], struts: []))
    var (rings, struts) = ([RingHardware](), [StrutHardware]())
    if let top = SectionReader(root, .catalogue, &decoder.faults) {
      for section in decoder.entries(top, .rings, .catalogueRings) {
        guard let (name, provenance) = decoder.provenance(section),
          let ring = decoder.ring(section, named: name, provenance: provenance)
        else { continue }
        rings.append(ring)
      }
      for section in decoder.entries(top, .struts, .catalogueStruts) {
        guard let (name, provenance) = decoder.provenance(section) else { continue }
        if let strut = decoder.strut(section, named: name, provenance: provenance) { struts.append(strut) }
      }
    }
    if let failure = decoder.faults.failure { throw failure }
    self.init(rings: rings, struts: struts)
  }

  /// Whether all of another catalogue is in this one, with the same numbers.
  func contains(_ other: Catalogue) -> Bool {
    other.rings.allSatisfy(rings.contains) && other.struts.allSatisfy(struts.contains)
  }

  /// The classes of several stocks, each once, in their order.
  static func stock(ofAll stocks: [[StrutHardware]]) -> [StrutHardware] {
    stocks.dropFirst().reduce(stocks.first ?? []) { all, stock in
      all + stock.filter { !all.contains($0) }
    }
  }

  private init(rings: [RingHardware], struts: [StrutHardware]) {
    (self.rings, self.struts) = (rings, struts)
    telescopic = struts.filter { $0.thread == nil }
  }
}

extension CaseDecoder {
  fileprivate mutating func entries(
    _ top: SectionReader, _ word: CaseKey.Word, _ kind: CaseKey.Section
  ) -> [SectionReader] {
    guard let node = top.required(word, &faults) else { return [] }
    guard case .sequence(let items) = node.content else {
      faults.add(
        ValueFault(.wrongKind, "a list must stand here", found: node.kind), node.place, top.key(word))
      return []
    }
    return items.enumerated().compactMap { SectionReader($1, kind, entry: $0 + 1, &faults) }
  }

  fileprivate mutating func provenance(_ section: SectionReader) -> (String, Provenance)? {
    for word in [CaseKey.Word.name, .source, .verified] { section.required(word, &faults) }
    guard let name = section.name(.name, &faults), let (source, _) = section.text(.source, &faults),
      let (verified, _) = section.text(.verified, &faults)
    else { return nil }
    return (name, Provenance(source: source, verified: verified == "true"))
  }
}

import HexapodKinematics
import TreatmentModel

extension CaseDecoder {
  /// `struts-mounted`: the name of a class, or six of them.
  mutating func strutsMounted(_ top: SectionReader, _ frame: FrameSection) -> PerStrut<StrutHardware>? {
    guard let node = top.node(.strutsMounted) else { return nil }
    let known = catalogue.mountable(frame.struts, frame.strutClasses)
    func named(_ node: Node, _ key: CaseKey) -> StrutHardware? {
      guard case .scalar(let name, _) = node.content else {
        faults.add(
          ValueFault(.wrongKind, "the name of a class must stand here", found: node.kind), node.place, key)
        return nil
      }
      return lookUp(name, in: known, called: \.name, node.place, key, also: [])
    }
    let key = top.key(.strutsMounted)
    guard case .sequence(let items) = node.content else {
      return named(node, key).map { PerStrut(repeating: $0) }
    }
    guard items.count == 6 else {
      faults.add(
        ValueFault(.wrongKind, "the name of one class or of six must stand here", found: node.kind),
        node.place, key)
      return nil
    }
    return PerStrut(items.enumerated().compactMap { named($1, key.item($0 + 1)) })
  }
}

extension Catalogue {
  /// The classes that may be on a case's frame, each name once: those of its struts, those that are to be had for it, the catalogue's.
  fileprivate func mountable(_ struts: StrutChoice, _ classes: [StrutHardware]) -> [StrutHardware] {
    let own: [StrutHardware] =
      switch struts {
      case .given(let struts): struts.map { $0 }
      case .automatic(let from): from
      }
    return (classes + own + self.struts).reduce(into: []) { known, strut in
      if !known.contains(where: { $0.name == strut.name }) { known.append(strut) }
    }
  }

  /// Classes that are said to be on a case's frame: the name of one for all six, or six names with commas between them.
  ///
  /// - Throws: ``UnknownHardware`` for a name that neither case nor catalogue has; nil where there are neither one nor six.
  public func mounted(
    _ words: String, on level: TreatedLevel
  ) throws(UnknownHardware) -> PerStrut<StrutHardware>? {
    let known = mountable(level.struts, level.strutClasses)
    func named(_ name: Substring) throws(UnknownHardware) -> StrutHardware {
      let name = String(name).trimmingSpaces
      if let found = known.first(where: { $0.name == name }) { return found }
      throw UnknownHardware(name, among: known.map(\.name))
    }
    // A name may have a comma.
    if let one = known.first(where: { $0.name == words }) { return PerStrut(repeating: one) }
    let names = words.split(separator: ",", omittingEmptySubsequences: false)
    if names.count == 1 { return PerStrut(repeating: try named(names[0])) }
    guard names.count == 6 else { return nil }
    var found: [StrutHardware] = []
    for name in names { found.append(try named(name)) }
    return PerStrut(found)
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

import TreatmentModel

extension Catalogue {
  /// The ring of this name.
  ///
  /// - Throws: ``UnknownHardware`` for a name that the catalogue does not have.
  public func ring(_ name: String) throws(UnknownHardware) -> RingHardware {
    if let found = rings.first(where: { $0.name == name }) { return found }
    throw UnknownHardware(name, among: rings.map(\.name))
  }

  /// The strut class of this name.
  ///
  /// - Throws: ``UnknownHardware`` for a name that the catalogue does not have.
  public func strut(_ name: String) throws(UnknownHardware) -> StrutHardware {
    if let found = struts.first(where: { $0.name == name }) { return found }
    throw UnknownHardware(name, among: struts.map(\.name))
  }
}

/// That a catalogue has no ring or strut of a name.
public struct UnknownHardware: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was asked for.
  public let name: String
  /// What was probably meant; nil where no name is near.
  public let nearest: String?
  /// The names that the catalogue has, in its order.
  public let known: [String]

  init(_ name: String, among known: [String]) {
    (self.name, self.known) = (name, known)
    nearest = Spelling.nearest(to: name, in: known)
  }

  /// `not in the catalogue; did you mean generic-155? (found generic-1555; allowed: …)`.
  public var description: String {
    "not in the catalogue\(nearest.map { "; did you mean \($0)?" } ?? "") (found \(Printable.text(name)); "
      + "allowed: \(Printable.choice(known)))\(footPlate)"
  }

  /// What is known of foot plates: where struts stand on their straight arms nobody publishes.
  private var footPlate: String {
    let words = name.lowercased()
    guard ["foot", "u-plate", "uplate", "horseshoe"].contains(where: { words.contains($0) }) else {
      return ""
    }
    return
      ". Where struts stand on foot plates (U-plates) nobody publishes: measure the six joint centres and give them as "
      + "\(CaseKey.Word.joints.name), beside the \(CaseKey.Word.name.name) of one too"
  }
}

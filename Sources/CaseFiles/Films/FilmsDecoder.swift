import Films
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// Turns the tree of a file into films. Goes on after every fault, so that all are found at once.
struct FilmsDecoder {
  /// Reads what a case has too, and collects faults.
  var cases: CaseDecoder
  /// Balls by name, as they are met.
  var balls: [(name: String?, diameter: Double)] = []
  /// Of films that are still being marked what is left out; nil where all must be there.
  var unfinished: FaultList?

  init(_ cases: CaseDecoder) { self.cases = cases }

  private static let hardware: [CaseKey.Section] = [.proximalRing, .distalRing, .struts, .strutClasses]

  mutating func file(_ root: Node) -> FilmsFile? {
    guard let top = SectionReader(root, .filmsFile, &cases.faults) else { return nil }
    for word in [CaseKey.Word.caseName, .side] { top.required(word, &cases.faults) }
    let name = top.name(.caseName, &cases.faults)
    let side = top.choice(.side, Side.self, &cases.faults)
    let bone = top.name(.bone, &cases.faults)
    var films: FilmsFile.StatedFilms?
    var long: LongFilm?
    if top.node(.films) == nil, top.node(.malalignment) == nil {
      top.required(.films, &cases.faults)
    }
    if let node = top.node(.films) { films = stated(node, top, side) }
    if let node = top.node(.malalignment) { long = malalignment(node, side) }
    guard let name, let side, cases.faults.errors.isEmpty else { return nil }
    return FilmsFile(
      name: name, side: side, bone: bone, films: films, malalignment: long, unfinished: unfinished?.failure)
  }

  private mutating func stated(_ node: Node, _ top: SectionReader, _ side: Side?) -> FilmsFile.StatedFilms? {
    top.required(.reference, &cases.faults)
    let reference = top.choice(.reference, FragmentEnd.self, &cases.faults)
    let rotation = measured(top, .axialRotation)
    let object = top.node(.calibration).flatMap { self.object($0) } ?? []
    if top.node(.calibration) == nil { top.required(.frame, &cases.faults) }
    let frame = top.node(.frame).flatMap { SectionReader($0, .filmFrame, &cases.faults) }
    let rings = frame.flatMap { self.rings($0) }
    let classes = frame.flatMap { cases.strutClasses($0) }
    let struts =
      frame.flatMap { cases.struts($0, classes) } ?? .automatic(from: classes ?? cases.catalogue.telescopic)
    let readings = top.node(.strutsNow).flatMap { cases.readings($0, top) }
    let (axis, known) = apAxis(top)
    let films = list(node, top, hasRings: frame != nil, object: object)
    guard let side, let reference, let films, cases.faults.errors.isEmpty else { return nil }
    let deviations = cases.deviations.filter { $0.key.word == .strutsNow }
    let shapes = rings.map { rings in
      let both = rings.proximal.name == rings.distal.name ? [rings.proximal] : [rings.proximal, rings.distal]
      return FilmSet.Rings(
        proximal: rings.proximal.ring(.proximal), distal: rings.distal.ring(.distal),
        unverified: both.filter { !$0.provenance.verified }.map(\.name))
    }
    let others =
      rings == nil
      ? []
      : FragmentEnd.allCases.flatMap { end in
        // A part ring has the joints of the whole one.
        cases.catalogue.rings.filter { $0.arc == nil }.map {
          OtherRing($0.name, end, $0.ring(end == .proximal ? .proximal : .distal))
        }
      }
    do throws(InvalidFilms) {
      let set = try FilmSet(
        limb: Limb(side: side, reference: reference), rings: shapes, object: object,
        balls: balls.map(\.diameter), apAxis: axis, axialRotation: rotation ?? Measured(0),
        knownRotation: known,
        struts: readings.flatMap { lengths($0, struts, deviations) }, films: films.map(\.film))
      return FilmsFile.StatedFilms(
        set: set, scales: films.map(\.scale), rings: rings, struts: struts,
        strutClasses: classes ?? cases.stock(struts), readings: readings, otherRings: others,
        readingDeviations: deviations,
        hardwareDeviations: cases.deviations.filter { FilmsDecoder.hardware.contains($0.key.section) })
    } catch {
      cases.faults.add(ValueFault(.doesNotBelong, error.words), node.place, top.key(.films))
      return nil
    }
  }

  /// Joint to joint, by the struts that are mounted; of struts that are not said, readings are lengths.
  private func lengths(
    _ readings: StrutReadings, _ struts: StrutChoice, _ deviations: [CaseKey: Double]
  ) -> FilmSet.ReadStruts? {
    let offsets: PerStrut<Double> =
      switch struts {
      case .automatic: PerStrut(repeating: 0)
      case .given(let struts): struts.mapped(\.readingOffset)
      }
    let lengths = StrutLengths { readings[$0] + offsets[$0] }
    return FilmSet.ReadStruts(
      lengths, standardDeviation: deviations.values.max() ?? FilmSet.ReadStruts.usualDeviation)
  }

  /// A quantity with its ±, in the program's units.
  mutating func measured(_ section: SectionReader, _ word: CaseKey.Word) -> Measured? {
    section.quantity(word, &cases.deviations, &cases.faults).map {
      Measured($0, standardDeviation: cases.deviations[section.key(word)] ?? 0)
    }
  }

  private mutating func rings(_ frame: SectionReader) -> (proximal: RingHardware, distal: RingHardware)? {
    func ring(_ word: CaseKey.Word, _ place: Ring.Place) -> RingHardware? {
      guard let node = frame.required(word, &cases.faults), let ring = cases.ring(node, word, frame) else {
        return nil
      }
      refuseJointsOffArc(ring, place, node.place, frame.key(word))
      return ring
    }
    let (proximal, distal) = (ring(.proximalRing, .proximal), ring(.distalRing, .distal))
    guard let proximal, let distal else { return nil }
    return (proximal, distal)
  }

  /// Notes joints that stand where there is no ring: none of them can have been marked.
  private mutating func refuseJointsOffArc(
    _ ring: RingHardware, _ place: Ring.Place, _ at: FilePlace, _ key: CaseKey
  ) {
    guard let arc = ring.arc else { return }
    let (from, to) = arc.degreesFromTo
    let remedy =
      arc.arms > 0
      ? "give the six joint centres of the foot plate as measured (\(CaseKey.Word.joints.name): x to the patient's left, y back)"
      : "take other holes, hold it on a plate that reaches the ring (\(CaseKey.Word.plates.name): \(CaseKey.Word.along.name)), or let the arc lie elsewhere"
    for joint in ring.jointsOffArc(place) {
      cases.faults.add(
        ValueFault(
          .outOfRange,
          "the joint of strut \(joint.strut) stands where the ring is open: \(remedy)",
          found:
            "azimuth \(decimal(degrees(joint.azimuth), 2))°, \(decimal(degrees(joint.excess), 2))° off the arc",
          allowed: "\(Printable.number(from))° to \(Printable.number(to))°"), at, key)
    }
  }

  /// What AP is, and where the master tab is known to stand.
  private mutating func apAxis(_ top: SectionReader) -> (APAxis, known: Measured?) {
    let mounting = top.node(.mounting).flatMap { SectionReader($0, .filmMounting, &cases.faults) }
    let rotation = mounting.flatMap { measured($0, .rotation) }
    guard let node = top.node(.apAxis) else { return (.beam, rotation) }
    if case .mapping = node.content {
      guard let section = SectionReader(node, .filmAPAxis, &cases.faults) else { return (.beam, rotation) }
      section.required(.turned, &cases.faults)
      return (.turned(measured(section, .turned) ?? Measured(0)), rotation)
    }
    guard top.choice(.apAxis, APAxisWord.self, &cases.faults) == .tab else { return (.beam, rotation) }
    if rotation == nil {
      cases.faults.add(
        ValueFault(
          .missing, "the master tab says what AP is only where the ring's rotation is known",
          found: APAxisWord.tab.rawValue, allowed: "\(CaseKey(.filmMounting, .rotation)) beside it"),
        node.place,
        top.key(.apAxis))
    }
    return (.tab(rotation ?? Measured(0)), rotation)
  }

  private mutating func object(_ node: Node) -> [FilmSet.ObjectPoint] {
    guard let section = SectionReader(node, .filmCalibration, &cases.faults),
      let points = section.required(.points, &cases.faults)
    else { return [] }
    let (key, limit) = (section.key(.points), section.limit(.points))
    guard case .mapping(let entries) = points.content, !entries.isEmpty else {
      cases.faults.add(
        ValueFault(
          .wrongKind, "points by name must stand here", found: points.kind,
          allowed: section.row(.points).needed),
        points.place, key)
      return []
    }
    var names = Set<String>()
    return entries.compactMap { entry in
      let path = "\(key).\(entry.key)"
      guard names.insert(entry.key).inserted else {
        cases.faults.add(
          ValueFault(.duplicateKey, "the key stands twice", found: entry.key), entry.keyPlace, path)
        return nil
      }
      return numbers(entry.value, 3, limit, key).map {
        FilmSet.ObjectPoint(entry.key, at: Vector3($0[0], $0[1], $0[2]))
      }
    }
  }

  /// So many plain numbers.
  mutating func numbers(_ node: Node, _ count: Int, _ limit: ValueRange, _ key: CaseKey) -> [Double]? {
    guard case .sequence(let items) = node.content, items.count == count else {
      let words = ["", "", "two", "three"]
      cases.faults.add(
        ValueFault(.wrongKind, "\(words[min(count, 3)]) coordinates must stand here", found: node.kind),
        node.place, key)
      return nil
    }
    let numbers = items.compactMap { SectionReader.number($0.kind, limit, $0.place, key, &cases.faults) }
    return numbers.count == count ? numbers : nil
  }
}

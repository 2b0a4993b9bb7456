import FrameMeasurement
import HexapodKinematics
import TreatmentModel

/// Turns the tree of a file into a frame's states. Goes on after every fault, so that all are found at once.
struct StatesDecoder {
  /// Reads what a case has too, and collects faults.
  var cases: CaseDecoder
  /// What the struts show, mm; nil where nothing is said.
  private var range: ClosedRange<Double>?
  /// Marks, as they are met.
  var marks: [FrameStates.Mark] = []

  init(_ cases: CaseDecoder) { self.cases = cases }

  mutating func file(_ root: Node) -> StatesFile? {
    guard let top = SectionReader(root, .statesFile, &cases.faults) else { return nil }
    for word in [CaseKey.Word.name, .rings, .states] { top.required(word, &cases.faults) }
    let name = top.name(.name, &cases.faults)
    let rings = top.choice(.rings, FrameStates.Rings.self, &cases.faults)
    let offsets = top.choice(.jointOffsets, FrameStates.JointOffsets.self, &cases.faults) ?? .own
    let resolution = top.number(.resolution, &cases.faults)
    let deviation = top.number(.readingSD, &cases.faults) ?? 0
    let step: Double?
    (range, step) = struts(top)
    marks = entries(top, .marks, .ringMarks).compactMap { mark($0) }
    var known: [RingNumber: FrameStates.Number] = [:]
    for end in FragmentEnd.allCases { known.merge(self.known(top, end, rings, offsets)) { $1 } }
    let distances = entries(top, .distances, .ringDistances).compactMap { distance($0, between: false) }
    let states = states(top)
    guard let name, let rings, cases.faults.errors.isEmpty else { return nil }
    var frame = FrameStates(name, rings: rings, jointOffsets: offsets, states)
    (frame.known, frame.resolution, frame.readingDeviation) = (known, resolution, deviation)
    (frame.marks, frame.distances, frame.range) = (marks, distances, range)
    return StatesFile(states: frame, step: step)
  }

  /// A list of sections; empty where there is none.
  private mutating func entries(
    _ section: SectionReader, _ word: CaseKey.Word, _ kind: CaseKey.Section
  ) -> [(number: Int, section: SectionReader)] {
    guard let node = section.node(word) else { return [] }
    let counts = section.row(word).entries
    guard case .sequence(let items) = node.content, counts.contains(items.count) else {
      cases.faults.add(
        ValueFault(
          .wrongKind, "a list of \(counts.lowerBound) to \(counts.upperBound) entries must stand here",
          found: node.kind),
        node.place, section.key(word))
      return []
    }
    return items.enumerated().compactMap { index, item in
      SectionReader(item, kind, entry: index + 1, &cases.faults).map { (index + 1, $0) }
    }
  }

  /// A quantity with its ±, in the program's units; `usual` is that of one which says none.
  private mutating func number(
    _ section: SectionReader, _ word: CaseKey.Word, usual: Double = 0
  ) -> FrameStates.Number? {
    let key = section.key(word)
    cases.deviations[key] = nil
    return section.quantity(word, &cases.deviations, &cases.faults).map {
      FrameStates.Number($0, standardDeviation: cases.deviations[key] ?? usual)
    }
  }

  /// The same of what a caliper measures, which is never exact.
  private mutating func measured(_ section: SectionReader, _ word: CaseKey.Word) -> FrameStates.Number? {
    guard let found = number(section, word, usual: FrameStates.usualDeviation) else { return nil }
    guard found.standardDeviation >= 0.001 else {
      cases.faults.add(
        ValueFault(
          .uncertainty, "what is measured is not exact",
          found: "± \(Printable.number(found.standardDeviation))",
          allowed:
            "± 0.001 or more; ± \(Printable.number(FrameStates.usualDeviation)) where nothing is said"),
        section.node(word)?.place ?? section.place, section.key(word))
      return nil
    }
    return found
  }

  private mutating func struts(_ top: SectionReader) -> (ClosedRange<Double>?, Double?) {
    guard let node = top.node(.struts), let section = SectionReader(node, .stateStruts, &cases.faults) else {
      return (nil, nil)
    }
    for word in [CaseKey.Word.min, .max] { section.required(word, &cases.faults) }
    let step = section.number(.step, &cases.faults)
    guard let low = section.number(.min, &cases.faults), let high = section.number(.max, &cases.faults) else {
      return (nil, step)
    }
    guard high >= low + (step ?? 1) else {
      cases.faults.add(
        ValueFault(
          .outOfRange, "\(CaseKey.Word.max.name) must be at least a step above \(CaseKey.Word.min.name)",
          found: "\(Printable.number(low)) and \(Printable.number(high))"), section.place, section.path)
      return (nil, step)
    }
    return (low...high, step)
  }

  private mutating func mark(_ entry: (number: Int, section: SectionReader)) -> FrameStates.Mark? {
    let section = entry.section
    for word in [CaseKey.Word.name, .ring, .radius, .azimuth] { section.required(word, &cases.faults) }
    let ring = section.choice(.ring, FragmentEnd.self, &cases.faults)
    let radius = number(section, .radius)
    let azimuth = section.number(.azimuth, &cases.faults)
    guard let name = section.name(.name, &cases.faults) else { return nil }
    if names.contains(name) {
      cases.faults.add(
        ValueFault(.name, "another mark has this name", found: name), section.place, section.key(.name))
    }
    names.append(name)
    guard let ring, let radius, let azimuth else { return nil }
    return FrameStates.Mark(name, on: ring, radius: radius, azimuth: azimuth * .pi / 180)
  }

  /// Names of marks, whether the rest of them can be read or not.
  private var names: [String] = []

  private mutating func known(
    _ top: SectionReader, _ end: FragmentEnd, _ rings: FrameStates.Rings?, _ offsets: FrameStates.JointOffsets
  ) -> [RingNumber: FrameStates.Number] {
    let word: CaseKey.Word = end == .proximal ? .proximalRing : .distalRing
    let kind: CaseKey.Section = end == .proximal ? .stateProximalRing : .stateDistalRing
    guard let node = top.node(word), let section = SectionReader(node, kind, &cases.faults) else {
      return [:]
    }
    var known: [RingNumber: FrameStates.Number] = [:]
    for dimension in RingNumber.measured {
      guard let stated = section.node(dimension.word), let number = number(section, dimension.word) else {
        continue
      }
      let isShared = dimension == .jointOffset ? offsets == .alike : rings == .equal
      if end == .distal, isShared {
        cases.faults.add(
          ValueFault(
            .doesNotBelong,
            "both rings have this number alike: it is stated under \(CaseKey.Word.proximalRing.name)",
            found: stated.kind), stated.place, section.key(dimension.word))
      }
      known[RingNumber(end, dimension)] = number
    }
    return known
  }

  private mutating func states(_ top: SectionReader) -> [FrameStates.State] {
    var states: [FrameStates.State] = []
    for (number, section) in entries(top, .states, .states) {
      section.required(.struts, &cases.faults)
      let name = section.name(.name, &cases.faults) ?? "\(number)"
      if states.contains(where: { $0.name == name }) {
        cases.faults.add(
          ValueFault(.name, "another state has this name", found: name), section.place, section.key(.name))
      }
      let readings = section.node(.struts).flatMap { self.readings($0, section) }
      let height = measured(section, .height)
      let turned = self.number(section, .turned)
      cases.faults.state = number
      let distances = entries(section, .distances, .stateDistances).compactMap { distance($0, between: true) }
      cases.faults.state = nil
      if section.node(.height) == nil {
        refuseWithoutHeight(section, distances.count)
      }
      guard let readings else { continue }
      let stance: FrameStates.Stance =
        height.map { .parallel(height: $0, turned: turned ?? FrameStates.Number(0)) } ?? .unknown
      states.append(FrameStates.State(name, readings, stance, distances: distances))
    }
    return states
  }

  private mutating func refuseWithoutHeight(_ section: SectionReader, _ distances: Int) {
    if let node = section.node(.turned) {
      cases.faults.add(
        ValueFault(
          .doesNotBelong, "rings are turned about their axis only where they are parallel and in line",
          found: node.kind,
          allowed: "\(CaseKey.Word.height.name) beside it"), node.place, section.key(.turned))
    }
    if section.node(.distances) == nil {
      cases.faults.add(
        ValueFault(
          .missing, "nothing was measured in this state: six readings alone tell nothing",
          allowed: "\(CaseKey.Word.height.name), or \(CaseKey.Word.distances.name) between the rings"),
        section.place,
        section.key(.height))
    }
  }

  private mutating func readings(_ node: Node, _ section: SectionReader) -> PerStrut<Double>? {
    let (all, limit) = (section.key(.struts), section.limit(.struts))
    guard case .sequence(let items) = node.content, items.count == 6 else {
      cases.faults.add(
        ValueFault(.wrongKind, "six readings must stand here", found: node.kind), node.place, all)
      return nil
    }
    return PerStrut(
      items.compactMap { item in
        let reading = SectionReader.number(item.kind, limit, item.place, all, &cases.faults)
        if let reading, let range, !range.contains(reading) {
          cases.faults.add(
            ValueFault(
              .outOfRange, "these struts cannot show that", found: Printable.number(reading),
              allowed:
                "\(Printable.number(range.lowerBound)) to \(Printable.number(range.upperBound)) mm, as \(CaseKey.Word.struts.name) says"
            ),
            item.place, all)
        }
        return reading
      })
  }

  /// - Parameter between: whether it is between the two rings, and not in one.
  private mutating func distance(
    _ entry: (number: Int, section: SectionReader), between: Bool
  ) -> FrameStates.Distance? {
    let section = entry.section
    for word in [CaseKey.Word.from, .to, .distance] { section.required(word, &cases.faults) }
    let (from, to) = (place(section, .from), place(section, .to))
    let distance = measured(section, .distance)
    guard let from, let to, let distance else { return nil }
    guard from.place != to.place, (from.ring != to.ring) == between else {
      cases.faults.add(
        ValueFault(
          .doesNotBelong,
          between
            ? "the distances of a state are between the two rings"
            : "these distances are between two points of one ring",
          found: from.ring == to.ring ? "both on the \(from.ring.rawValue) ring" : "one on each ring",
          allowed: between ? "one end on each ring" : "two points of one ring; others stand in their state"),
        section.place, section.path)
      return nil
    }
    return FrameStates.Distance(from: from.place, to: to.place, distance)
  }

  private mutating func place(
    _ section: SectionReader, _ word: CaseKey.Word
  ) -> (place: FrameStates.Place, ring: FragmentEnd)? {
    guard let (text, place) = section.text(word, &cases.faults) else { return nil }
    if let index = marks.firstIndex(where: { $0.name == text }) { return (.mark(index), marks[index].ring) }
    let parts = text.split(separator: " ")
    if parts.count == 3, parts[1] == "joint", let end = FragmentEnd(rawValue: String(parts[0])),
      let strut = Int(parts[2]).flatMap(StrutNumber.init(rawValue:))
    {
      return (.joint(end, strut), end)
    }
    // A mark of which something else is wrong has been told of.
    if names.contains(text) { return nil }
    let hint = Spelling.nearest(to: text, in: names).map { "; did you mean \($0)?" } ?? ""
    cases.faults.add(
      ValueFault(
        .wrongWord, "there is no such mark or joint\(hint)", found: text,
        allowed: Printable.choice(["proximal joint 1 to 6", "distal joint 1 to 6"] + names)), place,
      section.key(word))
    return nil
  }
}

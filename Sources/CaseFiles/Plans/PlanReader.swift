import HexapodKinematics
import RigidMotion
import TreatmentModel

/// Reads what a plan set out of the tree of its file. Keys that it does not need are not looked at.
struct PlanReader {
  var faults: FaultList
  private let catalogue: Catalogue
  /// The struts that the case mounts, where it names them; several of its own may have the same name.
  private var given: PerStrut<StrutHardware>?
  /// The classes that the plan may name; the first of a name counts.
  private var classes: [StrutHardware] = []
  /// Where the level stands whose plan is read.
  private var place = ""

  /// A length or a reading beyond this, in mm, is none.
  private static let longest = 1e4

  /// A reader of plans with hardware of a catalogue.
  init(faults: FaultList, _ catalogue: Catalogue) { (self.faults, self.catalogue) = (faults, catalogue) }

  /// The plans of several levels; nil for days that make none.
  ///
  /// - Parameter treatment: what they are of, if that is known.
  mutating func plans(_ root: Node, of treatment: Treatment?) -> [RecordedPlan]? {
    let nodes = list(root, "levels", "levels", count: treatment?.levels.count)
    var plans: [RecordedPlan] = []
    for (index, node) in nodes.enumerated() {
      place = "levels[\(index + 1)]."
      guard let plan = plan(node, of: treatment?[LevelID(index)]) else { continue }
      plans.append(plan)
    }
    place = ""
    let days = plans.map { $0.firstDay...$0.lastDay }
    return plans.count == nodes.count && days.allSatisfy { $0 == days[0] } ? plans : nil
  }

  /// The plan of a level; nil for days that make none.
  ///
  /// - Parameter level: what it is of, if that is known.
  mutating func plan(_ root: Node, of level: TreatedLevel?) -> RecordedPlan? {
    switch level?.struts {
    case .given(let struts): (given, classes) = (struts, Array(struts))
    case .automatic(let choice): (given, classes) = (nil, choice)
    case nil: (given, classes) = (nil, [])
    }
    classes = (level?.strutClasses ?? []) + classes + catalogue.struts
    let starts = list(root, "struts", "\(place)struts", count: 6).enumerated().compactMap { index, node in
      strut(node, "\(place)struts[\(index + 1)]", given?[index])
    }
    let changes = list(root, "strut_changes", "\(place)strut_changes").enumerated().compactMap {
      index, node in
      change(node, "\(place)strut_changes[\(index + 1)]")
    }
    let days = list(root, "days", "\(place)days").enumerated().compactMap { index, node in
      day(node, "\(place)days[\(index + 1)]")
    }
    guard faults.errors.isEmpty, starts.count == 6 else { return nil }
    return RecordedPlan(starts: PerStrut { starts[$0] }, changes: changes, days: days)
  }

  private mutating func change(_ node: Node, _ path: String) -> RecordedPlan.Change? {
    let number = whole(node, "strut", path, 1...6)
    let to = value(node, "to", path).flatMap { strut($0, "\(path).to") }
    let day = whole(node, "day", path, 0...RecordedPlan.lastPossibleDay)
    guard let number, let strut = StrutNumber(rawValue: number), let to, let day else { return nil }
    return RecordedPlan.Change(strut: strut, to: to, day: day)
  }

  private mutating func day(_ node: Node, _ path: String) -> RecordedPlan.Day? {
    let number = whole(node, "day", path, 0...RecordedPlan.lastPossibleDay)
    let stage = node["stage"] == nil ? nil : whole(node, "stage", path, 1...RecordedPlan.lastPossibleDay)
    let set = readings(node, path)
    let parts =
      node["adjustments"] == nil
      ? []
      : list(node, "adjustments", "\(path).adjustments").enumerated().compactMap { index, part in
        readings(part, "\(path).adjustments[\(index + 1)]")
      }
    guard let pose = value(node, "pose", path).flatMap({ pose($0, "\(path).pose") }), let number, let set
    else {
      return nil
    }
    if let last = parts.last, last != set {
      faults.add(
        ValueFault(.doesNotBelong, "the last adjustment sets something else than the day"), node.place,
        "\(path).adjustments")
    }
    return RecordedPlan.Day(
      number: number, stage: stage, ringPose: pose, settings: parts.isEmpty ? [set] : parts,
      isBehind: node["lost_mm"] != nil)
  }

  private mutating func readings(_ node: Node, _ path: String) -> StrutReadings? {
    let numbers = numbers(node, "set", path, count: 6)
    return numbers.map { numbers in StrutReadings { numbers[$0] } }
  }

  private mutating func pose(_ node: Node, _ path: String) -> RigidTransform? {
    let translation = numbers(node, "translation_mm", path, count: 3)
    let quaternion = numbers(node, "quaternion_wxyz", path, count: 4)
    guard let translation, let quaternion else { return nil }
    let norm = quaternion.reduce(0) { $0 + $1 * $1 }
    guard abs(norm - 1) < 1e-6,
      let rotation = Rotation(quaternion: quaternion[0], quaternion[1], quaternion[2], quaternion[3])
    else {
      faults.add(
        ValueFault(.outOfRange, "this is no unit quaternion", found: node.kind), node.place,
        "\(path).quaternion_wxyz")
      return nil
    }
    return RigidTransform(
      rotation: rotation, translation: Vector3(translation[0], translation[1], translation[2]))
  }

  // MARK: - Values

  private mutating func value(_ node: Node, _ key: String, _ path: String) -> Node? {
    if let value = node[key], !value.isNull { return value }
    faults.add(
      ValueFault(.missing, "a value must stand here", found: "nothing"), node.place, "\(path).\(key)")
    return nil
  }

  /// - Parameter count: how many there must be; nil for any number.
  private mutating func list(_ node: Node, _ key: String, _ path: String, count: Int? = nil) -> [Node] {
    guard case .sequence(let items)? = node[key]?.content, count.map({ $0 == items.count }) ?? true else {
      faults.add(
        ValueFault(
          .wrongKind, "a list\(count.map { " of \($0)" } ?? "") must stand here",
          found: node[key]?.kind ?? "nothing"),
        node[key]?.place ?? node.place, path)
      return []
    }
    return items
  }

  private mutating func strut(
    _ node: Node, _ path: String, _ given: StrutHardware? = nil
  ) -> StrutHardware? {
    let candidates = (given.map { [$0] } ?? []) + classes
    if case .scalar(let name, _) = node.content, let found = candidates.first(where: { $0.name == name }) {
      return found
    }
    faults.add(
      ValueFault(
        .unknownHardware, "neither the plan nor its case says what this strut is", found: node.kind),
      node.place, path)
    return nil
  }

  private mutating func whole(
    _ node: Node, _ key: String, _ path: String, _ range: ClosedRange<Int>
  ) -> Int? {
    guard let value = value(node, key, path) else { return nil }
    if case .scalar(let text, _) = value.content, let number = Int(text), range.contains(number) {
      return number
    }
    faults.add(
      ValueFault(
        .notWhole, "a whole number must stand here", found: value.kind,
        allowed: "\(range.lowerBound) to \(range.upperBound)"), value.place, "\(path).\(key)")
    return nil
  }

  private mutating func numbers(_ node: Node, _ key: String, _ path: String, count: Int) -> [Double]? {
    let path = "\(path).\(key)"
    let items = list(node, key, path, count: count)
    let numbers = items.compactMap { item -> Double? in
      if case .scalar(let text, _) = item.content, let number = DecimalNumber.value(of: text.utf8Span.span),
        number.magnitude <= PlanReader.longest
      {
        return number
      }
      faults.add(
        ValueFault(
          .notANumber, "a number must stand here", found: item.kind,
          allowed: "-\(Int(PlanReader.longest)) to \(Int(PlanReader.longest))"), item.place, path)
      return nil
    }
    return numbers.count == count ? numbers : nil
  }
}

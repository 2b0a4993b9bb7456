import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// What tells the sheet of a case from that of any other, and from its own later version: a hash of every value of the case
/// and of its hardware.
///
/// A value counts, not how it came about: a default that is typed out changes nothing, and a height that was chosen is a height.
/// Where the planner chose the struts, all
/// that it could choose from count.
public struct CaseFingerprint: Sendable, Equatable, CustomStringConvertible {
  /// SHA-256 of the canonical text, 64 hexadecimal digits.
  public let description: String

  /// The fingerprint of a case.
  public init(_ level: TreatedLevel) {
    description = SHA256.hex(CaseFingerprint.canonicalText(of: level))
  }

  /// The fingerprint of a plan: that of its case, and where it was resumed, of the day, the readings and what was asked for.
  public init(_ plan: Plan) {
    description = SHA256.hex(CanonicalText.bytes { $0.add(plan) })
  }

  /// The fingerprint of a plan of several levels: what each is made from, and how they go together.
  public init(_ plan: TreatmentPlan) {
    description = SHA256.hex(CanonicalText.bytes { $0.add(plan) })
  }

  /// The fingerprint of what a treatment of several levels states, planned or not; that of its plan is another, for in a plan the middle
  /// ring's place is known to both levels.
  public init(stated treatment: Treatment) {
    description = SHA256.hex(CanonicalText.bytes { $0.add(treatment) })
  }

  /// Writes the fingerprint of a plan without taking memory for it.
  static func write(_ plan: Plan, to pen: inout BytePen) {
    pen.write(
      atMost: SHA256.digitCount, drafting: { pen in CanonicalText.write(to: &pen) { $0.add(plan) } },
      SHA256.writeHex)
  }

  /// The first 64 bits, as a number from which draws may follow.
  public var number: UInt64 { UInt64(description.prefix(16), radix: 16) ?? 0 }

  /// The first twelve digits in groups of four, to be compared by eye.
  public var short: String {
    let digits = Array(description.prefix(12))
    return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
      .joined(separator: " ")
  }

  /// What is hashed: a line for each value, named as in the program.
  package static func canonicalText(of input: TreatedLevel) -> [UInt8] {
    CanonicalText.bytes { $0.add(input) }
  }
}

extension CanonicalText {
  mutating func add(_ plan: Plan) {
    add(plan.level)
    guard let resumption = plan.resumption else { return }
    section("resumed") { text in
      text.add("day", resumption.day)
      text.add("readings", resumption.readings.values)
      // To a nanometre, which is the same on every processor.
      text.add("lengths", plan.days[0].exact.values.mapped { ($0 * 1e6).rounded() / 1e6 })
      text.add("pause", resumption.pause)
      text.add("slow", resumption.slow)
    }
  }

  mutating func add(_ input: TreatedLevel) {
    add("format", "fixator-case/1")
    add("name", input.name)
    section("limb") { text in
      text.add("side", input.limb.side.rawValue)
      text.add("reference", input.limb.reference.rawValue)
    }
    add("bone", input.bone)
    add("boneDiameter", input.junction.diameter)
    switch input.junction {
    case .cut(let cut): add(cut)
    case .joint(let joint): section("joint") { $0.add(joint) }
    }
    section("deformity") { $0.add(input.deformity) }
    add("convention", input.convention.rawValue)
    section("mounting") { $0.add(input.mounting) }
    section("frame") { $0.addFrame(of: input) }
    if let envelope = input.limbEnvelope { section("limbEnvelope") { $0.add(envelope) } }
    for structure in input.structuresAtRisk {
      section("structuresAtRisk") { $0.add(structure) }
    }
    section("schedule") { $0.add(input.calendar, input.schedule) }
    switch input.own.starts {
    case .atOnce: break
    case .afterDay(let day): add("starts", day)
    case .after(let other): section("starts") { $0.add("after", other.index) }
    }
    if let followed = input.own.followed { add("followed", followed == .reference ? "reference" : "moving") }
    for hold in input.holds {
      section("holds") { text in
        text.add("strut", hold.strut.rawValue)
        text.add("days", [Double(hold.days.lowerBound), Double(hold.days.upperBound)])
      }
    }
    section("target") { $0.add(input.target) }
    if input.limits == CheckLimits() { add(CanonicalText.defaultLimits) } else { add(input.limits) }
    for key in input.standardDeviations.keys.sorted() {
      add("standardDeviations[\(key)]", input.standardDeviations[key] ?? 0)
    }
    if let covariance = input.covariance { add(covariance) }
  }

  mutating func add(_ covariance: InputCovariance) {
    if let source = covariance.source { add("covariance.source", source) }
    for (row, key) in covariance.keys.enumerated() {
      for (column, other) in covariance.keys.enumerated() {
        add("covariance[\(key), \(other)]", covariance.matrix[row][column])
      }
    }
  }

  /// What almost every case has.
  private static let defaultLimits = CanonicalText.bytes { $0.add(CheckLimits()) }

  private mutating func add(_ limits: CheckLimits) {
    section("limits") { text in
      for limit in CheckLimit.allCases { text.add(limit.name, limits[limit]) }
      if limits.assembly != .error { text.add("assembly", limits.assembly.rawValue) }
    }
  }

  private mutating func add(_ cut: BoneCut) {
    add("boneGap", cut.gap)
    guard !cut.isAtOrigin else { return }
    section("cut") { text in
      for parameter in CutParameter.allCases { text.add(parameter.word.name, cut[parameter]) }
    }
  }

  fileprivate mutating func add(_ joint: TreatedJoint) {
    add("distraction", joint.distraction)
    guard let hinge = joint.hinge else { return }
    section("hinge") { text in
      for parameter in HingeParameter.allCases { text.add(parameter.word.name, hinge[parameter]) }
      text.add("axis", hinge.axis.rawValue)
    }
  }

  mutating func add(_ deformity: Deformity) {
    for parameter in DeformityParameter.allCases { add(parameter.name, deformity[parameter]) }
  }

  fileprivate mutating func add(_ mounting: Mounting) {
    for parameter in MountingParameter.allCases { add(parameter.name, mounting[parameter]) }
  }

  fileprivate mutating func add(_ envelope: LimbEnvelope) {
    for (index, section) in envelope.sections.enumerated() {
      add("sections", index, [section.axial, section.width, section.depth])
    }
    add("apOffset", envelope.apOffset)
    add("lateralOffset", envelope.lateralOffset)
  }

  fileprivate mutating func add(_ structure: StructureAtRisk) {
    add("name", structure.name)
    add("ap", structure.ap)
    add("lateral", structure.lateral)
    add("axial", structure.axial)
    if let rate = structure.rate { add("rate", rate) }
    if structure.spansLimb { add("spansLimb", "true") }
  }

  fileprivate mutating func add(_ calendar: TreatmentCalendar, _ schedule: Schedule) {
    if let surgery = calendar.surgery { add("surgery", surgery.description) }
    if let zone = calendar.timeZone { add("timeZone", zone) }
    add("latency", calendar.latency)
    add("rate", schedule.rate)
    add("adjustmentsPerDay", schedule.adjustmentsPerDay)
    add("path", schedule.path.rawValue)
    add("pace", schedule.pace.rawValue)
    add("rounding", schedule.rounding.rawValue)
    add("roundingLever", schedule.roundingLever)
    switch calendar.visits {
    case .any: add("visits", "any")
    case .weekdays(let days):
      add("visits", Weekday.allCases.filter(days.contains).map(\.rawValue).joined(separator: " "))
    case .dates(let dates): add("visits", dates.sorted().map(\.description).joined(separator: " "))
    }
    // Only of several levels.
    if schedule.acuteStages > 0 { add("acuteStages", schedule.acuteStages) }
    if let rate = schedule.approachRate { add("approachRate", rate) }
    if schedule.compressionRate != Schedule().compressionRate {
      add("compressionRate", schedule.compressionRate)
    }
    for stage in schedule.stages {
      section("stages") { $0.add(stage) }
    }
  }

  fileprivate mutating func addFrame(of frame: TreatedLevel) {
    section("proximalRing") { $0.add(frame.proximalRing) }
    if frame.distalRing == frame.proximalRing {
      add("distalRing", "proximalRing")
    } else {
      section("distalRing") { $0.add(frame.distalRing) }
    }
    addStruts(of: frame)
    add("mode", frame.mode.word)
    switch frame.mode {
    case .chronic(let height): add("neutralHeight", height)
    case .residual(let readings): add("readings", readings.values)
    case .ringsFirst(let moving, let readings):
      section("movingMounting") { $0.add(moving) }
      if let readings { add("readings", readings.values) }
    }
    let neutral = frame.neutral
    if neutral != .inLine {
      add(
        "neutral",
        [neutral.apOffset, neutral.lateralOffset, neutral.rotation, neutral.apTilt, neutral.lateralTilt])
    }
  }

  /// Struts by their place in a list that holds each kind once: six of a kind, and its class beside them, are most
  /// of what there would be to hash.
  private mutating func addStruts(of frame: TreatedLevel) {
    var kinds: [StrutHardware] = []
    func place(of strut: StrutHardware) -> Double {
      let known = kinds.firstIndex(of: strut)
      if known == nil { kinds.append(strut) }
      return Double(known ?? kinds.count - 1)
    }
    let classes = frame.strutClasses.map(place)
    switch frame.struts {
    case .given(let struts): add("struts", struts.map(place))
    case .automatic(let classes): add("struts.from", classes.map(place))
    }
    add("strutClasses", classes)
    if let mounted = frame.strutsMounted { add("strutsMounted", mounted.map(place)) }
    for kind in kinds { section("strutKinds") { $0.add(kind) } }
  }

  fileprivate mutating func add(_ ring: RingHardware) {
    add("name", ring.name)
    switch ring.shape {
    case .standard(let radius, let halfAngle, let offset):
      add("shape", "standard")
      add("numbers", [radius, halfAngle, offset])
    case .holeCircle(let radius, let holes, let use, let offset):
      add("shape", "holeCircle")
      add("numbers", [radius, Double(holes), offset])
      add("use", use.mapped(Double.init))
    case .joints(let ring):
      add("shape", "joints")
      for joint in ring.joints { add("joint", [joint.x, joint.y, joint.z]) }
    }
    if let radius = ring.innerRadius { add("innerRadius", radius) }
    if let tilt = ring.jointTilt { add("jointTilt", tilt) }
    if let arc = ring.arc { add("arc", [arc.start, arc.extent] + (arc.arms > 0 ? [arc.arms] : [])) }
    for (strut, offset) in ring.jointOffsets.sorted(by: { $0.key < $1.key }) {
      add("jointOffsets", strut.index, [offset.radial, offset.along, offset.axial])
    }
    add(ring.provenance)
  }

  fileprivate mutating func add(_ strut: StrutHardware) {
    add("name", strut.name)
    add("range", [strut.range.lowerBound, strut.range.upperBound])
    add("step", strut.step)
    add("readingOffset", strut.readingOffset)
    if let thread = strut.thread {
      add("thread", [thread.pitch, Double(thread.stepsPerTurn)])
    } else {
      add("thread", "")
    }
    if let radius = strut.radius { add("radius", radius) }
    add(strut.provenance)
  }

  fileprivate mutating func add(_ provenance: Provenance) {
    add("source", provenance.source)
    add("verified", provenance.verified ? "true" : "false")
  }
}

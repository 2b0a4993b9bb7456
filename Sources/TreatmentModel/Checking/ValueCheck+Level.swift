import HexapodKinematics
import RigidMotion
import TextOutput

extension ValueCheck {
  /// What is stated of a level alone, with the classes that are to be had for its struts.
  mutating func level(_ level: Level, strutClasses: [StrutHardware]) {
    junction(level.junction)
    joint(level)
    deformity(level.deformity, .deformity, entry: nil, "deformity")
    mounting(level.mounting, .mounting, "mounting")
    ring(level.distalRing, .distalRing, "distalRing")
    struts(level.struts, outOf: strutClasses)
    if let mounted = level.strutsMounted { strutsMounted(mounted) }
    mode(level.mode, level.neutral)
    structures(level.structuresAtRisk)
    schedule(level.schedule)
    holds(level.holds)
    deformity(level.target, .target, entry: nil, "target")
  }

  private mutating func junction(_ junction: Junction) {
    switch junction {
    case .cut(let cut):
      number(cut.diameter, .top(.boneDiameter), "cut.diameter")
      number(cut.gap, .top(.boneGap), "cut.gap")
      for parameter in CutParameter.allCases { number(cut[parameter], parameter.key, "cut.\(parameter)") }
    case .joint(let joint):
      number(joint.diameter, .top(.boneDiameter), "joint.diameter")
      number(joint.distraction, .top(.distraction), "joint.distraction")
      guard let hinge = joint.hinge else { return }
      for parameter in HingeParameter.allCases {
        number(hinge[parameter], parameter.key, "joint.hinge.\(parameter)")
      }
    }
  }

  /// What a joint needs, and what does not go with one.
  private mutating func joint(_ level: Level) {
    guard let joint = level.junction.joint else { return }
    if level.structuresAtRisk.isEmpty {
      add(
        .missing, .top(.structuresAtRisk), "structuresAtRisk", TreatedJoint.needsStructure, found: "none",
        allowed: "at least one")
    }
    if joint.hinge != nil, level.schedule.path != .straight {
      let schedule = "schedule"
      add(
        .doesNotBelong, CaseKey(.schedule, .path), "\(schedule).path", TreatedJoint.pathIsTheHinges,
        found: level.schedule.path.rawValue)
    }
  }

  mutating func deformity(
    _ deformity: Deformity, _ section: CaseKey.Section, entry: Int?, _ property: @autoclosure () -> String
  ) {
    for parameter in DeformityParameter.allCases {
      number(
        deformity[parameter], CaseKey(section, parameter.word, entry: entry), "\(property()).\(parameter)")
    }
  }

  mutating func mounting(_ mounting: Mounting, _ section: CaseKey.Section, _ property: String) {
    for parameter in MountingParameter.allCases {
      number(mounting[parameter], CaseKey(section, parameter.word), "\(property).\(parameter)")
    }
  }

  private mutating func mode(_ mode: FrameMode, _ neutral: NeutralStance) {
    for parameter in NeutralStance.parameters {
      number(neutral[parameter], parameter.neutralKey, "neutral.\(parameter)")
    }
    switch mode {
    case .chronic(let height):
      number(height, neutral.heightKey, "mode.neutralHeight")
    case .residual(let readings): self.readings(readings, "mode.readings")
    case .ringsFirst(let moving, let readings):
      mounting(moving, .movingMounting, "mode.movingMounting")
      if max(abs(moving.apTilt), abs(moving.lateralTilt)) <= .pi / 2,
        !Rotation.isDirection(moving.apTilt, moving.lateralTilt)
      {
        add(
          .doesNotBelong, MountingParameter.lateralTilt.movingKey, "mode.movingMounting.lateralTilt",
          "a right angle beside another tilt has no direction",
          found: "\(shortest(degrees(moving.apTilt))) and \(shortest(degrees(moving.lateralTilt))) deg")
      }
      if let readings { self.readings(readings, "mode.readings") }
    }
  }

  private mutating func readings(_ readings: StrutReadings, _ property: String) {
    for (index, reading) in readings.enumerated() {
      number(reading, CaseKey(.frame, .strutsNow, item: index + 1), "\(property)[\(index)]")
    }
  }

  private mutating func structures(_ structures: [StructureAtRisk]) {
    count(structures.count, .top(.structuresAtRisk), "structuresAtRisk")
    for (index, structure) in structures.enumerated() {
      func key(_ word: CaseKey.Word) -> CaseKey { CaseKey(.structuresAtRisk, word, entry: index + 1) }
      let property = "structuresAtRisk[\(index)]"
      name(structure.name, key(.name), property + ".name")
      number(structure.ap, key(.ap), property + ".ap")
      number(structure.lateral, key(.lateral), property + ".lateral")
      number(structure.axial, key(.axial), property + ".axial")
      if let rate = structure.rate { number(rate, key(.rate), property + ".rate") }
      if structures[..<index].contains(where: { $0.name == structure.name }) {
        add(
          .name, key(.name), property + ".name", "another structure has this name",
          found: visible(structure.name, atMost: 60))
      }
    }
  }

  private mutating func schedule(_ schedule: Schedule) {
    let property = "schedule"
    number(schedule.rate, CaseKey(.schedule, .rate), property + ".rate")
    whole(
      schedule.adjustmentsPerDay, CaseKey(.schedule, .adjustmentsPerDay), property + ".adjustmentsPerDay")
    number(schedule.roundingLever, CaseKey(.schedule, .roundingLever), property + ".roundingLever")
    if let approach = schedule.approachRate {
      number(approach, CaseKey(.schedule, .approachRate), property + ".approachRate")
    }
    number(schedule.compressionRate, CaseKey(.schedule, .compressionRate), property + ".compressionRate")
    count(schedule.stages.count, CaseKey(.schedule, .stages), property + ".stages")
    if !(0...schedule.stages.count).contains(schedule.acuteStages) {
      add(
        .outOfRange, CaseKey(.schedule, .stages), property + ".acuteStages",
        "so many of the stages are done at surgery as there are, at most",
        found: String(schedule.acuteStages),
        allowed: "0 to \(schedule.stages.count)")
    }
    for (index, stage) in schedule.stages.enumerated() {
      deformity(stage, .stages, entry: index + 1, "\(property).stages[\(index)]")
    }
  }

  private mutating func holds(_ holds: [StrutHold]) {
    count(holds.count, .top(.held), "holds")
    for (index, hold) in holds.enumerated() {
      let (key, property) = (CaseKey(.held, .days, entry: index + 1), "holds[\(index)].days")
      whole(hold.days.lowerBound, key, property + ".lowerBound")
      if hold.days.upperBound != Int.max { whole(hold.days.upperBound, key, property + ".upperBound") }
      if let other = holds[..<index].firstIndex(where: {
        $0.strut == hold.strut && $0.days.overlaps(hold.days)
      }) {
        add(
          .doesNotBelong, key, property,
          "strut \(hold.strut) is held on some of these days already; say it once",
          found: "\(hold.days)", allowed: "days other than \(holds[other].days)")
      }
    }
  }
}

import HexapodKinematics
import TreatmentModel

/// What reading a level has to know of the case around it.
struct LevelSurroundings {
  /// What a level is in transport.
  enum Role {
    case none, cut, defect
  }

  /// Which end of the level is the middle fragment; nil for a case of one level.
  var middle: FragmentEnd?
  /// What it is in transport.
  var role = Role.none
  /// What the case says for all its levels.
  var turning = CaseDecoder.Turning()
  /// The classes that are to be had, where the case names them.
  var strutClasses: [StrutHardware]?

  /// Those of a case of one level.
  static let alone = LevelSurroundings()
}

/// What stands of a level: at the top of a case of one, in an entry of `levels` otherwise.
struct LevelStatement {
  let section: SectionReader
  var reference: FragmentEnd?
  var diameter: Double?
  var gap: Double?
  var cut = BoneCut()
  /// The joint that lies between the fragments in place of a cut, without its diameter.
  var joint: TreatedJoint?
  var deformity: (Deformity, RotationConvention?)?
  var mounting: Mounting?
  var frameSection: SectionReader?
  var frame: CaseDecoder.FrameSection?
  var scheduleSection: SectionReader?
  var followed: FollowedRing?
  var structures: [StructureAtRisk] = []
  var schedule = Schedule()
  /// Of a case of one level; several have one together.
  var calendar: TreatmentCalendar?
  var holds: [StrutHold] = []
  var mounted: PerStrut<StrutHardware>?
  var target: Deformity?
  var starts = LevelStart.atOnce
}

extension CaseDecoder {
  /// Reads what stands of a level.
  mutating func statement(of section: SectionReader, _ surroundings: LevelSurroundings) -> LevelStatement {
    var stated = LevelStatement(section: section)
    section.required(.reference, &faults)
    stated.reference = section.choice(.reference, FragmentEnd.self, &faults)
    if surroundings.middle == nil { stated.joint = joint(section) }
    stated.diameter = section.quantity(.boneDiameter, &deviations, &faults)
    stated.gap = section.quantity(.boneGap, &deviations, &faults)
    stated.cut = section.node(.cut).map { self.cut($0) } ?? BoneCut()
    stated.deformity = deformityNow(section, surroundings)
    let isMiddle = surroundings.middle.map { stated.reference == nil || stated.reference == $0 } ?? false
    if let node = isMiddle ? section.node(.mounting) : section.required(.mounting, &faults) {
      stated.mounting = mounting(node, .mounting)
    } else if isMiddle {
      (stated.mounting, stated.followed) = (Mounting(), .reference)
    }
    stated.frameSection = section.required(.frame, &faults).flatMap { SectionReader($0, .frame, &faults) }
    stated.frame = stated.frameSection.flatMap { frame($0, surroundings, reference: stated.reference) }
    if stated.frame?.leavesMovingMounting == true { stated.followed = .moving }
    stated.structures = structures(section)
    stated.scheduleSection = scheduleSection(section)
    if let schedule = stated.scheduleSection {
      if surroundings.middle == nil { stated.calendar = calendar(schedule) }
      stated.schedule = self.schedule(schedule, surroundings)
    }
    if stated.joint != nil { refuseWithoutJoint(&stated) }
    stated.holds = holds(section)
    stated.mounted = stated.frame.flatMap { self.strutsMounted(section, $0) }
    stated.target = section.node(.target).flatMap { self.deformity($0, .target) }
    return stated
  }

  /// The `schedule` section, or one that says nothing.
  mutating func scheduleSection(_ section: SectionReader) -> SectionReader? {
    let node = section.node(.schedule)
    let empty = Node(content: .mapping([]), place: node?.place ?? .start, weight: 1, height: 0)
    return SectionReader(node ?? empty, .schedule, &faults)
  }

  /// A fresh cut has none, and need not say so.
  private mutating func deformityNow(
    _ section: SectionReader, _ surroundings: LevelSurroundings
  ) -> (Deformity, RotationConvention?)? {
    guard surroundings.role == .cut else {
      return section.required(.deformity, &faults).flatMap { angledDeformity($0) }
    }
    let found = section.node(.deformity).flatMap { angledDeformity($0) }
    return (found?.0 ?? Deformity(), found?.1 ?? .film)
  }

  /// The level that was read; nil where something of it is wrong or missing.
  mutating func level(_ stated: LevelStatement, distalRing: RingHardware) -> Level? {
    guard let reference = stated.reference, let (deformity, convention) = stated.deformity,
      let mounting = stated.mounting, let frame = stated.frame
    else { return nil }
    var level = Level(
      reference: reference, deformity: deformity, mounting: mounting, distalRing: distalRing,
      struts: frame.struts, mode: frame.mode)
    level.neutral = frame.neutral
    let diameter = assume(stated.diameter, BoneCut().diameter, .top(.boneDiameter))
    level.convention = assume(convention, level.convention, CaseKey(.deformity, .convention))
    if var joint = stated.joint {
      joint.diameter = diameter
      level.junction = .joint(joint)
    } else {
      var cut = stated.cut
      cut.diameter = diameter
      cut.gap = assume(stated.gap, cut.gap, .top(.boneGap))
      level.junction = .cut(cut)
    }
    level.followed = stated.followed
    level.structuresAtRisk = stated.structures
    level.schedule = stated.schedule
    level.starts = stated.starts
    level.holds = stated.holds
    level.strutsMounted = stated.mounted
    level.target = stated.target ?? level.target
    return level
  }
}

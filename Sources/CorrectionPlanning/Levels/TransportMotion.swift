import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The motion of a bone transport: the defect's level goes through its stages, the limb stands still or follows a path of its own,
/// and the cut's level has what follows from the two (MODEL section 12).
struct TransportMotion {
  /// The motion of each level, from proximal to distal.
  let paths: [CorrectionPath]
  /// The levels that they are motions of; the cut's has its end as its target.
  let levels: [TreatedLevel]
  /// `Z`: where the limb's far end belongs.
  let limbHome: RigidTransform
  /// Where the limb is on each day, by the path that it is given, not by what the levels add up to.
  let limbPath: CorrectionPath

  /// - Parameter rest: where it goes on; nil for the case's own from day 0. Days count from there.
  /// - Throws: ``PlanningError`` when the path cannot be followed, takes too long, or the limb is given two ways.
  init(
    _ transport: Transport, _ settled: SettledLevels, _ chain: LimbChain, from rest: LimbRest? = nil
  ) throws(PlanningError) {
    let levels = settled.levels
    var (defect, cut) = (levels[transport.defectLevel.index], levels[transport.cutLevel.index])
    (defect.role, cut.role) = (.defect, .cut)
    guard defect.schedule.path != .equalSteps else {
      throw PlanningError(
        .pathNotReachable, key: CaseKey(.schedule, .path).at(defect.id),
        "in transport the fragment's path is straight or screw: both hexapods cannot turn in equal steps at once"
      )
    }
    try defect.refuseHalfTurns()
    let ends = defect.stageEnds
    let limbStart = Self.limb(transport, cut: .identity, defect: defect.distalInProximal(ends[0]), chain.step)
    let home = chain.step.translation
    limbHome = RigidTransform(
      translation: Vector3(home.x, home.y, limbStart.translation.z - transport.shortness))
    let limb = Limb(side: defect.limb.side, reference: .proximal)
    // In which what remains of the limb is said too.
    let convention = levels[levels.count - 1].convention
    var limbEnd = limbStart
    if let target = transport.limbTarget {
      guard ends.count == 2 else {
        throw PlanningError(
          .pathNotReachable, key: CaseKey(.schedule, .stages).at(defect.id),
          "a limb that moves while the defect is closed goes with a defect of one stage; state stages or a target of the limb, not both"
        )
      }
      limbEnd = limbHome * target.referenceFromMoving(limb, convention)
    }
    var parts: [TransportPart] = []
    for (start, end) in zip(ends, ends.dropFirst()) {
      let whole = StagePath.of(defect.schedule.path, from: start, to: end)
      let contact = try DockingFaces(defect).contact(on: whole)
      let limbWhole = StagePath.straight(from: limbStart, to: limbEnd)
      for (from, to, isCompression) in contact.map({ [(0, $0, false), ($0, 1, true)] })
        ?? [(0.0, 1.0, parts.last?.isCompression ?? false)]
      where to - from > 1e-12 {
        parts.append(
          TransportPart(
            defect: StagePath.of(
              defect.schedule.path, from: try whole.pose(at: from), to: try whole.pose(at: to)),
            limb: .straight(from: try limbWhole.pose(at: from), to: try limbWhole.pose(at: to)),
            isCompression: isCompression))
      }
    }
    if let then = transport.then {
      let last = ends[ends.count - 1]
      parts.append(
        TransportPart(
          defect: .straight(from: last, to: last),
          limb: .straight(from: limbEnd, to: limbHome * then.referenceFromMoving(limb, convention)),
          isCompression: true))
    }
    parts.number()
    var start = (defect: ends[0], limb: limbStart)
    if case .transport(let own)? = rest?.motion {
      start = (own.defect, own.limb)
      parts = parts.rest(from: own, defect.schedule.path)
    }
    let made = try TransportParts(
      parts, defect: defect, cut: cut, transport: transport, middle: chain.step, resting: rest?.pause ?? 0)
    let motions = (made.cut, made.defect(from: start.defect))
    var whole = cut
    guard
      let target = Deformity(
        referenceFromMoving: motions.0.stages.last?.path.end ?? motions.0.start, cut.limb, cut.convention)
    else {
      throw PlanningError(
        .notInConvention, key: CaseKey(.deformity, .convention).at(cut.id),
        "at the end the cut's level is turned by 90° or more, which \(cut.convention.rawValue) angles cannot say"
      )
    }
    whole.target = target
    paths = transport.travels == .distally ? [motions.0, motions.1] : [motions.1, motions.0]
    self.levels = transport.travels == .distally ? [whole, defect] : [defect, whole]
    limbPath = made.limb(from: start.limb)
  }

  /// The limb where the levels stand so.
  private static func limb(
    _ transport: Transport, cut: RigidTransform, defect: RigidTransform, _ step: RigidTransform
  ) -> RigidTransform {
    transport.travels == .distally ? cut * step * defect : defect * step * cut
  }
}

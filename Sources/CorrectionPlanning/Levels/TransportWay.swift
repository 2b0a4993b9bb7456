import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The way of a bone transport, part by part, before it is divided into days: the defect's level goes through its stages, the limb stands
/// still or follows a path of its own, and the cut's level has what follows from the two (MODEL section 12).
struct TransportWay {
  let transport: Transport
  let defect: TreatedLevel
  /// With its end as its target.
  private(set) var cut: TreatedLevel
  /// `C`.
  private let middle: RigidTransform
  /// `Z`: where the limb's far end belongs.
  let limbHome: RigidTransform
  /// Where the moving fragment of the defect's level is at first.
  let start: RigidTransform
  /// In order.
  let parts: [TransportPart]

  /// - Parameter rest: where it goes on; nil for the case's own from day 0.
  /// - Throws: ``PlanningError`` when the path cannot be followed, or the limb is given two ways.
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
    var start = ends[0]
    if case .transport(let own)? = rest?.motion {
      start = own.defect
      parts = parts.rest(from: own, defect.schedule.path)
    }
    (self.transport, self.defect, self.cut, middle) = (transport, defect, cut, chain.step)
    (self.start, self.parts) = (start, parts)
    let last = parts.last { !$0.isStill }
    let end = if let last { try cutPath(last).end } else { try cutStart() }
    guard let target = Deformity(referenceFromMoving: end, cut.limb, cut.convention) else {
      throw PlanningError(
        .notInConvention, key: CaseKey(.deformity, .convention).at(cut.id),
        "at the end the cut's level is turned by 90° or more, which \(cut.convention.rawValue) angles cannot say"
      )
    }
    self.cut.target = target
  }

  /// From proximal to distal.
  var levels: [TreatedLevel] { inOrder(cut: cut, defect: defect) }

  /// The motion of each level, from proximal to distal.
  ///
  /// - Parameter rest: days without motion before the first part.
  /// - Throws: ``PlanningError`` when it takes too long.
  func paths(resting rest: Int) throws(PlanningError) -> [CorrectionPath] {
    let made = try TransportDays(self, resting: rest)
    return inOrder(cut: made.cut, defect: made.defect)
  }

  private func inOrder<Value>(cut: Value, defect: Value) -> [Value] {
    transport.travels == .distally ? [cut, defect] : [defect, cut]
  }

  /// Where the moving fragment of the cut's level is at first.
  func cutStart() throws(PlanningError) -> RigidTransform {
    guard let first = parts.first else { return .identity }
    return try cutPath(first).start
  }

  /// `T_01 = T_02 · T_12⁻¹ · C⁻¹`, or `T_12 = C⁻¹ · T_01⁻¹ · T_02`, seen as the cut's level has it.
  func cutPath(_ part: TransportPart) throws(PlanningError) -> StagePath {
    let limb = part.limb.isStill ? ProductPath.Factor.fixed(part.limb.start) : .path(part.limb)
    let pose = defect.distalInProximal(part.defect.start)
    let isProximalReference = defect.limb.reference == .proximal
    let back: ProductPath.Factor =
      part.defect.isStill
      ? .fixed(pose.inverse) : isProximalReference ? .inverse(part.defect) : .path(part.defect)
    let factors: [ProductPath.Factor] =
      transport.travels == .distally
      ? [limb, back, .fixed(middle.inverse)] : [.fixed(middle.inverse), back, limb]
    let product = ProductPath(factors: factors)
    return try .product(cut.limb.reference == .proximal ? product : product.inverse)
  }

  /// The limb where the levels stand so.
  private static func limb(
    _ transport: Transport, cut: RigidTransform, defect: RigidTransform, _ step: RigidTransform
  ) -> RigidTransform {
    transport.travels == .distally ? cut * step * defect : defect * step * cut
  }
}

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

  private let transport: Transport
  private let defect: TreatedLevel
  private let cut: TreatedLevel
  private let middle: RigidTransform

  /// - Throws: ``PlanningError`` when the path cannot be followed, takes too long, or the limb is given two ways.
  init(
    _ treatment: Treatment, _ transport: Transport, _ settled: SettledLevels, _ chain: LimbChain
  ) throws(PlanningError) {
    let levels = settled.levels
    self.transport = transport
    var (defect, cut) = (levels[transport.defectLevel.index], levels[transport.cutLevel.index])
    (defect.role, cut.role) = (.defect, .cut)
    (self.defect, self.cut) = (defect, cut)
    middle = chain.step
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
    var limbEnd = limbStart
    if let target = transport.limbTarget {
      guard ends.count == 2 else {
        throw PlanningError(
          .pathNotReachable, key: CaseKey(.schedule, .stages).at(defect.id),
          "a limb that moves while the defect is closed goes with a defect of one stage; state stages or a target of the limb, not both"
        )
      }
      limbEnd = limbHome * target.referenceFromMoving(limb, defect.convention)
    }
    var pieces: [Piece] = []
    for (start, end) in zip(ends, ends.dropFirst()) {
      let whole = Self.path(defect.schedule.path, start, end)
      let contact = try DockingFaces(defect).contact(on: whole)
      let limbWhole = StagePath.straight(from: limbStart, to: limbEnd)
      for (from, to, isCompression) in contact.map({ [(0, $0, false), ($0, 1, true)] })
        ?? [(0.0, 1.0, pieces.last?.isCompression ?? false)]
      where to - from > 1e-12 {
        pieces.append(
          Piece(
            defect: Self.path(defect.schedule.path, try whole.pose(at: from), try whole.pose(at: to)),
            limb: .straight(from: try limbWhole.pose(at: from), to: try limbWhole.pose(at: to)),
            isCompression: isCompression))
      }
    }
    if let then = transport.then {
      let last = ends[ends.count - 1]
      pieces.append(
        Piece(
          defect: .straight(from: last, to: last),
          limb: .straight(from: limbEnd, to: limbHome * then.referenceFromMoving(limb, defect.convention)),
          isCompression: true))
    }
    var made = Builder(defect: defect, cut: cut, transport: transport, middle: middle)
    for piece in pieces { try made.add(piece) }
    let motions = (made.cut(from: try made.cutStart(pieces)), made.defect(from: ends[0]))
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
    limbPath = made.limb(from: limbStart)
  }

  /// The limb where the levels stand so.
  private static func limb(
    _ transport: Transport, cut: RigidTransform, defect: RigidTransform, _ step: RigidTransform
  ) -> RigidTransform {
    transport.travels == .distally ? cut * step * defect : defect * step * cut
  }

  private static func path(_ kind: PathKind, _ start: RigidTransform, _ end: RigidTransform) -> StagePath {
    kind == .screw ? .screw(from: start, to: end) : .straight(from: start, to: end)
  }

  /// A part of the motion at one rate.
  private struct Piece {
    /// The defect level's moving fragment in its reference fragment.
    let defect: StagePath
    let limb: StagePath
    let isCompression: Bool
  }

  /// Divides the pieces into days, one after another.
  private struct Builder {
    private let levels: (defect: TreatedLevel, cut: TreatedLevel)
    private let transport: Transport
    private let middle: RigidTransform
    private var day = 0
    private var stages:
      (defect: [CorrectionPath.Stage], cut: [CorrectionPath.Stage], limb: [CorrectionPath.Stage]) =
        ([], [], [])
    private var pacing: (defect: [Pacing], cut: [Pacing]) = ([], [])

    init(defect: TreatedLevel, cut: TreatedLevel, transport: Transport, middle: RigidTransform) {
      (levels, self.transport, self.middle) = ((defect, cut), transport, middle)
    }

    mutating func add(_ piece: Piece) throws(PlanningError) {
      let schedule = levels.defect.schedule
      let rate = piece.isCompression ? schedule.compressionRate : schedule.approachRate ?? schedule.rate
      let cutPath = try cutPath(piece)
      let (defectPoints, cutPoints) = (levels.defect.pointsAtRisk(rimRate: rate), levels.cut.pointsAtRisk)
      let spanning = LimbStructures([levels.cut, levels.defect]).points
      let pacer = Pacer(
        [(piece.defect, defectPoints), (cutPath, cutPoints)]
          + (spanning.isEmpty || piece.limb.isStill ? [] : [(piece.limb, spanning)]))
      let division: Pacer.Division
      do throws(PlanningError) {
        let key: CaseKey.Word =
          piece.isCompression ? .compressionRate : schedule.approachRate == nil ? .rate : .approachRate
        division = try pacer.division(
          schedule.pace, before: Pacer.DaysBefore(all: day), rateKey: CaseKey(.schedule, key))
      } catch {
        throw error.at(levels.defect.id)
      }
      guard division.ends.count > 1 else { return }
      func stage(_ path: StagePath) -> CorrectionPath.Stage {
        CorrectionPath.Stage(number: stages.cut.count + 1, path: path, dayEnds: division.ends, firstDay: day)
      }
      if !piece.defect.isStill {
        stages.defect.append(stage(piece.defect))
        pacing.defect.append(pacer.pacing(division, lane: 0))
      }
      stages.limb.append(stage(piece.limb))
      stages.cut.append(stage(cutPath))
      pacing.cut.append(pacer.pacing(division, lane: 1))
      day += division.ends.count - 1
    }

    /// `T_01 = T_02 · T_12⁻¹ · C⁻¹`, or `T_12 = C⁻¹ · T_01⁻¹ · T_02`, seen as the cut's level has it.
    private func cutPath(_ piece: Piece) throws(PlanningError) -> StagePath {
      let limb = piece.limb.isStill ? ProductPath.Factor.fixed(piece.limb.start) : .path(piece.limb)
      let pose = levels.defect.distalInProximal(piece.defect.start)
      let isProximalReference = levels.defect.limb.reference == .proximal
      let back: ProductPath.Factor =
        piece.defect.isStill
        ? .fixed(pose.inverse) : isProximalReference ? .inverse(piece.defect) : .path(piece.defect)
      let factors: [ProductPath.Factor] =
        transport.travels == .distally
        ? [limb, back, .fixed(middle.inverse)] : [.fixed(middle.inverse), back, limb]
      let product = ProductPath(factors: factors)
      return try .product(levels.cut.limb.reference == .proximal ? product : product.inverse)
    }

    /// Where the cut's level begins.
    func cutStart(_ pieces: [Piece]) throws(PlanningError) -> RigidTransform {
      try pieces.first.map { piece throws(PlanningError) in try cutPath(piece).start } ?? .identity
    }

    func cut(from start: RigidTransform) -> CorrectionPath {
      CorrectionPath(start: start, firstStage: 1, restDays: 0, stages: stages.cut, pacing: pacing.cut)
    }
    func defect(from start: RigidTransform) -> CorrectionPath {
      CorrectionPath(start: start, firstStage: 1, restDays: 0, stages: stages.defect, pacing: pacing.defect)
    }
    func limb(from start: RigidTransform) -> CorrectionPath {
      CorrectionPath(start: start, firstStage: 1, restDays: 0, stages: stages.limb, pacing: [])
    }
  }
}

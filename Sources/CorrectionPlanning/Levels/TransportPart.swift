import RigidMotion
import TreatmentModel

/// A part of a bone transport at one rate: to contact, of compression, of the limb alone.
struct TransportPart {
  /// The defect level's moving fragment in its reference fragment.
  var defect: StagePath
  var limb: StagePath
  let isCompression: Bool
  /// Its number among those in which something moves, from 1; of one in which nothing does, that of the next.
  var number = 1
  /// Days that it takes at least when the pace is even.
  var leastDays = 1

  var isStill: Bool { defect.isStill && limb.isStill }
}

extension [TransportPart] {
  /// Numbers those that move.
  mutating func number() {
    var next = 1
    for index in indices {
      self[index].number = next
      if !self[index].isStill { next += 1 }
    }
  }

  /// What is left from where the fragment and the limb are: both go to the end of the part that they are in, then as they should.
  func rest(from rest: TransportRest, _ path: PathKind) -> [TransportPart] {
    guard let index = firstIndex(where: { $0.number == rest.part && !$0.isStill }) ?? indices.last else {
      return []
    }
    var left = Array(self[index...])
    left[0].defect = .of(path, from: rest.defect, to: left[0].defect.end)
    left[0].limb = .straight(from: rest.limb, to: left[0].limb.end)
    left[0].leastDays = rest.leastDays
    return left
  }
}

extension StagePath {
  /// A fragment's way in transport.
  static func of(_ kind: PathKind, from start: RigidTransform, to end: RigidTransform) -> StagePath {
    kind == .screw ? .screw(from: start, to: end) : .straight(from: start, to: end)
  }
}

/// The parts of a transport divided into days, one after another.
struct TransportParts {
  private let levels: (defect: TreatedLevel, cut: TreatedLevel)
  private let transport: Transport
  private let middle: RigidTransform
  private let first: Int
  private let rest: Int
  private var day: Int
  private var stages:
    (defect: [CorrectionPath.Stage], cut: [CorrectionPath.Stage], limb: [CorrectionPath.Stage]) =
      ([], [], [])
  private var pacing: (defect: [Pacing], cut: [Pacing]) = ([], [])
  private var cutStart = RigidTransform.identity

  /// - Parameter rest: days without motion before the first.
  /// - Throws: ``PlanningError`` when they take too long.
  init(
    _ parts: [TransportPart], defect: TreatedLevel, cut: TreatedLevel, transport: Transport,
    middle: RigidTransform, resting rest: Int
  ) throws(PlanningError) {
    (levels, self.transport, self.middle) = ((defect, cut), transport, middle)
    (first, self.rest, day) = (parts.first?.number ?? 1, rest, rest)
    if let first = parts.first { cutStart = try cutPath(first).start }
    let lastOfDefect = parts.lastIndex { !$0.defect.isStill } ?? -1
    for (index, part) in parts.enumerated() where !part.isStill {
      try add(part, movesDefectYet: index <= lastOfDefect)
    }
  }

  /// The cut's level.
  var cut: CorrectionPath { path(from: cutStart, stages.cut, pacing.cut) }
  /// The defect's level.
  func defect(from start: RigidTransform) -> CorrectionPath {
    path(from: start, stages.defect, pacing.defect)
  }
  /// The limb.
  func limb(from start: RigidTransform) -> CorrectionPath { path(from: start, stages.limb, []) }

  private func path(
    from start: RigidTransform, _ stages: [CorrectionPath.Stage], _ pacing: [Pacing]
  ) -> CorrectionPath {
    CorrectionPath(start: start, firstStage: first, restDays: rest, stages: stages, pacing: pacing)
  }

  private mutating func add(_ part: TransportPart, movesDefectYet: Bool) throws(PlanningError) {
    let schedule = levels.defect.schedule
    let rate = part.isCompression ? schedule.compressionRate : schedule.approachRate ?? schedule.rate
    let cutPath = try cutPath(part)
    let (defectPoints, cutPoints) = (levels.defect.pointsAtRisk(rimRate: rate), levels.cut.pointsAtRisk)
    let spanning = LimbStructures([levels.cut, levels.defect]).points
    let pacer = Pacer(
      [(part.defect, defectPoints), (cutPath, cutPoints)]
        + (spanning.isEmpty || part.limb.isStill ? [] : [(part.limb, spanning)]))
    let rateKey: CaseKey.Word =
      part.isCompression ? .compressionRate : schedule.approachRate == nil ? .rate : .approachRate
    let division: Pacer.Division
    do throws(PlanningError) {
      division = try pacer.division(
        schedule.pace, before: Pacer.DaysBefore(all: day), rateKey: CaseKey(.schedule, rateKey),
        atLeast: part.leastDays,
        ownKey: { lane, point in
          // What spans both cuts is either level's.
          let owners = lane == 0 ? [levels.defect] : lane == 1 ? [levels.cut] : [levels.cut, levels.defect]
          return owners.lazy.compactMap { $0.rateKey(ofStructure: point, isOfLevel: true) }.first
        })
    } catch {
      throw error.at(levels.defect.id)
    }
    guard division.ends.count > 1 else { return }
    func stage(_ path: StagePath) -> CorrectionPath.Stage {
      CorrectionPath.Stage(number: part.number, path: path, dayEnds: division.ends, firstDay: day)
    }
    if movesDefectYet {
      stages.defect.append(stage(part.defect))
      pacing.defect.append(pacer.pacing(division, lane: 0))
    }
    stages.limb.append(stage(part.limb))
    stages.cut.append(stage(cutPath))
    pacing.cut.append(pacer.pacing(division, lane: 1))
    day += division.ends.count - 1
  }

  /// `T_01 = T_02 · T_12⁻¹ · C⁻¹`, or `T_12 = C⁻¹ · T_01⁻¹ · T_02`, seen as the cut's level has it.
  private func cutPath(_ part: TransportPart) throws(PlanningError) -> StagePath {
    let limb = part.limb.isStill ? ProductPath.Factor.fixed(part.limb.start) : .path(part.limb)
    let pose = levels.defect.distalInProximal(part.defect.start)
    let isProximalReference = levels.defect.limb.reference == .proximal
    let back: ProductPath.Factor =
      part.defect.isStill
      ? .fixed(pose.inverse) : isProximalReference ? .inverse(part.defect) : .path(part.defect)
    let factors: [ProductPath.Factor] =
      transport.travels == .distally
      ? [limb, back, .fixed(middle.inverse)] : [.fixed(middle.inverse), back, limb]
    let product = ProductPath(factors: factors)
    return try .product(levels.cut.limb.reference == .proximal ? product : product.inverse)
  }
}

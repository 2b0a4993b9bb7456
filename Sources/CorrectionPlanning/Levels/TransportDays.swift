import RigidMotion
import TreatmentModel

/// The parts of a transport divided into days, one after another.
struct TransportDays {
  private let way: TransportWay
  private let cutStart: RigidTransform
  private let rest: Int
  private var day: Int
  private var stages: (defect: [CorrectionPath.Stage], cut: [CorrectionPath.Stage]) = ([], [])
  private var pacing: (defect: [Pacing], cut: [Pacing]) = ([], [])

  /// - Parameter rest: days without motion before the first.
  /// - Throws: ``PlanningError`` when they take too long.
  init(_ way: TransportWay, resting rest: Int) throws(PlanningError) {
    (self.way, self.rest, day, cutStart) = (way, rest, rest, try way.cutStart())
    let lastOfDefect = way.parts.lastIndex { !$0.defect.isStill } ?? -1
    for (index, part) in way.parts.enumerated() where !part.isStill {
      try add(part, movesDefectYet: index <= lastOfDefect)
    }
  }

  /// The cut's level.
  var cut: CorrectionPath { path(from: cutStart, stages.cut, pacing.cut) }
  /// The defect's level.
  var defect: CorrectionPath { path(from: way.start, stages.defect, pacing.defect) }

  private func path(
    from start: RigidTransform, _ stages: [CorrectionPath.Stage], _ pacing: [Pacing]
  ) -> CorrectionPath {
    CorrectionPath(
      start: start, firstStage: way.parts.first?.number ?? 1, restDays: rest, stages: stages, pacing: pacing)
  }

  private mutating func add(_ part: TransportPart, movesDefectYet: Bool) throws(PlanningError) {
    let (defect, cut) = (way.defect, way.cut)
    let schedule = defect.schedule
    let rate = part.isCompression ? schedule.compressionRate : schedule.approachRate ?? schedule.rate
    let cutPath = try way.cutPath(part)
    let (defectPoints, cutPoints) = (defect.pointsAtRisk(rimRate: rate), cut.pointsAtRisk)
    let spanning = LimbStructures([cut, defect]).points
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
          let owners = lane == 0 ? [defect] : lane == 1 ? [cut] : [cut, defect]
          return owners.lazy.compactMap { $0.rateKey(ofStructure: point, isOfLevel: true) }.first
        })
    } catch {
      throw error.at(defect.id)
    }
    guard division.ends.count > 1 else { return }
    func stage(_ path: StagePath) -> CorrectionPath.Stage {
      CorrectionPath.Stage(number: part.number, path: path, dayEnds: division.ends, firstDay: day)
    }
    if movesDefectYet {
      stages.defect.append(stage(part.defect))
      pacing.defect.append(pacer.pacing(division, lane: 0))
    }
    stages.cut.append(stage(cutPath))
    pacing.cut.append(pacer.pacing(division, lane: 1))
    day += division.ends.count - 1
  }
}

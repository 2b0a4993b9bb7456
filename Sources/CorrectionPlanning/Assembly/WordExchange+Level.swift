import HexapodKinematics
import RigidMotion
import TreatmentModel

extension WordExchange {
  /// The words of a case that make its frame one that can stand on the limb when each alone is exchanged for its opposite.
  ///
  /// - Parameter frame: of the case as it is stated.
  static func all(_ level: TreatedLevel, _ frame: MountedFrame) -> [WordExchange] {
    level.exchanged.compactMap { key, magnitude, meant, limb in
      guard let own = try? MountedFrame(limb), Assembly(limb, own).isPossible(at: limb.stageEnds) else {
        return nil
      }
      let (left, target) = (
        level.left(of: limb, own, planned: frame), limb.stageEnds[limb.stageEnds.count - 1]
      )
      return WordExchange(
        key: key, magnitude: magnitude, meant: meant,
        distance: (left.translation - target.translation).norm,
        angle: (target.rotation.inverse * left.rotation).angle)
    }
  }
}

extension TreatedLevel {
  fileprivate typealias Exchange = (key: CaseKey, magnitude: Double?, meant: String, level: TreatedLevel)

  /// The level with each of its words exchanged, one at a time; words of a magnitude of 0 say nothing.
  fileprivate var exchanged: [Exchange] {
    var found: [Exchange] = []
    func add(_ key: CaseKey, _ magnitude: Double?, _ meant: String, _ change: (inout TreatedLevel) -> Void) {
      var level = self
      change(&level)
      found.append((key, magnitude, meant, level))
    }
    for parameter in MountingParameter.allCases where mounting[parameter] != 0 {
      let value = mounting[parameter]
      add(
        parameter.key, parameter.unit.outside(abs(value)), parameter.directions.word(of: -value).rawValue
      ) { $0.mounting[parameter] = -value }
    }
    for parameter in NeutralStance.parameters where neutral[parameter] != 0 {
      let value = neutral[parameter]
      guard let other = neutral.with(parameter, -value) else { continue }
      add(
        parameter.neutralKey, parameter.unit.outside(abs(value)),
        parameter.directions.word(of: -value).rawValue
      ) { $0.neutral = other }
    }
    if case .ringsFirst(let moving, let readings) = mode {
      for parameter in MountingParameter.allCases where moving[parameter] != 0 {
        let value = moving[parameter]
        add(
          parameter.movingKey, parameter.unit.outside(abs(value)),
          parameter.directions.word(of: -value).rawValue
        ) { level in
          var other = moving
          other[parameter] = -value
          level.mode = .ringsFirst(movingMounting: other, readings: readings)
        }
      }
    }
    add(.top(.reference), nil, limb.reference.opposite.rawValue) {
      $0.limb = Limb(side: limb.side, reference: limb.reference.opposite)
    }
    for parameter in DeformityParameter.allCases {
      func add(
        _ section: CaseKey.Section, entry: Int? = nil, _ path: WritableKeyPath<TreatedLevel, Deformity>
      ) {
        let value = self[keyPath: path][parameter]
        guard value != 0 else { return }
        found.append(
          {
            var level = self
            level[keyPath: path][parameter] = -value
            return (
              CaseKey(section, parameter.word, entry: entry), parameter.unit.outside(abs(value)),
              parameter.directions.word(of: -value).rawValue, level
            )
          }())
      }
      add(.deformity, \.deformity)
      for stage in schedule.stages.indices { add(.stages, entry: stage + 1, \.schedule.stages[stage]) }
      add(.target, \.target)
    }
    return found
  }

  /// Where the moving fragment of a limb that is otherwise than this case says it is would be at the end of this case's plan,
  /// followed to the letter (MODEL section 11), without what whole steps leave.
  fileprivate func left(of limb: TreatedLevel, _ own: MountedFrame, planned: MountedFrame) -> RigidTransform {
    let ends = stageEnds
    var (start, end) = (
      planned.ringPose(ofFragment: ends[0]), planned.ringPose(ofFragment: ends[ends.count - 1])
    )
    if limb.limb.reference != self.limb.reference { (start, end) = (start.inverse, end.inverse) }
    let ring = own.fragmentFromReferenceRing
    if case .ringsFirst = mode { return ring * end * own.fragmentFromMovingRing.inverse }
    return ring * end * start.inverse * ring.inverse * limb.stageEnds[0]
  }
}

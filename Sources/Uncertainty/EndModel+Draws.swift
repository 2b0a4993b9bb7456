import HexapodKinematics
import RigidMotion
import TreatmentModel

extension EndModel {
  /// The true inputs that standard scores mean.
  package func draws(_ scores: UnsafeBufferPointer<Double>, _ count: Int) -> Draws {
    let input = plan.level
    let (limb, convention) = (input.limb, input.convention)
    var moving = Mounting()
    if case .ringsFirst(let mounting, _) = input.mode { moving = mounting }
    let places = Set(inputs.map(\.place))
    let hasStruts = places.contains { if case .strut = $0 { true } else { false } }
    let hasRings = places.contains { if case .ring = $0 { true } else { false } }
    var draws = Draws()
    draws.fragments.reserveCapacity(count)
    draws.referenceRings.reserveCapacity(count)
    let impossible = RigidTransform(translation: Vector3(repeating: .nan))
    for n in 0..<count {
      var (deformity, mounting, movingMounting) = (input.deformity, input.mounting, moving)
      var errors = PerStrut(repeating: 0.0)
      var (proximal, distal) = (input.proximalRing.shape, input.distalRing.shape)
      for (index, input) in inputs.enumerated() {
        let change = input.standardDeviation * scores[index * count + n]
        switch input.place {
        case .deformity(let parameter): deformity[parameter] += change
        case .hinge(let parameter):
          for (translation, rate) in plan.level.translations(perHinge: parameter) {
            deformity[translation] += rate * change
          }
        case .mounting(let parameter): mounting[parameter] += change
        case .movingMounting(let parameter): movingMounting[parameter] += change
        case .strut(let strut): errors[strut] += change
        case .ring(.proximal, let dimension): proximal = proximal.changed(dimension, by: change)
        case .ring(.distal, let dimension): distal = distal.changed(dimension, by: change)
        case .middle, .limbShortness: break
        }
      }
      draws.fragments.append(
        deformity.isPossible && proximal.isPossible && distal.isPossible
          ? deformity.referenceFromMoving(limb, convention) : impossible)
      draws.referenceRings.append(mounting.isPossible ? mounting.fragmentFromRing(limb.side) : impossible)
      if isRingsFirst {
        draws.movingRings.append(
          movingMounting.isPossibleMoving ? movingMounting.fragmentFromRing(limb.side) : impossible)
      }
      if hasStruts { draws.strutErrors.append(errors) }
      if hasRings {
        let (above, below) = (
          input.proximalRing.ring(.proximal, shaped: proximal).joints,
          input.distalRing.ring(.distal, shaped: distal).joints
        )
        draws.referenceJoints.append(limb.reference == .proximal ? above : below)
        draws.movingJoints.append(limb.reference == .proximal ? below : above)
      }
    }
    return draws
  }
}

extension Deformity {
  /// Whether the angulations can stand on films.
  fileprivate var isPossible: Bool { max(abs(apAngulation), abs(lateralAngulation)) < .pi / 2 }
}

extension Mounting {
  /// Whether the tilts can stand on films.
  fileprivate var isPossible: Bool { max(abs(apTilt), abs(lateralTilt)) < .pi / 2 }

  /// The same of a moving ring, which may stand at a right angle: what is drawn beyond it leans so far to that side.
  fileprivate var isPossibleMoving: Bool {
    min(abs(apTilt), abs(lateralTilt)) < .pi / 2 && max(abs(apTilt), abs(lateralTilt)) < radians(135)
  }
}

extension RingShape {
  /// Whether its joints can lie so: a circle has a radius, and the joints of a pair lie on their own side of the next pair's.
  fileprivate var isPossible: Bool {
    switch self {
    case .standard(let radius, let halfAngle, _): radius > 0 && halfAngle >= 0 && halfAngle < .pi / 3
    case .holeCircle(let radius, _, _, _): radius > 0
    case .joints: true
    }
  }
}

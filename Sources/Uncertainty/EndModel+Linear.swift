import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The derivative of the chain at the stated inputs, exact to rounding.
package struct LinearModel: Sendable {
  /// How the six remaining parameters change with each input, per radian or millimetre.
  package let rates: [Deformity]

  /// One standard deviation of each remaining parameter, radians or millimetres.
  package func standardDeviation(_ parameter: DeformityParameter, _ spread: InputSpread) -> Double {
    spread.standardDeviation(of: rates.map { $0[parameter] })
  }
}

extension EndModel {
  /// The Jacobian of exactly the map that is sampled.
  ///
  /// - Throws: ``PlanningError`` where it has none: a singular pose, or a gimbal lock of the convention.
  package func linear() throws(PlanningError) -> LinearModel {
    let (limb, convention) = (plan.level.limb, plan.level.convention)
    guard let stated = Deformity(referenceFromMoving: statedEnd, limb, convention) else { throw noAngles }
    var rates: [Deformity] = []
    for input in inputs {
      let end = EndModel.end(try numbers(changing: input.place), isRingsFirst: isRingsFirst)
      guard let rate = stated.rates(of: end, limb, convention) else { throw noAngles }
      rates.append(rate)
    }
    return LinearModel(rates: rates)
  }

  var noAngles: PlanningError {
    PlanningError(
      .notInConvention, key: CaseKey(.deformity, .convention),
      "the end of the correction has no angles in this convention")
  }

  /// What the end is made of, and how it changes with one input; nothing changes without one.
  func numbers(
    changing place: UncertainInput.Place?
  ) throws(PlanningError) -> LevelNumbers<TransformRate> {
    let input = plan.level
    let side = input.limb.side
    var (deformityRate, mountingRate, movingRate): (Twist?, Twist?, Twist?) = (nil, nil, nil)
    var (startRate, finalRate): (Twist?, Twist?) = (nil, nil)
    switch place {
    case .deformity(let parameter):
      deformityRate = input.deformity.rate(parameter, input.limb, input.convention)
    case .hinge(let parameter):
      deformityRate = input.translations(perHinge: parameter).reduce(Twist(linear: .zero, angular: .zero)) {
        let rate = input.deformity.rate($1.parameter, input.limb, input.convention)
        return Twist(linear: $0.linear + $1.rate * rate.linear, angular: $0.angular + $1.rate * rate.angular)
      }
    case .mounting(let parameter): mountingRate = input.mounting.rate(parameter, side)
    case .movingMounting(let parameter):
      if case .ringsFirst(let mounting, _) = input.mode { movingRate = mounting.rate(parameter, side) }
    case .strut, .ring:
      startRate = try ringRate(place, startPose)
      finalRate = try ringRate(place, endPose)
    case .middle, .limbShortness, nil: break
    }
    return LevelNumbers(
      deformity: TransformRate(
        input.deformity.referenceFromMoving(input.limb, input.convention), deformityRate),
      referenceRing: TransformRate(plan.fragmentFromReferenceRing, mountingRate),
      movingRing: TransformRate(plan.fragmentFromMovingRing, movingRate),
      start: TransformRate(startPose, startRate), end: TransformRate(endPose, finalRate))
  }

  /// How a ring pose moves with a strut's error or a ring's dimension.
  private func ringRate(
    _ place: UncertainInput.Place?, _ pose: RigidTransform
  ) throws(PlanningError) -> Twist {
    let (limb, input) = (plan.level.limb, plan.level)
    var rate: Twist?
    switch place {
    case .strut(let strut):
      rate = plan.hexapod.poseRate(at: pose, lengths: PerStrut { $0 == strut.index ? 1 : 0 })
    case .ring(let end, let dimension):
      let ring = end == .proximal ? input.proximalRing : input.distalRing
      let joints = ring.jointRates(dimension, end == .proximal ? .proximal : .distal)
      let isReference = limb.reference == end
      rate = plan.hexapod.poseRate(
        at: pose, lengths: PerStrut(repeating: 0), referenceJoints: isReference ? joints : nil,
        movingJoints: isReference ? nil : joints)
    default: rate = Twist(linear: .zero, angular: .zero)
    }
    guard let rate else {
      throw PlanningError(.frameUnusable, key: .top(.frame), "the frame is singular at an end of the plan")
    }
    return rate
  }
}

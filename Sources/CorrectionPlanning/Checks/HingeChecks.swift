import RigidMotion
import TextOutput
import TreatmentModel

extension PlanChecker {
  /// What turning about a joint's hinge leaves, stage by stage: the deformity is no turn about that axis.
  ///
  /// Up to what is read on films, a millimetre and a degree, it is a warning; beyond that hinge and deformity say different things.
  var hingeChecks: [Finding] {
    let (legs, days) = (level.legs, plan.jointStages)
    return legs.enumerated().compactMap { index, leg in
      guard case .rest(let rest, let stage) = leg.purpose,
        case .turning(let angle)? = legs[..<index].last?.purpose
      else { return nil }
      let own = days.first { $0.number == index + 1 }?.days
      let isLarge = rest.isLarge
      let isMoved = rest.distance >= HingeRest.noDistance
      let goal = stage > level.schedule.stages.count ? "the target" : "what stage \(stage) is to leave"
      let when = own.map {
        $0.count == 1 ? " on day \($0.lowerBound)" : " on days \($0.lowerBound) to \($0.upperBound)"
      }
      return Finding(
        .hingeLeavesRest, isLarge ? .error : .warning, day: own?.lowerBound,
        value: isMoved ? rest.distance : degrees(rest.angle),
        limit: isMoved ? HingeRest.noDistance : degrees(HingeRest.noAngle),
        unit: isMoved ? "mm" : "deg",
        what:
          "turning \(decimal(degrees(abs(angle)), 1))° about the hinge leads past \(goal) by \(small(rest.distance)) mm and "
          + "\(small(degrees(rest.angle)))°; the plan makes that good afterwards, by a motion that is no turn about the hinge"
          + (when ?? ""),
        remedy: isLarge ? likelyAxis.map { .otherAxis($0) } ?? otherHinge(angle) : otherHinge(angle))
    }
  }

  /// Surfaces that are to be drawn apart farther than a joint mostly is.
  var distractionChecks: [Finding] {
    guard let joint = level.joint, joint.distraction > TreatedJoint.usualDistraction else { return [] }
    return [
      Finding(
        .distractionLarge, .warning, value: joint.distraction, limit: TreatedJoint.usualDistraction,
        unit: "mm",
        what:
          "the surfaces of the joint are drawn apart by \(decimal(joint.distraction, 1, besideLimit: TreatedJoint.usualDistraction)) mm, more than \(decimal(TreatedJoint.usualDistraction, 1)) mm: "
          + "ligaments, nerves and vessels across it are drawn out by as much",
        remedy: .lessDistraction)
    ]
  }

  private func otherHinge(_ angle: Double) -> Remedy {
    .otherHinge(level.schedule.stages.isEmpty ? level.deformity(turnedByHinge: -angle) : nil)
  }

  /// The one other direction of the hinge about which everything is a turn, but for what films leave.
  private var likelyAxis: TreatedJoint.Axis? {
    let fitting = TreatedJoint.Axis.allCases.filter { axis in
      var other = level
      guard other.joint?.hinge?.axis != axis else { return false }
      other.joint?.hinge?.axis = axis
      return other.legs.allSatisfy { leg in
        if case .rest(let rest, _) = leg.purpose { !rest.isLarge } else { true }
      }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// A tenth, or as many digits as a number smaller than that needs to be seen.
  private func small(_ value: Double) -> String {
    value >= 0.1 || value < 1e-9 ? decimal(value, 1) : shortest(value, decimals: 3)
  }
}

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
      let isLarge = rest.distance >= 1 || degrees(rest.angle) >= 1
      let isMoved = rest.distance >= HingeRest.none
      let goal = stage > level.schedule.stages.count ? "the target" : "what stage \(stage) is to leave"
      let when = own.map {
        $0.count == 1 ? " on day \($0.lowerBound)" : " on days \($0.lowerBound) to \($0.upperBound)"
      }
      return Finding(
        .hingeLeavesRest, isLarge ? .error : .warning, day: own?.lowerBound,
        value: isMoved ? rest.distance : degrees(rest.angle),
        limit: isMoved ? HingeRest.none : degrees(HingeRest.none),
        unit: isMoved ? "mm" : "deg",
        what:
          "turning \(decimal(degrees(abs(angle)), 1))° about the hinge leads past \(goal) by \(small(rest.distance)) mm and "
          + "\(small(degrees(rest.angle)))°; the plan makes that good afterwards, by a motion that is no turn about the hinge"
          + (when ?? ""),
        remedy: .otherHinge(level.schedule.stages.isEmpty ? level.deformity(turnedByHinge: -angle) : nil))
    }
  }

  /// A tenth, or as many digits as a number smaller than that needs to be seen.
  private func small(_ value: Double) -> String {
    value >= 0.1 || value < 1e-9 ? decimal(value, 1) : shortest(value, decimals: 6)
  }
}

import HexapodKinematics
import RigidMotion
import TextOutput

extension PlanChecker {
  /// Readings given beside both mountings, held against the lengths that the mountings ask for.
  var disagreementChecks: [Finding] {
    guard plan.resumption == nil, case .ringsFirst(_, let readings?) = level.mode,
      let first = samples.first
    else { return [] }
    let wanted = plan.struts.readings(of: first.lengths)
    let differences = PerStrut { readings[$0] - wanted[$0] }
    guard let worst = (0..<6).max(by: { abs(differences[$0]) < abs(differences[$1]) }),
      abs(differences[worst]) > limits.readingDisagreement
    else { return [] }
    let list = differences.map { decimal($0, 1) }.joined(separator: ", ")
    let suspect = suspect(plan.struts.lengths(of: readings), at: first.ringPose)
    return [
      Finding(
        .inputsDisagree, .warning, day: 0, strut: StrutNumber(index: suspect ?? worst),
        value: abs(differences[worst]),
        limit: limits.readingDisagreement, unit: "mm",
        what:
          "the struts as read differ from what deformity and mountings ask for by \(list) mm, strut \(worst + 1) most",
        remedy: suspect.map { .readAgain(strut: StrutNumber.allCases[$0]) } ?? .measureMountings)
    ]
  }

  /// The reading whose change alone removes most of the disagreement, if one stands out.
  ///
  /// Six readings alone fit some pose. Beside them the mountings' pose is given as the thirty distances between joints
  /// that no strut joins, all of one weight, and the solver says which measurement of the thirty-six is out of line. The
  /// weight is such that a disagreement worth a check never passes for chance.
  private func suspect(_ lengths: StrutLengths, at pose: RigidTransform) -> Int? {
    let hexapod = frame.hexapod
    let deviation = limits.readingDisagreement / 20
    let cross = (0..<6).flatMap { one in
      (0..<6).filter { $0 != one }.map { other in
        let (p, q) = (hexapod.referenceJoints[one], hexapod.movingJoints[other])
        return DistanceMeasurement(
          referencePoint: p, movingPoint: q, distance: (pose * q - p).norm, standardDeviation: deviation)
      }
    }
    let solver = PoseSolver(hexapod, strutDeviation: deviation, extra: cross)
    guard case .noSuchPose(let culprit?) = solver.solve(lengths, from: pose).outcome, culprit < 6 else {
      return nil
    }
    return culprit
  }
}

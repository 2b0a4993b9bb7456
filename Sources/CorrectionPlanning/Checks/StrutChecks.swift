import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension MotionChecker {
  /// Every two struts that touch or nearly do.
  package func strutChecks() throws(PlanningError) -> [Finding] {
    var checks: [Finding] = []
    for first in 0..<6 {
      for second in first + 1..<6 {
        let margin = StrutGap(first, second, radii: strutRadii[first] + strutRadii[second], frame)
        guard let found = try violation(margin, below: limits.strutGap, change: margin.change) else {
          continue
        }
        checks.append(strutCheck(first, second, found).settled(by: found))
      }
    }
    return checks
  }

  private func strutCheck(_ first: Int, _ second: Int, _ found: Violation) -> Finding {
    let touch = found.worst < 0
    let names = "struts \(first + 1) and \(second + 1)"
    let size =
      touch
      ? "\(names) would run into each other by \(decimal(-found.worst, 1, besideLimit: 0)) mm"
      : "\(names) come within \(decimal(found.worst, 1, besideLimit: limits.strutGap)) mm of each other"
    return Finding(
      .strutsCollide, touch ? .error : .warning, day: found.first,
      struts: [first, second].compactMap(StrutNumber.init(index:)),
      value: found.worst, limit: touch ? 0 : limits.strutGap, unit: "mm",
      what:
        "\(size) \(found.when(limit: "\(decimal(limits.strutGap, 1, besideLimit: found.worst)) mm")) (cylinders of \(decimal(strutRadii[first], 1)) and "
        + "\(decimal(strutRadii[second], 1)) mm radius)", remedy: .otherHeightOrHoles)
  }
}

extension StrutTimeline {
  /// Of the cylinder that holds a strut, of the thickest class that is mounted on it at any time, mm.
  package var largestRadii: PerStrut<Double> {
    func radius(_ hardware: StrutHardware) -> Double { hardware.radius ?? StrutHardware.assumedRadius }
    return PerStrut { index in
      changes.reduce(radius(starts[index])) { thickest, change in
        change.strut.index == index ? max(thickest, radius(change.to)) : thickest
      }
    }
  }
}

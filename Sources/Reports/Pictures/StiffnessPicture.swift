import CorrectionPlanning
import HexapodKinematics
import TextOutput

extension Picture {
  /// The frame's stiffness measure on each day, as a share of that of its neutral pose.
  static func stiffness(_ plan: Plan) -> Picture {
    let neutral = plan.hexapod.neutral.map { plan.hexapod.stiffness(at: $0) } ?? 0
    let unit = neutral > 0 ? neutral : 1
    let shares = plan.days.map { 100 * $0.stiffness / unit }
    var chart = Chart(
      title: "Stiffness of the frame", isHeaded: false, unit: "%",
      x: NiceScale(days: plan.firstDay...plan.lastDay, about: 8),
      y: NiceScale(covering: 0...max(110, shares.max() ?? 0), about: 6))
    let limits = plan.level.limits
    chart.level(100 * limits.nearSingular, label: "warning", style: "warn")
    chart.level(100 * limits.singular, label: "error", style: "limit")
    chart.line(zip(plan.days, shares).map { (Double($0.day), $1) }, style: "l1")
    return Picture(
      name: "stiffness", title: "The stiffness over the days",
      caption:
        "Smallest singular value of the scaled Jacobian as a share of its value in the neutral pose. At 0 "
        + "the struts hold nothing.", panels: [chart.panel], columns: 1)
  }
}

import Hexapod
import RigidMotion

/// Chooses whole steps for six struts at one moment (MODEL section 7).
struct StepChoice {
  let frame: MountedFrame
  let struts: PerStrut<StrutHardware>
  let rounding: Rounding
  private let step: PerStrut<Double>
  private let offset: PerStrut<Double>
  /// The points at risk, in the moving ring's frame.
  private let points: PointMoments

  init(
    _ frame: MountedFrame, _ struts: PerStrut<StrutHardware>, _ rounding: Rounding, _ points: [PointAtRisk]
  ) {
    (self.frame, self.struts, self.rounding) = (frame, struts, rounding)
    self.points = PointMoments(points.map { frame.inMovingRing($0.position) })
    step = struts.mapped(\.step)
    offset = struts.mapped(\.readingOffset)
  }

  /// The steps from `base` (readings) that come nearest to `lengths`, the exact lengths in `ringPose`, of those that are
  /// `allowed`.
  func steps(
    _ lengths: StrutLengths, at ringPose: RigidTransform, from base: PerStrut<Double>,
    allowed: PerStrut<ClosedRange<Int>>
  ) -> PerStrut<Int> {
    let wanted = PerStrut { (lengths[$0] - offset[$0] - base[$0]) / step[$0] }
    let nearest = PerStrut {
      min(max(Int(wanted[$0].rounded()), allowed[$0].lowerBound), allowed[$0].upperBound)
    }
    guard rounding == .together else { return nearest }
    return together(wanted, nearest, allowed, at: ringPose)
  }

  /// The readings of so many steps from `base`.
  func readings(_ steps: PerStrut<Int>, from base: PerStrut<Double>) -> PerStrut<Double> {
    PerStrut { base[$0] + Double(steps[$0]) * struts[$0].step }
  }

  /// Of the up to 64 neighbours that are allowed, that with the least `eᵀ G e`, e the length errors; walked in Gray code
  /// order, one strut changing at a time, from the nearest of each.
  private func together(
    _ wanted: PerStrut<Double>, _ nearest: PerStrut<Int>, _ allowed: PerStrut<ClosedRange<Int>>,
    at ringPose: RigidTransform
  ) -> PerStrut<Int> {
    var change = PerStrut { wanted[$0] >= Double(nearest[$0]) ? step[$0] : -step[$0] }
    var (free, count) = (PerStrut(repeating: 0), 0)
    for strut in 0..<6 where allowed[strut].contains(nearest[strut] + (change[strut] > 0 ? 1 : -1)) {
      free[count] = strut
      count += 1
    }
    guard count > 0, let response = LengthResponse(frame.hexapod, at: ringPose) else { return nearest }
    let error = PerStrut { (Double(nearest[$0]) - wanted[$0]) * step[$0] }
    let metric = points.metric(response)
    var slope = PerStrut { row in (0..<6).reduce(0) { $0 + metric[row, $1] * error[$1] } }
    var cost = (0..<6).reduce(0) { $0 + error[$1] * slope[$1] }
    var (least, bits, best) = (cost, 0, 0)
    for code in 1..<(1 << count) {
      let bit = code.trailingZeroBitCount
      let strut = free[bit]
      let turn = change[strut]
      cost += turn * (2 * slope[strut] + turn * metric[strut, strut])
      for row in 0..<6 { slope[row] += turn * metric[row, strut] }
      change[strut] = -turn
      bits ^= 1 << bit
      // Strictly better only: equals keep the first, which is nearest to rounding each alone.
      if cost < least * (1 - 1e-9) - 1e-15 { (least, best) = (cost, bits) }
    }
    var chosen = nearest
    for bit in 0..<count where best >> bit & 1 == 1 {
      let strut = free[bit]
      chosen[strut] += wanted[strut] >= Double(nearest[strut]) ? 1 : -1
    }
    return chosen
  }
}

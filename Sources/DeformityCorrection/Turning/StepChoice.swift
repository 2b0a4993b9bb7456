import Hexapod
import RigidMotion

/// Chooses whole steps for six struts at one moment (MODEL section 7).
struct StepChoice {
  let frame: MountedFrame
  let struts: PerStrut<StrutHardware>
  let rounding: Rounding
  /// The points at risk, in the moving ring's frame.
  let points: [Vector3]

  init(
    _ frame: MountedFrame, _ struts: PerStrut<StrutHardware>, _ rounding: Rounding, _ points: [PointAtRisk]
  ) {
    (self.frame, self.struts, self.rounding) = (frame, struts, rounding)
    self.points = points.map { frame.inMovingRing($0.position) }
  }

  /// The steps from `base` (readings) that come nearest to `lengths`, the exact lengths in `ringPose`, of those that are
  /// `allowed`.
  func steps(
    _ lengths: StrutLengths, at ringPose: RigidTransform, from base: PerStrut<Double>,
    allowed: PerStrut<ClosedRange<Int>>
  ) -> PerStrut<Int> {
    // A length that is a whole step but for rounding counts as one, so that its neighbours are itself and the next.
    let wanted = PerStrut { (struts[$0].reading(ofLength: lengths[$0]) - base[$0]) / struts[$0].step }
    let nearest = PerStrut {
      min(max(Int(wanted[$0].rounded()), allowed[$0].lowerBound), allowed[$0].upperBound)
    }
    guard rounding == .together, let metric = displacementMetric(at: ringPose) else { return nearest }
    return together(wanted, nearest, metric, allowed)
  }

  /// The readings of so many steps from `base`.
  func readings(_ steps: PerStrut<Int>, from base: PerStrut<Double>) -> PerStrut<Double> {
    PerStrut { base[$0] + Double(steps[$0]) * struts[$0].step }
  }

  /// Of the 64 neighbours, as far as they are allowed, that with the least `eᵀ G e`, e the length errors; walked in Gray
  /// code order, one strut changing at a time, from the nearest of each.
  private func together(
    _ wanted: PerStrut<Double>, _ nearest: PerStrut<Int>, _ metric: SixBySix,
    _ allowed: PerStrut<ClosedRange<Int>>
  ) -> PerStrut<Int> {
    var side = PerStrut { wanted[$0] >= Double(nearest[$0]) ? 1 : -1 }
    var error = PerStrut { (Double(nearest[$0]) - wanted[$0]) * struts[$0].step }
    var slope = PerStrut { row in (0..<6).reduce(0) { $0 + metric[row, $1] * error[$1] } }
    var (current, best) = (nearest, nearest)
    var cost = (0..<6).reduce(0) { $0 + error[$1] * slope[$1] }
    var least = cost
    for code in 1..<64 {
      let strut = code.trailingZeroBitCount
      let change = Double(side[strut]) * struts[strut].step
      cost += change * (2 * slope[strut] + change * metric[strut, strut])
      for row in 0..<6 { slope[row] += change * metric[row, strut] }
      error[strut] += change
      current[strut] += side[strut]
      side[strut] = -side[strut]
      // Strictly better only: equals keep the first, which is nearest to rounding each alone.
      if cost < least * (1 - 1e-9) - 1e-15, current.indices.allSatisfy({ allowed[$0].contains(current[$0]) })
      {
        (least, best) = (cost, current)
      }
    }
    return best
  }

  /// `G = J⁻ᵀ (Σ AᵀA) J⁻¹`: the points' summed squared displacement as a quadratic form of the six length errors, A the
  /// rows `[I, -[r]×/ρ̄]` of each point. Nil in a singular pose.
  private func displacementMetric(at ringPose: RigidTransform) -> SixBySix? {
    guard let response = LengthResponse(frame.hexapod, at: ringPose) else { return nil }
    var metric = SixBySix()
    for point in points {
      let displacements = response.displacements(of: point)
      for column in 0..<6 {
        for row in 0..<6 { metric[row, column] += displacements[row].dot(displacements[column]) }
      }
    }
    return metric
  }
}

import Hexapod
import RigidMotion

/// Chooses whole steps for six struts at one moment (MODEL section 7).
struct StepChoice {
  let frame: MountedFrame
  let rounding: Rounding
  /// The smallest turn of each strut, mm.
  let step: PerStrut<Double>
  /// Length less reading of each, mm.
  let offset: PerStrut<Double>
  /// The points at risk, in the moving ring's frame.
  let points: PointMoments

  init(
    _ frame: MountedFrame, _ struts: PerStrut<StrutHardware>, _ rounding: Rounding, _ points: [PointAtRisk]
  ) {
    (self.frame, self.rounding) = (frame, rounding)
    self.points = PointMoments(frame, points)
    step = struts.mapped(\.step)
    offset = struts.mapped(\.readingOffset)
  }

  /// The steps from `base` (readings) that come nearest to the exact lengths of a moment, of those that are `allowed`.
  ///
  /// - Parameter response: of ``points`` in the moment's pose.
  func steps(
    _ moment: Moment, _ response: PoseResponse, from base: PerStrut<Double>,
    allowed: PerStrut<ClosedRange<Int>>
  ) -> PerStrut<Int> {
    let lengths = moment.lengths
    let wanted = PerStrut { (lengths[$0] - offset[$0] - base[$0]) / step[$0] }
    let nearest = PerStrut {
      min(max(Int(wanted[$0].rounded()), allowed[$0].lowerBound), allowed[$0].upperBound)
    }
    guard rounding == .together else { return nearest }
    return together(wanted, nearest, allowed, response, at: moment.ringPose)
  }

  /// The readings of so many steps from `base`.
  func readings(_ steps: PerStrut<Int>, from base: PerStrut<Double>) -> PerStrut<Double> {
    PerStrut { base[$0] + Double(steps[$0]) * step[$0] }
  }

  /// Of the up to 64 neighbours that are allowed, that with the least `eᵀ G e`, e the length errors; walked in Gray code
  /// order, one strut changing at a time, from the nearest of each.
  private func together(
    _ wanted: PerStrut<Double>, _ nearest: PerStrut<Int>, _ allowed: PerStrut<ClosedRange<Int>>,
    _ response: PoseResponse, at ringPose: RigidTransform
  ) -> PerStrut<Int> {
    let change = PerStrut { wanted[$0] >= Double(nearest[$0]) ? step[$0] : -step[$0] }
    var (free, count) = (PerStrut(repeating: 0), 0)
    for strut in 0..<6 where allowed[strut].contains(nearest[strut] + (change[strut] > 0 ? 1 : -1)) {
      free[count] = strut
      count += 1
    }
    guard count > 0, let metric = metric(response, at: ringPose) else { return nearest }
    let error = PerStrut { (Double(nearest[$0]) - wanted[$0]) * step[$0] }
    let turned = StepChoice.best(error, free, count, change, metric)
    return PerStrut { strut in
      guard turned >> strut & 1 == 1 else { return nearest[strut] }
      return nearest[strut] + (wanted[strut] >= Double(nearest[strut]) ? 1 : -1)
    }
  }

  /// The struts to turn to the other side, as bits, of the first `count` in `free`.
  private static func best(
    _ error: PerStrut<Double>, _ free: PerStrut<Int>, _ count: Int, _ change: PerStrut<Double>,
    _ metric: SixBySix
  ) -> Int {
    withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: 8) { scratch in
      let numbers = UnsafeMutableRawBufferPointer(scratch).assumingMemoryBound(to: Double.self)
      // Six columns; then the slope, half the gradient; then what the next change of each strut is.
      for column in 0..<6 {
        for row in 0..<6 { numbers[8 * column + row] = metric[row, column] }
      }
      for row in 0..<6 {
        numbers[48 + row] = (0..<6).reduce(0) { $0 + metric[row, $1] * error[$1] }
        numbers[56 + row] = change[row]
      }
      var cost = (0..<6).reduce(0) { $0 + error[$1] * numbers[48 + $1] }
      var (least, bits, best) = (cost, 0, 0)
      for code in 1..<(1 << count) {
        let strut = free[code.trailingZeroBitCount]
        let turn = numbers[56 + strut]
        cost += turn * (2 * numbers[48 + strut] + turn * numbers[9 * strut])
        scratch[6] += turn * scratch[strut]
        numbers[56 + strut] = -turn
        bits ^= 1 << strut
        // Strictly better only: equals keep the first, which is nearest to rounding each alone.
        if cost < least * (1 - 1e-9) - 1e-15 { (least, best) = (cost, bits) }
      }
      return best
    }
  }

  /// Nil in a singular pose.
  private func metric(_ response: PoseResponse, at ringPose: RigidTransform) -> SixBySix? {
    guard !response.isSure else { return response.metric }
    return LengthResponse(frame.hexapod, at: ringPose)?.metric(of: points)
  }
}

extension PointMoments {
  /// The points at risk as the moving ring carries them.
  init(_ frame: MountedFrame, _ points: [PointAtRisk]) {
    self.init(points.map { frame.inMovingRing($0.position) })
  }
}

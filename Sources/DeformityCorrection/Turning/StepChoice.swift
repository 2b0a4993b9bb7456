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

  /// The steps from `base` (readings) that come nearest to the exact lengths of a moment, of those that are `allowed`:
  /// rounded each for itself; or, of the up to 64 neighbours of the exact lengths, that with the least `eᵀ G e`, e the length
  /// errors, of equals the one in which the fewest struts are not at their nearest.
  ///
  /// - Parameter responses: of ``points`` at each of the moments.
  func steps(
    _ index: Int, of moments: [Moment], _ responses: [PoseResponse], from base: PerStrut<Double>,
    allowed: PerStrut<ClosedRange<Int>>
  ) -> PerStrut<Int> {
    let lengths = moments[index].lengths
    let wanted = PerStrut { (lengths[$0] - offset[$0] - base[$0]) / step[$0] }
    let nearest = PerStrut {
      min(max(Int(wanted[$0].rounded()), allowed[$0].lowerBound), allowed[$0].upperBound)
    }
    guard rounding == .together else { return nearest }
    let other = PerStrut { nearest[$0] + (wanted[$0] >= Double(nearest[$0]) ? 1 : -1) }
    let free = PerStrut { allowed[$0].contains(other[$0]) }
    guard free.contains(true), let metric = metric(responses[index], at: moments[index].ringPose) else {
      return nearest
    }
    let turned = NeighbourCosts(
      error: PerStrut { (Double(nearest[$0]) - wanted[$0]) * step[$0] },
      change: PerStrut { Double(other[$0] - nearest[$0]) * step[$0] }, free, metric
    ).best()
    return PerStrut { turned >> $0 & 1 == 1 ? other[$0] : nearest[$0] }
  }

  /// The readings of so many steps from `base`.
  func readings(_ steps: PerStrut<Int>, from base: PerStrut<Double>) -> PerStrut<Double> {
    PerStrut { base[$0] + Double(steps[$0]) * step[$0] }
  }

  /// Nil in a singular pose.
  private func metric(_ response: PoseResponse, at ringPose: RigidTransform) -> QuadraticForm? {
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

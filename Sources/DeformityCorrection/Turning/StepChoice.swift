import Hexapod
import RigidMotion

/// Chooses whole steps for six struts at one moment (MODEL section 7).
struct StepChoice {
  let frame: MountedFrame
  let rounding: Rounding
  /// The readings from which steps are counted, mm.
  let base: PerStrut<Double>
  /// The smallest turn of each strut, mm.
  let step: PerStrut<Double>
  private let scale: StepScale
  /// The points at risk, in the moving ring's frame.
  let points: PointMoments

  init(
    _ frame: MountedFrame, _ struts: PerStrut<StrutHardware>, from base: PerStrut<Double>, _ rounding: Rounding,
    _ points: PointMoments
  ) {
    (self.frame, self.rounding, self.points, self.base) = (frame, rounding, points, base)
    step = struts.mapped(\.step)
    scale = StepScale(zero: PerStrut { struts[$0].length(ofReading: base[$0]) }, step: step)
  }

  /// The steps from `base` that come nearest to the exact lengths of a moment, of those that are `allowed`: rounded each for
  /// itself, or chosen together.
  ///
  /// - Parameter responses: of ``points`` at each of the moments.
  func steps(
    _ index: Int, of moments: [Moment], _ responses: PoseResponses, allowed: StepRange
  ) -> PerStrut<Int> {
    let lengths = moments[index].lengths
    guard rounding == .together else { return scale.nearest(to: lengths, allowed: allowed) }
    guard !responses.isSure(index) else {
      return scale.steps(to: lengths, responses, at: index, allowed: allowed)
    }
    guard let response = LengthResponse(frame.hexapod, at: moments[index].ringPose) else {
      // In a singular pose.
      return scale.nearest(to: lengths, allowed: allowed)
    }
    return scale.steps(to: lengths, response.metric(of: points), allowed: allowed)
  }

  /// The steps nearest to lengths, wherever struts end.
  func nearest(to lengths: StrutLengths) -> PerStrut<Int> { scale.nearest(to: lengths, allowed: .free) }

  /// The readings of so many steps.
  func readings(_ steps: PerStrut<Int>) -> PerStrut<Double> {
    PerStrut { base[$0] + Double(steps[$0]) * step[$0] }
  }
}

extension PointMoments {
  /// The points at risk as the moving ring carries them.
  init(_ frame: MountedFrame, _ points: [PointAtRisk]) {
    self.init(points.map { frame.inMovingRing($0.position) })
  }
}

import Glibc
import HexapodKinematics
import TreatmentModel

/// Chooses whole steps for the struts of two levels together, moment by moment (MODEL section 12).
///
/// What is least is the sum of three: what each level's steps cost by themselves, and the limb's own displacement. The rules of one
/// level (``StepScale``) are kept: a strut is set to the step below or above its length, never turned back while its length goes one
/// way; of equals (within 1e-9 mm²) the fewest turns, then the lower setting, the proximal level first.
///
/// Exactly: of the up to 64 ways of each level, pairs are tried in the order of their own costs until these alone exceed the best.
struct PairedSteps {
  /// One level.
  struct Lane {
    let scale: PerStrut<StrutHardware>
    /// What is shown at step 0.
    let base: StrutReadings
    let order: PerStrut<StrutNumber>
    let lengths: [StrutLengths]
    let responses: PoseResponses
    let limb: [PerStrut<LimbResponse>]
  }

  /// Two.
  let lanes: [Lane]

  /// The readings of both levels at each moment.
  ///
  /// - Parameters:
  ///   - starts: steps of the first moment, where they are not to be chosen.
  ///   - allowed: the steps that a level may have at a moment, from where it stands before; the first moment counts as standing
  ///     where its lengths are nearest.
  func readings(
    from starts: [PerStrut<Int>?], allowed: (_ lane: Int, _ moment: Int, PerStrut<Int>) -> StepRange
  ) -> [[StrutReadings]] {
    // Looked up once: an element of an array is copied with everything that it refers to.
    let (near, far) = (lanes[0], lanes[1])
    let (one, other) = (StepScaleOfLane(near), StepScaleOfLane(far))
    var readings = lanes.map { [StrutReadings](repeating: $0.base, count: $0.lengths.count) }
    var (first, second) = (StepWays(), StepWays())
    var now = (one.nearest(to: near.lengths[0]), other.nearest(to: far.lengths[0]))
    for moment in near.lengths.indices {
      if moment == 0, let start = starts[0] {
        first.stay(at: start)
      } else {
        first.list(near, one, moment, now.0, allowed(0, moment, now.0))
      }
      if moment == 0, let start = starts[1] {
        second.stay(at: start)
      } else {
        second.list(far, other, moment, now.1, allowed(1, moment, now.1))
      }
      let chosen = StepWays.best(&first, &second)
      now = (first.steps(chosen.first), second.steps(chosen.second))
      readings[0][moment] = one.readings(now.0)
      readings[1][moment] = other.readings(now.1)
    }
    return readings
  }
}

/// The numbers of a lane's scale that are looked at for every moment.
struct StepScaleOfLane {
  private let base: StrutReadings
  /// Length at step 0.
  private let zero: StrutLengths
  let step: PerStrut<Double>
  /// The strut's bit among those raised: the first in the order of mirrored limbs is the highest.
  let bit: PerStrut<Int>

  init(_ lane: PairedSteps.Lane) {
    base = lane.base
    zero = lane.scale.lengths(of: lane.base)
    step = lane.scale.mapped(\.step)
    bit = PerStrut { strut in 32 >> (lane.order.firstIndex { $0.index == strut } ?? strut) }
  }

  /// How many steps make this length.
  func steps(ofLength length: Double, _ strut: Int) -> Double { (length - zero[strut]) / step[strut] }

  func nearest(to lengths: StrutLengths) -> PerStrut<Int> {
    PerStrut { StepScaleOfLane.whole(steps(ofLength: lengths[$0], $0).rounded()) }
  }

  func readings(_ steps: PerStrut<Int>) -> StrutReadings {
    StrutReadings { base[$0] + Double(steps[$0]) * step[$0] }
  }

  static func whole(_ count: Double) -> Int {
    Int(min(max(count, -Double(StepRange.farthest)), Double(StepRange.farthest)))
  }
}

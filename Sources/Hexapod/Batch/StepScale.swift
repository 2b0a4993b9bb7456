import CPoseKernel

/// How many whole steps from where they are counted each strut may be.
public struct StepRange: Sendable {
  /// The fewest, strut by strut.
  public var low: PerStrut<Int>
  /// The most; not below ``low``.
  public var high: PerStrut<Int>

  /// All that no reading reaches.
  public static let free = StepRange(low: PerStrut(repeating: -farthest), high: PerStrut(repeating: farthest))
  /// No strut is further than this from where its steps are counted.
  public static let farthest = 1_000_000_000

  /// Between two settings, both included.
  public init(between one: PerStrut<Int>, and other: PerStrut<Int>) {
    low = PerStrut { min(one[$0], other[$0]) }
    high = PerStrut { max(one[$0], other[$0]) }
  }

  private init(low: PerStrut<Int>, high: PerStrut<Int>) { (self.low, self.high) = (low, high) }
}

/// The scales of six struts, on which whole steps are chosen for lengths.
public struct StepScale: Sendable {
  private var raw = fixator_scale()
  private let function: PoseKernel.StepsFunction

  /// Scales on which each strut is `zero` long, joint to joint, at step 0, and `step` longer at the next; millimetres, steps > 0.
  public init(zero: PerStrut<Double>, step: PerStrut<Double>, kernel: PoseKernel = .best) {
    raw.zero = (zero[0], zero[1], zero[2], zero[3], zero[4], zero[5])
    raw.step = (step[0], step[1], step[2], step[3], step[4], step[5])
    function = kernel.stepsFunction ?? fixator_steps_portable
  }

  /// The nearest step of each strut for itself, of those that are `allowed`.
  ///
  /// - Parameter lengths: within ``StepRange/farthest`` steps from step 0.
  public func nearest(to lengths: StrutLengths, allowed: StepRange) -> PerStrut<Int> {
    steps(lengths, nil, 0, allowed)
  }

  /// Of the up to 64 allowed neighbours of the lengths, the steps with the least `eᵀ G e`, e the errors of length; of equals
  /// those with the fewest struts not at their nearest.
  public func steps(
    to lengths: StrutLengths, _ metric: QuadraticForm, allowed: StepRange
  ) -> PerStrut<Int> {
    withUnsafeBytes(of: metric) {
      steps(lengths, $0.baseAddress?.assumingMemoryBound(to: Double.self), 1, allowed)
    }
  }

  /// The same with one metric of many, which is sure.
  public func steps(
    to lengths: StrutLengths, _ responses: PoseResponses, at index: Int, allowed: StepRange
  ) -> PerStrut<Int> {
    responses.withMetric(index) { steps(lengths, $0, $1, allowed) }
  }

  /// - Parameter metric: twenty-one numbers, a lower triangle row after row, each `apart` from the one before.
  private func steps(
    _ lengths: StrutLengths, _ metric: UnsafePointer<Double>?, _ apart: Int, _ allowed: StepRange
  ) -> PerStrut<Int> {
    var steps = PerStrut(repeating: 0)
    withUnsafePointer(to: raw) { scale in
      withUnsafeBytes(of: lengths) { lengths in
        withUnsafeBytes(of: allowed) { allowed in
          withUnsafeMutableBytes(of: &steps) { steps in
            let low = allowed.baseAddress?.assumingMemoryBound(to: Int64.self)
            function(
              scale, lengths.baseAddress?.assumingMemoryBound(to: Double.self), metric, Int32(apart), low,
              low.map { $0 + 6 }, steps.baseAddress?.assumingMemoryBound(to: Int64.self))
          }
        }
      }
    }
    return steps
  }
}

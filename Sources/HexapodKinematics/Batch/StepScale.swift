import CPoseKernel

/// The scales of six struts, on which whole steps are chosen for lengths.
///
/// What the scales show is a type of its own, `Marks`, which this module does not know: it goes up by a step where the length
/// does. Like ``StrutLengths`` it holds its six numbers and nothing else.
public struct StepScale<Marks: StrutValues>: Sendable {
  /// What is shown at step 0, mm.
  public let base: Marks
  /// The smallest turns, mm.
  public let step: PerStrut<Double>
  private var raw = fixator_scale()
  private let function: PoseKernel.StepsFunction

  /// Scales on which each strut shows `base` and is `zero` long at step 0, and one `step` more at the next; millimetres,
  /// steps > 0.
  ///
  /// - Parameter order: the struts as they come when of equal settings the lower is taken; each once.
  public init(
    zero: StrutLengths, base: Marks, step: PerStrut<Double>,
    order: PerStrut<StrutNumber> = PerStrut { StrutNumber.allCases[$0] }, kernel: PoseKernel = .best
  ) {
    raw.zero = (zero[0], zero[1], zero[2], zero[3], zero[4], zero[5])
    raw.base = (base[0], base[1], base[2], base[3], base[4], base[5])
    raw.step = (step[0], step[1], step[2], step[3], step[4], step[5])
    var places = PerStrut<Int32>(repeating: 0)
    for place in 0..<6 { places[order[place].index] = Int32(place) }
    raw.place = (places[0], places[1], places[2], places[3], places[4], places[5])
    function = kernel.functions?.steps ?? fixator_steps_portable
    (self.base, self.step) = (base, step)
  }

  /// The step of each strut that is nearest to its length.
  public func nearest(to lengths: StrutLengths) -> PerStrut<Int> {
    var steps = PerStrut(repeating: 0)
    var marks = [base]
    choose([lengths], nil, 0..<1, allowed: .free, current: &steps, &marks)
    return steps
  }

  /// Chooses the steps of moments, one after another.
  ///
  /// Each strut is set to the step below or above its length, as far as these are `allowed`. No strut is turned back while its
  /// length goes one way: when the length rises from one moment to the next, it is not set below where it was, when it falls, not
  /// above, and when it stands still (by less than 1e-9 mm) it stays. Without responses each strut is rounded for itself. With
  /// them, of the up to 64 ways, that with the least `eᵀ G e` is taken, e the errors of length, G the metric of the responses; of
  /// equals (within 1e-9 mm²) that with the fewest turns, then the lower setting, strut by strut in the scale's order.
  ///
  /// - Parameters:
  ///   - lengths: moment by moment, within ``StepRange/farthest`` steps from step 0.
  ///   - responses: of the same moments.
  ///   - moments: which; moment 0 is a start, any other goes on from the one before it.
  ///   - current: the steps at the moment before the first; receives those of the last.
  ///   - marks: receives what is shown at the moments.
  public func choose(
    _ lengths: [StrutLengths], _ responses: PoseResponses?, _ moments: Range<Int>, allowed: StepRange,
    current: inout PerStrut<Int>, _ marks: inout [Marks]
  ) {
    precondition(
      MemoryLayout<Marks>.stride == MemoryLayout<StrutLengths>.stride && moments.lowerBound >= 0
        && moments.upperBound <= min(lengths.count, marks.count, responses?.count ?? .max), "no such moment")
    let first = moments.lowerBound
    withUnsafePointer(to: raw) { scale in
      lengths.withUnsafeBytes { lengths in
        marks.withUnsafeMutableBytes { marks in
          withUnsafeBytes(of: allowed) { allowed in
            withUnsafeMutableBytes(of: &current) { current in
              let low = allowed.baseAddress?.assumingMemoryBound(to: Int64.self)
              let (metrics, apart) = responses.map { ($0.metrics, $0.stride) } ?? ([], 0)
              metrics.withUnsafeBufferPointer { metrics in
                function(
                  scale, lengths.baseAddress.map { $0.assumingMemoryBound(to: Double.self) + 6 * first },
                  responses == nil ? nil : metrics.baseAddress.map { $0 + first }, Int32(apart),
                  Int32(moments.count), first == 0 ? 1 : 0, low, low.map { $0 + 6 },
                  current.baseAddress?.assumingMemoryBound(to: Int64.self),
                  marks.baseAddress.map { $0.assumingMemoryBound(to: Double.self) + 6 * first })
              }
            }
          }
        }
      }
    }
  }
}

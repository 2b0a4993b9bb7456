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
  public init(
    zero: StrutLengths, base: Marks, step: PerStrut<Double>, kernel: PoseKernel = .best
  ) {
    raw.zero = (zero[0], zero[1], zero[2], zero[3], zero[4], zero[5])
    raw.base = (base[0], base[1], base[2], base[3], base[4], base[5])
    raw.step = (step[0], step[1], step[2], step[3], step[4], step[5])
    function = kernel.functions?.steps ?? fixator_steps_portable
    (self.base, self.step) = (base, step)
  }

  /// The step of each strut that is nearest to its length.
  public func nearest(to lengths: StrutLengths) -> PerStrut<Int> {
    var steps = PerStrut(repeating: 0)
    var marks = [base]
    choose([lengths], nil, from: 0, dayEnds: [0], allowed: .free, current: &steps, &marks)
    return steps
  }

  /// Chooses the steps of days of moments.
  ///
  /// The steps of a day's end are chosen of those that are `allowed`; those of the moments before it lie between the steps
  /// before them and the end's, so that no strut is turned back within a day. Without responses each strut is rounded for
  /// itself. With them, of the up to 64 neighbours of the lengths, those with the least `eᵀ G e` are taken, e the errors of
  /// length, G the metric of the responses; of equals those with the fewest struts not at their nearest.
  ///
  /// - Parameters:
  ///   - lengths: moment by moment, within ``StepRange/farthest`` steps from step 0.
  ///   - responses: of the same moments.
  ///   - first: the first moment of the first day.
  ///   - ends: the last moment of each day, in order, counted from `first`.
  ///   - current: the steps before the first day; receives those of the last.
  ///   - marks: receives what is shown at the days' moments.
  public func choose(
    _ lengths: [StrutLengths], _ responses: PoseResponses?, from first: Int, dayEnds ends: [Int32],
    allowed: StepRange, current: inout PerStrut<Int>, _ marks: inout [Marks]
  ) {
    guard let last = ends.last else { return }
    precondition(
      MemoryLayout<Marks>.stride == MemoryLayout<StrutLengths>.stride && first >= 0
        && first + Int(last) < min(lengths.count, marks.count)
        && first + Int(last) < responses?.count ?? .max, "no such moment")
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
                  responses == nil ? nil : metrics.baseAddress.map { $0 + first }, Int32(apart), ends,
                  Int32(ends.count), low, low.map { $0 + 6 },
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

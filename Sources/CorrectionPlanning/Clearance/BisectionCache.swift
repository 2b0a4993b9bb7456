/// The frame at the ends of a run of moments, in its middle, and in the middles between, three times halved.
struct BisectionCache: Sendable {
  private var indices: [Int] = []
  private var states: [FrameState] = []

  init(_ samples: ArraySlice<PathSample>, _ frame: MountedFrame) {
    let last = samples.count - 1
    indices.reserveCapacity(9)
    states.reserveCapacity(9)
    func add(_ index: Int) {
      indices.append(index)
      states.append(FrameState(samples[samples.startIndex + index], frame))
    }
    func halve(_ low: Int, _ high: Int, _ times: Int) {
      guard times > 0, high - low > 1 else { return }
      let middle = (low + high) / 2
      add(middle)
      halve(low, middle, times - 1)
      halve(middle, high, times - 1)
    }
    add(0)
    if last > 0 { add(last) }
    halve(0, last, 3)
  }

  /// Nil where it is not known.
  subscript(index: Int) -> FrameState? { indices.firstIndex(of: index).map { states[$0] } }
}

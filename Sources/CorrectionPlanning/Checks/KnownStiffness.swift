import HexapodKinematics

/// The signed stiffness of a frame where a plan says it anyway.
package struct KnownStiffness {
  /// In the neutral pose; nil without one.
  package let neutral: Double?
  /// At the end of each day, the first day first.
  package let dayEnds: [Double]

  /// - Parameter ends: indices of the moments with which days end.
  package init(_ samples: [PathSample], dayEnds ends: [Int], _ frame: MountedFrame) {
    let neutral = frame.hexapod.neutral
    var all = frame.batch.signedStiffness(
      at: ends.map { samples[$0].ringPose } + (neutral.map { [$0] } ?? []))
    self.neutral = neutral == nil ? nil : all.removeLast()
    dayEnds = all
  }

  /// At the day ends of each stage of a path that is followed, its beginning among them.
  package func dayEnds(_ sampledPath: SampledPath) -> [ArraySlice<Double>] {
    sampledPath.path.stages.map { stage in
      let first = stage.firstDay - sampledPath.samples[0].day
      return dayEnds[first..<first + stage.dayEnds.count]
    }
  }
}

extension PathSearch {
  /// Whether the frame is sure to keep this stiffness on the whole path, told from what is known of it.
  ///
  /// - Parameter known: of each stage the stiffness at moments equally many apart, the first and the last among them.
  package func isSurelyAbove(stiffness limit: Double, known: [ArraySlice<Double>]) -> Bool {
    let margin = StiffnessMargin(frame)
    let limit = StiffnessMargin.signedSquare(limit)
    return known.count == stages.count
      && zip(stages, known).allSatisfy { stage, known in
        guard known.count > 1, (stage.samples.count - 1) % (known.count - 1) == 0 else { return false }
        let apart = (stage.samples.count - 1) / (known.count - 1)
        func node(_ index: Int) -> PathNode {
          PathNode(
            s: stage.places[index * apart], state: stage.state(index * apart, frame),
            value: StiffnessMargin.signedSquare(known[known.startIndex + index]))
        }
        func isAbove(_ range: ClosedRange<Int>, _ a: PathNode, _ b: PathNode) -> Bool {
          guard a.value >= limit, b.value >= limit else { return false }
          let bound = stage.bound(over: range.lowerBound * apart...range.upperBound * apart)
          guard margin.floor(a, b, bound) < limit else { return true }
          guard range.count > 2 else { return false }
          let middle = (range.lowerBound + range.upperBound) / 2
          let inside = node(middle)
          return isAbove(range.lowerBound...middle, a, inside)
            && isAbove(middle...range.upperBound, inside, b)
        }
        return isAbove(0...known.count - 1, node(0), node(known.count - 1))
      }
  }
}

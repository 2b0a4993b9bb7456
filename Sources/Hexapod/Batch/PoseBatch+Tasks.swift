import RigidMotion

extension PoseBatch {
  /// Sets of lengths that one task solves at a time.
  private static var pieceSize: Int { 4096 }

  /// Solves all `lengths`, several pieces at a time on tasks of their own; the results are in the order of the lengths and
  /// do not depend on `jobs`.
  ///
  /// - Parameters:
  ///   - lengths: six strut lengths each, joint to joint.
  ///   - starts: where each search begins: one pose for all, as many as there are lengths, or none for neutral.
  ///   - jobs: pieces that are solved at the same time, ≥ 1.
  public func solve(
    _ lengths: [StrutLengths], from starts: [RigidTransform] = [], jobs: Int
  ) async -> [BatchPose] {
    precondition([0, 1, lengths.count].contains(starts.count), "one start for all, or one for each")
    let starting = stride(from: 0, to: lengths.count, by: PoseBatch.pieceSize)
    let pieces = starting.map { $0..<min($0 + PoseBatch.pieceSize, lengths.count) }
    return await withTaskGroup(of: (Int, [BatchPose]).self) { group in
      var solved = [[BatchPose]](repeating: [], count: pieces.count)
      for number in pieces.indices {
        if number >= max(1, jobs), let (earlier, poses) = await group.next() { solved[earlier] = poses }
        let piece = lengths[pieces[number]]
        let begin = starts.count > 1 ? starts[pieces[number]] : starts[...]
        group.addTask { (number, solve(piece, from: begin)) }
      }
      for await (number, poses) in group { solved[number] = poses }
      return Array(solved.joined())
    }
  }

  private func solve(_ lengths: ArraySlice<StrutLengths>, from starts: ArraySlice<RigidTransform>)
    -> [BatchPose]
  {
    [BatchPose](unsafeUninitializedCapacity: lengths.count) { poses, count in
      let room = UnsafeMutableBufferPointer(rebasing: poses[..<lengths.count])
      lengths.withUnsafeBufferPointer { lengths in
        starts.withUnsafeBufferPointer { starts in
          solve(lengths, from: starts.isEmpty ? nil : starts, into: room)
        }
      }
      count = lengths.count
    }
  }
}

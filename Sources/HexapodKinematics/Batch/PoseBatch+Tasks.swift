import RigidMotion

extension PoseBatch {
  /// Sets of lengths that one task solves at a time.
  private static var pieceSize: Int { 4096 }

  /// Solves all `lengths`, several pieces at a time on tasks of their own. The results are in the order of the lengths, and
  /// the same for any number of tasks.
  ///
  /// - Parameters:
  ///   - lengths: six strut lengths each, joint to joint.
  ///   - starts: where each search begins: one pose for all, as many as there are lengths, or nil for neutral.
  ///   - jobs: pieces that are solved at the same time; less than 1 counts as 1.
  public func solve(
    _ lengths: [StrutLengths], from starts: [RigidTransform]? = nil, jobs: Int
  ) async -> [BatchPose] {
    if let starts {
      precondition([1, lengths.count].contains(starts.count), "as many starts as lengths, or one")
    }
    let pieces = stride(from: 0, to: lengths.count, by: PoseBatch.pieceSize).map { first in
      first..<min(first + PoseBatch.pieceSize, lengths.count)
    }
    return await withTaskGroup(of: (Int, [BatchPose]).self) { group in
      var solved = [[BatchPose]](repeating: [], count: pieces.count)
      for (number, piece) in pieces.enumerated() {
        if number >= max(1, jobs), let (earlier, poses) = await group.next() { solved[earlier] = poses }
        let begin = starts.map { $0.count > 1 ? Array($0[piece]) : $0 }
        group.addTask { (number, solve(Array(lengths[piece]), from: begin)) }
      }
      for await (number, poses) in group { solved[number] = poses }
      return Array(solved.joined())
    }
  }
}

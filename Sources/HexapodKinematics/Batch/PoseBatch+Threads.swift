import RigidMotion
import Threading

extension PoseBatch {
  /// Sets of lengths that one thread solves at a time.
  private static var pieceSize: Int { 4096 }

  /// Solves all `lengths`, several pieces at a time on threads of their own. The results are in the order of the lengths, and
  /// the same for any number of threads.
  ///
  /// - Parameters:
  ///   - lengths: six strut lengths each, joint to joint.
  ///   - starts: where each search begins: one pose for all, as many as there are lengths, or nil for neutral.
  ///   - jobs: pieces that are solved at the same time; less than 1 counts as 1.
  public func solve(
    _ lengths: [StrutLengths], from starts: [RigidTransform]? = nil, jobs: Int
  ) -> [BatchPose] {
    if let starts {
      precondition([1, lengths.count].contains(starts.count), "as many starts as lengths, or one")
    }
    let pieces = stride(from: 0, to: lengths.count, by: PoseBatch.pieceSize).map { first in
      first..<min(first + PoseBatch.pieceSize, lengths.count)
    }
    let solved = Workers.map(pieces.count, jobs: jobs) { number in
      let piece = pieces[number]
      guard let starts, lengths.count > 1, starts.count > 1 else {
        return solve(Array(lengths[piece]), from: starts)
      }
      return [BatchPose](unsafeUninitializedCapacity: piece.count) { poses, count in
        lengths[piece].withUnsafeBufferPointer { lengths in
          starts[piece].withUnsafeBufferPointer { solve(lengths, fromEach: $0, into: poses) }
        }
        count = piece.count
      }
    }
    return Array(solved.joined())
  }
}

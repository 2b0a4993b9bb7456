import RigidMotion

/// Forward kinematics of many sets of six lengths for one frame.
public struct PoseBatch: Sendable {
  /// The solver whose outcomes these are.
  public let solver: PoseSolver

  /// A batch for a frame.
  public init(_ hexapod: Hexapod) { solver = PoseSolver(hexapod) }

  /// Solves `lengths[i]` into `poses[i]`, on the caller's thread.
  ///
  /// - Parameters:
  ///   - lengths: six strut lengths each, joint to joint.
  ///   - starts: where each search begins: one pose for all, as many as there are lengths, or none for neutral.
  ///   - poses: room for as many results, not initialized.
  public func solve(
    _ lengths: UnsafeBufferPointer<StrutLengths>, from starts: UnsafeBufferPointer<RigidTransform>? = nil,
    into poses: UnsafeMutableBufferPointer<BatchPose>
  ) {
    for index in lengths.indices {
      let start = starts.map { $0[$0.count == 1 ? 0 : index] }
      poses.initializeElement(at: index, to: BatchPose(solver.solve(lengths[index], from: start)))
    }
  }
}

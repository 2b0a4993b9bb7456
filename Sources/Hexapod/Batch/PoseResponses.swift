import CPoseKernel
import RigidMotion

/// How points of the moving ring answer to small changes of the six lengths in many poses.
public struct PoseResponses: Sendable {
  /// Twenty-one columns.
  private let metrics: [Double]
  private let outcomes: [Int32]
  private let stride: Int

  fileprivate init(metrics: [Double], outcomes: [Int32], stride: Int) {
    (self.metrics, self.outcomes, self.stride) = (metrics, outcomes, stride)
  }

  /// Number of poses.
  public var count: Int { outcomes.count }

  /// Whether the kernel is sure of one of them: the pose is well on neutral's side of every singularity. Nothing else of it is to
  /// be used where it is not.
  public func isSure(_ index: Int) -> Bool { outcomes[index] == Int32(fixator_settled) }

  /// The points' summed squared displacement in one pose as a quadratic form of the length changes, mm².
  public func metric(_ index: Int) -> QuadraticForm {
    var place = index - stride
    return QuadraticForm { _, _ in
      place += stride
      return metrics[place]
    }
  }

  /// The twenty-one entries of one metric, the first at the pointer, each so many numbers behind the one before.
  func withMetric<Result>(_ index: Int, _ body: (UnsafePointer<Double>?, _ apart: Int) -> Result) -> Result {
    precondition(outcomes.indices.contains(index), "no such pose")
    return metrics.withUnsafeBufferPointer { body($0.baseAddress.map { $0 + index }, stride) }
  }
}

extension PoseBatch {
  /// How the points answer in each pose, on the caller's thread. None is sure for a frame without a regular neutral pose.
  public func responses(of points: PointMoments, at poses: [RigidTransform]) -> PoseResponses {
    let stride = PoseColumns.stride(of: poses.count)
    var outcomes = [Int32](repeating: Int32(fixator_unsettled), count: poses.count)
    let metrics = [Double](unsafeUninitializedCapacity: 21 * stride) { metrics, count in
      withUnsafePointer(to: points.raw) { respond($0, poses[...], metrics, &outcomes) }
      count = frame == nil ? 0 : 21 * stride
    }
    return PoseResponses(metrics: metrics, outcomes: outcomes, stride: stride)
  }

  /// Smallest singular value of the scaled Jacobian in each pose, times the sign of the determinant against neutral's: below
  /// zero the frame is beyond a singular pose.
  public func signedStiffness(at poses: [RigidTransform]) -> [Double] {
    [Double](unsafeUninitializedCapacity: poses.count) { stiffness, count in
      let block = Int(FIXATOR_KERNEL_BLOCK)
      var outcomes = [Int32](repeating: Int32(fixator_unsettled), count: min(block, poses.count))
      for first in stride(from: 0, to: poses.count, by: block) {
        let some = first..<min(first + block, poses.count)
        for index in outcomes.indices { outcomes[index] = Int32(fixator_unsettled) }
        respond(nil, poses[some], UnsafeMutableBufferPointer(rebasing: stiffness[some]), &outcomes)
        for index in some
        where outcomes[index - first] != Int32(fixator_settled) || stiffness[index] < 0 {
          stiffness.initializeElement(at: index, to: carefulStiffness(at: poses[index]))
        }
      }
      count = poses.count
    }
  }

  /// The same in one pose.
  public func signedStiffness(at pose: RigidTransform) -> Double { signedStiffness(at: [pose])[0] }

  private func carefulStiffness(at pose: RigidTransform) -> Double {
    let jacobian = solver.hexapod.jacobian(at: pose)
    return jacobian.determinantSign == solver.hexapod.neutralSign ? jacobian.stiffness : -jacobian.stiffness
  }

  private func respond(
    _ points: UnsafePointer<fixator_points>?, _ poses: ArraySlice<RigidTransform>,
    _ results: UnsafeMutableBufferPointer<Double>, _ outcomes: inout [Int32]
  ) {
    guard let frame, !poses.isEmpty else { return }
    // Few poses would leave wide vectors empty; the bits are the same.
    let function = (poses.count > 4 ? kernel.responseFunction : nil) ?? fixator_response_portable
    let stride = PoseColumns.stride(of: poses.count)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 7 * stride) { numbers in
      PoseColumns.write(poses, to: numbers)
      withUnsafePointer(to: frame) {
        function(
          $0, points, numbers.baseAddress, Int32(poses.count), Int32(stride), results.baseAddress, &outcomes)
      }
    }
  }
}

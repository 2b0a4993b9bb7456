import CPoseKernel
import RigidMotion

/// How points of the moving ring answer to small changes of the six lengths in one pose.
public struct PoseResponse: Sendable {
  var raw: fixator_response

  /// Whether the kernel is sure of it: the pose is well on neutral's side of every singularity. Nothing else here is to be
  /// used where it is not.
  public var isSure: Bool { raw.outcome == Int32(fixator_settled) }

  /// The points' summed squared displacement as a quadratic form of the length changes, mm².
  public var metric: QuadraticForm {
    QuadraticForm(packed: unsafeBitCast(raw.metric, to: InlineArray<21, Double>.self))
  }
}

extension PoseBatch {
  /// How the points answer in each pose, on the caller's thread. None is sure for a frame without a regular neutral pose.
  public func responses(of points: PointMoments, at poses: [RigidTransform]) -> [PoseResponse] {
    withUnsafePointer(to: points.raw) { respond($0, poses) }
  }

  /// Smallest singular value of the scaled Jacobian in each pose, times the sign of the determinant against neutral's: below
  /// zero the frame is beyond a singular pose.
  public func signedStiffness(at poses: [RigidTransform]) -> [Double] {
    zip(poses, respond(nil, poses)).map { pose, response in
      response.isSure && response.raw.stiffness >= 0 ? response.raw.stiffness : carefulStiffness(at: pose)
    }
  }

  /// The same in one pose.
  public func signedStiffness(at pose: RigidTransform) -> Double { signedStiffness(at: [pose])[0] }

  private func carefulStiffness(at pose: RigidTransform) -> Double {
    let jacobian = solver.hexapod.jacobian(at: pose)
    return jacobian.determinantSign == solver.hexapod.neutralSign ? jacobian.stiffness : -jacobian.stiffness
  }

  private func respond(
    _ points: UnsafePointer<fixator_points>?, _ poses: [RigidTransform]
  ) -> [PoseResponse] {
    let block = Int(FIXATOR_KERNEL_BLOCK)
    // Few poses would leave wide vectors empty; the bits are the same.
    guard let frame, let function = poses.count > 4 ? kernel.responseFunction : fixator_response_portable
    else {
      var unsure = fixator_response()
      unsure.outcome = Int32(fixator_unsettled)
      return poses.map { _ in PoseResponse(raw: unsure) }
    }
    return [PoseResponse](unsafeUninitializedCapacity: poses.count) { responses, count in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 7 * min(block, poses.count)) { numbers in
        for first in stride(from: 0, to: poses.count, by: block) {
          let some = min(block, poses.count - first)
          for index in 0..<some { PoseBatch.write(poses[first + index], to: numbers, at: 7 * index) }
          let room = UnsafeMutableBufferPointer(rebasing: responses[first..<first + some])
          room.withMemoryRebound(to: fixator_response.self) { room in
            withUnsafePointer(to: frame) {
              function($0, points, numbers.baseAddress, Int32(some), room.baseAddress)
            }
          }
        }
      }
      count = poses.count
    }
  }
}

import CPoseKernel
import RigidMotion

/// How points of the moving ring answer to small changes of the six lengths in one pose.
public struct PoseResponse: Sendable {
  var raw: fixator_response

  /// The points' summed squared displacement as a quadratic form of the length changes, mm²: symmetric.
  public var metric: SixBySix {
    withUnsafeBytes(of: raw.metric) { bytes in
      let packed = bytes.assumingMemoryBound(to: Double.self)
      var metric = SixBySix()
      for row in 0..<6 {
        for column in 0...row {
          let entry = packed[row * (row + 1) / 2 + column]
          metric[row, column] = entry
          metric[column, row] = entry
        }
      }
      return metric
    }
  }

  /// Smallest singular value of the scaled Jacobian, as ``Hexapod/stiffness(at:)``; nil where the kernel could not tell.
  public var stiffness: Double? { raw.stiffness >= 0 ? raw.stiffness : nil }

  /// Whether the kernel is sure of it: the pose is well on neutral's side of every singularity. Nothing else here is to be
  /// used where it is not.
  public var isSure: Bool { raw.outcome == Int32(fixator_settled) }
}

extension PoseBatch {
  /// How the points answer in each pose, on the caller's thread. None is sure for a frame without a regular neutral pose.
  public func responses(of points: PointMoments, at poses: [RigidTransform]) -> [PoseResponse] {
    let block = Int(FIXATOR_KERNEL_BLOCK)
    var unsure = fixator_response()
    unsure.outcome = Int32(fixator_unsettled)
    guard let frame, let function = kernel.responseFunction else {
      return poses.map { _ in PoseResponse(raw: unsure) }
    }
    var points = points.raw
    return [PoseResponse](unsafeUninitializedCapacity: poses.count) { responses, count in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 7 * block) { numbers in
        for first in stride(from: 0, to: poses.count, by: block) {
          let some = min(block, poses.count - first)
          for index in 0..<some { PoseBatch.write(poses[first + index], to: numbers, at: 7 * index) }
          let room = UnsafeMutableBufferPointer(rebasing: responses[first..<first + some])
          room.withMemoryRebound(to: fixator_response.self) { room in
            withUnsafePointer(to: frame) {
              function($0, &points, numbers.baseAddress, Int32(some), room.baseAddress)
            }
          }
        }
      }
      count = poses.count
    }
  }
}

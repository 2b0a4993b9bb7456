import CPoseKernel
import RigidMotion

/// How the moving ring moves in many poses for a millimetre of each strut: the columns of `J⁻¹`.
package struct RingTwists: Sendable {
  /// Thirty-six columns: by strut, linear then angular.
  private let numbers: [Double]
  /// Length of a column.
  private let stride: Int

  fileprivate init(_ numbers: [Double], stride: Int) { (self.numbers, self.stride) = (numbers, stride) }

  /// A strut's in one pose, in the moving ring's axes: velocity of its centre, mm for a millimetre, and radians for a millimetre;
  /// nothing in a singular pose.
  package func twist(_ pose: Int, _ strut: Int) -> Twist {
    let first = strut * 6 * stride + pose
    return numbers.withUnsafeBufferPointer { numbers in
      Twist(
        linear: Vector3(numbers[first], numbers[first + stride], numbers[first + 2 * stride]),
        angular: Vector3(
          numbers[first + 3 * stride], numbers[first + 4 * stride], numbers[first + 5 * stride]))
    }
  }
}

extension PoseBatch {
  /// The ring's motion in each pose, on the caller's thread. Where the kernel is not sure of its side, LAPACK's inverse is taken
  /// (``LengthResponse``).
  package func ringTwists(at poses: [RigidTransform]) -> RingTwists {
    let stride = PoseColumns.stride(of: poses.count)
    let numbers = [Double](unsafeUninitializedCapacity: 36 * stride) { numbers, count in
      numbers.initialize(repeating: 0)
      count = 36 * stride
      var outcomes = [Int32](repeating: Int32(fixator_unsettled), count: poses.count)
      respond(at: poses, numbers, &outcomes)
      for (index, outcome) in outcomes.enumerated() where outcome != Int32(fixator_settled) {
        let response = LengthResponse(solver.hexapod, at: poses[index])
        for strut in 0..<6 {
          let (linear, angular) = (response?.linear[strut] ?? .zero, response?.angular[strut] ?? .zero)
          for (place, number) in [linear.x, linear.y, linear.z, angular.x, angular.y, angular.z].enumerated()
          {
            numbers[(strut * 6 + place) * stride + index] = number
          }
        }
      }
    }
    return RingTwists(numbers, stride: stride)
  }

  private func respond(
    at poses: [RigidTransform], _ results: UnsafeMutableBufferPointer<Double>, _ outcomes: inout [Int32]
  ) {
    withKernel(for: poses[...]) { functions, frame, numbers, stride in
      functions.twists(frame, numbers, Int32(poses.count), Int32(stride), results.baseAddress, &outcomes)
    }
  }
}

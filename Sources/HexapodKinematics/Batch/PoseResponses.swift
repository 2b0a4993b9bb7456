import CPoseKernel
import RigidMotion

/// How points of the moving ring answer to small changes of the six lengths in many poses.
public struct PoseResponses: Sendable {
  /// Twenty-one columns.
  let metrics: [Double]
  /// Length of a column.
  let stride: Int
  /// Number of poses.
  public let count: Int

  /// Columns of forms that are known already.
  package init(_ forms: [QuadraticForm]) {
    let stride = PoseColumns.stride(of: forms.count)
    var columns = [Double](repeating: 0, count: 21 * stride)
    for (index, form) in forms.enumerated() {
      for place in 0..<21 { columns[place * stride + index] = form.packed[place] }
    }
    self.init(metrics: columns, stride: stride, count: forms.count)
  }

  init(metrics: [Double], stride: Int, count: Int) {
    (self.metrics, self.stride, self.count) = (metrics, stride, count)
  }

  /// The points' summed squared displacement in one pose as a quadratic form of the length changes, mm²; nothing in a singular
  /// pose.
  public func metric(_ index: Int) -> QuadraticForm {
    var place = index - stride
    return QuadraticForm { _, _ in
      place += stride
      return metrics[place]
    }
  }

  /// The columns of ``metric(_:)``, each in the first six lanes; the others are 0.
  package func columns(_ index: Int) -> InlineArray<6, SIMD8<Double>> {
    var columns = InlineArray<6, SIMD8<Double>>(repeating: .zero)
    metrics.withUnsafeBufferPointer { metrics in
      var place = index
      for row in 0..<6 {
        for column in 0...row {
          columns[column][row] = metrics[place]
          columns[row][column] = metrics[place]
          place += stride
        }
      }
    }
    return columns
  }
}

extension PoseBatch {
  /// How the points answer in each pose, on the caller's thread.
  public func responses(of points: PointMoments, at poses: [RigidTransform]) -> PoseResponses {
    let stride = PoseColumns.stride(of: poses.count)
    let metrics = [Double](unsafeUninitializedCapacity: 21 * stride) { metrics, count in
      var outcomes = [Int32](repeating: Int32(fixator_unsettled), count: poses.count)
      withUnsafePointer(to: points.raw) { respond($0, poses[...], metrics, &outcomes) }
      if frame == nil { metrics.initialize(repeating: 0) }
      for (index, outcome) in outcomes.enumerated() where outcome != Int32(fixator_settled) {
        let metric = LengthResponse(solver.hexapod, at: poses[index])?.metric(of: points)
        for place in 0..<21 { metrics[place * stride + index] = metric?.packed[place] ?? 0 }
      }
      count = 21 * stride
    }
    return PoseResponses(metrics: metrics, stride: stride, count: poses.count)
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
    withKernel(for: poses) { functions, frame, numbers, stride in
      functions.respond(
        frame, points, numbers, Int32(poses.count), Int32(stride), results.baseAddress, &outcomes)
    }
  }

  /// Calls what answers for poses, which it gets in columns; not where the kernel has no firm ground, nor for no poses.
  func withKernel(
    for poses: ArraySlice<RigidTransform>,
    _ call: (
      PoseKernel.Functions, UnsafePointer<fixator_frame>, _ numbers: UnsafePointer<Double>?, _ stride: Int
    ) -> Void
  ) {
    guard let frame, !poses.isEmpty else { return }
    // Few poses would leave wide vectors empty; the bits are the same.
    let functions = (poses.count > 4 ? kernel.functions : nil) ?? .portable
    let stride = PoseColumns.stride(of: poses.count)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 7 * stride) { numbers in
      PoseColumns.write(poses, to: numbers)
      withUnsafePointer(to: frame) { call(functions, $0, UnsafePointer(numbers.baseAddress), stride) }
    }
  }
}

import CPoseKernel
import RigidMotion

/// Forward kinematics of many sets of six lengths for one frame.
///
/// Sets are solved many at a time, one in each lane of the processor's vectors (see the README of this folder). What the
/// kernel cannot settle (a pose not reached in a few steps, near a singularity, on its far side, or that does not exist)
/// goes to the careful ``PoseSolver``, so that outcomes are the careful solver's.
///
/// Every result depends on its own six lengths and start alone: it is the same, to the bit, whatever else is in the batch,
/// however it is divided, and whichever ``PoseKernel`` runs.
public struct PoseBatch: Sendable {
  /// The solver that has the last word.
  public let solver: PoseSolver
  /// What the kernel leaves undone goes to this one.
  private let fallback: PoseSolver
  /// The instruction set in use.
  public let kernel: PoseKernel
  /// Whether results carry their stiffness; it takes about as long as the pose.
  public let measuresStiffness: Bool
  private let function: PoseKernel.Function?
  let frame: fixator_frame?

  /// A batch for a frame.
  ///
  /// - Parameters:
  ///   - namingCulprits: whether lengths that fit no pose are searched for the one that is likeliest to be wrong.
  ///   - kernel: one of ``PoseKernel/available``; another one leaves all work to the careful solver.
  public init(
    _ hexapod: Hexapod, measuringStiffness: Bool = true, namingCulprits: Bool = true,
    kernel: PoseKernel = .best
  ) {
    solver = PoseSolver(hexapod)
    fallback = namingCulprits ? solver : solver.withoutCulprit
    self.kernel = kernel
    measuresStiffness = measuringStiffness
    function = kernel.functions?.solve
    frame = PoseBatch.frame(hexapod, base: solver.defaultStart)
  }

  /// Solves `lengths[i]` into `poses[i]`, on the caller's thread, without allocation unless a set needs the careful solver.
  ///
  /// - Parameters:
  ///   - lengths: six strut lengths each, joint to joint; one that is not positive and finite fits no pose.
  ///   - starts: where each search begins: one pose for all, as many as there are lengths, or nil for neutral.
  ///   - poses: room for as many results; need not be initialized.
  public func solve(
    _ lengths: UnsafeBufferPointer<StrutLengths>, from starts: UnsafeBufferPointer<RigidTransform>? = nil,
    into poses: UnsafeMutableBufferPointer<BatchPose>
  ) {
    precondition(poses.count >= lengths.count, "no room for the results")
    guard let starts else { return solve(lengths, base: frame, into: poses) }
    if starts.count == 1 {
      let base = PoseBatch.frame(solver.hexapod, base: starts[0])
      return solve(lengths, base: base, from: starts[0], into: poses)
    }
    solve(lengths, fromEach: starts, into: poses)
  }

  /// The same, each search from a start of its own: a single one too, which as the start of all is reckoned from otherwise and gives
  /// other last digits.
  public func solve(
    _ lengths: UnsafeBufferPointer<StrutLengths>, fromEach starts: UnsafeBufferPointer<RigidTransform>,
    into poses: UnsafeMutableBufferPointer<BatchPose>
  ) {
    precondition(starts.count == lengths.count, "as many starts as lengths, or one")
    precondition(poses.count >= lengths.count, "no room for the results")
    solve(lengths, base: frame, fromEach: starts, into: poses)
  }

  /// The same with arrays.
  public func solve(_ lengths: [StrutLengths], from starts: [RigidTransform]? = nil) -> [BatchPose] {
    [BatchPose](unsafeUninitializedCapacity: lengths.count) { poses, count in
      lengths.withUnsafeBufferPointer { lengths in
        if let starts {
          starts.withUnsafeBufferPointer { solve(lengths, from: $0, into: poses) }
        } else {
          solve(lengths, into: poses)
        }
      }
      count = lengths.count
    }
  }

  /// Nil where the kernel has no firm ground: the frame is singular in `base`, or beyond a singularity.
  private static func frame(_ hexapod: Hexapod, base: RigidTransform) -> fixator_frame? {
    let sign = base == hexapod.neutral ? hexapod.neutralSign : hexapod.jacobian(at: base).determinantSign
    guard sign != 0, hexapod.neutralSign == 0 || sign == hexapod.neutralSign else { return nil }
    return fixator_frame(hexapod, base: base)
  }

  private func solve(
    _ lengths: UnsafeBufferPointer<StrutLengths>, base: fixator_frame?, from start: RigidTransform? = nil,
    fromEach each: UnsafeBufferPointer<RigidTransform>? = nil,
    into poses: UnsafeMutableBufferPointer<BatchPose>
  ) {
    func careful(_ index: Int) {
      var found = BatchPose(fallback.solve(lengths[index], from: each?[index] ?? start))
      if !measuresStiffness { found.raw.stiffness = .nan }
      poses.initializeElement(at: index, to: found)
    }
    guard let base, let function else {
      for index in lengths.indices { careful(index) }
      return
    }
    let block = Int(FIXATOR_KERNEL_BLOCK)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: each == nil ? 0 : 7 * block) { numbers in
      for first in stride(from: 0, to: lengths.count, by: block) {
        let count = min(block, lengths.count - first)
        if let each {
          for index in 0..<count { PoseBatch.write(each[first + index], to: numbers, at: 7 * index) }
        }
        call(
          function, base, UnsafeBufferPointer(rebasing: lengths[first..<first + count]),
          each == nil ? nil : numbers.baseAddress,
          UnsafeMutableBufferPointer(rebasing: poses[first..<first + count]))
        for index in first..<first + count {
          if poses[index].raw.outcome == Int32(fixator_unsettled) {
            careful(index)
          } else if poses[index].raw.stiffness < 0 {
            poses[index].raw.stiffness =
              measuresStiffness ? solver.hexapod.stiffness(at: poses[index].pose) : .nan
          }
        }
      }
    }
  }

  private func call(
    _ function: PoseKernel.Function, _ base: fixator_frame, _ lengths: UnsafeBufferPointer<StrutLengths>,
    _ starts: UnsafePointer<Double>?, _ poses: UnsafeMutableBufferPointer<BatchPose>
  ) {
    lengths.withMemoryRebound(to: Double.self) { numbers in
      poses.withMemoryRebound(to: fixator_pose.self) { poses in
        withUnsafePointer(to: base) { base in
          function(
            base, numbers.baseAddress, starts, Int32(lengths.count), measuresStiffness ? 1 : 0,
            poses.baseAddress)
        }
      }
    }
  }

  static func write(
    _ pose: RigidTransform, to numbers: UnsafeMutableBufferPointer<Double>, at place: Int
  ) {
    let (t, q) = (pose.translation, pose.rotation)
    numbers[place] = t.x
    numbers[place + 1] = t.y
    numbers[place + 2] = t.z
    numbers[place + 3] = q.w
    numbers[place + 4] = q.v.x
    numbers[place + 5] = q.v.y
    numbers[place + 6] = q.v.z
  }
}

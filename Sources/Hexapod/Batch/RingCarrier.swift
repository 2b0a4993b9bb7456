import CPoseKernel
import RigidMotion

/// Where the poses of something that a ring is fixed to carry it, and its strut lengths there, many at a time.
///
/// The results are those of ``RigidTransform`` and ``Hexapod/strutLengths(at:)``, to the bit.
public struct RingCarrier: Sendable {
  private let mount: fixator_mount
  private let function: PoseKernel.CarryFunction

  /// The ring's pose is `before * pose * after`.
  public init(
    _ hexapod: Hexapod, before: RigidTransform, after: RigidTransform, kernel: PoseKernel = .best
  ) {
    var mount = fixator_mount()
    withUnsafeMutableBytes(of: &mount.reference) { $0.write(hexapod.referenceJoints) }
    withUnsafeMutableBytes(of: &mount.moving) { $0.write(hexapod.movingJoints) }
    withUnsafeMutableBytes(of: &mount.before) { PoseBatch.write(before, to: $0.bindMemory(to: Double.self), at: 0) }
    withUnsafeMutableBytes(of: &mount.after) { PoseBatch.write(after, to: $0.bindMemory(to: Double.self), at: 0) }
    self.mount = mount
    function = kernel.carryFunction ?? fixator_carry_portable
  }

  /// Calls `body` for each pose in order with the ring's pose and lengths.
  public func forEach(
    _ poses: [RigidTransform], _ body: (_ index: Int, _ ring: RigidTransform, _ lengths: StrutLengths) -> Void
  ) {
    let block = Int(FIXATOR_KERNEL_BLOCK)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 20 * min(block, poses.count)) { numbers in
      for first in stride(from: 0, to: poses.count, by: block) {
        let count = min(block, poses.count - first)
        for index in 0..<count { PoseBatch.write(poses[first + index], to: numbers, at: 7 * index) }
        let (rings, lengths) = (7 * count, 14 * count)
        withUnsafePointer(to: mount) { mount in
          let start = numbers.baseAddress
          function(mount, start, Int32(count), start.map { $0 + rings }, start.map { $0 + lengths })
        }
        for index in 0..<count {
          let (p, l) = (rings + 7 * index, lengths + 6 * index)
          let ring = RigidTransform(
            rotation: Rotation(w: numbers[p + 3], v: Vector3(numbers[p + 4], numbers[p + 5], numbers[p + 6])),
            translation: Vector3(numbers[p], numbers[p + 1], numbers[p + 2]))
          body(first + index, ring, PerStrut { numbers[l + $0] })
        }
      }
    }
  }
}

extension UnsafeMutableRawBufferPointer {
  fileprivate func write(_ joints: PerStrut<Vector3>) {
    let numbers = bindMemory(to: Double.self)
    for strut in 0..<6 {
      for axis in 0..<3 { numbers[3 * strut + axis] = joints[strut][axis] }
    }
  }
}

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
    withUnsafeMutableBytes(of: &mount.before) {
      PoseBatch.write(before, to: $0.bindMemory(to: Double.self), at: 0)
    }
    withUnsafeMutableBytes(of: &mount.after) {
      PoseBatch.write(after, to: $0.bindMemory(to: Double.self), at: 0)
    }
    self.mount = mount
    function = kernel.functions?.carry ?? fixator_carry_portable
  }

  /// Calls `body` for each pose in order with the ring's pose and lengths.
  public func forEach(
    _ poses: [RigidTransform], _ body: (_ index: Int, _ ring: RigidTransform, _ lengths: StrutLengths) -> Void
  ) {
    guard !poses.isEmpty else { return }
    let (count, stride) = (poses.count, PoseColumns.stride(of: poses.count))
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 20 * stride) { numbers in
      PoseColumns.write(poses, to: numbers)
      let rings = UnsafeMutableBufferPointer(rebasing: numbers[(7 * stride)...])
      withUnsafePointer(to: mount) {
        function($0, numbers.baseAddress, Int32(count), Int32(stride), rings.baseAddress)
      }
      for index in 0..<count {
        func number(_ column: Int) -> Double { rings[column * stride + index] }
        let ring = RigidTransform(
          rotation: Rotation(w: number(3), v: Vector3(number(4), number(5), number(6))),
          translation: Vector3(number(0), number(1), number(2)))
        body(index, ring, StrutLengths { number(7 + $0) })
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

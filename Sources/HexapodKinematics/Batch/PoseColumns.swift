import CPoseKernel
import RigidMotion

/// Poses as the kernel takes many at a time: seven columns, translation and quaternion (w, x, y, z).
struct PoseColumns {
  private static let lanes = Int(FIXATOR_KERNEL_LANES)

  /// Room for a column of so many numbers, in whole vectors.
  static func stride(of count: Int) -> Int { (count + lanes - 1) / lanes * lanes }

  /// Writes poses, at least one, into the first seven columns; places behind the last repeat it.
  static func write(
    _ poses: some RandomAccessCollection<RigidTransform>, to numbers: UnsafeMutableBufferPointer<Double>
  ) {
    let stride = stride(of: poses.count)
    precondition(numbers.count >= 7 * stride, "no room for the poses")
    var place = 0
    for pose in poses {
      write(pose, to: numbers, stride, place)
      place += 1
    }
    guard let last = poses.last else { return }
    for place in place..<stride { write(last, to: numbers, stride, place) }
  }

  private static func write(
    _ pose: RigidTransform, to numbers: UnsafeMutableBufferPointer<Double>, _ stride: Int, _ place: Int
  ) {
    let (t, q) = (pose.translation, pose.rotation)
    numbers[place] = t.x
    numbers[stride + place] = t.y
    numbers[2 * stride + place] = t.z
    numbers[3 * stride + place] = q.w
    numbers[4 * stride + place] = q.v.x
    numbers[5 * stride + place] = q.v.y
    numbers[6 * stride + place] = q.v.z
  }
}

import RigidMotion

/// Where the search for a frame is: its numbers, and the poses of the distal ring that nobody knows, seen from the proximal one.
struct FramePoint: Sendable {
  var numbers: [Double]
  var poses: [RigidTransform]
}

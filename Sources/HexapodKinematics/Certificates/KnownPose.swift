import RigidMotion

/// A pose and a box about it of which everything is known: exactly one pose in it has the exact lengths, and what is in it
/// within lengths and cones is on neutral's side of every singularity.
struct KnownPose {
  /// The box, in turns after the pose's own rotation.
  let box: PoseBox

  /// How far from regular equations may be: 1 is where they need not be; what is left is for the rounding of the determinant's sign,
  /// which elimination takes from a matrix as near to the true one as its rounding.
  private static let regular = 0.9
  /// Sizes of the box that are tried, in mean radii.
  private static let sizes = [0.12, 0.08, 0.05, 0.03, 0.015, 0]

  /// Nil when this cannot be shown of any box.
  ///
  /// - Parameters:
  ///   - frame: with the lengths that are possible.
  ///   - exact: with the exact ones.
  ///   - translation: of the pose; its rotation is the base of both frames.
  ///   - reach: of what is possible about it.
  init?(
    _ frame: CertifiedFrame, _ exact: CertifiedFrame, _ translation: Vector3, reach: InlineArray<6, Double>
  ) {
    let radius = frame.meanRadius
    func around(_ size: Double) -> PoseBox {
      let (t, r) = (Interval(-size * radius, size * radius), Interval(-size / 2, size / 2))
      return PoseBox(IntervalVector(translation) + IntervalVector(t, t, t), IntervalVector(r, r, r))
    }
    // So near the pose that its joints are within the cones' tolerance.
    let pose = around(1e-8)
    let equations = BoxEquations(of: pose, exact)
    guard let solved = Preconditioned(equations), solved.distance < KnownPose.regular,
      solved.mapsIntoItself(InlineArray { pose[$0] - Interval(equations.middle[$0]) })
    else { return nil }
    let search = CertificateSearch(frame, known: nil, budget: 0)
    for size in KnownPose.sizes {
      var box = around(size)
      for index in 0..<6 { box[index] = box[index] + Interval(-1.5 * reach[index], 1.5 * reach[index]) }
      // What the box has of poses within lengths and cones.
      var possible = box
      guard search.narrow(&possible, times: 10), pose.isInside(possible),
        let solved = Preconditioned(BoxEquations(anywhereIn: possible, frame)),
        solved.distance < KnownPose.regular, solved.sign == frame.neutralSign
      else { continue }
      self.box = box
      return
    }
    return nil
  }
}

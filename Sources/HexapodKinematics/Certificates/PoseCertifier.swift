import RigidMotion

/// Proves of lengths of a frame's struts that they allow one pose only; see ``PoseCertificate``.
///
/// The same numbers give the same certificate on every machine.
public struct PoseCertifier: Sendable {
  /// The frame.
  public let hexapod: Hexapod
  /// How far its struts may lean.
  public let cones: JointCones
  /// By how much each length may differ from what is given: half a step.
  public let play: PerStrut<Double>
  /// The lengths, mm, that what may be on each strut goes through; none where nothing is known of it.
  public let ranges: PerStrut<[ClosedRange<Double>]>
  /// Boxes looked at for a certificate at most.
  public static let budget = 20_000

  /// A certifier for a frame.
  public init(
    _ hexapod: Hexapod, _ cones: JointCones, play: PerStrut<Double>,
    ranges: PerStrut<[ClosedRange<Double>]> = PerStrut(repeating: [])
  ) {
    (self.hexapod, self.cones, self.play, self.ranges) = (hexapod, cones, play, ranges)
  }

  /// The certificate of lengths whose pose is searched from neutral.
  public func certificate(of lengths: StrutLengths) -> PoseCertificate {
    certificate(of: lengths, PoseSolver(hexapod).solve(lengths))
  }

  /// The certificate of lengths whose pose was searched.
  public func certificate(of lengths: StrutLengths, _ solution: PoseSolution) -> PoseCertificate {
    solution.isFound
      ? certificate(of: lengths, pose: solution.pose)
      : PoseCertificate(obstacle: .notFound(solution.outcome.kind), boxes: 0)
  }

  /// The certificate of lengths whose pose was found.
  public func certificate(of lengths: StrutLengths, pose: RigidTransform) -> PoseCertificate {
    guard hexapod.neutral != nil else { return PoseCertificate(obstacle: .noNeutral, boxes: 0) }
    if let obstacle = outOfRange(lengths) { return PoseCertificate(obstacle: obstacle, boxes: 0) }
    if let leaning = cones.violation(in: pose, of: hexapod) {
      return PoseCertificate(obstacle: .leaning(leaning), boxes: 0)
    }
    var boxes = 0
    let obstacle = search(lengths, pose, &boxes)
    guard let obstacle, obstacle != .outOfReach else {
      return PoseCertificate(obstacle: obstacle, boxes: boxes)
    }
    let others = otherPoses(lengths, pose)
    return PoseCertificate(obstacle: others.isEmpty ? obstacle : .otherPoses(others), boxes: boxes)
  }

  /// The first strut that cannot have its length, to half a step.
  private func outOfRange(_ lengths: StrutLengths) -> PoseCertificate.Obstacle? {
    for strut in StrutNumber.allCases where !ranges[strut].isEmpty {
      let (length, play) = (lengths[strut], play[strut])
      guard
        ranges[strut].contains(where: { length >= $0.lowerBound - play && length <= $0.upperBound + play })
      else { return .strutOutOfRange(strut, length: length, ranges: ranges[strut]) }
    }
    return nil
  }

  /// What is in the way of a certificate; nil when all is proven.
  private func search(_ lengths: StrutLengths, _ pose: RigidTransform, _ boxes: inout Int) -> PoseCertificate
    .Obstacle?
  {
    guard play.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return .outOfReach }
    let sharp = lengths.values.mapped { Interval($0) }
    let wide = PerStrut {
      Interval(Interval.down(lengths[$0] - play[$0]), Interval.up(lengths[$0] + play[$0]))
    }
    guard let frame = CertifiedFrame(hexapod, cones, lengths: wide, base: pose.rotation),
      let exact = CertifiedFrame(hexapod, cones, lengths: sharp, base: pose.rotation)
    else { return .outOfReach }
    let known = KnownPose(frame, exact, pose.translation, reach: reach(pose))
    guard let known else { return .nearSingular }
    for halfTurn in HalfTurn.allCases {
      guard
        let chart = CertifiedFrame(
          hexapod, cones, lengths: wide, base: pose.rotation, flip: halfTurn.signs)
      else { return .outOfReach }
      // No translation is left: no rotation has a pose.
      guard let translations = chart.translations else { continue }
      let turns = Interval(-1, 1)
      var search = CertificateSearch(
        chart, known: halfTurn == .none ? known.box : nil, budget: PoseCertifier.budget - boxes)
      let isComplete = search.run(from: PoseBox(translations, IntervalVector(turns, turns, turns)))
      boxes += search.boxes
      if !isComplete { return .undecided }
    }
    return nil
  }

  /// What half a step of all lengths together moves a pose by at most, to first order: translation, and Rodrigues vector.
  private func reach(_ pose: RigidTransform) -> InlineArray<6, Double> {
    var sums = InlineArray<6, Double>(repeating: 0)
    guard let inverse = hexapod.jacobian(at: pose).entries.inverted()?.inverse else { return sums }
    for row in 0..<6 {
      for column in 0..<6 { sums[row] += abs(inverse[row, column]) * play[column] }
      if row >= 3 { sums[row] /= 2 * hexapod.meanRadius }
    }
    return sums
  }

  /// Every other pose of these lengths that is within all cones, as far as ``AllPoses`` finds them.
  private func otherPoses(_ lengths: StrutLengths, _ pose: RigidTransform) -> [RigidTransform] {
    let all = AllPoses(hexapod)
    return all.solve(lengths).modes.map(\.pose).filter {
      all.distance($0, pose) > 1e-6 * hexapod.meanRadius && cones.violation(in: $0, of: hexapod) == nil
    }
  }
}

/// The four cubes of Rodrigues vectors, about the identity and half a turn about each axis, that hold all rotations: of the four parts of a
/// unit quaternion the largest has its cube.
private enum HalfTurn: CaseIterable {
  case none, x, y, z

  /// Of the diagonal of its matrix.
  var signs: Vector3 {
    switch self {
    case .none: Vector3(1, 1, 1)
    case .x: Vector3(1, -1, -1)
    case .y: Vector3(-1, 1, -1)
    case .z: Vector3(-1, -1, 1)
    }
  }
}

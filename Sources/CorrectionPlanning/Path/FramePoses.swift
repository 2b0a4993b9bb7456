import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension MountedFrame {
  /// The frame of a case as it sits on the limb: the way from inputs to poses of MODEL section 5.
  ///
  /// - Throws: ``PlanningError`` when the rings make no usable frame, the struts as read fit no pose, the level states what is
  ///   ``Unplanned``, or what no case file could (``TreatedLevel/invalidValues``).
  public convenience init(_ level: TreatedLevel) throws(PlanningError) {
    try level.refuseInvalidValues()
    try self.init(unchecked: level)
  }

  /// The same of a level whose values were held against their ranges before, or are a supposition.
  package convenience init(unchecked level: TreatedLevel) throws(PlanningError) {
    if let unplanned = level.unplanned { throw PlanningError(unplanned) }
    let limb = level.limb
    let fragmentFromReference = level.mounting.fragmentFromRing(limb.side)
    let deformity = level.deformity.referenceFromMoving(limb, level.convention)
    switch level.mode {
    case .chronic(let height):
      let neutral = level.neutralPose(height: height)
      self.init(
        try MountedFrame.hexapod(level, neutral), fragmentFromReferenceRing: fragmentFromReference,
        fragmentFromMovingRing: fragmentFromReference * neutral)
    case .residual(let readings):
      let (hexapod, start) = try MountedFrame.asRead(level, readings)
      self.init(
        hexapod, fragmentFromReferenceRing: fragmentFromReference,
        fragmentFromMovingRing: deformity.inverse * fragmentFromReference * start)
    case .ringsFirst(let moving, _):
      let fragmentFromMoving = moving.fragmentFromRing(limb.side)
      let corrected = fragmentFromReference.inverse * fragmentFromMoving
      let height = corrected.translation.z * limb.movingSign
      guard height > 0 else {
        throw PlanningError(
          .frameUnusable, key: CaseKey(.frame, .movingMounting),
          "in the corrected limb the moving ring would lie \(limb.reference == .proximal ? "proximal" : "distal") to the "
            + "reference ring; \(MountedFrame.likelyOffset(level, moving) ?? "check the axial offsets of both mountings")"
        )
      }
      let neutral = level.neutralPose(height: height)
      self.init(
        try MountedFrame.hexapod(level, neutral), fragmentFromReferenceRing: fragmentFromReference,
        fragmentFromMovingRing: fragmentFromMoving)
    }
  }

  /// The axial offset that was likely meant the other way, of rings that would lie in the wrong order; nil where neither alone puts both
  /// on their own fragments' sides of the cut.
  private static func likelyOffset(_ level: TreatedLevel, _ moving: Mounting) -> String? {
    let parameter = MountingParameter.axialOffset
    let (own, other, cut) = (
      level.mounting[parameter], moving[parameter], level.junction.place(level.limb.side).translation.z
    )
    func stands(_ own: Double, _ other: Double) -> Bool {
      level.limb.movingSign * (own - cut) < 0 && level.limb.movingSign * (other - cut) > 0
    }
    func words(_ key: CaseKey, _ value: Double) -> String {
      "\(key) was likely meant to be \(shortest(abs(value), decimals: 4)) "
        + parameter.directions.word(of: -value).rawValue
    }
    if stands(-own, other) { return words(parameter.key, own) }
    return stands(own, -other) ? words(parameter.movingKey, other) : nil
  }

  private static func hexapod(
    _ level: TreatedLevel, _ neutral: RigidTransform
  ) throws(PlanningError) -> Hexapod {
    do {
      return try Hexapod(
        reference: level.referenceRing, moving: level.movingRing, neutral: neutral)
    } catch {
      throw PlanningError(.frameUnusable, key: .top(.frame), error.words)
    }
  }

  /// The pose that the readings of residual mode mean, with the hexapod whose neutral pose has the same mean length.
  private static func asRead(
    _ level: TreatedLevel, _ readings: StrutReadings
  ) throws(PlanningError) -> (Hexapod, RigidTransform) {
    let key = CaseKey(.frame, .strutsNow)
    guard case .given(let struts) = level.struts.fixedOffsets else {
      throw PlanningError(
        .frameUnusable, key: CaseKey(.frame, .struts), "residual mode needs struts whose scale is known")
    }
    let lengths = struts.lengths(of: readings)
    guard
      let neutral = Hexapod.neutralPose(
        reference: level.referenceRing, moving: level.movingRing, lengths: lengths,
        side: level.limb.movingSign, stance: level.neutralPose(height: 0))
    else {
      throw PlanningError(.strutsFitNoPose, key: key, "struts this short reach no pose with the rings apart")
    }
    let hexapod = try hexapod(level, neutral)
    let solution = PoseSolver(hexapod).solve(lengths)
    switch solution.outcome {
    case .found: return (hexapod, solution.pose)
    case .noSuchPose(let culprit):
      let suspect = culprit.map { "; the reading of strut \($0 + 1) is the likeliest to be wrong" } ?? ""
      throw PlanningError(.strutsFitNoPose, key: key, "no pose of the frame has these six lengths\(suspect)")
    case .beyondSingularity:
      throw PlanningError(
        .strutsFitNoPose, key: key,
        "the only pose found for these lengths lies beyond a singular pose; read the struts again")
    case .singular(let motion):
      throw PlanningError(
        .strutsFitNoPose, key: key, "with these lengths the frame is singular: free motion \(motion.words)")
    case .notConverged:
      throw PlanningError(
        .strutsFitNoPose, key: key, "no pose was found for these lengths; read the struts again")
    }
  }
}

extension TreatedLevel {
  /// The moving ring's pose in the reference ring's frame in neutral.
  ///
  /// - Parameter height: of the moving ring's centre above the reference ring's plane, on the moving ring's side, mm.
  fileprivate func neutralPose(height: Double) -> RigidTransform {
    neutral == .inLine
      ? Hexapod.neutralPose(height: height, side: limb.movingSign) : neutral.ringPose(height: height, limb)
  }
}

extension StrutChoice {
  /// Struts whose reading offsets are known: the given ones; or, where the planner chooses, the first class for all, when
  /// every class has the same offset.
  fileprivate var fixedOffsets: StrutChoice {
    guard case .automatic(let classes) = self, let first = classes.first,
      classes.allSatisfy({ $0.readingOffset == first.readingOffset })
    else { return self }
    return .given(PerStrut(repeating: first))
  }
}

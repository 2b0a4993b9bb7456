import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The whole chain from true inputs to where each level, the limb and the faces of a defect end, for the plan of two levels that is
/// followed to the letter (MODEL sections 11 and 12).
///
/// Each level is what ``EndModel`` has of it. What they share are the middle ring, whose true place on the middle fragment follows from
/// the true inputs of the level that states it, and the middle fragment.
package struct LimbEndModel: StudiedModel {
  package let plan: TreatmentPlan
  package let inputs: [UncertainInput]
  package let spread: InputSpread
  let places: [[LimbInputs.Member]]
  let levels: [EndModel]
  let pair: LevelPair
  /// `C`, and how far the limb of day 0 is too short, as stated.
  let middle: MiddleFragment
  let shortness: Double
  let side: Side
  /// Of the six numbers of the limb.
  let limb: Limb
  let convention: RotationConvention
  /// The level with the defect, and its faces; nil without one.
  let docking: (level: Int, faces: DockingFaces)?

  /// Outputs of a level, and of the limb; those of the faces stand behind.
  package static let (ofLevel, ofLimb, ofFaces) = (7, 6, 5)

  /// Seven of each level, six of the limb, and of a defect gap, two offsets, offset and angle.
  package var outputCount: Int {
    2 * LimbEndModel.ofLevel + LimbEndModel.ofLimb + (docking == nil ? 0 : LimbEndModel.ofFaces)
  }

  /// - Throws: ``PlanningError`` when the planned readings themselves reach no pose, and for a plan of one level.
  package init(_ plan: TreatmentPlan, _ inputs: LimbInputs) throws(PlanningError) {
    try self.init(
      plan, inputs.inputs, inputs.places, InputSpread(inputs.inputs, inputs.covariance))
  }

  private init(
    _ plan: TreatmentPlan, _ inputs: [UncertainInput], _ places: [[LimbInputs.Member]], _ spread: InputSpread
  ) throws(PlanningError) {
    guard plan.levels.count == 2, let middle = plan.treatment.levels.middles.first else {
      throw PlanningError(
        .notPlannedYet, about: .treatment,
        "this case has \(plan.levels.count) levels, and here plans of two are followed")
    }
    (self.plan, self.inputs, self.places, self.spread) = (plan, inputs, places, spread)
    var levels: [EndModel] = []
    for (level, members) in zip(plan.levels, places) {
      let own = members.map {
        UncertainInput(
          key: inputs[$0.input].key, place: $0.place, standardDeviation: spread.deviations[$0.input])
      }
      levels.append(try EndModel(level, own))
    }
    self.levels = levels
    pair = LevelPair(plan.levels.map(\.level), plan.treatment.motion)
    (self.middle, side) = (middle, plan.treatment.common.side)
    limb = Limb(side: side, reference: .proximal)
    convention = plan.levels[1].level.convention
    switch plan.treatment.motion {
    case .independent: (shortness, docking) = (0, nil)
    case .transport(let transport):
      let defect = transport.defectLevel.index
      (shortness, docking) = (transport.shortness, (defect, DockingFaces(plan.levels[defect].level)))
    }
  }

  package func spreading(_ spread: InputSpread) throws(PlanningError) -> LimbEndModel {
    let inputs = zip(inputs, spread.deviations).map { $0.spreading($1) }
    return try LimbEndModel(plan, inputs, places, spread)
  }

  package func evaluate(
    _ scores: UnsafeBufferPointer<Double>, count: Int, into outputs: UnsafeMutableBufferPointer<Double>
  ) {
    write(withMixed(scores, count) { self.draws($0, count) }, count, to: outputs)
  }

  package func known(_ scores: UnsafeBufferPointer<Double>, count: Int) -> [DrawnLevel] {
    // Of scores that are mixed one goes into many inputs.
    spread.mixing == nil ? levels.indices.map { drawn($0, scores, count) } : []
  }

  package func evaluate(
    _ scores: UnsafeBufferPointer<Double>, count: Int, changing input: Int, of known: [DrawnLevel],
    into outputs: UnsafeMutableBufferPointer<Double>
  ) {
    guard !known.isEmpty else { return evaluate(scores, count: count, into: outputs) }
    write(draws(scores, count, changing: input, of: known), count, to: outputs)
  }

  private func write(_ draws: LimbDraws, _ count: Int, to outputs: UnsafeMutableBufferPointer<Double>) {
    for index in 0..<outputCount * count { outputs[index] = .nan }
    for n in 0..<count {
      let ends = levels.indices.map {
        levels[$0].fragmentPose(draws.levels[$0], n, draws.starts[$0][n], draws.ends[$0][n])
      }
      for (index, pose) in ends.enumerated() {
        guard let pose else { continue }
        let (level, first) = (levels[index].plan.level, LimbEndModel.ofLevel * index)
        outputs[(first + 6) * count + n] = levels[index].displacement(pose)
        outputs.write(
          Deformity(referenceFromMoving: pose, level.limb, level.convention), from: first, n, count)
      }
      if let docking, let pose = ends[docking.level] {
        let (state, first) = (docking.faces.docking(pose), 2 * LimbEndModel.ofLevel + LimbEndModel.ofLimb)
        for (index, number) in [
          state.gap, state.apOffset, state.lateralOffset, state.offset, state.angle,
        ].enumerated() {
          outputs[(first + index) * count + n] = number
        }
      }
      guard let one = ends[0], let other = ends[1] else { continue }
      let left = pair.remaining(
        (one, draws.levels[0].fragments[n]), (other, draws.levels[1].fragments[n]), middle: draws.middles[n],
        shortness: draws.shortness[n])
      guard !left.translation.x.isNaN else { continue }
      outputs.write(
        Deformity(referenceFromMoving: left, limb, convention), from: 2 * LimbEndModel.ofLevel, n, count)
    }
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// The six numbers of a sample, in the order of the outputs; nothing without them.
  fileprivate func write(_ deformity: Deformity?, from first: Int, _ n: Int, _ count: Int) {
    guard let deformity else { return }
    for (index, parameter) in DeformityParameter.allCases.enumerated() {
      self[(first + index) * count + n] = deformity[parameter]
    }
  }
}

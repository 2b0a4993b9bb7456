import CorrectionPlanning
import RigidMotion
import TreatmentModel

extension LimbEndModel {
  /// What the outputs are meant to be, are by the stated inputs, and how they change with each: the derivative of exactly the map that
  /// is sampled.
  ///
  /// - Throws: ``PlanningError`` where it has none: a singular pose, or angles that the convention cannot say.
  package func numbers() throws(PlanningError) -> [StudiedNumber] {
    var stated = [Double](repeating: .nan, count: outputCount)
    let none = inputs.map { _ in 0.0 }
    none.withUnsafeBufferPointer { scores in
      stated.withUnsafeMutableBufferPointer { evaluate(scores, count: 1, into: $0) }
    }
    let targets = try targets()
    let rates = try rates(at: stated)
    return outputs.enumerated().map { output, number in
      StudiedNumber(
        number, target: targets[output], stated: stated[output],
        rates: number.isSmooth ? rates.map { $0[output] } : nil)
    }
  }

  /// In their order.
  package var outputs: [EndNumber] {
    EndNumber.all + EndNumber.all + DeformityParameter.allCases.map { .remaining($0) }
      + (docking == nil ? [] : [.gap, .apOffset, .lateralOffset, .offset, .faceAngle])
  }

  /// What the plan means to leave.
  private func targets() throws(PlanningError) -> [Double] {
    let ends = levels.map(\.target)
    var targets: [Double] = []
    for level in levels {
      targets += DeformityParameter.allCases.map { level.plan.level.target[$0] } + [0]
    }
    let starts = levels.map { level in
      let own = level.plan.level
      return own.deformity.referenceFromMoving(own.limb, own.convention)
    }
    let left = pair.remaining(
      (ends[0], starts[0]), (ends[1], starts[1]), middle: middle.proximalFromDistal(side),
      shortness: shortness)
    guard let limb = Deformity(referenceFromMoving: left, limb, convention) else { throw noAngles }
    targets += DeformityParameter.allCases.map { limb[$0] }
    if let docking {
      let state = docking.faces.docking(ends[docking.level])
      targets += [state.gap, state.apOffset, state.lateralOffset, state.offset, state.angle]
    }
    return targets
  }

  /// How the outputs change with each input, per radian or millimetre; of those that are not smooth there stands 0.
  private func rates(at stated: [Double]) throws(PlanningError) -> [[Double]] {
    func deformity(_ first: Int) -> Deformity {
      var deformity = Deformity()
      for (index, parameter) in DeformityParameter.allCases.enumerated() {
        deformity[parameter] = stated[first + index]
      }
      return deformity
    }
    guard !stated.contains(where: \.isNaN) else { throw noAngles }
    let (limbStated, levelStated) = (
      deformity(2 * LimbEndModel.ofLevel), [deformity(0), deformity(LimbEndModel.ofLevel)]
    )
    var all: [[Double]] = []
    for (index, input) in inputs.enumerated() {
      var numbers: [LevelNumbers<TransformRate>] = []
      for (level, members) in zip(levels, places) {
        numbers.append(try level.numbers(changing: members.first { $0.input == index }?.place))
      }
      let middle = middle(changing: input.place)
      if let (follower, ring) = pair.follower {
        let place = pair.middleRing(ofFollower: follower, from: numbers[1 - follower], middle: middle)
        switch ring {
        case .reference: numbers[follower].referenceRing = place
        case .moving: numbers[follower].movingRing = place
        }
      }
      var rates: [Double] = []
      var ends: [TransformRate] = []
      for (own, model) in levels.enumerated() {
        let (end, level) = (
          EndModel.end(numbers[own], isRingsFirst: model.isRingsFirst), model.plan.level
        )
        guard let found = levelStated[own].rates(of: end, level.limb, level.convention) else {
          throw noAngles
        }
        rates += DeformityParameter.allCases.map { found[$0] } + [0]
        ends.append(end)
      }
      let left = pair.remaining(
        (ends[0], numbers[0].deformity), (ends[1], numbers[1].deformity), middle: middle,
        shortness: (shortness, input.place == .limbShortness ? 1 : 0))
      guard let found = limbStated.rates(of: left, limb, convention) else { throw noAngles }
      rates += DeformityParameter.allCases.map { found[$0] }
      if let docking {
        let parts = docking.faces.parts(
          ofShift: ends[docking.level].velocity(of: docking.faces.centre))
        rates += [parts.gap, parts.apOffset, parts.lateralOffset, 0, 0]
      }
      all.append(rates)
    }
    return all
  }

  /// `C`, and how it changes with an input.
  private func middle(changing place: UncertainInput.Place) -> TransformRate {
    let value = middle.proximalFromDistal(side)
    let velocity =
      switch place {
      case .middle(.length): Vector3(0, 0, -1)
      case .middle(.ap): Vector3(side.lateralSign, 0, 0)
      case .middle(.lateral): Vector3(0, 1, 0)
      default: Vector3.zero
      }
    return TransformRate(value, velocity: velocity)
  }

  private var noAngles: PlanningError {
    PlanningError(
      .notInConvention, key: CaseKey(.deformity, .convention).at(LevelID(1)),
      "the end of a level or of the limb has no angles in this convention, or no pose")
  }
}

extension EndNumber {
  /// Whether it changes linearly with small errors, so that an end is judged by it.
  var isSmooth: Bool {
    switch self {
    case .remaining, .gap, .apOffset, .lateralOffset: true
    case .worstPoint, .offset, .faceAngle: false
    }
  }
}

import CSensitivityKernel
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The chain many draws at a time, for the film convention and rings as stated.
extension EndModel {
  /// Whether ``evaluateColumns(_:_:_:)`` can do this case.
  package var suitsColumns: Bool {
    plan.level.convention == .film && !leansFar
      && !inputs.contains { if case .ring = $0.place { true } else { false } }
  }

  /// Whether the moving ring leans so far that draws of its tilts may be at a right angle or beyond: the columns' tangents end there.
  private var leansFar: Bool {
    guard case .ringsFirst(let moving, _) = plan.level.mode else { return false }
    return max(abs(moving.apTilt), abs(moving.lateralTilt)) > radians(45)
  }

  package func evaluateColumns(
    _ scores: UnsafeBufferPointer<Double>, _ count: Int, _ outputs: UnsafeMutableBufferPointer<Double>
  ) {
    withColumns(39, count) { room in
      func columns(_ first: Int, _ number: Int) -> UnsafeMutableBufferPointer<Double> {
        UnsafeMutableBufferPointer(rebasing: room[first * count..<(first + number) * count])
      }
      let (deformity, mounting, moving) = (columns(0, 6), columns(6, 6), columns(12, 6))
      fillParameters(scores, count, deformity, mounting, moving)
      let (start, end) = (columns(18, 7), columns(25, 7))
      let errors = strutErrors(scores, count)
      if !isRingsFirst { fillPoses(startLengths, errors, from: startPose, count, start) }
      fillPoses(endLengths, errors, from: endPose, count, end)
      var draws = fixator_draws(
        deformity: deformity.baseAddress, mounting: mounting.baseAddress,
        moving_mounting: moving.baseAddress, start: start.baseAddress, end: end.baseAddress,
        fragment: columns(32, 7).baseAddress, outputs: outputs.baseAddress)
      let limb = plan.level.limb
      pointNumbers.withUnsafeBufferPointer { points in
        intendedNumbers.withUnsafeBufferPointer { intended in
          var chain = fixator_chain(
            lateral: limb.side.lateralSign, moving: limb.movingSign, is_rings_first: isRingsFirst ? 1 : 0,
            point_count: Int32(self.points.count), points: points.baseAddress,
            intended_points: intended.baseAddress)
          kernel.ends(&chain, Int32(count), &draws)
        }
      }
    }
  }

  private func fillParameters(
    _ scores: UnsafeBufferPointer<Double>, _ count: Int, _ deformity: UnsafeMutableBufferPointer<Double>,
    _ mounting: UnsafeMutableBufferPointer<Double>, _ moving: UnsafeMutableBufferPointer<Double>
  ) {
    let input = plan.level
    for (index, parameter) in DeformityParameter.allCases.enumerated() {
      fill(deformity.column(index, count), input.deformity[parameter], scores, .deformity(parameter))
    }
    fillHinge(scores, count, deformity)
    for (index, parameter) in MountingParameter.allCases.enumerated() {
      fill(mounting.column(index, count), input.mounting[parameter], scores, .mounting(parameter))
      if case .ringsFirst(let other, _) = input.mode {
        fill(moving.column(index, count), other[parameter], scores, .movingMounting(parameter))
      }
    }
  }

  /// What the joint's true axis adds to the translations.
  private func fillHinge(
    _ scores: UnsafeBufferPointer<Double>, _ count: Int, _ deformity: UnsafeMutableBufferPointer<Double>
  ) {
    let parameters = DeformityParameter.allCases
    for (index, input) in inputs.enumerated() {
      guard case .hinge(let place) = input.place else { continue }
      for (parameter, rate) in plan.level.translations(perHinge: place) {
        guard let row = parameters.firstIndex(of: parameter) else { continue }
        let column = deformity.column(row, count)
        for n in 0..<count { column[n] += input.standardDeviation * rate * scores[index * count + n] }
      }
    }
  }

  /// The stated value and what the draws add to it; angles that no film shows are not numbers.
  private func fill(
    _ column: UnsafeMutableBufferPointer<Double>, _ stated: Double, _ scores: UnsafeBufferPointer<Double>,
    _ place: UncertainInput.Place
  ) {
    column.initialize(repeating: stated)
    for (index, input) in inputs.enumerated() where input.place == place {
      let deviation = input.standardDeviation
      for n in column.indices { column[n] += deviation * scores[index * column.count + n] }
    }
    guard place.isLeaning else { return }
    for n in column.indices where abs(column[n]) >= .pi / 2 { column[n] = .nan }
  }

  /// What each strut is longer than its reading says; empty when no strut errs.
  private func strutErrors(_ scores: UnsafeBufferPointer<Double>, _ count: Int) -> [PerStrut<Double>] {
    var errors: [PerStrut<Double>] = []
    for (index, input) in inputs.enumerated() {
      guard case .strut(let strut) = input.place else { continue }
      if errors.isEmpty { errors = [PerStrut](repeating: PerStrut(repeating: 0), count: count) }
      let deviation = input.standardDeviation
      for n in 0..<count { errors[n][strut] += deviation * scores[index * count + n] }
    }
    return errors
  }

  private func fillPoses(
    _ lengths: StrutLengths, _ errors: [PerStrut<Double>], from start: RigidTransform, _ count: Int,
    _ columns: UnsafeMutableBufferPointer<Double>
  ) {
    guard !errors.isEmpty else {
      let (t, q) = (start.translation, start.rotation)
      for (index, number) in [t.x, t.y, t.z, q.w, q.v.x, q.v.y, q.v.z].enumerated() {
        columns.column(index, count).initialize(repeating: number)
      }
      return
    }
    let real = errors.map { error in StrutLengths { lengths[$0] + error[$0] } }
    for (n, found) in batch.solve(real, from: [start]).enumerated() {
      let pose = found.pose
      let (t, q) = (found.isFound ? pose.translation : Vector3(repeating: .nan), pose.rotation)
      columns[n] = t.x
      columns[count + n] = t.y
      columns[2 * count + n] = t.z
      columns[3 * count + n] = found.isFound ? q.w : .nan
      columns[4 * count + n] = q.v.x
      columns[5 * count + n] = q.v.y
      columns[6 * count + n] = q.v.z
    }
  }
}

extension UncertainInput.Place {
  /// Whether it is an angle that leans away from the long axis.
  fileprivate var isLeaning: Bool {
    switch self {
    case .deformity(.apAngulation), .deformity(.lateralAngulation), .mounting(.apTilt),
      .mounting(.lateralTilt),
      .movingMounting(.apTilt), .movingMounting(.lateralTilt):
      true
    default: false
    }
  }
}

import Glibc
import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// The least squares of a frame in its states: every reading, height, turn, distance and known number is a misfit of its own.
struct FrameProblem: NonlinearProblem {
  let states: FrameStates
  let errors: ReadingErrors
  let layout: FrameLayout
  /// What says nothing.
  let leftOut: [FrameObservation]
  let observations: [FrameObservation]

  /// - Parameter leftOut: observations that are to say nothing.
  init(_ states: FrameStates, _ errors: ReadingErrors, leavingOut leftOut: [FrameObservation] = []) {
    let layout = FrameLayout(states, leavingOut: leftOut)
    (self.states, self.errors, self.layout, self.leftOut) = (states, errors, layout, leftOut)
    var rows: [FrameObservation] = []
    for (index, state) in states.states.enumerated() {
      rows += StrutNumber.allCases.map { .reading(state: index, $0) }
      if layout.heights[index] != nil { rows.append(.height(state: index)) }
      if layout.turns[index] != nil { rows.append(.turn(state: index)) }
      rows += state.distances.indices.map { .distance(state: index, $0) }
    }
    rows += states.distances.indices.map { .ringDistance($0) }
    for end in FragmentEnd.allCases {
      for dimension in RingNumber.measured {
        let number = RingNumber(end, dimension)
        if layout.rings[number] != nil, states.known[number] != nil { rows.append(.known(number)) }
      }
    }
    rows += layout.marks.indices.filter { layout.marks[$0] != nil }.map { .mark($0) }
    observations = rows.filter { row in
      if case .reading = row { true } else { !leftOut.contains(row) }
    }
  }

  var parameterCount: Int { layout.parameterCount }
  var misfitCount: Int { observations.count }

  func size(of parameter: Int, at point: FramePoint) -> Double {
    guard parameter >= layout.numberCount else {
      return layout.rings[RingNumber(.proximal, .halfAngle)] == parameter
        || layout.rings[RingNumber(.distal, .halfAngle)] == parameter ? 0.1 : 100
    }
    return (parameter - layout.numberCount) % 6 < 3 ? 100 : 1
  }

  func retract(_ point: FramePoint, by step: DoubleBuffer, times scale: Double, into moved: inout FramePoint)
  {
    for column in 0..<layout.numberCount {
      moved.numbers[column] = point.numbers[column] + scale * step[column]
    }
    for pose in 0..<layout.poseCount {
      let first = layout.numberCount + 6 * pose
      let shift = Vector3(step[first], step[first + 1], step[first + 2])
      let turn = Vector3(step[first + 3], step[first + 4], step[first + 5])
      moved.poses[pose] = RigidTransform(
        rotation: Rotation(exp: scale * turn) * point.poses[pose].rotation,
        translation: point.poses[pose].translation + scale * shift)
    }
  }

  /// A dimension of a ring.
  func value(_ number: RingNumber, _ numbers: [Double]) -> Double {
    let owner = states.owner(number)
    return layout.rings[owner].map { numbers[$0] } ?? states.known[owner]?.value ?? 0
  }

  /// The pose of the distal ring in a state.
  func pose(_ state: Int, at point: FramePoint) -> RigidTransform {
    if let pose = layout.poses[state] { return point.poses[pose] }
    guard case .parallel(let height, let turned) = states.states[state].stance else { return .identity }
    let distance = layout.heights[state].map { point.numbers[$0] } ?? height.value
    let turn = layout.turns[state].map { point.numbers[$0] } ?? turned.value
    return RigidTransform(
      rotation: Rotation(exp: Vector3(0, 0, turn)), translation: Vector3(0, 0, -distance))
  }

  func evaluate(_ point: FramePoint, misfits: DoubleBuffer, jacobian: JacobianBuffer) -> Double {
    for column in 0..<parameterCount {
      for row in 0..<misfitCount { jacobian[row, column] = 0 }
    }
    let geometry = RingGeometry(self, point.numbers)
    var row = 0
    for index in states.states.indices {
      evaluate(state: index, point, geometry, misfits, jacobian, &row)
    }
    for (index, distance) in states.distances.enumerated() where !leftOut.contains(.ringDistance(index)) {
      let (from, to) = (geometry.end(distance.from), geometry.end(distance.to))
      let gap = to.position - from.position
      let along = gap.normalized
      from.add(-along, jacobian, row)
      to.add(along, jacobian, row)
      finish(row, distance.distance.value - gap.norm, distance.distance.standardDeviation, misfits, jacobian)
      row += 1
    }
    for observation in observations[row...] {
      switch observation {
      case .known(let number):
        guard let column = layout.rings[number], let known = states.known[number] else { continue }
        prior(row, column, known, point, misfits, jacobian)
      case .mark(let index):
        guard let column = layout.marks[index] else { continue }
        prior(row, column, states.marks[index].radius, point, misfits, jacobian)
      default: continue
      }
      row += 1
    }
    var sum = 0.0
    for row in 0..<misfitCount { sum += misfits[row] * misfits[row] }
    return sum / 2
  }

  private func evaluate(
    state index: Int, _ point: FramePoint, _ geometry: RingGeometry, _ misfits: DoubleBuffer,
    _ jacobian: JacobianBuffer, _ row: inout Int
  ) {
    let (state, pose) = (states.states[index], pose(index, at: point))
    let rotation = pose.rotation.matrix
    let back = pose.rotation.inverse.matrix
    func write(_ from: RingGeometry.End, _ to: RingGeometry.End, _ row: Int) -> Double {
      let arm = rotation * to.position
      let gap = arm + pose.translation - from.position
      let along = gap.normalized
      from.add(-along, jacobian, row)
      to.add(back * along, jacobian, row)
      if let column = layout.heights[index] { jacobian[row, column] += -along.z }
      let moment = arm.cross(along)
      if let column = layout.turns[index] { jacobian[row, column] += moment.z }
      if let place = layout.poses[index] {
        let first = layout.numberCount + 6 * place
        for axis in 0..<3 {
          jacobian[row, first + axis] = along[axis]
          jacobian[row, first + 3 + axis] = moment[axis]
        }
      }
      return gap.norm
    }
    let first = row
    for strut in StrutNumber.allCases {
      let length = write(geometry.proximal[strut.index], geometry.distal[strut.index], row)
      let column = layout.readingOffset + strut.index
      jacobian[row, column] = -1
      misfits[row] = state.readings[strut] - (length - point.numbers[column])
      if !layout.slips.isEmpty, let column = layout.slips[.reading(state: index, strut)] {
        jacobian[row, column] = 1
        misfits[row] -= point.numbers[column]
      }
      row += 1
    }
    for (struts, share) in errors.groups(state.stance) {
      whiten(struts.map { first + $0 }, share, misfits, jacobian)
    }
    if case .parallel(let height, let turned) = state.stance {
      for (column, stated, observation) in [
        (layout.heights[index], height, FrameObservation.height(state: index)),
        (layout.turns[index], turned, .turn(state: index)),
      ] {
        guard let column, !leftOut.contains(observation) else { continue }
        prior(row, column, stated, point, misfits, jacobian)
        row += 1
      }
    }
    for (place, distance) in state.distances.enumerated()
    where !leftOut.contains(.distance(state: index, place)) {
      let (from, to) = geometry.ends(distance, states)
      let length = write(from, to, row)
      finish(row, distance.distance.value - length, distance.distance.standardDeviation, misfits, jacobian)
      row += 1
    }
  }

  private func whiten(_ rows: [Int], _ share: Double, _ misfits: DoubleBuffer, _ jacobian: JacobianBuffer) {
    let (each, mean) = errors.whitening(rows.count, share)
    let shift = (mean - each) / Double(rows.count)
    var sum = 0.0
    for row in rows { sum += misfits[row] }
    for row in rows { misfits[row] = each * misfits[row] + shift * sum }
    for column in 0..<parameterCount {
      var sum = 0.0
      for row in rows { sum += jacobian[row, column] }
      for row in rows { jacobian[row, column] = each * jacobian[row, column] + shift * sum }
    }
  }

  private func finish(
    _ row: Int, _ misfit: Double, _ deviation: Double, _ misfits: DoubleBuffer, _ jacobian: JacobianBuffer
  ) {
    misfits[row] = misfit / deviation
    for column in 0..<parameterCount { jacobian[row, column] /= deviation }
  }

  private func prior(
    _ row: Int, _ column: Int, _ stated: FrameStates.Number, _ point: FramePoint, _ misfits: DoubleBuffer,
    _ jacobian: JacobianBuffer
  ) {
    jacobian[row, column] = 1 / stated.standardDeviation
    misfits[row] = (stated.value - point.numbers[column]) / stated.standardDeviation
  }
}

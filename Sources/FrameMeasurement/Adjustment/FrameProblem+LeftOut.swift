import HexapodKinematics
import RigidMotion

extension FrameProblem {
  /// What would fit in the place of an observation that is left out, mm or radians.
  func fitting(_ observation: FrameObservation, at point: FramePoint) -> Double {
    switch observation {
    case .reading(let state, let strut):
      states.states[state].readings[strut] - (layout.slips[observation].map { point.numbers[$0] } ?? 0)
    case .height(let state): layout.heights[state].map { point.numbers[$0] } ?? 0
    case .turn(let state): layout.turns[state].map { point.numbers[$0] } ?? 0
    case .known(let number): value(number, point.numbers)
    case .mark(let index): layout.marks[index].map { point.numbers[$0] } ?? 0
    case .distance(let state, let index):
      distance(states.states[state].distances[index], pose(state, at: point), point)
    case .ringDistance(let index): distance(states.distances[index], .identity, point)
    }
  }

  private func distance(_ distance: FrameStates.Distance, _ pose: RigidTransform, _ point: FramePoint)
    -> Double
  {
    let (proximal, distal) = RingGeometry(self, point.numbers).ends(distance, states)
    return (pose * distal.position - proximal.position).norm
  }
}

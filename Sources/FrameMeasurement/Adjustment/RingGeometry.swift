import Glibc
import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// Joints and marks of both rings for given numbers, each with how it moves with them.
struct RingGeometry {
  /// A point of a ring, in the ring's frame.
  struct End {
    var position: Vector3
    /// Columns and the motions that go with them.
    var rates: [(column: Int, rate: Vector3)]

    /// Adds what the point's motion along a direction does to a row.
    func add(_ along: Vector3, _ jacobian: JacobianBuffer, _ row: Int) {
      for (column, rate) in rates { jacobian[row, column] += along.dot(rate) }
    }
  }

  let proximal, distal: [End]
  let marks: [End]

  init(_ problem: FrameProblem, _ numbers: [Double]) {
    func joints(_ end: FragmentEnd) -> [End] {
      func value(_ dimension: RingDimension) -> Double { problem.value(RingNumber(end, dimension), numbers) }
      let shape = RingShape.standard(
        jointRadius: value(.jointRadius), halfAngle: value(.halfAngle), jointOffset: value(.jointOffset))
      let place: Ring.Place = end == .proximal ? .proximal : .distal
      let joints = shape.ring(place).joints
      let rates = RingNumber.measured.compactMap { dimension in
        problem.layout.rings[problem.states.owner(RingNumber(end, dimension))].map { column in
          (column, shape.jointRates(dimension, place))
        }
      }
      return (0..<6).map { strut in
        End(position: joints[strut], rates: rates.map { ($0, $1[strut]) })
      }
    }
    (proximal, distal) = (joints(.proximal), joints(.distal))
    marks = problem.states.marks.enumerated().map { index, mark in
      let column = problem.layout.marks[index]
      let radius = column.map { numbers[$0] } ?? mark.radius.value
      let out = Vector3(sin(mark.azimuth), -cos(mark.azimuth), 0)
      return End(position: radius * out, rates: column.map { [($0, out)] } ?? [])
    }
  }

  /// Ends of a distance between the rings, the proximal ring's first.
  func ends(_ distance: FrameStates.Distance, _ states: FrameStates) -> (proximal: End, distal: End) {
    states.ring(distance.from) == .distal
      ? (end(distance.to), end(distance.from)) : (end(distance.from), end(distance.to))
  }

  func end(_ place: FrameStates.Place) -> End {
    switch place {
    case .joint(.proximal, let strut): proximal[strut.index]
    case .joint(.distal, let strut): distal[strut.index]
    case .mark(let index): marks[index]
    }
  }
}

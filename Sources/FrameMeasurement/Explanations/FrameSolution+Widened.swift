import HexapodKinematics
import LinearAlgebra
import RigidMotion

extension FrameSolution {
  /// Numbers that are not told, of which frames are tried whose they may be.
  private static let mostTried = 2
  /// From this share of the largest deviation on a number that is told is tried too.
  private static let weak = 0.3
  /// So many of their standard deviations, and no further than they are steps of a frame, mm and radians.
  private static let (steps, farthest) = ([-2.0, -1, 1, 2], (length: 25.0, angle: radians(8)))
  /// By no more squared misfit a frame counts: one that is farther off by more standard deviations than it fits worse by is likelier than its ± says.
  private static let alike = 9.0
  /// So many times its own an error is before the line is no good.
  private static let bent = 1.1
  /// How exactly a number is held, mm or radians.
  private static let held = 1e-4

  /// Widens the errors of numbers that are told beside others that are not. They are those of a line through what fits best; of a model that bends
  /// a frame a few millimetres on fits as well and has another number.
  mutating func widen() {
    guard !hasErrors, !missing.isEmpty, values.contains(where: \.isTold) else { return }
    func vagueness(_ value: FrameValue) -> Double {
      value.standardDeviation / value.quantity.largestDeviation
    }
    let rings = values.compactMap { value -> (number: RingNumber, value: FrameValue)? in
      guard case .ring(let number) = value.quantity, states.known[number] == nil else { return nil }
      return (number, value)
    }.sorted { vagueness($0.value) > vagueness($1.value) }
    let open = rings.filter { !$0.value.isTold && $0.value.standardDeviation.isFinite }
    let told = rings.filter { $0.value.isTold && vagueness($0.value) > FrameSolution.weak }
    let leftOut = leftOut.map(\.observation)
    let problem = FrameProblem(states, ReadingErrors(states, leavingOut: leftOut), leavingOut: leftOut)
    var deviations = values.map(\.standardDeviation)
    func compare(_ more: Double, _ there: (FrameQuantity) -> (value: Double, deviation: Double)?) {
      guard more < FrameSolution.alike else { return }
      for (row, own) in values.enumerated() where own.isTold {
        guard let there = there(own.quantity) else { continue }
        let way = abs(there.value - own.value) / max(1, more).squareRoot()
        let wide = max(way, there.deviation)
        if wide > FrameSolution.bent * own.standardDeviation { deviations[row] = max(deviations[row], wide) }
      }
    }
    for rival in FrameSearch.frames(problem) {
      compare(rival.chiSquare - chiSquare) { (problem.value($0, at: rival.point).value, 0) }
    }
    for (number, value) in open.prefix(FrameSolution.mostTried) + told {
      let most =
        value.quantity.unit == .degrees ? FrameSolution.farthest.angle : FrameSolution.farthest.length
      let deviation = min(value.standardDeviation, most)
      for step in FrameSolution.steps {
        let held = value.value + step * deviation
        guard problem.outside(value.quantity, held) == 0 else { continue }
        var other = states
        other.known[number] = FrameStates.Number(held, standardDeviation: FrameSolution.held)
        let found = FrameSearch.solution(other, leavingOut: leftOut, near: frame)
        compare(found.chiSquare - chiSquare) { quantity in
          found[quantity].flatMap { $0.standardDeviation.isFinite ? ($0.value, $0.standardDeviation) : nil }
        }
      }
    }
    let factors = zip(values, deviations).map { own, wide in
      own.isTold && own.standardDeviation > 0 ? wide / own.standardDeviation : 1
    }
    guard factors.contains(where: { $0 > 1 }) else { return }
    covariance = Matrix(rows: covariance.rows, columns: covariance.columns) { row, column in
      covariance[row, column] * factors[row] * factors[column]
    }
    values = zip(values, deviations).map { $0.with(standardDeviation: $1) }
    if let place = findings.firstIndex(where: { $0.code == .undetermined }) {
      findings[place] = undetermined(problem)
    }
  }
}

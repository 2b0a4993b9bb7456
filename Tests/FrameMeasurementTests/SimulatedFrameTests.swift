import FrameMeasurement
import Glibc
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// Numbers over many frames of which all is known: in the quick set 100, in the soak set 5,000.
@Suite struct SimulatedFrameTests {
  private let count = runsSoak ? 5_000 : 100

  /// The states that the planner's guide asks for.
  static func states(
    _ frame: SimulatedFrame, step: Double, deviation: Double = 0.5, slip: (state: Int, by: Double)? = nil,
    _ random: inout SplitMix64
  ) -> FrameStates {
    let marks = frame.marks
    let low = 0.7 * frame.proximal.radius
    func error(_ state: Int) -> Double { slip?.state == state ? slip?.by ?? 0 : 0 }
    var states: [FrameStates.State] = []
    for (index, share) in [0.0, 0.2, 0.4, 0.6, 0.8, 1].enumerated() {
      states.append(
        frame.state(
          "parallel \(index + 1)", height: low + 120 * share + random.uniform(-3...3), step: step,
          deviation: deviation,
          slip: error(states.count), &random))
    }
    for (index, turn) in [30.0, -30, 30, -30].enumerated() {
      states.append(
        frame.state(
          "turned \(index + 1)", height: low + 20 + 20 * Double(index) + random.uniform(-3...3), turned: turn,
          step: step, deviation: deviation, slip: error(states.count), &random))
    }
    let pairs = [(0, 3), (1, 4), (2, 5), (0, 4), (1, 5), (2, 3)]
    for index in 0..<6 {
      let axis = radians(60 * Double(index))
      let pose = RigidTransform(
        rotation: Rotation(
          exp: radians(random.uniform(15...25)) * Vector3(cos(axis), sin(axis), 0)),
        translation: random.vector(5) - Vector3(0, 0, low + 40 + random.uniform(0...30)))
      states.append(
        frame.state(
          "tilted \(index + 1)", pose, marks, pairs, step: step, deviation: deviation,
          slip: error(states.count), &random)
      )
    }
    var all = FrameStates("simulated", rings: .equal, jointOffsets: .own, states)
    all.marks = marks
    return all
  }

  @Test(
    "Bias is below 5 % of the standard deviation, and 95 % intervals hold 94 to 96 %", arguments: [1.0, 0.5])
  func spread(step: Double) {
    var random = SplitMix64(seed: printedSeed(31 + UInt64(10 * step)))
    var (sums, squares, inside) = ([String: Double](), [String: Double](), [String: Int]())
    var (names, told, flagged) = ([String](), 0, 0)
    for _ in 0..<count {
      let frame = SimulatedFrame(&random)
      let solution = FrameSolver.solve(Self.states(frame, step: step, &random), advises: false)
      #expect(solution.resolution == step)
      if solution.hasErrors { flagged += 1 }
      guard solution.missing.isEmpty else { continue }
      told += 1
      names = solution.values.map(\.name)
      for value in solution.values {
        let score = (value.value - frame.value(value.quantity)) / value.standardDeviation
        sums[value.name, default: 0] += score
        squares[value.name, default: 0] += score * score
        if abs(score) < 1.959964 { inside[value.name, default: 0] += 1 }
      }
    }
    let number = Double(told)
    // So far chance alone takes a mean, and a share, of so few frames.
    let (bias, share) =
      runsSoak ? (0.05, 0.01) : (4 / number.squareRoot(), 4 * (0.95 * 0.05 / number).squareRoot())
    var worst = (bias: 0.0, low: 1.0, high: 0.0)
    for name in names {
      let mean = (sums[name] ?? 0) / number
      let held = Double(inside[name] ?? 0) / number
      #expect(abs(mean) < bias, "\(name): bias \(mean) standard deviations")
      #expect(abs(held - 0.95) <= share, "\(name): 95 % intervals hold \(held)")
      worst = (max(worst.bias, abs(mean)), min(worst.low, held), max(worst.high, held))
      print(
        "step \(step) \(name): bias \(mean) sd, spread \(((squares[name] ?? 0) / number).squareRoot()), 95 % hold \(held)"
      )
    }
    print("step \(step): \(told) of \(count) frames told, \(flagged) with errors, worst \(worst)")
    #expect(Double(told) > 0.99 * Double(count))
    #expect(Double(flagged) < 0.01 * Double(count) + 2)
  }

  @Test("A caliper slip of 5 mm in one state is named first", arguments: [1.0, 0.5])
  func slips(step: Double) {
    var random = SplitMix64(seed: printedSeed(77 + UInt64(10 * step)))
    var named = 0
    for index in 0..<count {
      let frame = SimulatedFrame(&random)
      let state = index % 16
      let by = random.uniform(0...1) < 0.5 ? 5.0 : -5
      let solution = FrameSolver.solve(
        Self.states(frame, step: step, slip: (state, by), &random), advises: false)
      guard let first = solution.outliers.first, solution.hasErrors else { continue }
      let expected: FrameObservation = state < 10 ? .height(state: state) : .distance(state: state, 0)
      if first.observation == expected { named += 1 }
    }
    print("step \(step): \(named) of \(count) slips named first")
    #expect(Double(named) >= 0.95 * Double(count))
  }
}

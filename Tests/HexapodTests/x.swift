import Hexapod
import RigidMotion
import TestSupport
import Testing

@Test func roundTrip() throws {
  let ring = { Ring(standard: $0, jointRadius: 93.8, halfAngle: radians(4.58)) }
  let neutral = Hexapod.neutralPose(height: 150, side: -1)
  let hexapod = try Hexapod(reference: ring(.proximal), moving: ring(.distal), neutral: neutral)
  print(hexapod.strutLengths(at: neutral)[0], hexapod.stiffness(at: neutral))
  let solver = PoseSolver(hexapod)
  var random = SplitMix64(seed: 1)
  for (mm, deg, n) in [(40.0, 30.0, 100_000), (60, 50, 100_000)] {
    var outcomes: [String: Int] = [:]
    var (wrong, worst, worstLength, iterations) = (0, 0.0, 0.0, 0)
    let clock = ContinuousClock(); var time = Duration.zero
    for _ in 0..<n {
      let pose = random.pose(around: neutral, millimetres: mm, degrees: deg)
      let lengths = hexapod.strutLengths(at: pose)
      var s: PoseSolution?
      time += clock.measure { s = solver.solve(lengths) }
      guard let s else { continue }
      outcomes[s.outcome.word, default: 0] += 1
      iterations += s.iterations
      let again = hexapod.strutLengths(at: s.pose)
      if s.isFound {
        worstLength = max(worstLength, (0..<6).map { abs(again[$0] - lengths[$0]) }.max()!)
        let off = (s.pose.translation - pose.translation).norm + 93 * (s.pose.rotation.inverse * pose.rotation).angle
        if off > 1e-6 { wrong += 1 ; if mm == 40 { print(pose, s) } } else { worst = max(worst, off) }
      }
    }
    print(mm, outcomes, "wrong", wrong, "worst", worst, worstLength, Double(iterations) / Double(n), time / n)
  }
}

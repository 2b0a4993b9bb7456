import Benchmark
import HexapodKinematics
import ProblemSets
import RigidMotion

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], scalingFactor: .kilo, maxDuration: .seconds(2))
  // As many as the scaling factor says, so that the printed times are of one.
  guard let cold = try? ProblemSet(.cold, count: 1000, seed: 155),
    let warm = try? ProblemSet(.warm, count: 1000, seed: 155)
  else { return }
  let hexapod = cold.problems.hexapod

  Benchmark("lengths of a pose") { _ in
    for pose in cold.truth { blackHole(hexapod.strutLengths(at: pose)) }
  }

  Benchmark("stiffness of a pose") { _ in
    for pose in cold.truth { blackHole(hexapod.stiffness(at: pose)) }
  }

  let solver = PoseSolver(hexapod)
  Benchmark("pose of six lengths, careful, cold") { _ in
    for lengths in cold.problems.lengths { blackHole(solver.solve(lengths)) }
  }

  Benchmark("pose of six lengths, careful, warm") { _ in
    for (lengths, start) in zip(warm.problems.lengths, warm.problems.starts) {
      blackHole(solver.solve(lengths, from: start))
    }
  }

  let batch = PoseBatch(hexapod, measuringStiffness: false)
  for (name, set) in [("cold", cold), ("warm", warm)] {
    Benchmark("pose of six lengths, batch, \(name)") { benchmark in
      let poses = UnsafeMutableBufferPointer<BatchPose>.allocate(capacity: set.truth.count)
      defer { poses.deallocate() }
      set.problems.lengths.withUnsafeBufferPointer { lengths in
        set.problems.starts.withUnsafeBufferPointer { starts in
          benchmark.startMeasurement()
          batch.solve(lengths, from: starts, into: poses)
          benchmark.stopMeasurement()
        }
      }
      blackHole(poses[0])
    }
  }
}

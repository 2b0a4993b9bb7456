import Benchmark
import CaseFiles
import CorrectionPlanning
import Foundation
import Reports

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .peakMemoryResident], maxDuration: .seconds(2))
  let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/cases")

  for name in ["tibia-varus-lengthening", "femur-equal-steps"] {
    let path = fixtures.appending(path: "\(name).yaml").path
    guard let bytes = FileManager.default.contents(atPath: path).map(Array.init),
      case .correction(let correctionCase, _) = try? CaseFile.parse(bytes, name: name)
    else {
      print("no case at \(path)")
      continue
    }

    Benchmark("plan of \(name)") { _ in blackHole(try Planner.plan(correctionCase)) }

    Benchmark("text of \(name) to plan.json in memory") { _ in
      guard case .correction(let read, _) = try CaseFile.parse(bytes, name: name) else { return }
      blackHole(try Planner.plan(read).json(isPretty: true))
    }
  }
}

@testable import DeformityCorrection
import Hexapod
import TestSupport
import Testing
@Suite struct StatsTests {
  @Test func stats() throws {
    var random = SplitMix64(seed: 77)
    for rounding in Rounding.allCases {
      var all: [Double] = [], means: [Double] = [], progress: [Double] = [], pmeans: [Double] = []
      var times = (0.0, 0.0)
      for _ in 0..<150 {
        var input = random.scheduledCase()
        input.schedule.rounding = rounding
        var plan: Plan?
        times.0 += seconds(ContinuousClock().measure { plan = try? Planner.plan(input) })
        guard let plan else { continue }
        times.1 += seconds(
          ContinuousClock().measure { _ = try? SecondOpinion(input, TypedSchedule(plan), plan: plan) })
        let curve = ReadingCurve.ofCase(input, try MountedFrame(input), .zero)[0]
        let squares = plan.days.map { curve.place(SixReadings($0.set)).squared }
        let p = plan.days.map {
          curve.place(SixReadings($0.set)).progress - curve.place(SixReadings($0.exact)).progress
        }.map { $0 * $0 }
        all += squares
        progress += p
        means.append(squares.reduce(0, +) / Double(squares.count))
        pmeans.append(p.reduce(0, +) / Double(p.count))
      }
      for list in [all, means, progress, pmeans] {
        let s = list.sorted()
        print(rounding, [0.5, 0.9, 0.99, 0.999, 1].map { s[min(s.count - 1, Int($0 * Double(s.count)))] })
      }
      print("ms plan, check:", times.0 / 150 * 1e3, times.1 / 150 * 1e3)
    }
  }
  func seconds(_ d: Duration) -> Double {
    Double(d.components.attoseconds) * 1e-18 + Double(d.components.seconds)
  }
}

import RigidMotion
import Testing
import TreatmentModel

@Suite struct DailyPathTests {
  /// Held struts included: every day has a path, none longer than allowed, none shorter than the straight line of the day.
  @Test(arguments: caseNames)
  func everyDayHasItsPaths(name: String) throws {
    let plan = try plan(name)
    let points = plan.level.pointsAtRisk
    for path in plan.dailyPaths {
      #expect(path.lengths.count == plan.duration)
      #expect(path.lengths.allSatisfy { $0 <= path.rate * (1 + 1e-6) })
      for (day, length) in path.lengths.enumerated() {
        let (from, to) = (plan.days[day].fragmentPose, plan.days[day + 1].fragmentPose)
        let farthest = points.filter { $0.name == path.name }.map {
          (to * $0.position - from * $0.position).norm
        }
        #expect(length >= (farthest.max() ?? 0) - 1e-9)
      }
    }
    #expect(
      plan.dailyPaths.last?.name == (plan.level.cut == nil ? PointAtRisk.surfacesName : PointAtRisk.rimName))
  }
}

import CorrectionPlanning
import Reports
import RigidMotion
import Testing

@Suite struct HeldStrutCaseTests {
  /// Strut 3 is held for five days; the plan says what that costs, and catches up two days after it would have ended.
  @Test func strutThreeIsHeldForFiveDays() throws {
    let plan = try plan("held-strut")
    let check = try #require(plan.checks.first { $0.code == .strutHeld })
    #expect(check.severity == .warning && check.strut == 3 && check.day == 5)
    #expect(check.message().contains("on days 5 to 9") && check.message().contains("caught up on day 17"))
    #expect(!plan.hasErrors && !plan.checks.contains { $0.code == .targetMissed })
    #expect(plan.pacing.map(\.days) == [15] && plan.duration == 17)
    for day in plan.days {
      let isHeld = (5...9).contains(day.day)
      #expect((day.shortfall?.held ?? []) == (isHeld ? [3] : []))
      #expect((day.shortfall == nil) == (day.day < 5))
      if isHeld {
        #expect(
          day.turns[2] == 0 && day.exact[2] == plan.days[4].exact[2] && day.set[2] == plan.days[4].set[2])
      }
    }
    #expect(plan.days[17].shortfall?.isCaughtUp == true && plan.days[16].shortfall?.isCaughtUp == false)
    #expect(plan.days[17].remaining.words(digits: 6) == "none")
  }

  /// Length of the path of each point on each day, along equal steps of the struts from one day's exact lengths to the
  /// next day's.
  @Test(arguments: ["held-strut", "held-throughout", "strut-at-range-end"])
  func ratesHoldWhileStrutsAreHeldAndCatchingUp(name: String) throws {
    let plan = try plan(name)
    let frame = try MountedFrame(plan.level)
    var fullest = 0.0
    for (before, after) in zip(plan.days, plan.days.dropFirst()) where after.shortfall != nil {
      for point in plan.level.pointsAtRisk {
        var (length, previous) = (0.0, before.fragmentPose * point.position)
        for step in 1...200 {
          let s = Double(step) / 200
          let lengths = before.exact.indices.map { (1 - s) * before.exact[$0] + s * after.exact[$0] }
          let solution = frame.solver.solve(try #require(.init(lengths)), from: after.pose)
          let place = frame.fragmentPose(ofRing: solution.pose) * point.position
          length += (place - previous).norm
          previous = place
        }
        fullest = max(fullest, length / point.rate)
        #expect(length <= point.rate, "\(point.name), day \(after.day)")
      }
    }
    if name == "held-strut" { #expect(fullest > 0.999) }
  }

  @Test func aStrutThatIsNeverTurnedMissesTheTarget() throws {
    let plan = try plan("held-throughout")
    #expect(plan.checks.first?.code == .targetMissed && plan.checks.first?.severity == .error)
    #expect(plan.duration == 8)
  }

  @Test func aStrutAtTheEndOfItsRangeStaysThereAndThePlanIsInError() throws {
    let plan = try plan("strut-at-range-end")
    let check = try #require(plan.checks.first { $0.code == .strutOutOfRange })
    #expect(check.severity == .error && check.strut == 2 && check.day == 10 && check.limit == 205)
    for day in plan.days { #expect(day.set[1] <= 205) }
    for day in plan.days where day.day >= 10 {
      #expect(day.exact[1] == 205 && day.shortfall?.atRangeEnd == [2])
    }
  }

  @Test func theTableAndTheJSONSayWhichStrutIsHeld() throws {
    let plan = try plan("held-strut")
    let table = PlanTable(plan, isColoured: false).text
    #expect(table.contains("h held") && table.contains("strut 3 is held on days 5 to 9"))
    let json = plan.json(isPretty: false)
    #expect(json.contains("\"held\":[3],\"lost_mm\":") && json.contains("\"code\":\"strut-held\""))
  }
}

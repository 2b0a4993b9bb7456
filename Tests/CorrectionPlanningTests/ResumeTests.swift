import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

extension SplitMix64 {
  /// A random case of any path and pace; one in twenty-four goes in equal steps, whose paths take longest to make.
  mutating func resumable() -> TreatedLevel {
    var sample = correctionCase()
    sample.schedule.path = [.straight, .screw, next() % 8 == 0 ? .equalSteps : .straight][Int(next() % 3)]
    sample.schedule.adjustmentsPerDay = [1, 2, 4][Int(next() % 3)]
    return sample
  }

  /// What the struts read after some days on which turns were missed, doubled, or made as planned, strut by strut.
  fileprivate mutating func readings(_ plan: Plan, afterDay last: Int) -> StrutReadings {
    var readings = plan.days[0].set
    for day in plan.days[1...].prefix(last) {
      for strut in 0..<6 {
        let times = [0, 1, 1, 1, 1, 1, 1, 2][Int(next() % 8)]
        readings[strut] += Double(times * day.turns[strut]) * plan.struts[strut].step
      }
    }
    return readings
  }
}

extension Plan {
  /// What the struts would read in the exact pose of a day.
  fileprivate func exactReadings(_ day: Int) -> StrutReadings {
    struts.readings(of: days[day].exact)
  }

  /// The largest ratio of a point's path to its rate on any day: 24 chords of each day, along the case's path.
  func fullestDay() throws -> Double {
    var fullest = 0.0
    for (before, after) in zip(days, days.dropFirst()) {
      for point in level.pointsAtRisk {
        var (length, previous) = (0.0, before.fragmentPose * point.position)
        for step in 1...24 {
          let place = try between(before, after, Double(step) / 24) * point.position
          length += (place - previous).norm
          previous = place
        }
        fullest = max(fullest, length / point.rate)
      }
    }
    return fullest
  }

  private func between(_ before: PlanDay, _ after: PlanDay, _ s: Double) throws -> RigidTransform {
    switch level.schedule.path {
    case .straight: return before.fragmentPose.interpolatedStraight(to: after.fragmentPose, s)
    case .screw: return before.fragmentPose.interpolatedScrew(to: after.fragmentPose, s)
    case .equalSteps:
      return fragment(
        try ringPose(StrutLengths { (1 - s) * before.exact[$0] + s * after.exact[$0] }, near: before))
    }
  }
}

/// The largest difference of two days' exact lengths, mm.
private func difference(_ one: PlanDay, _ other: PlanDay) -> Double {
  (0..<6).reduce(0) { max($0, abs(one.exact[$1] - other.exact[$1])) }
}

@Suite struct ResumeTests {
  /// Random cases of each test.
  private let cases = runsSoak ? 1000 : 200

  @Test func resumedOnTheDayItselfWithExactReadingsItIsTheRestOfThePlan() throws {
    var random = SplitMix64(seed: printedSeed(501))
    var (even, fastest) = (0.0, 0.0)
    for _ in 0..<cases {
      let sample = random.resumable()
      let plan = try Planner.plan(sample)
      let day = Int(random.next() % UInt64(plan.duration + 1))
      var request = ResumeRequest(readings: plan.exactReadings(day))
      request.day = random.next() % 2 == 0 ? day : nil
      let resumed = try Planner.resume(sample, from: request)
      try #require(resumed.days.map(\.day) == Array(day...plan.duration))
      let worst = resumed.days.reduce(0) { max($0, difference($1, plan.days[$1.day])) }
      if sample.schedule.pace == .even { even = max(even, worst) } else { fastest = max(fastest, worst) }
      #expect(resumed.days.map(\.stage).dropFirst() == plan.days[day...].map(\.stage).dropFirst())
      #expect(abs(try #require(resumed.resumption).behind) < 1e-6)
    }
    print("exact lengths differ by \(even) mm at even pace, \(fastest) mm at the fastest")
    #expect(even < 1e-9)
    #expect(fastest < 1e-9)
  }

  @Test func resumedWithTheReadingsThatThePlanSetsItIsTheRestOfThePlan() throws {
    var random = SplitMix64(seed: printedSeed(502))
    var (settings, same) = (0, 0)
    for _ in 0..<cases {
      let sample = random.resumable()
      let plan = try Planner.plan(sample)
      let day = Int(random.next() % UInt64(plan.duration + 1))
      let missed = Int(random.next() % 4)
      var request = ResumeRequest(readings: plan.days[day].set)
      request.day = day + missed
      let resumed = try Planner.resume(sample, from: request)
      let found = try #require(resumed.resumption)
      #expect(found.isAsSet)
      // Days on which nothing is turned set the same readings.
      let planned = Int(found.plannedDay)
      try #require(Double(planned) == found.plannedDay && plan.days[planned].set == plan.days[day].set)
      try #require(resumed.duration == plan.duration - planned)
      for (one, other) in zip(resumed.days, plan.days[planned...]) {
        #expect(difference(one, other) < 1e-9)
        settings += 1
        if one.set == other.set { same += 1 }
      }
      #expect(resumed.days[resumed.duration].day == day + missed + plan.duration - planned)
    }
    print("\(same) of \(settings) settings are the plan's")
    #expect(same == settings)
  }

  @Test func afterMissedAndDoubledTurnsTheJoinedPathKeepsEveryRateAndReachesTheTarget() throws {
    var random = SplitMix64(seed: printedSeed(503))
    var (asRead, fullest, missed) = (0, 0.0, 0.0)
    for _ in 0..<cases {
      let sample = random.resumable()
      let plan = try Planner.plan(sample)
      let day = Int(random.next() % UInt64(plan.duration + 1))
      var request = ResumeRequest(readings: random.readings(plan, afterDay: day))
      request.day = day + Int(random.next() % 4)
      let resumed = try Planner.resume(sample, from: request)
      let found = try #require(resumed.resumption)
      let first = resumed.days[0]
      #expect(first.day == request.day && first.set == request.readings)
      if !found.isAsSet {
        asRead += 1
        for strut in 0..<6 { #expect(abs(first.exact[strut] - request.readings[strut]) < 1e-9) }
        #expect(first.errorDistance < 1e-9)
      }
      fullest = max(fullest, try resumed.fullestDay())
      let last = resumed.days[resumed.duration]
      for parameter in DeformityParameter.allCases {
        missed = max(missed, abs(last.remaining[parameter] - sample.target[parameter]))
      }
      for (before, after) in zip(resumed.days, resumed.days.dropFirst()) {
        #expect(after.day == before.day + 1)
        for strut in 0..<6 {
          #expect(after.set[strut] == before.set[strut] + Double(after.turns[strut]))
        }
      }
    }
    print("\(asRead) of \(cases) off the plan; at most \(fullest) of a rate; target missed by \(missed)")
    #expect(fullest <= 1 + 1e-7)
    #expect(missed < 1e-9)
    #expect(asRead > cases / 2)
  }
}

import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

extension SplitMix64 {
  /// One or two struts held on some days of a plan that takes `duration` days without them.
  fileprivate mutating func holds(duration: Int) -> [StrutHold] {
    let first = Int(next() % 6)
    return (0...Int(next() % 2)).map { index in
      let start = 1 + Int(next() % UInt64(max(1, duration)))
      return StrutHold(
        strut: StrutNumber.allCases[(first + index * 2) % 6], days: start...start + Int(next() % 6))
    }
  }

  /// A random case; one in twelve goes in equal steps, whose paths take longest to make.
  fileprivate mutating func quickCase() -> TreatedLevel {
    var sample = correctionCase()
    sample.schedule.path = [.straight, .screw, next() % 4 == 0 ? .equalSteps : .straight][Int(next() % 3)]
    return sample
  }

  /// A random case some of whose struts are held, and the same without.
  fileprivate mutating func heldCase() throws -> (held: Plan, free: Plan) {
    var sample = quickCase()
    sample.schedule.adjustmentsPerDay = [1, 2, 4][Int(next() % 3)]
    let free = try Planner.plan(sample)
    sample.holds = holds(duration: free.duration)
    return (try Planner.plan(sample), free)
  }
}

extension Plan {
  /// The moving ring with these lengths, near a day's pose.
  func ringPose(_ lengths: StrutLengths, near day: PlanDay) throws -> RigidTransform {
    let solution = PoseSolver(hexapod).solve(lengths, from: day.pose)
    try #require(solution.isFound)
    return solution.pose
  }

  func fragment(_ ringPose: RigidTransform) -> RigidTransform {
    fragmentFromReferenceRing * ringPose * fragmentFromMovingRing.inverse
  }

  /// Sum of the squared distances of the points at risk, of a joint also of the bone's edge, from where `wanted` has them.
  func distance(_ ringPose: RigidTransform, from wanted: RigidTransform) -> Double {
    (level.pointsAtRisk + (level.joint == nil ? [] : level.rim)).reduce(0) { sum, point in
      let off = fragment(ringPose) * point.position - wanted * point.position
      return sum + off.dot(off)
    }
  }
}

@Suite struct HeldStrutTests {
  /// Taken along equal steps of the struts, and along straight and screw motions of the fragment, from day to day.
  @Test func noRateIsExceededWhileStrutsAreHeldOrCatchingUp() throws {
    var random = SplitMix64(seed: printedSeed(202))
    var (days, worst) = (0, 0.0)
    for _ in 0..<40 {
      let (plan, _) = try random.heldCase()
      for (before, after) in zip(plan.days, plan.days.dropFirst()) {
        guard let shortfall = after.shortfall else { continue }
        days += 1
        for (point, reported) in zip(plan.level.pointsAtRisk, shortfall.paths) {
          let lengths = try pathLengths(plan, before, after, point)
          #expect(abs(lengths[0] - reported) < 1e-3 * point.rate)
          for length in lengths {
            worst = max(worst, length / point.rate)
            #expect(length <= point.rate * (1 + 1e-7), "\(point.name), day \(after.day)")
          }
        }
      }
    }
    print("\(days) days behind the plan, at most \(worst) of the rate")
    #expect(days > 300)
  }

  private func pathLengths(
    _ plan: Plan, _ before: PlanDay, _ after: PlanDay, _ point: PointAtRisk
  ) throws -> [Double] {
    var lengths = [0.0, 0.0, 0.0]
    let start = before.fragmentPose * point.position
    var previous = [start, start, start]
    for step in 1...32 {
      let s = Double(step) / 32
      let struts = StrutLengths { (1 - s) * before.exact[$0] + s * after.exact[$0] }
      let poses = [
        plan.fragment(try plan.ringPose(struts, near: after)),
        before.fragmentPose.interpolatedStraight(to: after.fragmentPose, s),
        before.fragmentPose.interpolatedScrew(to: after.fragmentPose, s),
      ]
      for way in 0..<3 {
        let place = poses[way] * point.position
        lengths[way] += (place - previous[way]).norm
        previous[way] = place
      }
    }
    return lengths
  }

  /// On the days of a hold that no rate cuts short, the lengths are the optimum: no allowed change of them brings the points
  /// at risk closer to where the path wants them, to first order or in truth.
  @Test(arguments: [false, true]) func whatIsReachedIsTheClosestThatHeldStrutsAllow(_ isJoint: Bool) throws {
    var random = SplitMix64(seed: printedSeed(203))
    var (days, worst) = (0, 0.0)
    for _ in 0..<300 {
      var sample = random.quickCase()
      sample.schedule.adjustmentsPerDay = 1
      sample.schedule.pace = .even
      if isJoint {
        sample.joint = TreatedJoint()
        sample.structuresAtRisk = [StructureAtRisk(name: "nerve", ap: 10, lateral: 40, axial: 0, rate: 5)]
      }
      let strut = Int(random.next() % 6)
      let first = 1 + Int(random.next() % 8)
      sample.holds = [StrutHold(strut: StrutNumber.allCases[strut], days: first...first + 4)]
      let plan = try Planner.plan(sample)
      for day in plan.days where sample.holds[0].days.contains(day.day) {
        guard let shortfall = day.shortfall, isFree(shortfall, sample) else { break }
        days += 1
        let best = plan.distance(day.pose, from: shortfall.wanted)
        for free in 0..<6 where free != strut {
          let step = 1e-4
          let costs = try [-step, step].map { change in
            var lengths = day.exact
            lengths[free] += change
            return plan.distance(try plan.ringPose(lengths, near: day), from: shortfall.wanted)
          }
          let slope = (costs[1] - costs[0]) / (2 * step)
          worst = max(worst, abs(slope))
          #expect(costs[0] > best - 1e-12 && costs[1] > best - 1e-12)
          #expect(abs(slope) < 1e-6)
        }
        for _ in 0..<8 {
          let change = PerStrut { $0 == strut ? 0 : random.uniform(-0.05...0.05) }
          let lengths = StrutLengths { day.exact[$0] + change[$0] }
          #expect(plan.distance(try plan.ringPose(lengths, near: day), from: shortfall.wanted) >= best)
        }
      }
    }
    print("\(days) days, steepest slope left \(worst) mm")
    #expect(days > 300)
  }

  /// Whether no point is near its rate.
  private func isFree(_ shortfall: Shortfall, _ sample: TreatedLevel) -> Bool {
    zip(shortfall.paths, sample.pointsAtRisk).allSatisfy { $0.0 < 0.99 * $0.1.rate }
  }

  @Test func aHeldStrutIsNotTurnedAndThePlanCatchesUpWithItselfWithoutTheHold() throws {
    var random = SplitMix64(seed: printedSeed(204))
    var (caughtUp, sooner, heldDays) = (0, 0, 0)
    for _ in 0..<200 {
      let (plan, free) = try random.heldCase()
      heldDays += expectHeld(plan)
      let last = plan.days[plan.duration]
      guard last.shortfall?.isCaughtUp ?? true else {
        #expect(plan.checks.contains { $0.code == .targetMissed })
        continue
      }
      caughtUp += 1
      #expect(plan.duration >= free.duration)
      #expect(last.exact == free.days[free.duration].exact && last.pose == free.days[free.duration].pose)
      for day in plan.days where day.day <= free.duration {
        let own = free.days[day.day]
        if let shortfall = day.shortfall {
          #expect(shortfall.wanted == own.fragmentPose)
          #expect(shortfall.isCaughtUp == (day.exact == own.exact))
        } else {
          #expect(day.exact == own.exact && day.pose == own.pose && day.remaining == own.remaining)
          sooner += 1
        }
      }
      // A day that is held costs a day at most, and one more where only the last bit is left to do.
      let cost = plan.level.holds.reduce(0) { $0 + $1.days.count }
      #expect(
        plan.duration <= max(free.duration, plan.level.holds.map(\.days.upperBound).max() ?? 0)
          + cost + 2)
    }
    print("\(caughtUp) of 200 caught up; \(heldDays) days with a held strut")
    #expect(caughtUp == 200 && sooner > 0 && heldDays > 800)
  }

  /// Says how many days with a held strut there are.
  private func expectHeld(_ plan: Plan) -> Int {
    var heldDays = 0
    for hold in plan.level.holds {
      for day in plan.days where day.day > 0 && hold.days.contains(day.day) {
        let (before, strut) = (plan.days[day.day - 1], hold.strut)
        // To the last bit, unless the path itself lets it stand.
        #expect(day.exact[strut] == before.exact[strut] || day.shortfall == nil)
        #expect(abs(day.exact[strut] - before.exact[strut]) < 1e-9)
        #expect(day.turns[strut] == 0)
        for adjustment in day.adjustments { #expect(adjustment.set[strut] == before.set[strut]) }
        if let shortfall = day.shortfall { #expect(shortfall.held.contains(hold.strut)) }
        heldDays += 1
      }
    }
    return heldDays
  }

  @Test func aHoldThatComesTooLateChangesNothing() throws {
    var random = SplitMix64(seed: printedSeed(205))
    for _ in 0..<60 {
      var sample = random.quickCase()
      let free = try Planner.plan(sample)
      sample.holds = [StrutHold(strut: 3, days: free.duration + 1...free.duration + 5)]
      let plan = try Planner.plan(sample)
      #expect(plan.days == free.days)
      #expect(plan.checks.filter { $0.code != .strutHeld } == free.checks)
      #expect(plan.checks.contains { $0.code == .strutHeld && $0.severity == .note })
    }
  }

  /// Six held struts are a pause, after which the path is gone, day for day, as it would have been.
  @Test func aPauseOfAllStrutsDelaysThePlan() throws {
    for pace in Pace.allCases {
      var deformity = Deformity()
      deformity.axialTranslation = 14
      deformity.apAngulation = radians(12)
      var sample = sampleCase(deformity)
      sample.schedule.pace = pace
      sample.schedule.stages = [deformity]
      sample.schedule.stages[0].axialTranslation = 0
      let free = try Planner.plan(sample)
      sample.holds = StrutNumber.allCases.map { StrutHold(strut: $0, days: 5...9) }
      let plan = try Planner.plan(sample)
      #expect(plan.duration <= free.duration + 5)
      for day in plan.days where (5...9).contains(day.day) { #expect(day.set == plan.days[4].set) }
      if pace == .fastest {
        #expect(plan.duration == free.duration + 5)
        for day in plan.days where day.day > 9 { #expect(day.exact == free.days[day.day - 5].exact) }
      }
      // The corner between the stages is not cut: length first, the angle untouched until then.
      for day in plan.days where day.remaining.axialTranslation > 1 {
        #expect(abs(day.remaining.apAngulation - radians(12)) < 1e-9)
      }
    }
  }

  @Test func aStrutHeldForTheWholePlanIsAnErrorAndEndsAsCloseAsItCan() throws {
    var deformity = Deformity()
    deformity.axialTranslation = 20
    var sample = sampleCase(deformity)
    sample.holds = [StrutHold(strut: 3)]
    let plan = try Planner.plan(sample)
    let missed = try #require(plan.checks.first { $0.code == .targetMissed })
    #expect(missed.severity == .error && plan.hasErrors)
    #expect(
      plan.checks.contains { $0.code == .strutHeld && $0.strut == 3 && $0.what.plain.contains("never") })
    for day in plan.days {
      #expect(day.set[2] == plan.days[0].set[2] && day.exact[2] == plan.days[0].exact[2])
    }
  }

  @Test func strutsStopAtTheEndsOfTheirRangeAndThePlanSaysSo() throws {
    var random = SplitMix64(seed: printedSeed(206))
    var stopped = 0
    for _ in 0..<120 {
      var sample = random.quickCase()
      let free = try Planner.plan(sample)
      let strut = Int(random.next() % 6)
      let readings = free.days.map { $0.exact[strut] }
      let (low, high) = (readings.min() ?? 0, readings.max() ?? 0)
      guard high - low > 4 else { continue }
      // A range that the plan leaves somewhere, though not on day 0.
      let start = readings[0]
      let top = start < (low + high) / 2 ? (low + high) / 2 : 400
      let bottom = top == 400 ? (low + high) / 2 : 20
      let short = StrutHardware(
        name: "short", range: bottom.rounded()...top.rounded(), step: 1, readingOffset: 0,
        provenance: testStanding)
      guard short.range.contains(start.rounded(.up)) && short.range.contains(start.rounded(.down)) else {
        continue
      }
      sample.struts = .given(PerStrut { $0 == strut ? short : longStrut })
      let plan = try Planner.plan(sample)
      for day in plan.days {
        #expect(short.range.contains(day.set[strut]))
        for adjustment in day.adjustments { #expect(short.range.contains(adjustment.set[strut])) }
        #expect(
          day.exact[strut] >= short.range.lowerBound - 0.5 && day.exact[strut] <= short.range.upperBound + 0.5
        )
      }
      guard plan.days.contains(where: { $0.shortfall != nil }) else { continue }
      stopped += 1
      let isMade = plan.days[plan.duration].shortfall?.isCaughtUp ?? true
      #expect(isMade == !plan.checks.contains { $0.code == .targetMissed })
      let check = plan.checks.first { $0.code == .strutOutOfRange && $0.strut?.number.index == strut }
      #expect(check?.severity == (isMade ? .warning : .error))
    }
    print("\(stopped) plans stopped at a range's end")
    #expect(stopped > 60)
  }
}

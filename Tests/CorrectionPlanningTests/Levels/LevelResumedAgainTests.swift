import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// Plans of two levels that were resumed are resumed again, as often as it takes.
@Suite struct LevelResumedAgainTests {
  private let count = runsSoak ? 200 : 10

  /// Levels that move each by itself, at once or one after the other, in one stage or several; or a transport in either direction with
  /// docking offset, some in stages, some with the limb on a way of its own, some with what comes after docking.
  private func treatment(_ number: Int, _ random: inout SplitMix64) -> Treatment {
    let side = Side.allCases[number / 2 % 2]
    let isTransport = number % 2 == 0
    var treatment = isTransport ? random.transport(side) : random.independentLevels(side)
    let kind = Int(random.next() % 4)
    if case .transport(var transport) = treatment.motion {
      switch kind {
      case 0:
        // The fragment is put straight first.
        let defect = transport.defectLevel.index
        var stage = Deformity()
        stage.axialTranslation = treatment.levels[defect].deformity.axialTranslation + 8
        treatment.levels[defect].schedule.stages = [stage]
      case 1:
        var then = Deformity()
        then.axialTranslation = -8
        transport.then = then
      case 2:
        var target = Deformity()
        target.axialTranslation = -6
        transport.limbTarget = target
      default: break
      }
      treatment.motion = .transport(transport)
    } else {
      treatment.levels[1].starts = [.atOnce, .afterDay(6), .after(LevelID(0)), .atOnce][kind]
      if random.next() % 2 == 0 {
        var stage = treatment.levels[0].deformity
        stage.axialTranslation = 0
        treatment.levels[0].schedule.stages = [stage]
      }
    }
    let parts = random.next() % 4 == 0 ? 3 : 1
    for level in 0..<2 { treatment.levels[level].schedule.adjustmentsPerDay = parts }
    return treatment
  }

  /// What is written down of a plan: stages where there are several.
  private func records(of plan: TreatmentPlan) throws -> [RecordedPlan] {
    try plan.levels.map { level in
      try level.recorded(
        sayingStages: level.level.schedule.stages.count > 0 || level.days.contains { $0.stage > 1 })
    }
  }

  private func resumed(_ followed: TreatmentPlan, on day: Int) throws -> TreatmentPlan {
    var request = TreatmentResumeRequest(
      readings: try followed.levels.map { try #require($0.day(day)).set })
    request.day = day
    return try Planner.resume(followed.treatment, from: request, following: records(of: followed))
  }

  /// Whether the days after the first are those of another plan.
  private func expect(_ rest: TreatmentPlan, isRestOf plan: TreatmentPlan) throws {
    for (level, whole) in zip(rest.levels, plan.levels) {
      #expect(level.lastDay == whole.lastDay)
      for day in level.days.dropFirst() {
        let own = try #require(whole.day(day.day))
        #expect(day.set == own.set && day.stage == own.stage && day.date == own.date)
        #expect(day.adjustments == own.adjustments)
        #expect((day.fragmentPose.translation - own.fragmentPose.translation).norm < 1e-9)
        #expect((day.pose.translation - own.pose.translation).norm < 1e-9)
      }
      #expect(level.strutTimeline.changes == whole.strutTimeline.changes.filter { $0.day > level.firstDay })
    }
    let (limb, whole) = (try #require(rest.limb), try #require(plan.limb))
    for day in limb.days {
      let own = try #require(whole.days.first { $0.day == day.day })
      #expect((day.pose.translation - own.pose.translation).norm < 1e-9)
      #expect(abs(day.errorDistance - own.errorDistance) < 1e-9)
    }
    if let contact = whole.contactDay, contact > rest.levels[0].firstDay {
      #expect(limb.contactDay == contact)
    }
    #expect((limb.home.translation - whole.home.translation).norm < 1e-9)
  }

  @Test func resumedAnyNumberOfTimesItStaysThePlan() throws {
    var random = SplitMix64(seed: printedSeed(2411))
    var (resumptions, staged) = (0, 0)
    for number in 0..<count {
      let plan = try Planner.plan(treatment(number, &random))
      if plan.levels[0].days.contains(where: { $0.stage > 1 }) { staged += 1 }
      let last = plan.levels[0].lastDay
      var (followed, today) = (plan, 0)
      while today < last {
        today = min(last, today + 1 + Int(random.next() % UInt64(1 + last / 3)))
        followed = try resumed(followed, on: today)
        #expect(followed.levels.allSatisfy { $0.firstDay == today })
        try expect(followed, isRestOf: plan)
        resumptions += 1
      }
    }
    print("resumed \(resumptions) times, \(staged) of \(count) plans in stages")
    #expect(staged > count / 4)
  }

  @Test func whatGoesOnFromOtherReadingsMoreSlowlyStaysItselfToo() throws {
    var random = SplitMix64(seed: printedSeed(2412))
    for number in 0..<count {
      let plan = try Planner.plan(treatment(number, &random))
      let day = Int(random.next() % UInt64(plan.duration))
      var request = plan.request(day, today: day + Int(random.next() % 3))
      for level in 0..<2 {
        request.readings[level][Int(random.next() % 6)] += Double(Int(random.next() % 3)) - 1
      }
      (request.pause, request.slow) = (Int(random.next() % 3), [1, 0.5][Int(random.next() % 2)])
      let first = try Planner.resume(plan.treatment, from: request)
      var followed = first
      let last = first.levels[0].lastDay
      for today in first.levels[0].days.map(\.day) where today % 9 == 0 && today < last {
        try expect(try resumed(first, on: today), isRestOf: first)
        followed = try resumed(followed, on: today)
        try expect(followed, isRestOf: first)
      }
    }
  }

  /// Struts that slip again and again: each plan goes on from where the one before was to be, and the last one ends where the first was
  /// to end.
  @Test func whoeverIsLedBackFromAPlanThatLedBackArrives() throws {
    var random = SplitMix64(seed: printedSeed(2413))
    for number in 0..<count {
      let plan = try Planner.plan(treatment(number, &random))
      var followed = plan
      for _ in 0..<3 {
        let (first, last) = (followed.levels[0].firstDay, followed.levels[0].lastDay)
        guard last > first + 2 else { break }
        let today = first + Int(random.next() % UInt64(last - first - 1))
        var request = TreatmentResumeRequest(
          readings: try followed.levels.map { try #require($0.day(today)).set })
        request.day = today
        request.readings[Int(random.next() % 2)][Int(random.next() % 6)] += 1
        let next = try Planner.resume(followed.treatment, from: request, following: records(of: followed))
        #expect(
          (-1...2).contains(next.levels[0].lastDay - last), "\(number): \(next.levels[0].lastDay) \(last)")
        for (level, own) in zip(next.levels, plan.levels) {
          let (end, wanted) = (level.days[level.duration], own.days[own.duration])
          #expect((end.fragmentPose.translation - wanted.fragmentPose.translation).norm < 1e-8)
          #expect((end.fragmentPose.rotation.inverse * wanted.fragmentPose.rotation).angle < 1e-10)
          for pacing in level.pacing { #expect(pacing.largestDailyPath <= pacing.rate * (1 + 1e-9)) }
        }
        followed = next
      }
    }
  }

  /// A level that was turned beside the one that it was to wait for, since that one had been left behind.
  @Test func whatGoesBesideAnotherDoesNotWaitForItAgain() throws {
    var random = SplitMix64(seed: printedSeed(2414))
    for side in Side.allCases {
      var treatment = random.independentLevels(side)
      treatment.levels[1].starts = .after(LevelID(0))
      let plan = try Planner.plan(treatment)
      let begin = try #require(plan.levels[1].firstTurn?.day)
      var request = plan.request(begin + 1)
      request.readings[0] = plan.levels[0].days[begin - 5].set
      let beside = try Planner.resume(treatment, from: request)
      #expect(beside.levels.allSatisfy { $0.restDays == 0 })
      var again = TreatmentResumeRequest(readings: beside.levels.map { $0.days[0].set })
      (again.day, again.pause) = (begin + 1, 1)
      let next = try Planner.resume(treatment, from: again, following: records(of: beside))
      #expect(next.levels.allSatisfy { $0.restDays == 1 })
      #expect(next.levels[0].lastDay == beside.levels[0].lastDay + 1)
    }
  }

  @Test func recordsOfOtherLevelsAreRefused() throws {
    let plan = try Planner.plan(sampleTransport())
    let whole = try records(of: plan)
    let request = plan.request(20)
    let later = try resumed(plan, on: 10)
    for wrong in [[whole[0]], [whole[0], try records(of: later)[1]]] {
      #expect(throws: PlanningError.self) {
        try Planner.resume(plan.treatment, from: request, following: wrong)
      }
      #expect(throws: PlanningError.self) { try Planner.plan(plan.treatment, asRecorded: wrong) }
    }
    // Neither level says of which of the two parts its days are.
    let untold = try later.levels.map { try $0.recorded(sayingStages: false) }
    #expect(throws: PlanningError.self) {
      try Planner.resume(plan.treatment, from: request, following: untold)
    }
    var early = plan.request(5)
    early.day = 5
    let error = #expect(throws: PlanningError.self) {
      try Planner.resume(plan.treatment, from: early, following: records(of: later))
    }
    #expect(error?.subject == .day && error?.message.contains("begins on day 10") == true)
  }
}

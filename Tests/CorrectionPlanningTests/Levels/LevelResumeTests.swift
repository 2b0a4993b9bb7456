import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

extension TreatmentPlan {
  /// To go on from what it sets at the end of a day.
  func request(_ day: Int, today: Int? = nil) -> TreatmentResumeRequest {
    var request = TreatmentResumeRequest(readings: levels.map { $0.days[day].set })
    request.day = today ?? day
    return request
  }

  /// To go on from what the struts would read in the exact poses of a day.
  func exactRequest(_ day: Int, today: Int? = nil) -> TreatmentResumeRequest {
    var request = TreatmentResumeRequest(
      readings: levels.map { $0.strutTimeline.hardware(onDay: day).readings(of: $0.days[day].exact) })
    request.day = today ?? day
    return request
  }

  /// How far the limb of a day is from a place, mm and radians.
  fileprivate func off(_ day: Int, _ place: RigidTransform) -> (Double, Double) {
    guard let pose = limb?.days.first(where: { $0.day == day })?.pose else { return (.infinity, .infinity) }
    let off = place.inverse * pose
    return (off.translation.norm, off.rotation.angle)
  }
}

/// The largest difference of two days' exact lengths of a level, mm.
func differenceOfDays(_ one: PlanDay, _ other: PlanDay) -> Double {
  (0..<6).reduce(0) { max($0, abs(one.exact[$1] - other.exact[$1])) }
}

/// Plans of two levels that go on from twelve struts as they read.
@Suite struct LevelResumeTests {
  /// Transports of either direction, reference and side, with docking offset and angulation.
  private func transports(_ count: Int, seed: UInt64) -> [Treatment] {
    var random = SplitMix64(seed: printedSeed(seed))
    return (0..<(runsSoak ? 20 * count : count)).map { random.transport(Side.allCases[$0 % 2]) }
  }

  @Test func aTransportResumedAsItWasSetIsTheRestOfItsPlan() throws {
    for (index, treatment) in transports(3, seed: 1661).enumerated() {
      let plan = try Planner.plan(treatment)
      let (day, missed) = ((index * 11 + 3) % plan.duration, index % 2 * 3)
      let resumed = try Planner.resume(treatment, from: plan.request(day, today: day + missed))
      let found = try #require(resumed.resumption?.offPath)
      #expect(found.distance < 1e-9 && found.angle < 1e-9)
      // Days on which nothing is turned set the same readings.
      let planned = Int(try #require(resumed.levels[0].resumption).plannedDay)
      #expect((day...day + missed).contains(planned))
      for (level, own) in zip(resumed.levels, plan.levels) {
        #expect(level.resumption?.isAsSet == true && level.resumption?.plannedDay == Double(planned))
        #expect(level.firstDay == day + missed && level.lastDay == own.lastDay + day + missed - planned)
        for (one, other) in zip(level.days, own.days[planned...]) {
          #expect(one.set == other.set && differenceOfDays(one, other) < 1e-9)
        }
      }
      let contact = try #require(plan.limb?.contactDay)
      #expect(resumed.limb?.contactDay == (contact > planned ? contact + day + missed - planned : nil))
      #expect(!resumed.checks.contains { $0.code == .limbMoves && $0.day == day + missed })
    }
  }

  /// Only one frame was turned for two days: the limb has left its path, and is led back onto it.
  @Test(arguments: Transport.Direction.allCases, FragmentEnd.allCases)
  func aLimbThatOneFrameAloneHasMovedIsLedBack(
    _ travels: Transport.Direction, _ reference: FragmentEnd
  ) throws {
    let treatment = sampleTransport(travels: travels, reference: reference)
    let plan = try Planner.plan(treatment)
    for late in 0..<2 {
      var request = plan.request(20)
      request.readings[late] = plan.levels[late].days[18].set
      let resumed = try Planner.resume(treatment, from: request)
      let found = try #require(resumed.checks.first { $0.code == .limbMoves })
      #expect(found.day == 20 && abs((found.value ?? 0) - 2) < 0.1)
      #expect(found.what.plain.contains("18.0") && found.what.plain.contains("20.0"))
      let home = try #require(plan.limb?.days[0].pose)
      let contact = try #require(resumed.limb?.contactDay)
      for day in [contact, resumed.levels[0].lastDay] {
        let (distance, angle) = resumed.off(day, home)
        #expect(distance < 1e-9 && angle < 1e-12)
      }
      // It comes nearer from day to day.
      let way = (20...contact).map { resumed.off($0, home).0 }
      #expect(abs(way[0] - 2) < 0.1 && zip(way, way.dropFirst()).allSatisfy { $1 < $0 + 1e-9 })
      #expect((0...2).contains(resumed.levels[0].lastDay - plan.duration))
      try expectRates(resumed, treatment)
      let course = try #require(resumed.limb)
      #expect(course.distanceSpread.largest < 1.2 && degrees(course.angleSpread.largest) < 0.8)
    }
  }

  /// No day of either level has more of a point's path than its rate, in whole days of straight ways.
  private func expectRates(_ plan: TreatmentPlan, _ treatment: Treatment) throws {
    for level in plan.levels {
      for pacing in level.pacing { #expect(pacing.largestDailyPath <= pacing.rate * (1 + 1e-9)) }
    }
  }

  /// Struts that were read badly, or slipped: the limb stays within what whole steps allow of the way that leads it back, and ends
  /// where it was to end.
  @Test func afterMissedAndDoubledTurnsTheFragmentStillDocks() throws {
    var random = SplitMix64(seed: printedSeed(1662))
    var (mean, worst, worstAngle, asSet) = (0.0, 0.0, 0.0, 0)
    let treatments = transports(4, seed: 1663)
    for treatment in treatments {
      let plan = try Planner.plan(treatment)
      let day = 1 + Int(random.next() % UInt64(plan.duration - 1))
      var request = plan.request(day)
      for level in 0..<2 {
        for strut in 0..<6 {
          request.readings[level][strut] += Double([-1, 0, 0, 0, 1][Int(random.next() % 5)])
        }
      }
      let resumed = try Planner.resume(treatment, from: request)
      for (level, own) in zip(resumed.levels, plan.levels) {
        #expect(level.days[0].set == request.readings[level.level.id.index])
        #expect(differenceOfDays(level.days[level.duration], own.days[own.duration]) < 1e-8)
        asSet += level.resumption?.isAsSet == true ? 1 : 0
      }
      try expectRates(resumed, treatment)
      let course = try #require(resumed.limb)
      mean += course.distanceSpread.mean / Double(treatments.count)
      (worst, worstAngle) = (
        max(worst, course.distanceSpread.largest), max(worstAngle, course.angleSpread.largest)
      )
    }
    print("limb in whole steps \(mean) mm on average, at worst \(worst) mm and \(degrees(worstAngle))°")
    #expect(mean < 0.5 && worst < 1.2 && degrees(worstAngle) < 0.8)
    // By chance some are what the plan sets at another moment.
    #expect(4 * asSet < treatments.count)
  }

  @Test(arguments: Transport.Direction.allCases)
  func aStrutThatSlippedInOneFrameIsSaid(_ travels: Transport.Direction) throws {
    let treatment = sampleTransport(travels: travels)
    let plan = try Planner.plan(treatment)
    for level in 0..<2 {
      var request = plan.request(30)
      request.readings[level][2] += 2
      let resumed = try Planner.resume(treatment, from: request)
      let other = resumed.levels[1 - level].resumption
      #expect(other?.isAsSet == true && other?.behind == 0)
      let own = try #require(resumed.levels[level].resumption)
      #expect(!own.isAsSet && own.farthestOff > 0.5)
      #expect((resumed.resumption?.offPath?.distance ?? 0) > 0.5)
    }
  }

  @Test func readingsOfTheTwoFramesInEachOthersPlaceAreNamed() throws {
    for travels in Transport.Direction.allCases {
      let treatment = sampleTransport(travels: travels)
      let plan = try Planner.plan(treatment)
      for (day, other) in [(1, 10), (10, 30), (30, 37), (62, 44)] {
        for given in [true, false] {
          var request = plan.request(given ? day : other)
          request.readings.swapAt(0, 1)
          if !given { request.day = nil }
          do {
            // These frames are alike: exchanged they stand as on another day, and what day it is says which.
            let resumed = try Planner.resume(treatment, from: request)
            let found = try #require(resumed.checks.first { $0.remedy == .exchangeFrames }, "\(day)")
            #expect(found.severity == (given ? .error : .warning) && resumed.hasErrors == given)
          } catch let error as PlanningError {
            #expect(
              error.code == .strutsFitNoPose && error.message.contains("each other's place"), "\(error)")
            #expect(given ? day <= 10 : other <= 10)
          }
        }
      }
    }
  }

  @Test func whatNoFrameCanReadSaysWhichFrame() throws {
    let treatment = sampleTransport()
    let plan = try Planner.plan(treatment)
    var request = plan.request(10)
    request.readings[1][3] = 500
    let error = #expect(throws: PlanningError.self) { try Planner.resume(treatment, from: request) }
    #expect(error?.message.hasPrefix("distal frame: ") == true)
  }

  @Test func aTreatmentThatIsOverStandsStill() throws {
    var random = SplitMix64(seed: printedSeed(1664))
    for treatment in [
      sampleTransport(), sampleTransport(travels: .proximally), random.independentLevels(.left),
    ] {
      let plan = try Planner.plan(treatment)
      for late in [0, 5] {
        let resumed = try Planner.resume(
          treatment, from: plan.request(plan.duration, today: plan.duration + late))
        #expect(resumed.duration == 0 && resumed.checks.allSatisfy { $0.severity == .note })
        #expect(resumed.levels.map { $0.days[0].set } == plan.levels.map { $0.days[plan.duration].set })
      }
    }
  }

  @Test func whatComesAfterDockingIsStillToCome() throws {
    var treatment = sampleTransport()
    var then = Deformity()
    then.axialTranslation = -10
    var transport = Transport(.distally)
    transport.then = then
    treatment.motion = .transport(transport)
    let plan = try Planner.plan(treatment)
    for day in [20, 61, 62, 65, 72] {
      let resumed = try Planner.resume(treatment, from: plan.request(day, today: day + 2))
      let planned = Int(try #require(resumed.levels[0].resumption).plannedDay)
      #expect((day...day + 2).contains(planned))
      #expect(resumed.levels[0].lastDay == 72 + day + 2 - planned, "\(day)")
      for (level, own) in zip(resumed.levels, plan.levels) {
        for (one, other) in zip(level.days, own.days[planned...]) { #expect(one.set == other.set) }
      }
    }
    // What the cut has gained is not taken back when the fragment slipped.
    var request = plan.exactRequest(68)
    for strut in 0..<6 { request.readings[1][strut] += 1 }
    let resumed = try Planner.resume(treatment, from: request)
    let cut = resumed.levels[0].days.map { $0.exact[0] }
    #expect(zip(cut, cut.dropFirst()).allSatisfy { $1 > $0 - 1e-9 })
    #expect(differenceOfDays(resumed.levels[1].days[resumed.duration], plan.levels[1].days[72]) < 1e-9)
  }

  @Test func withoutADayItIsTheOneThatAllTwelveAreNearestTo() throws {
    let treatment = sampleTransport()
    let plan = try Planner.plan(treatment)
    var request = plan.request(25)
    request.day = nil
    let resumed = try Planner.resume(treatment, from: request)
    #expect(resumed.levels[0].firstDay == 25 && resumed.resumption?.isDayGiven == false)
    #expect(
      resumed.checks.map(\.code).sorted { $0.rawValue < $1.rawValue } == [.defaultAssumed, .inputsDisagree])
    #expect(resumed.levels.allSatisfy { $0.resumption?.isDayGiven == false })
    request.done = plan.levels.map { level in
      level.days[...22].map { DayReadings(day: $0.day, readings: $0.set) }
    }
    // Records say which day it is where nobody does; here their last.
    #expect(try Planner.resume(treatment, from: request).levels[0].firstDay == 22)
  }

  @Test func recordsOfBothFramesAreHeldAgainstTheRates() throws {
    let treatment = sampleTransport()
    let plan = try Planner.plan(treatment)
    var request = plan.request(14, today: 12)
    request.done = plan.levels.map { level in
      (0...11).map { DayReadings(day: $0, readings: level.days[$0 < 11 ? $0 : 13].set) }
    }
    let resumed = try Planner.resume(treatment, from: request)
    for level in resumed.levels {
      #expect(level.checks.contains { $0.code == .rateExceeded && $0.day == 11 })
      #expect(level.resumption?.turned.count == 12)
    }
    request.done.removeLast()
    #expect(throws: PlanningError.self) { try Planner.resume(treatment, from: request) }
  }

  @Test func aPauseAndLowerRatesAreOfBothFrames() throws {
    let treatment = sampleTransport()
    let plan = try Planner.plan(treatment)
    var request = plan.request(20)
    (request.pause, request.slow) = (3, 0.5)
    let resumed = try Planner.resume(treatment, from: request)
    #expect(resumed.levels[0].lastDay == 20 + 3 + 2 * (plan.duration - 20))
    for level in resumed.levels {
      #expect((1...3).allSatisfy { level.days[$0].turns.allSatisfy { $0 == 0 } })
      #expect(level.firstTurn?.day == 24)
    }
  }
}

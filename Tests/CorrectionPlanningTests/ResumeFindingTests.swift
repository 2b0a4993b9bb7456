import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

@Suite struct ResumeFindingTests {
  /// A case in which every strut moves, and its plan.
  private func lengthening() throws -> (TreatedLevel, Plan) {
    var deformity = Deformity()
    (deformity.axialTranslation, deformity.apAngulation) = (20, radians(8))
    var sample = sampleCase(deformity)
    sample.calendar.surgery = CalendarDate(year: 2026, month: 3, day: 1)
    return (sample, try Planner.plan(sample))
  }

  @Test func threeMissedDaysAreThreeDaysBehind() throws {
    let (sample, plan) = try lengthening()
    var request = ResumeRequest(readings: plan.days[6].set)
    request.day = 9
    let resumed = try Planner.resume(sample, from: request)
    let found = try #require(resumed.resumption)
    #expect(found.behind == 3 && found.plannedDay == 6 && found.isAsSet && found.isDayGiven)
    #expect(found.planned == plan.days[9].remaining)
    #expect(resumed.days[resumed.duration].day == plan.duration + 3)
    #expect(!resumed.checks.contains { $0.code == .rateExceeded || $0.code == .inputsDisagree })
  }

  @Test func withoutADayItIsTheOneThatFitsBestAndSaidSo() throws {
    let (sample, plan) = try lengthening()
    let resumed = try Planner.resume(sample, from: ResumeRequest(readings: plan.days[6].set))
    #expect(resumed.days[0].day == 6 && resumed.resumption?.isDayGiven == false)
    #expect(
      resumed.checks.contains { $0.code == .defaultAssumed && $0.what.plain.contains("today is day 6") })
  }

  @Test func turningTwoDaysAheadExceedsTheRateAndTheRecordSaysWhen() throws {
    let (sample, plan) = try lengthening()
    var request = ResumeRequest(readings: plan.days[9].set)
    request.day = 7
    let resumed = try Planner.resume(sample, from: request)
    #expect(resumed.resumption?.behind == -2)
    let ahead = try #require(resumed.checks.first { $0.code == .rateExceeded })
    #expect(ahead.severity == .warning && ahead.limit == 7 && (ahead.value ?? 0) > 8)
    // Days 1 to 4 as planned, days 5 and 6 doubled.
    request.done = [1, 2, 3, 4, 6, 8].enumerated().map {
      DayReadings(day: $0.offset + 1, readings: plan.days[$0.element].set)
    }
    let turned = try #require(try Planner.resume(sample, from: request).resumption).turned
    #expect(turned.map(\.days) == (1...7).map { $0...$0 })
    #expect(turned.map(\.isExceeded) == [false, false, false, false, true, true, false])
    #expect(turned.map(\.plannedDay) == [1, 2, 3, 4, 6, 8, 9])
  }

  @Test func ourOwnScheduleAsARecordExceedsNoRate() throws {
    var random = SplitMix64(seed: printedSeed(521))
    for _ in 0..<60 {
      let sample = random.resumable()
      let plan = try Planner.plan(sample)
      let day = Int(random.next() % UInt64(plan.duration + 1))
      var request = ResumeRequest(readings: plan.days[day].set)
      request.day = day
      request.done = plan.days.map { DayReadings(day: $0.day, readings: $0.set) }
      let resumed = try Planner.resume(sample, from: request)
      #expect(!resumed.checks.contains { $0.code == .rateExceeded || $0.code == .inputsDisagree })
      #expect(resumed.resumption?.turned.count == day)
    }
  }

  /// After a pause a record's days are the plan's of earlier days; where two of these are set alike, none is a day of two days' turns.
  /// Of plans in stages a record may be nearer to another stage: not of these.
  @Test func aRecordWithAPauseExceedsNoRate() throws {
    var shortening = Deformity()
    shortening.axialTranslation = -25
    var random = SplitMix64(seed: printedSeed(522))
    for number in 0..<60 {
      let sample = number == 0 ? sampleCase(shortening) : random.resumable()
      let plan = try Planner.plan(sample)
      guard plan.duration > 3, sample.stageEnds.count == 2, plan.strutTimeline.changes.isEmpty else {
        continue
      }
      let (after, rest) = (Int(random.next() % UInt64(plan.duration - 1)), 1 + Int(random.next() % 6))
      let rows = plan.days.map { DayReadings(day: $0.day + ($0.day > after ? rest : 0), readings: $0.set) }
      let last = try #require(rows.last)
      var request = ResumeRequest(readings: last.readings)
      (request.day, request.done) = (last.day, rows)
      let resumed = try Planner.resume(sample, from: request)
      #expect(
        !resumed.checks.contains { $0.code == .rateExceeded && $0.day ?? 0 <= last.day },
        "\(rest) days after day \(after): \(resumed.checks.map(\.what.plain))")
    }
  }

  /// Another strut read wrong on each of two days in a line: both are named, and not what they would come to.
  @Test func twoStrutsMisreadOnDaysInALineAreBothNamed() throws {
    let (sample, plan) = try lengthening()
    for (one, other) in [(0, 3), (2, 1), (5, 4)] {
      var request = ResumeRequest(readings: plan.days[12].set)
      request.day = 12
      request.done = plan.days.prefix(12).map { DayReadings(day: $0.day, readings: $0.set) }
      for (day, strut, by) in [(5, one, 12.0), (6, other, -14)] {
        var wrong = request.done[day].readings
        wrong[strut] += by
        request.done[day] = DayReadings(day: day, readings: wrong)
      }
      let checks = try Planner.resume(sample, from: request).checks
      let named = checks.filter { $0.code == .inputsDisagree && $0.severity == .warning }
      #expect(named.map(\.day) == [5, 6], "\(named)")
      #expect(named.map { $0.struts.map(\.number.index) } == [[one], [other]], "\(named)")
      #expect(!checks.contains { $0.code == .rateExceeded }, "\(checks)")
    }
  }

  @Test func aMisreadStrutIsNamed() throws {
    var shortening = Deformity()
    shortening.axialTranslation = -25
    var random = SplitMix64(seed: printedSeed(522))
    var (warned, named) = (0, 0)
    for _ in 0..<200 {
      var sample = random.resumable()
      sample.schedule.path = .straight
      let plan = try Planner.plan(sample)
      let (day, strut) = (Int(random.next() % UInt64(plan.duration + 1)), Int(random.next() % 6))
      var request = ResumeRequest(readings: plan.days[day].set)
      request.day = day
      request.readings[strut] += (random.next() % 2 == 0 ? 10 : -10)
      let resumed = try Planner.resume(sample, from: request)
      guard let check = resumed.checks.first(where: { $0.code == .inputsDisagree }) else { continue }
      warned += 1
      #expect(check.strut == nil || check.strut?.number.index == strut)
      if check.strut?.number.index == strut { named += 1 }
    }
    print("10 mm misread: \(warned) of 200 warned about, strut named in \(named)")
    #expect(warned >= 198 && named >= 190)
  }

  @Test func twoStrutsExchangedAreNamed() throws {
    var random = SplitMix64(seed: printedSeed(525))
    var (tried, warned, named) = (0, 0, 0)
    while tried < 200 {
      var sample = random.resumable()
      sample.schedule.path = .straight
      let plan = try Planner.plan(sample)
      let (day, one) = (Int(random.next() % UInt64(plan.duration + 1)), Int(random.next() % 6))
      let other = (one + 1 + Int(random.next() % 5)) % 6
      var request = ResumeRequest(readings: plan.days[day].set)
      guard abs(request.readings[one] - request.readings[other]) >= 8 else { continue }
      (request.readings[one], request.readings[other]) = (request.readings[other], request.readings[one])
      request.day = day
      tried += 1
      do throws(PlanningError) {
        let resumed = try Planner.resume(sample, from: request)
        guard let check = resumed.checks.first(where: { $0.code == .inputsDisagree }) else { continue }
        warned += 1
        #expect(check.struts.isEmpty || check.struts.map(\.number.index) == [one, other].sorted())
        named += check.struts.isEmpty ? 0 : 1
        #expect((check.severity == .error) == ((check.value ?? 0) > CheckLimits.farOffPlan))
      } catch {
        // Readings of no pose are refused, with the same words.
        warned += 1
        if case .exchangeReadings? = error.remedy { named += 1 }
      }
    }
    print("struts exchanged: \(warned) of \(tried) warned about, both named in \(named)")
    #expect(warned >= 198 && named >= 190)
  }

  /// Whoever follows a plan that was resumed is off the case's own; its schedule as the record says that this is meant.
  @Test func aPlanThatWasResumedIsResumedAgain() throws {
    var random = SplitMix64(seed: printedSeed(526))
    var (tried, off) = (0, 0)
    while tried < 50 {
      let sample = random.resumable()
      let plan = try Planner.plan(sample)
      guard plan.duration > 8 else { continue }
      tried += 1
      var request = ResumeRequest(readings: plan.days[4].set)
      request.day = 4
      request.readings[Int(random.next() % 6)] += 4
      let once = try Planner.resume(sample, from: request)
      let later = once.days[min(2, once.duration)]
      var again = ResumeRequest(readings: later.set)
      again.done = once.days.map { DayReadings(day: $0.day, readings: $0.set) }
      let twice = try Planner.resume(sample, from: again)
      #expect(twice.firstDay == later.day)
      let checks = twice.checks.filter { $0.code == .inputsDisagree }
      off += checks.count
      #expect(checks.allSatisfy { $0.severity == .note })
      let last = twice.days[twice.duration]
      for parameter in DeformityParameter.allCases {
        #expect(abs(last.remaining[parameter] - sample.target[parameter]) < 1e-9)
      }
    }
    #expect(off > 10)
  }

  @Test func readingsThatFitNoPoseAreRefusedWithTheStrutNamed() throws {
    var random = SplitMix64(seed: printedSeed(523))
    var (refused, named) = (0, 0)
    for _ in 0..<100 {
      var sample = random.resumable()
      sample.schedule.path = .straight
      let plan = try Planner.plan(sample)
      let (day, strut) = (Int(random.next() % UInt64(plan.duration + 1)), Int(random.next() % 6))
      var request = ResumeRequest(readings: plan.days[day].set)
      request.readings[strut] = 600
      do throws(PlanningError) {
        _ = try Planner.resume(sample, from: request)
      } catch {
        #expect(error.code == .strutsFitNoPose && error.subject == .readings)
        refused += 1
        if case .readAgainOnDay(let found, _, _, _, _)? = error.remedy, found.index == strut {
          named += 1
        } else if error.message.contains("strut \(strut + 1) ") {
          named += 1
        }
      }
    }
    print("\(refused) of 100 refused, strut named in \(named)")
    #expect(refused == 100 && named >= 95)
  }

  @Test func aReadingOutsideItsStrutIsRefused() throws {
    let (sample, plan) = try lengthening()
    for reading in [9.0, 1000.5, .nan, .infinity, -1e300] {
      var request = ResumeRequest(readings: plan.days[5].set)
      request.readings[3] = reading
      let error = #expect(throws: PlanningError.self) { try Planner.resume(sample, from: request) }
      let isNamed = error?.message.contains("strut 4 cannot read") == true
      #expect(isNamed || (error?.code == .invalidValues && error?.message.contains("readings[3]") == true))
    }
  }

  @Test func aRecordOutOfOrderIsRefused() throws {
    let (sample, plan) = try lengthening()
    for days in [[3, 3], [4, 2], [-1], [Int.min, Int.max]] {
      var request = ResumeRequest(readings: plan.days[5].set)
      request.day = 5
      request.done = days.map { DayReadings(day: $0, readings: plan.days[0].set) }
      let error = #expect(throws: PlanningError.self) { try Planner.resume(sample, from: request) }
      #expect(error?.code == .daysOutOfOrder)
    }
  }

  @Test func aSecondReadingThatAgreesChangesLittleAndOneThatDoesNotIsRefused() throws {
    let (sample, plan) = try lengthening()
    var request = ResumeRequest(readings: plan.days[8].set)
    (request.day, request.strutDeviation) = (8, 0.5)
    func again(_ reading: Double) -> [DistanceMeasurement] {
      [
        DistanceMeasurement(
          referencePoint: plan.hexapod.referenceJoints[2], movingPoint: plan.hexapod.movingJoints[2],
          distance: reading, standardDeviation: 0.5)
      ]
    }
    request.distances = again(request.readings[2] + 0.4)
    let resumed = try Planner.resume(sample, from: request)
    #expect(abs((resumed.resumption?.residual ?? 0) - 0.2) < 1e-6)
    #expect(abs(resumed.days[0].exact[2] - request.readings[2] - 0.2) < 1e-6)
    #expect(resumed.days[0].set == request.readings)
    request.distances = again(request.readings[2] + 9)
    let error = #expect(throws: PlanningError.self) { try Planner.resume(sample, from: request) }
    #expect(error?.code == .strutsFitNoPose)
  }
}

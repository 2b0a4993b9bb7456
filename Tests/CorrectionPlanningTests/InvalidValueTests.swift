import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import Testing
import TreatmentModel

/// Wrong statements that are made in code are refused with the property named, by every door of the planner.
@Suite struct InvalidValueTests {
  /// A wrong statement: what is done to a sound case, and the property that is then named.
  struct Slip: Sendable, CustomTestStringConvertible {
    let property: String
    let code: InvalidValue.Code
    let make: @Sendable (inout TreatedLevel) -> Void
    var testDescription: String { property }

    init(
      _ property: String, _ code: InvalidValue.Code = .outOfRange,
      _ make: @escaping @Sendable (inout TreatedLevel) -> Void
    ) {
      (self.property, self.code, self.make) = (property, code, make)
    }
  }

  private static let rod = StrutHardware(
    name: "rod", range: 100...300, thread: Thread(pitch: 1, stepsPerTurn: 4), readingOffset: 0,
    provenance: testStanding)

  private static func strut(
    _ range: ClosedRange<Double> = 100...300, step: Double = 1, offset: Double = 0
  ) -> StrutChoice {
    .given(
      PerStrut(
        repeating: StrutHardware(
          name: "own", range: range, step: step, readingOffset: offset, provenance: testStanding)))
  }

  private static func threaded(pitch: Double, steps: Int) -> StrutChoice {
    .given(
      PerStrut(
        repeating: StrutHardware(
          name: "rod", range: 100...300, thread: Thread(pitch: pitch, stepsPerTurn: steps), readingOffset: 0,
          provenance: testStanding)))
  }

  static let slips: [Slip] = [
    Slip("deformity.apAngulation") { $0.deformity.apAngulation = 12 },
    Slip("deformity.axialRotation") { $0.deformity.axialRotation = 10 },
    Slip("deformity.axialTranslation", .notFinite) { $0.deformity.axialTranslation = .nan },
    Slip("target.lateralAngulation") { $0.target.lateralAngulation = -3 },
    Slip("schedule.stages[1].apAngulation") {
      $0.schedule.stages = [Deformity(), Deformity()]
      $0.schedule.stages[1].apAngulation = 5
    },
    Slip("mounting.rotation") { $0.mounting.rotation = 90 },
    Slip("mounting.apTilt", .notFinite) { $0.mounting.apTilt = -.infinity },
    Slip("mounting.axialOffset") { $0.mounting.axialOffset = 6000 },
    Slip("mode.neutralHeight") { $0.mode = .chronic(neutralHeight: -150) },
    Slip("mode.readings[4]") { $0.mode = .residual(readings: StrutReadings { $0 == 4 ? -170 : 170 }) },
    Slip("mode.readings[0]", .notFinite) {
      $0.mode = .ringsFirst(movingMounting: Mounting(), readings: StrutReadings { $0 == 0 ? .nan : 170 })
    },
    Slip("mode.movingMounting.lateralTilt") {
      var moving = Mounting()
      moving.lateralTilt = 8
      $0.mode = .ringsFirst(movingMounting: moving, readings: nil)
    },
    Slip("cut.diameter") { $0.cut?.diameter = 0 },
    Slip("cut.gap") { $0.cut?.gap = -1 },
    Slip("proximalRing.shape.jointRadius") {
      $0.proximalRing = ring(.standard(jointRadius: 9.38, halfAngle: 0.08, jointOffset: 0))
    },
    Slip("distalRing.shape.halfAngle") {
      $0.distalRing = ring(.standard(jointRadius: 93.8, halfAngle: 4.58, jointOffset: 0))
    },
    Slip("distalRing.shape.use[2]") {
      $0.distalRing = ring(
        .holeCircle(radius: 90, holes: 60, use: PerStrut { $0 == 2 ? 61 : 10 * $0 + 1 }, jointOffset: 0))
    },
    Slip("distalRing.shape.holes") {
      $0.distalRing = ring(.holeCircle(radius: 90, holes: 0, use: PerStrut(repeating: 1), jointOffset: 0))
    },
    Slip("proximalRing.shape.joints[5].z", .notFinite) {
      let sound = generic155.shape.ring(.proximal).joints
      $0.proximalRing = ring(
        .joints(Ring(joints: PerStrut { $0 == 5 ? Vector3(sound[5].x, sound[5].y, .nan) : sound[$0] })))
    },
    Slip("proximalRing.jointTilt") { $0.proximalRing = ring(generic155.shape, tilt: 30) },
    Slip("proximalRing.innerRadius") { $0.proximalRing = ring(generic155.shape, inner: -77) },
    Slip("struts[0].step") { $0.struts = strut(step: 0) },
    Slip("struts[0].step", .notFinite) { $0.struts = strut(step: .nan) },
    Slip("struts[0].range.upperBound", .notFinite) { $0.struts = strut(100...Double.infinity) },
    Slip("struts[0].range") { $0.struts = strut(100...100.5) },
    Slip("struts[0].range") { $0.struts = strut(offset: -200) },
    Slip("struts[0].readingOffset", .notFinite) { $0.struts = strut(offset: .nan) },
    Slip("struts[0].thread.pitch") { $0.struts = threaded(pitch: 0, steps: 4) },
    Slip("struts[0].thread.stepsPerTurn") { $0.struts = threaded(pitch: 1, steps: 0) },
    Slip("struts", .missing) { $0.struts = .automatic(from: []) },
    Slip("struts.automatic[1]", .doesNotBelong) { $0.struts = .automatic(from: [longStrut, rod]) },
    Slip("strutClasses[1].name", .name) { $0.strutClasses = [longStrut, longStrut] },
    Slip("strutClasses", .wrongKind) { level in
      level.strutClasses = (0..<13).map {
        StrutHardware(name: "\($0)", range: 100...200, step: 1, readingOffset: 0, provenance: testStanding)
      }
    },
    Slip("schedule.rate") { $0.schedule.rate = 0 },
    Slip("schedule.rate", .notFinite) { $0.schedule.rate = .nan },
    Slip("schedule.adjustmentsPerDay") { $0.schedule.adjustmentsPerDay = 0 },
    Slip("schedule.stages", .wrongKind) { $0.schedule.stages = Array(repeating: Deformity(), count: 21) },
    Slip("calendar.latency") { $0.calendar.latency = -1 },
    Slip("calendar.surgery", .date) { $0.calendar.surgery = CalendarDate(daysSince1970: .max) },
    Slip("calendar.visits", .missing) { $0.calendar.visits = .weekdays([.monday]) },
    Slip("calendar.visits", .wrongKind) {
      $0.calendar.surgery = CalendarDate(year: 2026, month: 3, day: 1)
      $0.calendar.visits = .dates([])
    },
    Slip("holds[0].days.lowerBound") { $0.holds = [StrutHold(strut: 3, days: 0...5)] },
    Slip("holds[0].days.upperBound") { $0.holds = [StrutHold(strut: 3, days: 2...1_000_000)] },
    Slip("holds[1].days", .doesNotBelong) {
      $0.holds = [StrutHold(strut: 3, days: 2...9), StrutHold(strut: 3, days: 9...12)]
    },
    Slip("structuresAtRisk[0].rate", .notFinite) { $0.structuresAtRisk = [nerve(rate: .nan)] },
    Slip("structuresAtRisk[0].rate") { $0.structuresAtRisk = [nerve(rate: -1)] },
    Slip("structuresAtRisk[0].ap") { $0.structuresAtRisk = [nerve(ap: 1e9)] },
    Slip("structuresAtRisk[1].name", .name) { $0.structuresAtRisk = [nerve(), nerve()] },
    Slip("structuresAtRisk[0].name", .name) { $0.structuresAtRisk = [nerve(name: "")] },
    Slip("limbEnvelope.sections[0].width") {
      $0.limbEnvelope = LimbEnvelope([LimbEnvelope.Section(axial: 0, width: 1e-9, depth: 90)])
    },
    Slip("limbEnvelope.apOffset", .notFinite) {
      $0.limbEnvelope = LimbEnvelope([LimbEnvelope.Section(axial: 0, girth: 330)], apOffset: .nan)
    },
    Slip("limits.jointTilt") { $0.limits.jointTilt = 30 },
    Slip("limits.boneOverlap", .notFinite) { $0.limits.boneOverlap = .nan },
    Slip("limits.singular", .doesNotBelong) { ($0.limits.singular, $0.limits.nearSingular) = (0.5, 0.2) },
    Slip("standardDeviations[deformity.ap-angulation]", .uncertainty) {
      $0.standardDeviations[CaseKey(.deformity, .apAngulation)] = -0.1
    },
    Slip("standardDeviations[mounting.rotation]", .uncertainty) {
      $0.standardDeviations[CaseKey(.mounting, .rotation)] = .nan
    },
    Slip("standardDeviations[schedule.rate]", .uncertainty) {
      $0.standardDeviations[CaseKey(.schedule, .rate)] = 0.1
    },
    Slip("name", .name) { $0.name = "two\nlines" },
    Slip("bone", .name) { $0.bone = "" },
  ]

  private static func ring(_ shape: RingShape, inner: Double? = nil, tilt: Double? = nil) -> RingHardware {
    RingHardware(name: "own", shape: shape, provenance: testStanding, innerRadius: inner, jointTilt: tilt)
  }

  private static func nerve(name: String = "nerve", ap: Double = 20, rate: Double? = nil) -> StructureAtRisk {
    StructureAtRisk(name: name, ap: ap, lateral: 0, axial: 0, rate: rate)
  }

  @Test(arguments: slips)
  func aWrongStatementIsRefusedWithItsProperty(slip: Slip) throws {
    var level = sampleCase(Deformity())
    slip.make(&level)
    let found = level.invalidValues
    let own = try #require(found.first, "nothing was found")
    #expect(own.property == slip.property && own.code == slip.code, "\(found)")
    #expect(throws: InvalidValues.self) { try level.checkValues() }
    #expect(Treatment(level).invalidValues == found)
    let request = ResumeRequest(readings: StrutReadings(repeating: 170))
    for error in [
      #expect(throws: PlanningError.self) { try Planner.plan(level) },
      #expect(throws: PlanningError.self) { try Planner.plan(Treatment(level)) },
      #expect(throws: PlanningError.self) { try Planner.plan(level, choosing: DesignRanges()) },
      #expect(throws: PlanningError.self) { try MountedFrame(level) },
      #expect(throws: PlanningError.self) { try Planner.resume(level, from: request) },
      #expect(throws: PlanningError.self) { try StageOrder.withoutCollision(level) },
    ] {
      #expect(error?.code == .invalidValues && error?.values == found)
      #expect(error?.message.hasPrefix("\(slip.property): ") == true)
    }
  }

  @Test func everythingWrongIsFoundAtOnce() throws {
    var level = sampleCase(Deformity())
    let slips = Self.slips.filter {
      $0.property.hasPrefix("deformity") || $0.property.hasPrefix("structures")
    }
    for slip in [slips[0], slips[1], slips[2], slips[4]] { slip.make(&level) }
    level.schedule.rate = -1
    let error = try #require(throws: PlanningError.self) { try Planner.plan(level) }
    #expect(
      error.values.map(\.property) == [
        "deformity.apAngulation", "deformity.axialRotation", "deformity.axialTranslation",
        "structuresAtRisk[0].rate", "schedule.rate",
      ])
    #expect(error.key == CaseKey(.deformity, .apAngulation))
  }

  @Test func degreesWhereRadiansAreMeantAreSaid() throws {
    var level = sampleCase(Deformity())
    level.deformity.apAngulation = 12
    #expect(
      level.invalidValues.map(\.description) == [
        "deformity.apAngulation: the number is out of range; angles are radians in code: radians(12)? "
          + "(found 687.549 deg (12 radians); allowed: -80 to 80 deg, positive for varus)"
      ])
  }

  @Test func aRodIsChosenWhereItIsNamed() {
    var level = sampleCase(Deformity())
    level.struts = .automatic(from: [Self.rod])
    level.strutClasses = [Self.rod]
    #expect(level.invalidValues == [])
  }

  @Test func levelsOfSeveralAreToldApart() {
    let level = sampleCase(Deformity())
    var treatment = Treatment(
      level.common, proximalRing: generic155, level.own,
      Levels.Next(beyond: MiddleFragment(length: 160), level.own))
    treatment.levels[1].deformity.apAngulation = 12
    #expect(treatment.invalidValues.map(\.property) == ["levels[1].deformity.apAngulation"])
  }

  @Test func rangesToChooseFromAreHeldAgainstWhatCanBeBuilt() throws {
    let level = sampleCase(Deformity())
    for (ranges, property) in [
      (DesignRanges(heights: 0...100), "heights.lowerBound"),
      (DesignRanges(heights: 100...Double.infinity), "heights.upperBound"),
      (DesignRanges(axialOffsets: -1e9...0), "axialOffsets.lowerBound"),
    ] {
      let error = try #require(throws: PlanningError.self) { try Planner.plan(level, choosing: ranges) }
      #expect(error.code == .invalidValues && error.values.map(\.property) == [property])
    }
  }

  @Test func aRequestThatIsNoneIsRefused() throws {
    let level = sampleCase(Deformity())
    var request = ResumeRequest(readings: StrutReadings { $0 == 3 ? .nan : 170 })
    (request.pause, request.slow, request.strutDeviation) = (-1, 2, 0)
    request.distances = [
      DistanceMeasurement(
        referencePoint: .zero, movingPoint: Vector3(.infinity, 0, 0), distance: .nan, standardDeviation: -1)
    ]
    request.done = [DayReadings(day: 1, readings: StrutReadings { $0 == 0 ? .infinity : 170 })]
    let error = try #require(throws: PlanningError.self) { try Planner.resume(level, from: request) }
    #expect(error.code == .invalidValues && error.subject == .readings)
    #expect(
      error.values.map(\.property) == [
        "readings[3]", "pause", "slow", "strutDeviation", "distances[0].movingPoint", "distances[0].distance",
        "distances[0].standardDeviation", "done[0].readings[0]",
      ])
  }

  @Test func daysThatCannotBeCountedAreNoSchedule() {
    let row = ScheduleRow(day: .max, readings: StrutReadings(repeating: 170), line: 1)
    #expect(TypedSchedule(rows: [row]) == nil)
  }
}

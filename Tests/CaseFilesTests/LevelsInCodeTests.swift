import CaseFiles
import Testing
import TreatmentModel

/// What levels made in code state of each other that no file could state.
@Suite struct LevelsInCodeTests {
  private func found(in text: String, _ change: (inout Treatment) -> Void) throws -> [String] {
    guard case .correction(var treatment, _) = try CaseFile.parse(Array(text.utf8), name: "case") else {
      return []
    }
    #expect(treatment.invalidValues == [])
    change(&treatment)
    return treatment.invalidValues.map(\.property)
  }

  private func independent(_ change: (inout Treatment) -> Void) throws -> [String] {
    try found(in: LevelCaseTests.independent, change)
  }

  private func transport(_ change: (inout Treatment) -> Void) throws -> [String] {
    try found(in: LevelCaseTests.transport, change)
  }

  @Test func startsAreLaterDaysAndOtherLevels() throws {
    #expect(try independent { $0.levels[1].starts = .after(LevelID(1)) } == ["levels[1].starts"])
    #expect(try independent { $0.levels[1].starts = .after(LevelID(2)) } == ["levels[1].starts"])
    #expect(try independent { $0.levels[1].starts = .afterDay(-1) } == ["levels[1].starts"])
    let circle = try independent {
      $0.levels[0].starts = .after(LevelID(1))
      $0.levels[1].starts = .after(LevelID(0))
    }
    #expect(circle == ["levels[0].starts", "levels[1].starts"])
    #expect(try independent { $0.levels[1].starts = .after(LevelID(0)) } == [])
  }

  @Test func aRingThatIsFollowedIsANeighbours() throws {
    #expect(try independent { $0.levels[0].followed = .reference } == ["levels[1].followed"])
    #expect(try independent { $0.levels[0].followed = .moving } == ["levels[0].followed"])
    #expect(try independent { $0.levels[1].reference = .distal } == ["levels[1].followed"])
  }

  @Test func stagesAtSurgeryAreStages() throws {
    #expect(try independent { $0.levels[1].schedule.acuteStages = 1 } == ["levels[1].schedule.acuteStages"])
    #expect(try independent { $0.levels[1].schedule.acuteStages = -1 } == ["levels[1].schedule.acuteStages"])
  }

  @Test func ratesOfDockingAreThoseOfADefect() throws {
    let rates = ["levels[1].schedule.approachRate", "levels[1].schedule.compressionRate"]
    let set = { (treatment: inout Treatment, index: Int, rate: Double) in
      treatment.levels[index].schedule.approachRate = rate
      treatment.levels[index].schedule.compressionRate = rate
    }
    #expect(try independent { set(&$0, 1, 0.5) } == rates)
    #expect(try transport { set(&$0, 1, 0.5) } == [])
    #expect(try transport { set(&$0, 1, 0) } == rates)
    #expect(try transport { set(&$0, 1, .nan) } == rates)
    #expect(try transport { set(&$0, 0, 0.5) }.count == 2)
  }

  @Test func aFreshCutHasNoMotionOfItsOwn() throws {
    #expect(try transport { $0.levels[0].deformity.apAngulation = 0.1 } == ["levels[0].deformity"])
    #expect(try transport { $0.levels[0].target.apAngulation = 0.1 } == ["levels[0].target"])
    #expect(try transport { $0.levels[0].schedule.stages = [Deformity()] } == ["levels[0].schedule.stages"])
    #expect(try transport { $0.levels[1].starts = .afterDay(3) } == ["levels[1].starts"])
  }

  @Test func theLimbOfATransportIsStatable() throws {
    var motion = Transport(.distally)
    motion.shortness = 400
    motion.limbTarget = Deformity()
    motion.limbTarget?.apAngulation = 12
    motion.then = Deformity()
    motion.then?.axialTranslation = .infinity
    let changed = motion
    #expect(
      try transport { $0.motion = .transport(changed) } == [
        "motion.shortness", "motion.limbTarget.apAngulation", "motion.then.axialTranslation",
      ])
    motion = Transport(.distally)
    motion.limbTarget = Deformity()
    let beside = motion
    #expect(
      try transport {
        $0.motion = .transport(beside)
        $0.levels[1].schedule.stages = [Deformity()]
      } == ["motion.limbTarget"])
  }

  @Test func whatAllLevelsShareIsTheSame() throws {
    #expect(
      try independent { $0.levels[1].schedule.adjustmentsPerDay = 5 } == [
        "levels[1].schedule.adjustmentsPerDay"
      ])
  }

  @Test func oneLevelAloneSaysNothingOfOthers() throws {
    let properties = try found(in: CaseTemplate.text) { treatment in
      treatment.motion = .transport(Transport(.distally))
      treatment.levels[0].starts = .afterDay(3)
      treatment.levels[0].followed = .reference
      treatment.levels[0].structuresAtRisk[0].spansLimb = true
      treatment.levels[0].schedule.stages = [Deformity()]
      treatment.levels[0].schedule.acuteStages = 1
      treatment.levels[0].schedule.approachRate = 1
      treatment.levels[0].schedule.compressionRate = 1
    }
    #expect(
      properties == [
        "motion", "starts", "followed", "schedule.acuteStages", "structuresAtRisk[0].spansLimb",
        "schedule.approachRate", "schedule.compressionRate",
      ])
  }

  @Test func keysOfFaultsAreThoseOfTheirLevel() throws {
    guard
      case .correction(var treatment, _) = try CaseFile.parse(
        Array(LevelCaseTests.independent.utf8), name: "case")
    else { return }
    treatment.levels[1].deformity.apAngulation = 12
    #expect(treatment.invalidValues.compactMap(\.key?.description) == ["levels[2].deformity.ap-angulation"])
  }

  /// Nothing is left out of a file in silence.
  @Test func levelsThatAreTurnedDifferentlyOftenAreNotWritten() throws {
    guard
      case .correction(var treatment, _) = try CaseFile.parse(
        Array(LevelCaseTests.independent.utf8), name: "case")
    else { return }
    treatment.levels[1].schedule.adjustmentsPerDay = 5
    let changed = treatment
    #expect(throws: CaseWritingError.notTheSame(CaseKey(.schedule, .adjustmentsPerDay))) {
      try CaseWriter(changed)
    }
  }
}

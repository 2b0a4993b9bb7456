import CaseFiles
import CorrectionPlanning
import Reports
import TreatmentModel

/// A case as a text states it, for a command.
struct StatedCase {
  let treatment: Treatment
  let positions: CasePositions
  private let bytes: [UInt8]

  /// - Parameter refusal: what is said of a frame without a patient.
  init(_ bytes: [UInt8], orElse refusal: String) throws(CommandRefusal) {
    let file: CaseFile
    do throws(CaseFileErrors) { file = try CaseFile.parse(bytes, name: "case") } catch {
      throw CommandRefusal(error, of: .case)
    }
    guard case .correction(let treatment, let positions) = file else { throw CommandRefusal(refusal) }
    (self.treatment, self.positions, self.bytes) = (treatment, positions, bytes)
  }

  /// Its only level. What was on when a plan was made is not what is on since.
  func level() throws(CommandRefusal) -> TreatedLevel {
    var level = try levelAsTyped()
    if PlanFile.isPlan(bytes) { level.strutsMounted = nil }
    return level
  }

  /// All its levels. What was on when a plan was made is not what is on since.
  func treatmentOfToday() -> Treatment {
    var stated = treatment
    guard PlanFile.isPlan(bytes) else { return stated }
    for index in stated.levels.indices { stated.levels[index].strutsMounted = nil }
    return stated
  }

  /// Its only level.
  func levelAsTyped() throws(CommandRefusal) -> TreatedLevel {
    do throws(PlanningError) { return try treatment.soleLevel() } catch {
      throw CommandRefusal(error, positions)
    }
  }

  /// What was planned: what is said to have been followed, or the text where it is a plan itself; nil for the plan that is made of the
  /// case today.
  ///
  /// - Parameters:
  ///   - level: the case; it gets the rates of a plan that was resumed more slowly.
  ///   - plan: the text of a plan.json.
  func record(
    of level: inout TreatedLevel, followed plan: [UInt8]? = nil
  ) throws(CommandRefusal) -> RecordedPlan? {
    if let plan { return try StatedCase.followed(plan, &level) }
    guard PlanFile.isPlan(bytes) else { return nil }
    do throws(CaseFileErrors) { return try PlanFile.parse(bytes, name: "case", of: level).plan } catch {
      throw CommandRefusal(error, of: .case)
    }
  }

  private static func followed(
    _ plan: [UInt8], _ level: inout TreatedLevel
  ) throws(CommandRefusal) -> RecordedPlan {
    let file: PlanFile
    do throws(CaseFileErrors) { file = try PlanFile.parse(plan, name: "plan", of: level) } catch {
      throw CommandRefusal(error, of: .plan)
    }
    let difference: CaseDifference?
    do { difference = try file.difference(from: level) } catch {
      throw CommandRefusal((error as? PlanningError)?.message(.keys) ?? "\(error)", of: .plan)
    }
    if let difference {
      throw CommandRefusal(
        "the plan was made from another case: \(difference.words("the plan", "the case"))", of: .plan)
    }
    level = file.atItsRates(level)
    return file.plan
  }

  func written(_ plan: Plan) throws(CommandRefusal) -> String {
    do throws(CaseWritingError) { return try plan.answer() } catch { throw CommandRefusal("\(error)") }
  }

  func origin(of plan: Plan) throws(CommandRefusal) -> PlanOrigin {
    do throws(CaseWritingError) { return try PlanOrigin(plan.level) } catch {
      throw CommandRefusal("\(error)")
    }
  }
}

extension PlanFile {
  /// A key in which the case that it was made from is another; nil where it is the same.
  ///
  /// - Throws: `PlanningError` for a case that has no plan, `CaseWritingError` for one that no file can state.
  package func difference(from level: TreatedLevel) throws -> CaseDifference? {
    guard let madeFrom else { return try CaseDifference(self, level) }
    return try CaseDifference(madeFrom.treatment.soleLevel(), atItsRates(level))
  }

  /// The case with the plan's rates, where these are one share of all of the case's own: the plan was resumed more slowly, and whoever
  /// follows it is to be no faster. Any other case as it is.
  package func atItsRates(_ level: TreatedLevel) -> TreatedLevel {
    guard resumedOn != nil, let made = madeFrom?.treatment[LevelID.only],
      made.structuresAtRisk.count == level.structuresAtRisk.count
    else { return level }
    let share = made.schedule.rate / level.schedule.rate
    func isShare(_ slow: Double?, _ rate: Double?) -> Bool {
      guard let slow, let rate else { return slow == nil && rate == nil }
      return abs(slow - share * rate) <= 1e-9 * rate
    }
    guard share > 0, share < 1,
      zip(made.structuresAtRisk, level.structuresAtRisk).allSatisfy({ isShare($0.rate, $1.rate) })
    else { return level }
    var slowed = level
    slowed.schedule.rate = made.schedule.rate
    for (index, structure) in made.structuresAtRisk.enumerated() {
      slowed.structuresAtRisk[index].rate = structure.rate
    }
    return slowed
  }
}

extension TreatmentPlan {
  func written() throws(CommandRefusal) -> String {
    do throws(CaseWritingError) { return try answer() } catch { throw CommandRefusal("\(error)") }
  }

  func origin() throws(CommandRefusal) -> PlanOrigin {
    do throws(CaseWritingError) { return try PlanOrigin(treatment) } catch {
      throw CommandRefusal("\(error)")
    }
  }
}

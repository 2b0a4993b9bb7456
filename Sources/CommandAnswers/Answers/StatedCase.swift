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

  /// The case, the same at the rates before its plan was resumed, and what was planned of each of its levels: what is said to have been
  /// followed, or the text where it is a plan itself; no records for the plan that is made of the case today.
  ///
  /// The case gets the rates of a plan that was resumed more slowly.
  ///
  /// - Parameter plan: the text of a plan.json.
  func following(
    _ plan: [UInt8]? = nil
  ) throws(CommandRefusal) -> (treatment: Treatment, before: Treatment, records: [RecordedPlan]?) {
    let own = treatmentOfToday()
    if let plan {
      let (slowed, records) = try StatedCase.followed(plan, own)
      return (slowed, own, records)
    }
    guard PlanFile.isPlan(bytes) else { return (own, own, nil) }
    do throws(CaseFileErrors) {
      let file = try PlanFile.parse(bytes, name: "case", of: own)
      return (own, own.slowed(by: 1 / file.slow), file.levels)
    } catch {
      throw CommandRefusal(error, of: .case)
    }
  }

  /// The same of a case of one level.
  func followingLevel(
    _ plan: [UInt8]? = nil
  ) throws(CommandRefusal) -> (level: TreatedLevel, before: TreatedLevel, record: RecordedPlan?) {
    _ = try levelAsTyped()
    let (treatment, before, records) = try following(plan)
    do throws(PlanningError) {
      return (try treatment.soleLevel(), try before.soleLevel(), records?.first)
    } catch {
      throw CommandRefusal(error, positions)
    }
  }

  private static func followed(
    _ plan: [UInt8], _ treatment: Treatment
  ) throws(CommandRefusal) -> (treatment: Treatment, records: [RecordedPlan]?) {
    let file: PlanFile
    do throws(CaseFileErrors) { file = try PlanFile.parse(plan, name: "plan", of: treatment) } catch {
      throw CommandRefusal(error, of: .plan)
    }
    let difference: CaseDifference?
    do throws(CaseWritingError) { difference = try file.difference(from: treatment) } catch {
      throw CommandRefusal("\(error)", of: .plan)
    }
    if let difference {
      throw CommandRefusal(
        "the plan was made from another case: \(difference.words("the plan", "the case"))", of: .plan)
    }
    return (file.atItsRates(treatment), file.levels)
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
  /// - Throws: `CaseWritingError` for a case that no file can state.
  package func difference(from treatment: Treatment) throws(CaseWritingError) -> CaseDifference? {
    guard let madeFrom else { return try CaseDifference(self, treatment) }
    return try CaseDifference(madeFrom.treatment, atItsRates(treatment))
  }

  /// The case with the plan's rates, where these are one share of all of the case's own: the plan was resumed more slowly, and whoever
  /// follows it is to be no faster. Any other case as it is.
  package func atItsRates(_ treatment: Treatment) -> Treatment {
    guard resumedOn != nil, let made = madeFrom?.treatment, made.levels.count == treatment.levels.count else {
      return treatment
    }
    let share = made.levels[0].schedule.rate / treatment.levels[0].schedule.rate
    guard share > 0, share < 1 else { return treatment }
    let slowed = treatment.slowed(by: share)
    var paced = treatment
    for index in treatment.levels.indices {
      let (own, wanted) = (made.levels[index], slowed.levels[index])
      guard own.rates.count == wanted.rates.count,
        zip(own.rates, wanted.rates).allSatisfy({ isSame($0, $1) })
      else { return treatment }
      paced.levels[index].schedule.rate = own.schedule.rate
      paced.levels[index].schedule.approachRate = own.schedule.approachRate
      paced.levels[index].schedule.compressionRate = own.schedule.compressionRate
      for (structure, slow) in own.structuresAtRisk.enumerated() {
        paced.levels[index].structuresAtRisk[structure].rate = slow.rate
      }
    }
    return paced
  }

  /// Whether two rates are the same to what calculating may make of one.
  private func isSame(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) <= 1e-9 * other
  }
}

extension Level {
  /// Every rate that it states, mm a day.
  fileprivate var rates: [Double?] {
    [schedule.rate, schedule.approachRate, schedule.compressionRate] + structuresAtRisk.map(\.rate)
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

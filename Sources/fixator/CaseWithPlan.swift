import CaseFiles
import CommandAnswers
import CorrectionPlanning
import Reports
import TextOutput
import TreatmentModel

/// A case, and the plan of it that was really followed, if there is one.
struct CaseWithPlan {
  let treatment: Treatment
  let positions: CasePositions
  /// What was planned of each level, by whichever version and rule; nil for the plan that is made of the case today.
  let records: [RecordedPlan]?
  /// The case at the rates that it had before that plan was resumed.
  private let before: Treatment

  /// The bytes of a file and the case in them.
  static func read(
    _ file: String, orElse refusal: String
  ) throws -> (bytes: [UInt8], treatment: Treatment, positions: CasePositions) {
    let bytes = try InputFile.bytes(path: file, limit: PlanFile.largest + 1)
    guard case .correction(let treatment, let positions) = try CaseFile.parse(bytes, name: file) else {
      tell("\(file): \(refusal)")
      throw Status.badInput
    }
    return (bytes, treatment, positions)
  }

  /// A case that was read. One that is itself a plan (plan.json) is followed as it stands there, which is said on standard error.
  ///
  /// - Parameters:
  ///   - plan: the file of a plan of this case.
  ///   - isSaid: whether a plan in place of the case is said to be followed.
  init(
    _ bytes: [UInt8], _ treatment: Treatment, _ positions: CasePositions, _ file: String, plan: String? = nil,
    isSaid: Bool = true
  ) throws {
    self.positions = positions
    var treatment = treatment
    // What was on when a plan was made is not what is on since.
    if PlanFile.isPlan(bytes) {
      for index in treatment.levels.indices { treatment.levels[index].strutsMounted = nil }
    }
    if let plan {
      let read = try PlanFile.read(path: plan, of: treatment)
      try CaseWithPlan.refuseOther(read, treatment, plan: plan, file: file)
      (records, before) = (read.levels, treatment)
      let slowed = read.atItsRates(treatment)
      let (rate, own) = (slowed.levels[0].schedule.rate, treatment.levels[0].schedule.rate)
      let rates =
        rate == own ? "" : ", at its rates, \(shortest(rate / own, decimals: 4)) of the case's"
      treatment = slowed
      tell("\(plan): \(read.words)\(rates)")
    } else if PlanFile.isPlan(bytes) {
      let read = try PlanFile.parse(bytes, name: file, of: treatment)
      (records, before) = (read.levels, treatment.slowed(by: 1 / read.slow))
      if isSaid { tell("\(file): the case that it was made from, and \(read.words)") }
    } else {
      (records, before) = (nil, treatment)
    }
    self.treatment = treatment
  }

  /// A plan of another patient's case, or of another version of this one, tells nothing of this.
  private static func refuseOther(
    _ read: PlanFile, _ treatment: Treatment, plan: String, file: String
  ) throws {
    guard let difference = try read.difference(from: treatment) else { return }
    tell("\(plan) was made from another case than \(file): \(difference.words(plan, file))")
    throw Status.badInput
  }

  /// The only level.
  func level() throws -> TreatedLevel { try soleLevel(of: treatment, positions) }

  /// The same at the rates from before.
  func levelBefore() throws -> TreatedLevel { try soleLevel(of: before, positions) }
}

extension PlanFile {
  /// What of it is followed, in words.
  fileprivate var words: String {
    let days = "days \(plan.firstDay) to \(plan.lastDay)"
    let how = resumedOn == nil ? "planned" : "resumed on day \(plan.firstDay)"
    let whose = madeFrom == nil ? "; it does not say which case it was made from, so give its own" : ""
    return "followed as it was \(how), \(days)\(whose)"
  }
}

import CaseFiles
import CommandAnswers
import CorrectionPlanning
import Reports
import TextOutput
import TreatmentModel

/// A case, and the plan of it that was really followed, if there is one.
struct CaseWithPlan {
  let level: TreatedLevel
  let positions: CasePositions
  /// What was planned, by whichever version and rule; nil for the plan that is made of the case today.
  let record: RecordedPlan?

  /// Reads a case. One that is itself a plan (plan.json) is followed as it stands there, which is said on standard error.
  ///
  /// - Parameters:
  ///   - plan: the file of a plan of this case.
  ///   - refusal: what is said of a frame without a patient.
  ///   - isSaid: whether a plan in place of the case is said to be followed.
  init(_ file: String, plan: String? = nil, orElse refusal: String, isSaid: Bool = true) throws {
    let (bytes, treatment, positions) = try CaseWithPlan.read(file, orElse: refusal)
    try self.init(bytes, treatment, positions, file, plan: plan, isSaid: isSaid)
  }

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

  /// The same of a case that was read.
  init(
    _ bytes: [UInt8], _ treatment: Treatment, _ positions: CasePositions, _ file: String, plan: String? = nil,
    isSaid: Bool = true
  ) throws {
    self.positions = positions
    var level = try soleLevel(of: treatment, positions)
    // What was on when a plan was made is not what is on since.
    if PlanFile.isPlan(bytes) { level.strutsMounted = nil }
    if let plan {
      let read = try PlanFile.read(path: plan, of: level)
      try CaseWithPlan.refuseOther(read, level, plan: plan, file: file)
      record = read.plan
      let slowed = read.atItsRates(level)
      let rates =
        slowed == level
        ? ""
        : ", at its rates, \(shortest(slowed.schedule.rate / level.schedule.rate, decimals: 4)) of the case's"
      level = slowed
      tell("\(plan): \(read.words)\(rates)")
    } else if PlanFile.isPlan(bytes) {
      let read = try PlanFile.parse(bytes, name: file, of: level)
      record = read.plan
      if isSaid { tell("\(file): the case that it was made from, and \(read.words)") }
    } else {
      record = nil
    }
    self.level = level
  }

  /// A plan of another patient's case, or of another version of this one, tells nothing of this.
  private static func refuseOther(
    _ read: PlanFile, _ level: TreatedLevel, plan: String, file: String
  ) throws {
    let difference: CaseDifference?
    do { difference = try read.difference(from: level) } catch let error as PlanningError {
      guard let positions = read.madeFrom?.positions else { throw error }
      throw refuse(error, positions)
    }
    guard let difference else { return }
    tell("\(plan) was made from another case than \(file): \(difference.words(plan, file))")
    throw Status.badInput
  }
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

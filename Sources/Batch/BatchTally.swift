import CorrectionPlanning
import Reports

/// How many lines came to what.
public struct BatchTally: Sendable, Equatable {
  /// Lines with a plan.
  public internal(set) var planned = 0
  /// Those of them whose plan has a check of severity `error`.
  public internal(set) var withErrors = 0
  /// Lines without a plan.
  public internal(set) var failed = 0
  /// Those of them because a file could not be read.
  public internal(set) var unreadable = 0
  /// Where the first line without a plan comes from, `file:line`.
  public internal(set) var firstFailed: String?
  /// What errors of the mounting leave, where that is asked for.
  public internal(set) var study: MountingStudy?
  /// Checks by code and severity, in the order of their raw values' declarations.
  private var counts = [Int](
    repeating: 0, count: Finding.Code.ofTreatments.count * Finding.Severity.allCases.count)

  /// Nothing yet.
  public init() {}

  /// All lines.
  public var lines: Int { planned + failed }

  /// Checks of one code and severity.
  public func count(_ code: Finding.Code, _ severity: Finding.Severity) -> Int {
    counts[place(code, severity)]
  }

  private func place(_ code: Finding.Code, _ severity: Finding.Severity) -> Int {
    let row = Finding.Code.ofTreatments.firstIndex(of: code) ?? 0
    return row * Finding.Severity.allCases.count + (Finding.Severity.allCases.firstIndex(of: severity) ?? 0)
  }

  mutating func add(_ code: Finding.Code, _ severity: Finding.Severity) { counts[place(code, severity)] += 1 }

  mutating func countPlan(_ checks: [Finding]) {
    planned += 1
    var isWrong = false
    // Where they stand: a check is large to copy.
    for index in checks.indices {
      add(checks[index].code, checks[index].severity)
      if checks[index].severity == .error { isWrong = true }
    }
    if isWrong { withErrors += 1 }
  }

  mutating func study(_ plan: Plan) {
    if study == nil { study = MountingStudy() }
    study?.add(plan)
  }

  mutating func countFailure(at input: String, isUnreadable: Bool) {
    failed += 1
    if isUnreadable { unreadable += 1 }
    firstFailed = firstFailed ?? input
  }

  /// Adds the lines that follow.
  public mutating func add(_ next: BatchTally) {
    planned += next.planned
    withErrors += next.withErrors
    failed += next.failed
    unreadable += next.unreadable
    firstFailed = firstFailed ?? next.firstFailed
    for index in counts.indices { counts[index] += next.counts[index] }
    guard let more = next.study else { return }
    if study == nil { study = more } else { study?.add(more) }
  }

  /// Forgets everything, and keeps its memory.
  mutating func clear() {
    (planned, withErrors, failed, unreadable, firstFailed, study) = (0, 0, 0, 0, nil, nil)
    for index in counts.indices { counts[index] = 0 }
  }
}

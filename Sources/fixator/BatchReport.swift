import Batch
import CorrectionPlanning
import TextOutput

/// What a batch came to, in a few lines.
struct BatchReport {
  let lines: [String]

  init(_ tally: BatchTally) {
    var parts = ["\(tally.planned) planned"]
    if tally.withErrors > 0 { parts.append("\(tally.withErrors) of them with errors") }
    if tally.failed > 0 {
      let first = tally.firstFailed.flatMap { $0.isEmpty ? nil : ", the first is \($0)" } ?? ""
      parts.append("\(tally.failed) failed\(first)")
    }
    var lines = ["\(counted(tally.lines, "case")): " + parts.joined(separator: ", ")]
    for code in Finding.Code.ofTreatments {
      let counts = Finding.Severity.allCases.compactMap { severity -> String? in
        let count = tally.count(code, severity)
        return count > 0 ? counted(count, severity.rawValue) : nil
      }
      if !counts.isEmpty { lines.append("  \(code.rawValue): \(counts.joined(separator: ", "))") }
    }
    self.lines = lines
  }
}

/// How far a batch has come, on one line of standard error.
final class BatchProgress {
  private let line = ProgressLine()
  private let start = ContinuousClock.now
  private let size: Int?

  /// - Parameter size: bytes of all inputs, where they are known.
  init(size: Int?) { self.size = size }

  func show(_ progress: BatchRun.Progress) {
    line.show { words(progress) }
  }

  func clear() { line.clear() }

  private func words(_ progress: BatchRun.Progress) -> String {
    let tally = progress.tally
    let passed = (ContinuousClock.now - start) / .seconds(1)
    var parts = [counted(tally.lines, "case"), "\(Int((Double(tally.lines) / passed).rounded())) a second"]
    if let size, size > 0, progress.bytesRead > 0 {
      let left = passed * (Double(size) / Double(progress.bytesRead) - 1)
      parts.append("\(min(100, 100 * progress.bytesRead / size)) %, \(Int(max(0, left).rounded())) s left")
    }
    if tally.failed > 0 { parts.append("\(tally.failed) failed") }
    if tally.withErrors > 0 { parts.append("\(tally.withErrors) with errors") }
    return parts.joined(separator: ", ")
  }
}

import Glibc
import Streaming
import TextOutput

/// How far long work has come, on one line of standard error that is written over; only on a terminal, and only when the
/// work takes longer than a moment.
final class ProgressLine {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var next = ContinuousClock.now + .seconds(1)
  private var isShown = false

  /// Shows how far it has come, now and then.
  func show(_ progress: TableFilter.Progress) {
    show {
      let share = progress.size.map { $0 > 0 ? ", \(100 * progress.bytesRead / $0) %" : "" } ?? ""
      return counted(progress.tally.lines, "line") + share
    }
  }

  /// Shows a text, now and then.
  func show(_ text: () -> String) {
    guard isTerminal, ContinuousClock.now >= next else { return }
    next = .now + .milliseconds(500)
    write("\r\u{1B}[K\(text())")
    isShown = true
  }

  /// Takes the line away.
  func clear() {
    if isShown { write("\r\u{1B}[K") }
    isShown = false
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}

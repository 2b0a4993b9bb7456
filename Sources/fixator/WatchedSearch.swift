import ArgumentParser
import CorrectionPlanning

/// Runs a search that may take long: standard error shows how far it has come, and Ctrl-C or SIGTERM end it with the best so far.
///
/// - Returns: what it found, and the exit status if it was ended; nil if it came to its end.
func watched<Found, Failure: Error>(
  _ search: (SearchWatch) throws(Failure) -> Found
) throws(Failure) -> (found: Found, ended: ExitCode?) {
  let line = ProgressLine()
  Interruption.note()
  defer {
    line.clear()
    Interruption.forget()
  }
  var ended: ExitCode?
  let found = try search(
    SearchWatch { progress in
      line.show { "\(progress.words); Ctrl-C ends the search with the best so far" }
      ended = Interruption.signal.map { ExitCode(128 + $0) }
      return ended == nil
    })
  return (found, ended)
}

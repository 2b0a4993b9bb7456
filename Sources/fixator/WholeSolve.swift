import TextOutput

/// Runs a solve that gives all or nothing: Ctrl-C or SIGTERM end the program, which says what was stopped, and nothing is written.
func whole<Found>(_ file: String, _ solve: () -> Found) -> Found {
  let name = file == "-" ? "standard input" : visible(file, atMost: .max)
  Interruption.end(saying: "fixator: stopped: \(name) was not solved to its end, and nothing was written")
  defer { Interruption.forget() }
  return solve()
}

/// Measures a frame by its own readings: one weighted least squares over all its states (MODEL section 14).
///
/// ```swift
/// let solution = FrameSolver.solve(states)
/// solution[.run]             // value and standard deviation
/// solution.missing           // what the states do not tell
/// solution.findings          // what does not fit
/// ```
public enum FrameSolver {
  /// Solves a frame. A state that is another one to the last digit is taken once.
  ///
  /// - Parameter advises: whether the state is looked for that would tell most.
  public static func solve(_ states: FrameStates, advises: Bool = true) -> FrameSolution {
    let copies = states.copies
    var single = states
    single.states = states.states.indices.filter { index in !copies.contains { $0.copy == index } }
      .map { states.states[$0] }
    var solution = FrameSearch.solution(single, advises: advises)
    solution.explain(advises: advises)
    solution.widen()
    if let finding = FrameFinding.copies(states) { solution.findings.append(finding) }
    solution.findings = solution.findings.bySeverity
    return solution
  }
}

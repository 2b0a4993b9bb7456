import Threading

/// Everything that was measured.
package struct VerificationRecord: Sendable, Equatable {
  /// Scenario by scenario, in the order of the list.
  package let outcomes: [Scenario.Outcome]

  /// Measures scenarios; the result is the same for any number of threads.
  ///
  /// - Parameters:
  ///   - jobs: threads at most.
  ///   - goesOn: is told how many are done; `false` ends the work after those that are begun.
  package init(
    _ scenarios: [Scenario], jobs: Int, goesOn: (_ done: Int) -> Bool = { _ in true }
  ) {
    outcomes = Workers.map(scenarios.count, jobs: jobs, goesOn: goesOn) { scenarios[$0].measured() }
  }

  /// What was measured before.
  package init(outcomes: [Scenario.Outcome]) { self.outcomes = outcomes }

  package var holds: Bool { !outcomes.isEmpty && outcomes.allSatisfy(\.holds) }

  package var failed: [Scenario.Outcome] { outcomes.filter { !$0.holds } }

  /// The figures of a requirement, with their scenarios.
  package func figures(of requirement: Requirement) -> [(scenario: String, figure: Figure)] {
    outcomes.flatMap { outcome in
      outcome.figures.filter { $0.requirement == requirement }.map { (outcome.name, $0) }
    }
  }

  /// A part of the program whose error is told in all.
  package struct SoftwareError: Sendable {
    package let name: String
    package let (distance, angle): (Spread, Spread)
  }

  /// Worst and mean of what the parts of the program add to the numbers that they are given.
  package var softwareErrors: [SoftwareError] {
    let parts: [(String, [Requirement])] = [
      ("solver: exact lengths of every day", [.path, .end]),
      ("whole steps: readings that are set", [.wholeSteps]),
      ("films: deformity and mountings", [.films]),
      ("levels: the whole limb, exact lengths", [.limb, .docking]),
      ("levels: the whole limb, whole steps", [.limbSteps]),
    ]
    return parts.compactMap { name, requirements in
      var (distance, angle) = (Spread(), Spread())
      for requirement in requirements {
        for (_, figure) in figures(of: requirement) {
          if figure.unit == .millimetres { distance.add(figure.spread) }
          if figure.unit == .degrees { angle.add(figure.spread) }
        }
      }
      return distance.count + angle.count == 0
        ? nil : SoftwareError(name: name, distance: distance, angle: angle)
    }
  }
}

import TextOutput
import Verification

extension Commands {
  /// What `fixator verify --format json` prints; `hasErrors` where a scenario does not hold.
  ///
  /// - Parameters:
  ///   - names: parts of names of scenarios; all unless given.
  ///   - jobs: threads; they change nothing in the answer.
  /// - Throws: ``CommandRefusal`` for a name that no scenario has.
  public static func verify(_ names: [String] = [], jobs: Int = 1) throws(CommandRefusal) -> CommandAnswer {
    let record = VerificationRecord(try scenarios(names), jobs: jobs) { _ in true }
    return CommandAnswer(text: record.json(version: version), hasErrors: !record.holds)
  }

  /// The names of scenarios, a line each: what `fixator verify --list` prints.
  ///
  /// - Throws: ``CommandRefusal`` for a name that no scenario has.
  public static func scenarioNames(_ names: [String] = []) throws(CommandRefusal) -> String {
    try scenarios(names).map { "\($0.name)\n" }.joined()
  }

  private static func scenarios(_ names: [String]) throws(CommandRefusal) -> [Scenario] {
    for name in names where name.isEmpty || !Scenario.all.contains(where: { $0.isCalled(name) }) {
      throw CommandRefusal("no scenario is called \(visible(name, atMost: 60)); the option list names them")
    }
    return Scenario.all.filter { scenario in names.isEmpty || names.contains { scenario.isCalled($0) } }
  }
}

import ArgumentParser
import CommandAnswers
import TreatmentModel

/// Says which struts are on the frame.
struct MountedOption: ParsableArguments {
  @Option(
    help: """
      The classes that are on where they are not those that the plan has on by then, one name for all or six as one word: \
      a,a,a,b,b,b. For resume they are those of today, for check those of the first row. They take the place of \
      \(CaseKey.top(.strutsMounted)) in the case. Of a case of two levels resume takes proximal=long or distal=a,a,a,b,b,b for one frame.
      """)
  var strutsMounted: [String] = []

  /// The case with them; as it is where nothing is said.
  func applied(to level: TreatedLevel) throws -> TreatedLevel {
    try refusing { () throws(MountedClasses.Refusal) in try MountedClasses(strutsMounted).applied(to: level) }
  }

  /// A case of two levels with them.
  func applied(to treatment: Treatment) throws -> Treatment {
    try refusing { () throws(MountedClasses.Refusal) in
      try MountedClasses(strutsMounted).applied(to: treatment)
    }
  }

  private func refusing<Case>(_ body: () throws(MountedClasses.Refusal) -> Case) throws -> Case {
    do throws(MountedClasses.Refusal) { return try body() } catch {
      if case .form = error { throw ValidationError(error.words(.flags)) }
      tell(error.words(.flags))
      throw Status.badInput
    }
  }
}

import ArgumentParser
import CaseFiles
import HexapodKinematics
import TreatmentModel

/// Says which struts are on the frame.
struct MountedOption: ParsableArguments {
  @Option(
    help: """
      The classes that are on where they are not those that the plan has on by then, one name for all or six as one word: \
      a,a,a,b,b,b. For resume they are those of today, for check those of the first row. They take the place of \
      \(CaseKey.top(.strutsMounted)) in the case.
      """)
  var strutsMounted: String?

  /// Whether anything is said.
  var isGiven: Bool { strutsMounted != nil }

  /// The case with them; as it is where nothing is said.
  func applied(to level: TreatedLevel) throws -> TreatedLevel {
    guard let strutsMounted else { return level }
    var stated = level
    let catalogue = try Catalogue.builtIn()
    do throws(UnknownHardware) {
      stated.strutsMounted = try catalogue.mounted(strutsMounted, on: level)
    } catch {
      tell("--struts-mounted: \(error)")
      throw Status.badInput
    }
    guard stated.strutsMounted != nil else {
      throw ValidationError(
        "--struts-mounted takes the name of one class or six of them, separated by commas; found '\(strutsMounted)'"
      )
    }
    return stated
  }
}

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
      \(CaseKey.top(.strutsMounted)) in the case. Of a case of two levels resume takes proximal=long or distal=a,a,a,b,b,b for one frame.
      """)
  var strutsMounted: [String] = []

  /// The case with them; as it is where nothing is said.
  func applied(to level: TreatedLevel) throws -> TreatedLevel {
    guard let word = strutsMounted.first else { return level }
    guard strutsMounted.count == 1 else { throw unclear }
    var stated = level
    stated.strutsMounted = try classes(word, on: level)
    return stated
  }

  /// A case of two levels with them.
  func applied(to treatment: Treatment) throws -> Treatment {
    var stated = treatment
    let words = strutsMounted.map(LevelOfOption.init)
    guard Set(words.map(\.level)).count == words.count,
      words.count == 1 || !words.contains(where: { $0.level == nil })
    else {
      guard words.isEmpty else { throw unclear }
      return treatment
    }
    for word in words {
      for index in treatment.levels.indices where word.level.map({ $0.index == index }) ?? true {
        guard let level = treatment[LevelID(index)] else { continue }
        stated.levels[index].strutsMounted = try classes(word.value, on: level)
      }
    }
    return stated
  }

  private func classes(_ words: String, on level: TreatedLevel) throws -> PerStrut<StrutHardware> {
    let catalogue = try Catalogue.builtIn()
    do throws(UnknownHardware) {
      if let found = try catalogue.mounted(words, on: level) { return found }
    } catch {
      tell("--struts-mounted: \(error)")
      throw Status.badInput
    }
    throw unclear
  }

  private var unclear: ValidationError {
    ValidationError(
      "--struts-mounted takes the name of one class or six of them, separated by commas, and is given once, or once for each of two "
        + "levels (proximal=…, distal=…); found '\(strutsMounted.joined(separator: "' and '"))'")
  }
}

import CaseFiles
import HexapodKinematics
import TreatmentModel

/// Which struts are on the frame, in the words of `--struts-mounted`: the name of one class for all or six names; of two levels
/// `proximal=…` and `distal=…`.
package struct MountedClasses: Sendable {
  private let words: [String]

  /// - Parameter words: each as it stands behind the option; none where nothing is said.
  package init(_ words: [String]) { self.words = words }

  /// Whether nothing is said.
  package var isEmpty: Bool { words.isEmpty }

  /// Why they are not understood, in words.
  package enum Refusal: Error {
    /// What is no form of the option: the words that were found.
    case form([String])
    /// A name that is none, and why.
    case name(String)
    /// The catalogue itself cannot be read.
    case catalogue(String)

    /// In words.
    package func words(_ option: OptionSpelling) -> String {
      let mounted = option(CaseKey.Word.strutsMounted.name)
      return switch self {
      case .form(let found):
        "\(mounted) takes the name of one class or six of them, separated by commas, and is given once, or once for each of two "
          + "levels (proximal=…, distal=…); found '\(found.joined(separator: "' and '"))'"
      case .name(let why): "\(mounted): \(why)"
      case .catalogue(let why): why
      }
    }
  }

  /// The case with them; as it is where nothing is said.
  package func applied(to level: TreatedLevel) throws(Refusal) -> TreatedLevel {
    guard let word = words.first else { return level }
    guard words.count == 1 else { throw unclear }
    var stated = level
    stated.strutsMounted = try classes(word, on: level)
    return stated
  }

  /// A case of two levels with them.
  package func applied(to treatment: Treatment) throws(Refusal) -> Treatment {
    var stated = treatment
    let parts = words.map(LevelOfOption.init)
    guard Set(parts.map(\.level)).count == parts.count,
      parts.count == 1 || !parts.contains(where: { $0.level == nil })
    else {
      guard parts.isEmpty else { throw unclear }
      return treatment
    }
    for part in parts {
      for index in treatment.levels.indices where part.level.map({ $0.index == index }) ?? true {
        guard let level = treatment[LevelID(index)] else { continue }
        stated.levels[index].strutsMounted = try classes(part.value, on: level)
      }
    }
    return stated
  }

  private func classes(_ words: String, on level: TreatedLevel) throws(Refusal) -> PerStrut<StrutHardware> {
    let catalogue: Catalogue
    do throws(CaseFileErrors) { catalogue = try Catalogue.builtIn() } catch {
      throw .catalogue(error.description)
    }
    do throws(UnknownHardware) {
      if let found = try catalogue.mounted(words, on: level) { return found }
    } catch { throw .name("\(error)") }
    throw unclear
  }

  private var unclear: Refusal { .form(words) }
}

/// A word of the command line that may say of which of two levels it is: `proximal=long`.
package struct LevelOfOption {
  /// nil where it says none.
  package let level: LevelID?
  /// What is said of it.
  package let value: String

  /// `distal=…` beside the proximal one.
  package static func missing(beside level: LevelID?) -> String {
    "\((level == LevelID(0) ? LevelID(1) : LevelID(0)).name)=…"
  }

  /// Reads one.
  package init(_ word: String) {
    let named = [LevelID(0), LevelID(1)].first { word.hasPrefix("\($0.name)=") }
    level = named
    value = named.map { String(word.dropFirst($0.name.count + 1)) } ?? word
  }
}

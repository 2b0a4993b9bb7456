import TreatmentModel

/// One change of a case file.
///
/// Entries of lists are numbered as they stand when the change is made, after those before it.
public enum CaseEdit: Sendable, Equatable {
  /// A value that takes the place of what stands at the key, or that is added where nothing stands: with its section, or as the
  /// entry behind the last of its list.
  case set(CaseKey, CaseValue)
  /// A value behind the last entry of the list that the key holds; the list is added where there is none.
  case append(CaseKey, CaseValue)
  /// The key, or the entry of a list, goes with its value.
  case remove(CaseKey)

  /// The key that is changed.
  public var key: CaseKey {
    switch self {
    case .set(let key, _), .append(let key, _), .remove(let key): key
    }
  }
}

/// Why a case file cannot be edited; it stays as it was.
public struct CaseEditError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Error, Equatable {
    /// No case has such a key.
    case unknownKey
    /// Nothing stands there that could be removed.
    case absent
    /// The list has fewer entries; a new one comes behind the last.
    case noSuchEntry
    /// On the way to the key stands a value where a section or a list would have to stand.
    case otherKind(found: String)
    /// The text cannot be changed at this place alone: what stands there is used elsewhere too, by an alias, or the value has
    /// characters that no file can hold.
    case notThereAlone
  }

  /// The key that was to be changed.
  public let key: CaseKey
  /// What is wrong.
  public let reason: Reason

  /// `key: what is wrong`.
  public var description: String {
    let words =
      switch reason {
      case .unknownKey: "no case has such a key"
      case .absent: "there is nothing to remove"
      case .noSuchEntry: "the list is not that long"
      case .otherKind(let found): "a section or list is needed here (found \(Printable.text(found)))"
      case .notThereAlone: "the text cannot be changed at this place alone"
      }
    return "\(key): \(words)"
  }
}

/// A step from the top of a case towards a key.
enum CaseStep: Equatable {
  /// To a key of the section where one stands.
  case word(CaseKey.Section, CaseKey.Word)
  /// To an entry of a list, from 1.
  case entry(Int)
}

extension CaseKey {
  /// The way from the top of the file.
  var steps: [CaseStep] {
    let steps = CaseKey.steps(to: section, entry) + [.word(section, word)] + (item.map { [.entry($0)] } ?? [])
    guard let level else { return steps }
    return [.word(.top, .levels), .entry(level.index + 1)]
      + steps.map { step in
        guard case .word(let section, let word) = step else { return step }
        return .word(section.inEntry, word)
      }
  }

  private static func steps(to section: Section, _ entry: Int?) -> [CaseStep] {
    guard let home = section.home else { return [] }
    return steps(to: home.section, nil) + [.word(home.section, home.word)]
      + (entry.map { [.entry($0)] } ?? [])
  }
}

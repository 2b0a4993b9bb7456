import CaseFiles
import TreatmentModel

/// A change of a case's text as a page asks for it, keys by their dotted paths.
public enum DraftEdit: Sendable, Equatable {
  /// A value as it is typed.
  public indirect enum Value: Sendable, Equatable {
    /// A number or a word.
    case text(String)
    /// A list.
    case list([Value])
    /// Keys with their values, in any order.
    case section([String: Value])
  }

  /// A value at a key, in the place of what stands there.
  case set(String, Value)
  /// A value behind the last entry of a list.
  case append(String, Value)
  /// A key, or an entry of a list, goes.
  case remove(String)

  /// The key that is changed.
  public var path: String {
    switch self {
    case .set(let path, _), .append(let path, _), .remove(let path): path
    }
  }

  /// The same by its key; nil for keys that no case has.
  var caseEdit: CaseEdit? {
    guard let key = CaseSchema.key(at: path) else { return nil }
    switch self {
    case .set(_, let value): return value.caseValue.map { .set(key, $0) }
    case .append(_, let value): return value.caseValue.map { .append(key, $0) }
    case .remove: return .remove(key)
    }
  }
}

extension DraftEdit.Value {
  private static let words = Dictionary(uniqueKeysWithValues: CaseKey.Word.allCases.map { ($0.name, $0) })

  /// Sections get the order of the table of keys, whichever came first.
  fileprivate var caseValue: CaseValue? {
    switch self {
    case .text(let text): return .typed(text)
    case .list(let items):
      let values = items.compactMap(\.caseValue)
      return values.count == items.count ? .list(values) : nil
    case .section(let members):
      let found = members.compactMap { name, value -> CaseValue.Member? in
        guard let word = DraftEdit.Value.words[name], let value = value.caseValue else { return nil }
        return CaseValue.Member(word, value)
      }
      guard found.count == members.count else { return nil }
      return .section(found.sorted { $0.word.rawValue < $1.word.rawValue })
    }
  }
}

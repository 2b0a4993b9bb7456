import CorrectionPlanning

/// Searches that a page has asked for: how far they have come, and whether they are still wanted.
final class Studies: Sendable {
  /// How far one has come.
  struct Progress: Encodable, Sendable {
    let tried: Int
    let total: Int
    let what: String
  }

  private struct Entry {
    var isWanted = true
    var progress = Progress(tried: 0, total: 0, what: "")
  }

  private let entries = Locked<[String: Entry]>([:])
  /// More than this are not looked after at a time.
  private static let most = 16
  private static let longestName = 64

  /// Begins one under the page's own name for it; false where that name is taken, or none, or there are too many.
  func begin(_ name: String) -> Bool {
    guard (1...Studies.longestName).contains(name.utf8.count) else { return false }
    return entries.withLock { entries in
      guard entries.count < Studies.most, entries[name] == nil else { return false }
      entries[name] = Entry()
      return true
    }
  }

  func end(_ name: String) { entries.withLock { $0[name] = nil } }

  /// nil where there is none of that name.
  subscript(name: String) -> Progress? { entries.withLock { $0[name]?.progress } }

  /// Has one that is under way end with what it has found.
  func stop(_ name: String) { entries.withLock { $0[name]?.isWanted = false } }

  /// What looks on at one.
  func watch(_ name: String) -> SearchWatch {
    SearchWatch { [entries] progress in
      entries.withLock { entries in
        entries[name]?.progress = Progress(tried: progress.tried, total: progress.total, what: progress.what)
        return entries[name]?.isWanted ?? false
      }
    }
  }
}

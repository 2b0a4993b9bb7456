import Foundation

/// Drafts in memory and on disk, and which windows of the browser have them open.
actor Drafts {
  /// Why a draft is not changed.
  enum Conflict: Error {
    /// It is not there any more.
    case gone
    /// Another window has changed it since.
    case changed(Draft)
    /// The disk does not take it.
    case unwritten(PlannerError)
  }

  let folder: DraftFolder
  private var drafts: [String: Draft]
  /// When a window was heard of last, by draft and window.
  private var heard: [String: [String: ContinuousClock.Instant]] = [:]

  private static let most = 1000
  /// A window that is open says so every few seconds.
  private static let silence = Duration.seconds(12)

  init(_ folder: DraftFolder) {
    self.folder = folder
    drafts = Dictionary(folder.all().map { ($0.id, $0) }) { first, _ in first }
  }

  /// The last changed first; without those that were never changed.
  var all: [Draft] { drafts.values.filter { $0.revision > 0 }.sorted { $0.changed > $1.changed } }

  subscript(id: String) -> Draft? { drafts[id] }

  /// A new one, on disk at once where it says what stands nowhere else, otherwise from its first change on.
  ///
  /// - Parameter from: of films the case that they are begun from.
  func begin(_ text: String, file: String? = nil, from: String? = nil) throws(PlannerError) -> Draft {
    guard drafts.count < Drafts.most else {
      throw PlannerError("there are \(Drafts.most) drafts; delete some first")
    }
    var draft = Draft(text, file: file, from: from)
    if file == nil, !text.isEmpty {
      draft.revision = 1
      try folder.write(draft)
    }
    drafts[draft.id] = draft
    return draft
  }

  /// The draft of a file: the one that has what the file does not, or a new one with what it says now.
  func open(_ file: CaseOnDisk) throws(PlannerError) -> Draft {
    let text = try file.text()
    if let unsaved = all.first(where: { $0.file == file.path && $0.isChanged }) { return unsaved }
    if var known = drafts.values.first(where: { $0.file == file.path }) {
      (known.text, known.saved) = (text, text)
      drafts[known.id] = known
      return known
    }
    return try begin(text, file: file.path)
  }

  /// Changes a draft and writes it.
  ///
  /// - Parameter base: the revision that whoever changes it has seen.
  func change(_ id: String, base: Int, to text: String) throws(Conflict) -> Draft {
    guard var draft = drafts[id] else { throw .gone }
    guard draft.revision == base else { throw .changed(draft) }
    guard draft.text != text else { return draft }
    (draft.text, draft.revision, draft.changed) = (text, base + 1, Date().timeIntervalSince1970)
    try keep(draft)
    return draft
  }

  /// Notes that the file says what the draft does.
  func noteSaved(_ id: String, _ text: String, in file: String) throws(Conflict) {
    guard var draft = drafts[id] else { throw .gone }
    (draft.saved, draft.file) = (text, file)
    try keep(draft)
  }

  func delete(_ id: String) throws(PlannerError) {
    try folder.remove(id)
    drafts[id] = nil
  }

  private func keep(_ draft: Draft) throws(Conflict) {
    do { try folder.write(draft) } catch { throw .unwritten(error) }
    drafts[draft.id] = draft
  }

  /// Notes that a window has a draft open, and says how many others have.
  func others(than window: String, on id: String) -> Int {
    let now = ContinuousClock.now
    var windows = (heard[id] ?? [:]).filter { now - $0.value < Drafts.silence }
    if windows.count < 100 { windows[window] = now }
    heard[id] = windows
    return windows.count - (windows[window] == nil ? 0 : 1)
  }

  /// Notes that a window has left a draft.
  func leave(_ window: String, _ id: String) { heard[id]?[window] = nil }
}

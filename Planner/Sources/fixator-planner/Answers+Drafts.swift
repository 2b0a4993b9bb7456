import CommandAnswers
import Foundation
import Hummingbird

/// What the page asks about drafts and the file.
extension Answers {
  struct DraftLine: Encodable {
    let id: String
    let revision: Int
    let title: String
    let file: String?
    let changed: Double
    let isChanged: Bool

    init(_ draft: Draft) {
      (id, revision, title, file) = (draft.id, draft.revision, draft.title, draft.file)
      (changed, isChanged) = (draft.changed, draft.isChanged)
    }
  }

  private struct Opened: Encodable {
    let draft: DraftLine
    let text: String
    let saved: String
    /// Of films the case that they were begun from.
    let from: String?
    /// Keys of changes that could not be made.
    let left: [String]?
  }

  private func opened(_ draft: Draft, left: [String]? = nil) -> Reply {
    .json(
      Opened(draft: DraftLine(draft), text: draft.text, saved: draft.saved, from: draft.from, left: left))
  }

  private struct BeginRequest: Decodable {
    let text: String
    let edits: [Edit]?
    let from: String?
  }

  /// A new draft, of an empty case or of a text that was opened, with changes of it; of a plan it is the case that it was made from.
  func begin(_ body: [UInt8]) async -> Reply {
    guard let asked = Answers.read(BeginRequest.self, body), let edits = Answers.changes(asked.edits) else {
      return .refusal(.badRequest, #"{"text": text} is expected"#)
    }
    var text: String
    switch await Answers.ofPlan(asked.text) {
    case .success(let own): text = own
    case .failure(let refusal): return .json(refusal.json, .unprocessableContent)
    }
    var left: [String] = []
    for edit in edits {
      switch await Answers.changed(text, by: [edit]) {
      case .success(let changed): text = changed
      case .failure: left.append(edit.path)
      }
    }
    guard max(text.utf8.count, asked.from?.utf8.count ?? 0) <= CaseOnDisk.largest else {
      return .caseTooLarge
    }
    do { return opened(try await drafts.begin(text, from: asked.from), left: left) } catch {
      return .refusal(.init(code: 507, reasonPhrase: "Insufficient Storage"), Answers.words(error))
    }
  }

  func draft(_ id: String) async -> Reply {
    guard let draft = await drafts[id] else { return .refusal(.notFound, "there is no such draft") }
    return opened(draft)
  }

  func delete(_ id: String) async -> Reply {
    guard await drafts[id] != nil else { return .refusal(.notFound, "there is no such draft") }
    do { try await drafts.delete(id) } catch { return .refusal(.internalServerError, Answers.words(error)) }
    return .json([String: String]())
  }

  /// The draft of the file that the program was started with; 204 without one.
  func open() async -> Reply {
    guard let file else { return Reply(status: .noContent, bytes: []) }
    do { return opened(try await drafts.open(file)) } catch {
      return .refusal(.internalServerError, Answers.words(error))
    }
  }

  private struct StateRequest: Decodable {
    let draft: String
    let base: Int
    let edits: [Edit]?
    let text: String?
    let whole: Bool?
  }

  private struct Edit: Decodable {
    let set: String?
    let append: String?
    let remove: String?
    let value: Typed?

    var change: DraftEdit? {
      if let set, let value { return .set(set, value.value) }
      if let append, let value { return .append(append, value.value) }
      return remove.map { .remove($0) }
    }
  }

  /// A text, a list, or an object of them.
  private struct Typed: Decodable {
    let value: DraftEdit.Value

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        value = .text(text)
      } else if let items = try? container.decode([Typed].self) {
        value = .list(items.map(\.value))
      } else {
        value = .section(try container.decode([String: Typed].self).mapValues(\.value))
      }
    }
  }

  private static let mostEdits = 100

  /// Changes that are asked for; nil where one is none, or there are too many.
  private static func changes(_ edits: [Edit]?) -> [DraftEdit]? {
    let changes = (edits ?? []).compactMap(\.change)
    return changes.count == edits?.count ?? 0 && changes.count <= mostEdits ? changes : nil
  }

  /// Changes a draft, keeps it, and answers what the page shows of it.
  func state(_ body: [UInt8]) async -> Reply {
    guard let asked = Answers.read(StateRequest.self, body) else {
      return .refusal(
        .badRequest, #"{"draft": id, "base": revision, "edits": […] or "text": text} is expected"#)
    }
    guard var draft = await drafts[asked.draft] else {
      return .refusal(.gone, "this draft was deleted")
    }
    guard let edits = Answers.changes(asked.edits) else {
      return .refusal(.badRequest, "an edit sets, appends or removes; there are at most \(Answers.mostEdits)")
    }
    if asked.text != nil || !edits.isEmpty {
      guard draft.revision == asked.base else { return conflict(draft) }
      var text = draft.text
      if let other = asked.text {
        switch await Answers.ofPlan(other) {
        case .success(let own): text = own
        case .failure(let refusal): return .json(refusal.json, .unprocessableContent)
        }
      }
      if !edits.isEmpty {
        switch await Answers.changed(text, by: edits) {
        case .success(let changed): text = changed
        case .failure(let refusal): return .json(refusal.json, .unprocessableContent)
        }
      }
      guard text.utf8.count <= CaseOnDisk.largest else { return .caseTooLarge }
      do throws(Drafts.Conflict) {
        draft = try await drafts.change(asked.draft, base: asked.base, to: text)
      } catch {
        switch error {
        case .gone: return .refusal(.gone, "this draft was deleted")
        case .changed(let other): return conflict(other)
        case .unwritten(let error):
          return .refusal(.init(code: 507, reasonPhrase: "Insufficient Storage"), Answers.words(error))
        }
      }
    }
    return await Answers.state(of: draft, isWhole: asked.whole ?? false)
  }

  private func conflict(_ draft: Draft) -> Reply {
    var reply = opened(draft)
    reply.status = .conflict
    return reply
  }

  private struct SaveRequest: Decodable {
    let draft: String
    let base: Int
    /// Whether to write over a file that somebody else has changed.
    let force: Bool?
  }

  /// Writes the draft into the file that it was opened from.
  func save(_ body: [UInt8]) async -> Reply {
    guard let asked = Answers.read(SaveRequest.self, body) else {
      return .refusal(.badRequest, #"{"draft": id, "base": revision} is expected"#)
    }
    guard let draft = await drafts[asked.draft] else { return .refusal(.gone, "this draft was deleted") }
    guard draft.revision == asked.base else { return conflict(draft) }
    guard let file, draft.file == file.path else {
      return .refusal(.notFound, "this draft belongs to no file; download it instead")
    }
    do {
      if asked.force != true, try file.text() != draft.saved {
        return .refusal(.preconditionFailed, "\(file.name) has been changed on disk since it was opened here")
      }
      try file.write(draft.text)
      try await drafts.noteSaved(draft.id, draft.text, in: file.path)
    } catch { return .refusal(.internalServerError, Answers.words(error)) }
    return await self.draft(draft.id)
  }

  private struct WindowsRequest: Decodable {
    let draft: String
    let window: String
    let leaves: Bool?
  }

  private struct Windows: Encodable {
    let others: Int
    let revision: Int
  }

  /// A window says that it has a draft open, and hears how many others have.
  func windows(_ body: [UInt8]) async -> Reply {
    guard let asked = Answers.read(WindowsRequest.self, body), asked.window.utf8.count <= 64 else {
      return .refusal(.badRequest, #"{"draft": id, "window": name} is expected"#)
    }
    guard let draft = await drafts[asked.draft] else { return .refusal(.gone, "this draft was deleted") }
    if asked.leaves == true { await drafts.leave(asked.window, draft.id) }
    let others = asked.leaves == true ? 0 : await drafts.others(than: asked.window, on: draft.id)
    return .json(Windows(others: others, revision: draft.revision))
  }

  private static func words(_ error: any Error) -> String {
    (error as? PlannerError)?.message ?? "\(error)"
  }
}

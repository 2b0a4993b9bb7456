import Foundation
import Glibc

/// Where drafts lie: a folder and files that their owner alone can read.
struct DraftFolder: Sendable {
  let path: String

  private static let largestDraft = 8 << 20

  /// - Parameter path: nil for the user's own.
  init(_ path: String?) throws(PlannerError) {
    if let path { self.path = path } else { self.path = try DraftFolder.own() }
    do {
      try FileManager.default.createDirectory(
        atPath: self.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw PlannerError("\(self.path): the folder of drafts cannot be made: \(error)") }
    guard chmod(self.path, 0o700) == 0 else { throw .system(self.path) }
  }

  private static func own() throws(PlannerError) -> String {
    let environment = ProcessInfo.processInfo.environment
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return "\(state)/fixator/drafts" }
    guard let home = environment["HOME"], home.hasPrefix("/") else {
      throw PlannerError("there is no HOME in which drafts could be kept; name a folder with --drafts")
    }
    return "\(home)/.local/state/fixator/drafts"
  }

  private func file(_ id: String) -> String { "\(path)/\(id).json" }

  func write(_ draft: Draft) throws(PlannerError) {
    guard let data = try? JSONEncoder().encode(draft) else {
      throw PlannerError("a draft cannot be written")
    }
    try PrivateFile.write(Array(data), to: file(draft.id), mode: 0o600)
  }

  func remove(_ id: String) throws(PlannerError) {
    guard unlink(file(id)) == 0 || errno == ENOENT else { throw .system(file(id)) }
  }

  /// Every draft that can be read, the last changed first.
  func all() -> [Draft] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.compactMap { name -> Draft? in
      guard let bytes = try? PrivateFile.bytes(of: "\(path)/\(name)", limit: DraftFolder.largestDraft),
        let draft = try? JSONDecoder().decode(Draft.self, from: Data(bytes)), "\(draft.id).json" == name
      else { return nil }
      return draft
    }.sorted { $0.changed > $1.changed }
  }

  /// The port that was used last, so that a bookmark holds.
  var lastPort: Int? {
    get { (try? String(contentsOfFile: "\(path)/port", encoding: .utf8)).flatMap { Int($0) } }
    nonmutating set {
      guard let newValue else { return }
      try? PrivateFile.write(Array(String(newValue).utf8), to: "\(path)/port", mode: 0o600)
    }
  }
}

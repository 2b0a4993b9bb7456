import CommandAnswers
import CorrectionPlanning
import Foundation
import FrameDesign
import Hummingbird

/// What the page asks about frames and plans beside the one that is typed.
extension Answers {
  private static let designs = Work("designs")

  /// What `fixator design` prints; with `files` what it writes. `study` is the page's name for it, by which it asks how far it has come.
  func design(_ body: [UInt8], _ query: [String: String]) async -> Reply {
    guard let request = Answers.designRequest(query) else {
      return .refusal(
        .badRequest,
        "rings and struts are names with commas between them; height and axial-offset MIN-MAX, mm, within 20-600 and 0-600; "
          + "rotation is between 0 and 180, frames between 1 and \(DesignBounds.allowedFrames.upperBound), draws between 0 and 100000"
      )
    }
    let name = query["study"] ?? Token.random
    guard studies.begin(name) else { return .refusal(.conflict, "this search is under way, or too many are") }
    defer { studies.end(name) }
    return await Answers.designs.reply { [studies] in
      let answer = try DesignAnswer(body, request, watch: studies.watch(name))
      guard query["files"] != nil else { return .json(answer.json) }
      return .json(answer.files.map { NamedText(name: $0.name, text: $0.text) })
    }
  }

  private static func designRequest(_ query: [String: String]) -> DesignRequest? {
    func names(_ key: String) -> [String]? {
      query[key].map { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } }
    }
    func range(_ key: String, within allowed: ClosedRange<Double>) -> ClosedRange<Double>?? {
      guard let text = query[key] else { return .some(nil) }
      let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Double($0) }
      guard ends.count == 2, let low = ends[0], let high = ends[1], allowed.contains(low),
        allowed.contains(high),
        low <= high
      else { return nil }
      return low...high
    }
    var request = DesignRequest()
    (request.rings, request.struts) = (names("rings"), names("struts"))
    guard request.rings?.isEmpty != true, request.struts?.isEmpty != true,
      let heights = range("height", within: 20...600),
      let offsets = range("axial-offset", within: 0...600),
      let rotation = Double(query["rotation"] ?? "30"), (0...180).contains(rotation),
      let frames = Int(query["frames"] ?? "20000"), DesignBounds.allowedFrames.contains(frames),
      let draws = Int(query["draws"] ?? "200"), (0...100_000).contains(draws)
    else { return nil }
    (request.heights, request.axialOffsets) = (heights, offsets)
    (request.rotation, request.frames, request.draws) = (rotation, frames, draws)
    request.jobs = max(1, ProcessInfo.processInfo.activeProcessorCount - 1)
    return request
  }

  /// How far a search has come; 204 before it has begun and once it has ended.
  func progress(of study: String) -> Reply {
    studies[study].map { .json($0) } ?? Reply(status: .noContent, bytes: [])
  }

  /// Ends a search, if it is under way.
  func stop(_ study: String) -> Reply {
    studies.stop(study)
    return Reply(status: .noContent, bytes: [])
  }

  private struct CompareRequest: Decodable {
    let one: String
    let other: String
    let names: [String]?
  }

  /// What `fixator compare` prints.
  func compare(_ body: [UInt8]) async -> Reply {
    guard let asked = Answers.read(CompareRequest.self, body), asked.names?.count ?? 2 == 2 else {
      return .refusal(.badRequest, #"{"one": text, "other": text, "names": [two names]} is expected"#)
    }
    let names = asked.names ?? ["one", "other"]
    return await Answers.slow.reply {
      do {
        let comparison = try Comparison(
          (Array(asked.one.utf8), names[0]), (Array(asked.other.utf8), names[1]))
        return .json(comparison.json)
      } catch let unreadable as Comparison.Unreadable {
        return .json(unreadable.refusal.json, .unprocessableContent)
      }
    }
  }

  private struct DrawnRequest: Decodable { let text: String }

  /// What is shown of a case that is no draft: as the answer to a change of one.
  func drawn(_ body: [UInt8]) async -> Reply {
    guard let asked = Answers.read(DrawnRequest.self, body) else {
      return .refusal(.badRequest, #"{"text": text} is expected"#)
    }
    return await Answers.slow.reply { Reply(bytes: CaseDraft(asked.text).state(isWhole: true)) }
  }
}

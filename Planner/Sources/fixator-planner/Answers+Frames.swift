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
    var reader = DesignQuery(query)
    let request = reader.request()
    guard reader.faults.isEmpty else { return .json(["errors": reader.faults], .badRequest) }
    let name = query["study"] ?? Token.random
    guard studies.begin(name) else { return .refusal(.conflict, "this search is under way, or too many are") }
    defer { studies.end(name) }
    return await Answers.designs.reply { [studies] in
      let answer = try DesignAnswer(body, request, watch: studies.watch(name))
      guard query["files"] != nil else { return .json(answer.json) }
      return .json(answer.files.map { NamedText(name: $0.name, text: $0.text) })
    }
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

/// What a request for frames asks, with what is wrong in it, each at its name.
private struct DesignQuery {
  private let query: [String: String]
  private(set) var faults: [[String: String]] = []

  init(_ query: [String: String]) { self.query = query }

  /// As far as it can be read.
  mutating func request() -> DesignRequest {
    var request = DesignRequest()
    request.rings = names("rings")
    request.struts = names("struts")
    request.heights = range("height", within: 20...600)
    request.axialOffsets = range("axial-offset", within: 0...600)
    request.rotation = number("rotation", within: 0...180, " deg", Double.init, Double.init)
    request.frames = number("frames", within: DesignBounds.allowedFrames, "", { Int($0) }, { $0 }) ?? 20_000
    request.draws = number("draws", within: 0...100_000, "", { Int($0) }, { $0 }) ?? 200
    request.jobs = max(1, ProcessInfo.processInfo.activeProcessorCount - 1)
    return request
  }

  private mutating func fault(_ code: String, _ key: String, _ message: String, allowed: String? = nil) {
    var fault = ["code": code, "key": key, "message": message]
    (fault["found"], fault["allowed"]) = (query[key], allowed)
    faults.append(fault)
  }

  private mutating func names(_ key: String) -> [String]? {
    guard let text = query[key] else { return nil }
    let names = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    if names.isEmpty || names.contains("") {
      fault("name", key, "names with commas between them are expected")
    }
    return names
  }

  private mutating func range(_ key: String, within allowed: ClosedRange<Int>) -> ClosedRange<Double>? {
    guard let text = query[key] else { return nil }
    let words = "\(allowed.lowerBound) to \(allowed.upperBound) mm"
    let limits = Double(allowed.lowerBound)...Double(allowed.upperBound)
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
      Double($0.trimmingCharacters(in: .whitespaces))
    }
    guard ends.count == 2, let low = ends[0], let high = ends[1] else {
      fault("not-a-number", key, "two numbers are expected, MIN-MAX", allowed: words)
      return nil
    }
    guard limits.contains(low), limits.contains(high), low <= high else {
      fault("out-of-range", key, "MIN-MAX is expected, the smaller number first", allowed: words)
      return nil
    }
    return low...high
  }

  private mutating func number<Value: Comparable>(
    _ key: String, within allowed: ClosedRange<Int>, _ unit: String, _ read: (String) -> Value?,
    _ limit: (Int) -> Value
  ) -> Value? {
    guard let text = query[key] else { return nil }
    let words = "\(allowed.lowerBound) to \(allowed.upperBound)\(unit)"
    guard let value = read(text) else {
      fault("not-a-number", key, "a number is expected", allowed: words)
      return nil
    }
    guard value >= limit(allowed.lowerBound), value <= limit(allowed.upperBound) else {
      fault("out-of-range", key, "the number lies outside what is allowed", allowed: words)
      return nil
    }
    return value
  }
}

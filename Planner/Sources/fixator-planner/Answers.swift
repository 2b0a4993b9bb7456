import CommandAnswers
import Foundation
import HTTPTypes
import Hummingbird
import Uncertainty

/// The requests behind `/api/`.
struct Answers: Sendable {
  let drafts: Drafts
  let file: CaseOnDisk?
  /// Searches that are under way.
  let studies = Studies()

  /// What is answered while somebody types, and what may take minutes, do not wait for each other.
  static let quick = Work("plans"), slow = Work("reviews"), longest = Work("studies")

  func reply(
    _ method: HTTPRequest.Method, _ path: [String], _ query: [String: String], _ body: [UInt8]
  ) async -> Reply {
    switch (method, path.first, path.dropFirst().first) {
    case (.get, "schema", nil): return .json(Commands.caseSchema)
    case (.get, "form", nil): return .json(Commands.form)
    case (.get, "hardware", nil): return await Answers.quick.answer { try Commands.hardware() }
    case (.post, "plan", nil): return await Answers.quick.answer { try Commands.plan(body).text }
    case (.post, "check", nil): return await check(body, query)
    case (.post, "resume", nil): return await resume(body, query)
    case (.post, "sensitivity", nil): return await sensitivity(body, query)
    case (.post, "films", nil):
      return await Answers.quick.answer { try Commands.films(body, single: query["single"] != nil).text }
    case (.post, "files", nil): return await files(body)
    case (.post, "design", nil): return await design(body, query)
    case (.get, "studies", let study?): return progress(of: study)
    case (.delete, "studies", let study?): return stop(study)
    case (.post, "compare", nil): return await compare(body)
    case (.post, "drawn", nil): return await drawn(body)
    case (.post, "state", nil): return await state(body)
    case (.get, "drafts", nil): return .json(await drafts.all.map { DraftLine($0) })
    case (.post, "drafts", nil): return await begin(body)
    case (.get, "drafts", let id?): return await draft(id)
    case (.delete, "drafts", let id?): return await delete(id)
    case (.post, "open", nil): return await open()
    case (.post, "save", nil): return await save(body)
    case (.post, "windows", nil): return await windows(body)
    case (_, "schema", nil), (_, "form", nil), (_, "hardware", nil), (_, "plan", nil), (_, "check", nil),
      (_, "resume", nil), (_, "sensitivity", nil), (_, "films", nil), (_, "files", nil), (_, "state", nil),
      (_, "design", nil), (_, "studies", _), (_, "compare", nil), (_, "drawn", nil), (_, "drafts", _),
      (_, "open", nil), (_, "save", nil), (_, "windows", nil):
      return .wrongMethod
    default: return .refusal(.notFound, "there is no such request")
    }
  }

  // MARK: - The commands

  private struct CheckRequest: Decodable {
    let `case`: String
    let schedule: String
  }

  private func check(_ body: [UInt8], _ query: [String: String]) async -> Reply {
    guard let asked = Answers.read(CheckRequest.self, body) else {
      return .refusal(.badRequest, #"{"case": text, "schedule": table} is expected"#)
    }
    return await Answers.slow.answer {
      try Commands.check(
        Array(asked.case.utf8), schedule: Array(asked.schedule.utf8), identifying: query["identify"] != nil
      ).text
    }
  }

  private struct ResumeRequest: Decodable {
    let `case`: String
    let struts: [Double]
    let day: Int?
  }

  private func resume(_ body: [UInt8], _ query: [String: String]) async -> Reply {
    let (pause, slow) = (Int(query["pause"] ?? "0"), Double(query["slow"] ?? "1"))
    guard let asked = Answers.read(ResumeRequest.self, body), let pause, let slow else {
      return .refusal(.badRequest, #"{"case": text, "struts": [six numbers], "day": number} is expected"#)
    }
    return await Answers.slow.answer {
      try Commands.resume(
        Array(asked.case.utf8), struts: asked.struts, day: asked.day, pause: pause, slow: slow
      ).text
    }
  }

  private func sensitivity(_ body: [UInt8], _ query: [String: String]) async -> Reply {
    var options = SensitivityOptions()
    guard let samples = Int(query["samples"] ?? String(options.samples)), (2...10_000_000).contains(samples),
      let seed = UInt64(query["seed"] ?? "1")
    else {
      return .refusal(.badRequest, "samples is a whole number from 2 to 10000000, seed one from 0")
    }
    (options.samples, options.seed) = (samples, seed)
    options.jobs = max(1, ProcessInfo.processInfo.activeProcessorCount - 1)
    let (asked, isPublished) = (options, query["assume"] == "published")
    return await Answers.longest.answer {
      try Commands.sensitivity(body, asked, assumingPublished: isPublished).text
    }
  }

  struct NamedText: Encodable {
    let name: String
    let text: String
  }

  private func files(_ body: [UInt8]) async -> Reply {
    await Answers.slow.reply {
      .json(try Commands.files(body).map { NamedText(name: $0.name, text: $0.text) })
    }
  }

  /// The same report as the command's, to be read and printed.
  func report(of id: String) async -> Reply {
    guard let draft = await drafts[id] else { return .refusal(.notFound, "there is no such draft") }
    return await Answers.slow.reply {
      let files = try Commands.files(Array(draft.text.utf8))
      guard let report = files.first(where: { $0.name == "report.html" }) else {
        return .refusal(.notFound, "there is no report of this plan")
      }
      return Reply(
        type: "text/html; charset=utf-8", policy: HTTPFields.reportPolicy, bytes: Array(report.text.utf8))
    }
  }

  static func read<Value: Decodable>(_ type: Value.Type, _ body: [UInt8]) -> Value? {
    try? JSONDecoder().decode(type, from: Data(body))
  }

  static func state(of draft: Draft, isWhole: Bool) async -> Reply {
    await quick.reply {
      Reply(bytes: CaseDraft(draft.text).state(isWhole: isWhole), revision: draft.revision)
    }
  }

  static func ofPlan(_ text: String) async -> Result<String, CommandRefusal> {
    await quick.run {
      do throws(CommandRefusal) { return .success(try CaseDraft(text).ofPlan().text) } catch {
        return .failure(error)
      }
    }
  }

  static func changed(_ text: String, by edits: [DraftEdit]) async -> Result<String, CommandRefusal> {
    await quick.run {
      var draft = CaseDraft(text)
      do throws(CommandRefusal) { try draft.apply(edits) } catch { return .failure(error) }
      return .success(draft.text)
    }
  }
}

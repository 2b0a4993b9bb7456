import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers requests, one by one.
struct PageResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let gate: Gate
  let page: PageFiles
  let answers: Answers

  /// Largest body of a request: a plan.json with all its days is less.
  private static let largestBody = 4 << 20
  /// A body that has not come by then does not come.
  private static let patience = Duration.seconds(10)

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    let reply = await reply(to: request)
    var headers = HTTPFields.guarded(reply.type, policy: reply.policy)
    if let revision = reply.revision, let name = HTTPField.Name("X-Revision") {
      headers[name] = String(revision)
    }
    // What is refused is an answer to whoever asks so, and no fault of the page: browsers log every other status as one.
    if let name = HTTPField.Name("X-Status"), request.headers[name] != nil {
      headers[name] = String(reply.status.code)
      return Response(
        status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: reply.bytes)))
    }
    return Response(
      status: reply.status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: reply.bytes)))
  }

  private func reply(to request: Request) async -> Reply {
    guard gate.isFromHere(request.head) else {
      return .refusal(.forbidden, "this address is for the planner page on this machine alone")
    }
    let path = request.uri.path
    guard path.hasPrefix("/api/") else { return await file(at: path, request.method) }
    guard gate.isKnown(request.head) else {
      return .refusal(
        .unauthorized, "the address that the program printed has the token that is missing here")
    }
    var body: [UInt8] = []
    if request.method == .post {
      if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > PageResponder.largestBody
      {
        return .tooLarge
      }
      switch await read(request.body) {
      case .success(let bytes): body = bytes
      case .failure(let reply): return reply.reply
      }
    }
    let query = Dictionary(request.uri.queryParameters.map { (String($0.key), String($0.value)) }) {
      first, _ in first
    }
    return await answers.reply(
      request.method,
      path.dropFirst("/api/".count).split(separator: "/", omittingEmptySubsequences: false).map(String.init),
      query, body)
  }

  /// The page, its own files, and a draft's report.
  private func file(at path: String, _ method: HTTPRequest.Method) async -> Reply {
    guard let name = gate.behindToken(path) else {
      return .refusal(.notFound, "there is nothing here; the program printed the whole address of the page")
    }
    guard method == .get || method == .head else { return .wrongMethod }
    if name.hasPrefix("report/") { return await answers.report(of: String(name.dropFirst("report/".count))) }
    guard let file = page[name] else { return .refusal(.notFound, "the page has no such file") }
    return Reply(type: file.type, bytes: file.bytes)
  }

  private struct Unread: Error { let reply: Reply }

  private func read(_ body: RequestBody) async -> Result<[UInt8], Unread> {
    await withTaskGroup(of: Result<[UInt8], Unread>?.self) { group in
      group.addTask {
        do {
          let buffer = try await body.collect(upTo: PageResponder.largestBody)
          return .success(Array(buffer.readableBytesView))
        } catch is NIOTooManyBytesError {
          return .failure(Unread(reply: .tooLarge))
        } catch {
          return .failure(Unread(reply: .refusal(.badRequest, "the request's body did not come whole")))
        }
      }
      group.addTask {
        try? await Task.sleep(for: PageResponder.patience)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first ?? .failure(Unread(reply: .refusal(.requestTimeout, "the request's body did not come")))
    }
  }
}

/// What is answered.
struct Reply: Sendable {
  var status = HTTPResponse.Status.ok
  var type = "application/json"
  var policy = HTTPFields.pagePolicy
  var bytes: [UInt8]
  /// Of the draft that it is about.
  var revision: Int?

  static func json(_ text: String, _ status: HTTPResponse.Status = .ok) -> Reply {
    Reply(status: status, bytes: Array(text.utf8))
  }

  /// An object of the program's own.
  static func json(_ value: some Encodable, _ status: HTTPResponse.Status = .ok) -> Reply {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Reply(status: status, bytes: (try? encoder.encode(value)).map(Array.init) ?? [])
  }

  /// A request that is not answered, with one error in words.
  static func refusal(_ status: HTTPResponse.Status, _ message: String) -> Reply {
    .json(["errors": [["code": "refused", "message": message]]], status)
  }

  static let caseTooLarge = Reply.refusal(.contentTooLarge, "a case has at most 1 MB")
  static let tooLarge = Reply.refusal(.contentTooLarge, "a request has at most 4 MB")
  static let wrongMethod = Reply.refusal(.methodNotAllowed, "this is not done here with this method")
}

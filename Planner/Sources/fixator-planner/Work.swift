import CommandAnswers
import Dispatch

/// A thread on which work is done in order, so that planning does not keep connections waiting.
final class Work: Sendable {
  private let queue: DispatchQueue

  init(_ name: String) {
    queue = DispatchQueue(label: "fixator-planner.\(name)", qos: .userInitiated)
  }

  func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: body()) }
    }
  }

  /// A reply, or 422 with what is wrong.
  func reply(_ body: @escaping @Sendable () throws -> Reply) async -> Reply {
    await run {
      do { return try body() } catch let refusal as CommandRefusal {
        return .json(refusal.json, .unprocessableContent)
      } catch { return .refusal(.internalServerError, "\(error)") }
    }
  }

  /// A command's answer, or 422 with what is wrong.
  func answer(_ body: @escaping @Sendable () throws -> String) async -> Reply {
    await reply { .json(try body()) }
  }
}

/// Threads that work together; as many as the system allows.
final class Crew {
  private var threads: [WorkerThread] = []
  /// Whether the system has refused one. No other is asked for then.
  private(set) var isRefused = false

  /// Threads that are there.
  var count: Int { threads.count }

  /// Starts a thread, unless one was refused before.
  func start(_ body: @escaping @Sendable () -> Void) {
    guard !isRefused else { return }
    if let thread = WorkerThread(body) {
      threads.append(thread)
    } else {
      isRefused = true
      Workers.wasRefused()
    }
  }

  /// Waits until all have ended.
  func join() {
    for thread in threads { thread.join() }
    threads = []
  }
}

import Glibc

/// A thread that runs a body once, and takes no signals: those are for the thread that the program began with.
struct WorkerThread {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// As much as the first thread usually has: cases may be nested.
  private static let stackSize = 8 << 20

  private let thread: pthread_t

  /// Starts it; nil when the system refuses.
  init?(_ run: @escaping @Sendable () -> Void) {
    let body = Unmanaged.passRetained(Body(run))
    var (all, before, attributes) = (sigset_t(), sigset_t(), pthread_attr_t())
    sigfillset(&all)
    guard pthread_attr_init(&attributes) == 0 else {
      body.release()
      return nil
    }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, WorkerThread.stackSize)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    var thread = pthread_t()
    let refusal = pthread_create(
      &thread, &attributes,
      { body in
        if let body { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
        return nil
      }, body.toOpaque())
    pthread_sigmask(SIG_SETMASK, &before, nil)
    guard refusal == 0 else {
      body.release()
      return nil
    }
    self.thread = thread
  }

  /// Waits for its end.
  func join() { pthread_join(thread, nil) }
}

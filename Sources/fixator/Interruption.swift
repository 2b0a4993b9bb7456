import Glibc
import Synchronization

/// The wish of the user that long work should end soon: SIGINT (Ctrl-C) or SIGTERM. A second one ends the program at once.
enum Interruption {
  private static let received = Atomic<Int32>(0)
  private static let signals = [SIGINT, SIGTERM]
  /// Where the bytes stand that a signal has said which ends the program at once, and how many they are.
  private static let words = Atomic<Int>(0), wordCount = Atomic<Int>(0)

  /// The signal that has come; nil when none has.
  static var signal: Int32? {
    let signal = received.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }

  /// From now on the two signals are noted instead of ending the program. One that is ignored, as of work in the background, stays so;
  /// one that whoever began the program has left blocked comes through.
  static func note() {
    received.store(0, ordering: .relaxed)
    handle { signal in
      guard Interruption.received.exchange(signal, ordering: .relaxed) != 0 else { return }
      // Comes through when this has returned.
      Glibc.signal(signal, SIG_DFL)
      raise(signal)
    }
  }

  /// From now on either signal ends the program at once, with a line on standard error and its status: of work that has nothing to show
  /// before its end.
  static func end(saying line: String) {
    let bytes = Array((line + "\n").utf8)
    // A signal may come for as long as the program runs, so that they stay.
    let kept = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    kept.initialize(from: bytes, count: bytes.count)
    words.store(Int(bitPattern: kept), ordering: .relaxed)
    wordCount.store(bytes.count, ordering: .relaxed)
    handle { signal in
      let words = UnsafeRawPointer(bitPattern: Interruption.words.load(ordering: .relaxed))
      _ = write(STDERR_FILENO, words, Interruption.wordCount.load(ordering: .relaxed))
      _exit(128 + signal)
    }
  }

  private static func handle(_ act: @escaping @convention(c) (Int32) -> Void) {
    var (action, wanted) = (sigaction(), sigset_t())
    action.__sigaction_handler.sa_handler = act
    sigemptyset(&wanted)
    for signal in signals where !isIgnored(signal) {
      sigaction(signal, &action, nil)
      sigaddset(&wanted, signal)
    }
    pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
  }

  /// From now on the two signals end the program again.
  static func forget() {
    for signal in signals where !isIgnored(signal) { Glibc.signal(signal, SIG_DFL) }
  }

  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0, action.sa_flags & SA_SIGINFO == 0 else { return false }
    // Handlers cannot be compared, their addresses can.
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

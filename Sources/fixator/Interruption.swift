import Glibc
import Synchronization

/// The wish of the user that long work should end soon: SIGINT (Ctrl-C) or SIGTERM. A second one ends the program at once.
enum Interruption {
  private static let received = Atomic<Int32>(0)
  private static let signals = [SIGINT, SIGTERM]

  /// The signal that has come; nil when none has.
  static var signal: Int32? {
    let signal = received.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }

  /// From now on the two signals are noted instead of ending the program. One that is ignored, as of work in the background, stays so;
  /// one that whoever began the program has left blocked comes through.
  static func note() {
    received.store(0, ordering: .relaxed)
    var (action, wanted) = (sigaction(), sigset_t())
    action.__sigaction_handler.sa_handler = { signal in
      guard Interruption.received.exchange(signal, ordering: .relaxed) != 0 else { return }
      // Comes through when this has returned.
      Glibc.signal(signal, SIG_DFL)
      raise(signal)
    }
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

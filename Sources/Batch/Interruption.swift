import Glibc
import Synchronization

/// The wish of the user that long work should end soon: SIGINT (Ctrl-C) or SIGTERM. A second one ends the program at once.
public enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// The signal that has come; nil when none has.
  public static var signal: Int32? {
    let signal = received.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }

  /// From now on, the two signals are noted instead of ending the program.
  public static func note() {
    received.store(0, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { signal in
      Interruption.received.store(signal, ordering: .relaxed)
    }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
    for signal in [SIGINT, SIGTERM] { sigaction(signal, &action, nil) }
  }
}

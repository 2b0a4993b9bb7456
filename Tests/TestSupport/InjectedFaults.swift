import Glibc
import Synchronization
import TextOutput

/// Calls of the system of which some fail.
package final class InjectedFaults: Sendable {
  /// What a process that was killed has from a call: nothing, and so has every later one.
  package static let kill: Int32 = ECANCELED

  private let state = Mutex<(count: Int, isDead: Bool)>((0, false))
  private let place: Int?
  private let code: Int32
  private let always: [SystemCalls.Call: Int32]

  /// - Parameters:
  ///   - place: which call fails, from 1; none for nil.
  ///   - code: with what.
  ///   - always: what the file system cannot do.
  package init(at place: Int? = nil, _ code: Int32 = 0, always: [SystemCalls.Call: Int32] = [:]) {
    (self.place, self.code, self.always) = (place, code, always)
  }

  /// Calls made so far.
  package var count: Int { state.withLock { $0.count } }

  package var calls: SystemCalls {
    SystemCalls { [self] call in
      state.withLock { state in
        state.count += 1
        if state.isDead { return InjectedFaults.kill }
        if state.count == place {
          state.isDead = code == InjectedFaults.kill
          return code
        }
        return always[call]
      }
    }
  }
}

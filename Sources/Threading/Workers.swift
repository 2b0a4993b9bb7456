import Synchronization

/// Work that is divided into pieces, on threads of the program's own.
///
/// The system may refuse a thread, by a limit of processes or of memory. Then the threads that are there do the work, at worst the
/// caller's alone; nobody waits for a thread that never comes.
package enum Workers {
  private static let teller = Mutex<(@Sendable () -> Void)?>(nil)

  /// Has it told, once, when the system refuses a thread.
  package static func onRefusal(_ tell: @escaping @Sendable () -> Void) { teller.withLock { $0 = tell } }

  static func wasRefused() {
    let tell = teller.withLock { teller in
      defer { teller = nil }
      return teller
    }
    tell?()
  }

  /// What threads share that take pieces.
  private final class Pieces<Result: Sendable>: Sendable {
    private let count: Int
    private let work: @Sendable (Int) -> Result
    private let next = Atomic(0)
    private let isEnded = Atomic(false)
    private let results: Mutex<(values: [Result?], done: Int)>

    init(_ count: Int, _ work: @escaping @Sendable (Int) -> Result) {
      (self.count, self.work) = (count, work)
      results = Mutex((Array(repeating: nil, count: count), 0))
    }

    /// Does pieces until there are no more.
    func work(goesOn: (_ done: Int) -> Bool) {
      while !isEnded.load(ordering: .relaxed) {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard piece < count else { return }
        let result = work(piece)
        let done = results.withLock { results in
          results.values[piece] = result
          results.done += 1
          return results.done
        }
        if !goesOn(done) { isEnded.store(true, ordering: .relaxed) }
      }
    }

    /// What was done. Pieces are taken in order, so that it is the first so many.
    var done: [Result] { results.withLock { $0.values.compactMap { $0 } } }
  }

  /// Does pieces of work on several threads, the caller's among them.
  ///
  /// - Parameters:
  ///   - count: so many pieces, by their numbers from 0.
  ///   - jobs: threads at most; less than 1 counts as 1.
  ///   - goesOn: is told on the caller's thread, after each piece of its own, how many are done; once it says no, pieces that are
  ///     begun are finished, and no other is begun.
  /// - Returns: the results in order: of all pieces or, where it did not go on, of the first so many, at least one.
  package static func map<Result: Sendable>(
    _ count: Int, jobs: Int, goesOn: (_ done: Int) -> Bool = { _ in true },
    _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let pieces = Pieces(count, work)
    let crew = Crew()
    for _ in 0..<max(0, min(jobs, count) - 1) { crew.start { pieces.work { _ in true } } }
    pieces.work(goesOn: goesOn)
    crew.join()
    return pieces.done
  }
}

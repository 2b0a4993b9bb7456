import Glibc

/// Pieces of work that come one after the other, done by threads that are started as they are needed; results come back as they are
/// ready. Where no thread can be started, whoever gives a piece does it.
package final class WorkQueue<Piece: Sendable, Result: Sendable> {
  /// What the threads share; everything in it is used under its lock.
  private final class Shared: @unchecked Sendable {
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let hasWork = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let hasResult = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let work: @Sendable (Piece) -> Result
    private var open: [(number: Int, piece: Piece)] = []
    private var done: [(number: Int, result: Result)] = []
    private var (idle, unfinished, isClosed) = (0, 0, false)

    init(_ work: @escaping @Sendable (Piece) -> Result) {
      self.work = work
      pthread_mutex_init(lock, nil)
      for condition in [hasWork, hasResult] { pthread_cond_init(condition, nil) }
    }

    deinit {
      pthread_mutex_destroy(lock)
      for condition in [hasWork, hasResult] {
        pthread_cond_destroy(condition)
        condition.deallocate()
      }
      lock.deallocate()
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
      pthread_mutex_lock(lock)
      defer { pthread_mutex_unlock(lock) }
      return body()
    }

    /// - Returns: whether no thread waits for it.
    func give(_ number: Int, _ piece: Piece) -> Bool {
      locked {
        open.append((number, piece))
        unfinished += 1
        pthread_cond_signal(hasWork)
        return open.count > idle
      }
    }

    /// The piece that has waited longest; nil when there will be none any more.
    private func take(waiting: Bool) -> (number: Int, piece: Piece)? {
      locked {
        idle += 1
        while waiting, open.isEmpty, !isClosed { pthread_cond_wait(hasWork, lock) }
        idle -= 1
        return open.isEmpty || isClosed ? nil : open.removeFirst()
      }
    }

    /// Does pieces, as long as there are any, or will be any.
    func run(waiting: Bool) {
      while let (number, piece) = take(waiting: waiting) {
        let result = work(piece)
        locked {
          done.append((number, result))
          pthread_cond_signal(hasResult)
        }
      }
    }

    /// A result, when one is ready; nil when there is nothing to wait for.
    func next() -> (number: Int, result: Result)? {
      locked {
        while done.isEmpty, unfinished > 0 { pthread_cond_wait(hasResult, lock) }
        guard !done.isEmpty else { return nil }
        unfinished -= 1
        return done.removeFirst()
      }
    }

    func close() {
      locked {
        isClosed = true
        pthread_cond_broadcast(hasWork)
      }
    }
  }

  private let shared: Shared
  private let crew = Crew()
  private let most: Int

  /// - Parameter jobs: threads at most.
  package init(jobs: Int, _ work: @escaping @Sendable (Piece) -> Result) {
    (shared, most) = (Shared(work), max(1, jobs))
  }

  /// Has a piece done.
  package func give(_ number: Int, _ piece: Piece) {
    if shared.give(number, piece), crew.count < most {
      crew.start { [shared] in shared.run(waiting: true) }
    }
    if crew.count == 0 { shared.run(waiting: false) }
  }

  /// The number and the result of a piece that is done, which it waits for; nil when all were handed out.
  package func next() -> (number: Int, result: Result)? { shared.next() }

  /// Ends the threads; pieces that nobody has begun are left.
  package func close() {
    shared.close()
    crew.join()
  }
}

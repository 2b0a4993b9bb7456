import Glibc
import Threading

/// Pieces of work done by several threads at a time, their results handed on in the order of the pieces.
///
/// What is read and not yet handed on is bounded, so memory does not grow with the number of pieces, and a slow taker holds
/// up the reading. The order of the results, and so what is written, does not depend on the number of threads.
public struct OrderedPipeline: Sendable {
  /// Pieces worked on at the same time, ≥ 1.
  public let jobs: Int

  /// Pieces supplied and not yet delivered, at most: those worked on, and finished ones that wait for one before them.
  public var mostInFlight: Int { jobs + min(2 * jobs, 32) + 1 }

  /// Processors of this machine.
  public static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// A pipeline of so many threads; fewer than 1 count as 1.
  public init(jobs: Int = OrderedPipeline.processorCount) { self.jobs = max(1, jobs) }

  /// What comes next.
  public enum Supply<Piece: Sendable>: Sendable {
    /// A piece to work on.
    case piece(Piece)
    /// Nothing now, but not the end.
    case later
    /// Nothing more.
    case end
  }

  /// Runs until the supply ends and everything has been delivered.
  ///
  /// - Parameters:
  ///   - supply: gives the next piece, on the caller's thread. It is told whether it may wait for one; if not, finished
  ///     work is waiting to be delivered, and it answers `later` rather than wait.
  ///   - work: what is done with a piece, on threads of its own; on the caller's, where the system allows none.
  ///   - deliver: takes the results in the order of the pieces, on the caller's thread.
  /// - Throws: what `supply` throws, after everything before it has been delivered, and what `deliver` throws, at once.
  public func run<Piece: Sendable, Result: Sendable>(
    supply: (_ mayWait: Bool) throws -> Supply<Piece>,
    work: @escaping @Sendable (Piece) -> Result,
    deliver: (Result) throws -> Void
  ) throws {
    let queue = WorkQueue(jobs: jobs, work)
    defer { queue.close() }
    var (supplied, delivered, running) = (0, 0, 0)
    var (waiting, isAtEnd, failure) = ([Int: Result](), false, (any Error)?.none)
    repeat {
      supplying: while !isAtEnd, running < jobs, supplied - delivered < mostInFlight {
        do {
          switch try supply(supplied == delivered) {
          case .piece(let piece):
            queue.give(supplied, piece)
            (supplied, running) = (supplied + 1, running + 1)
          case .later: break supplying
          case .end: isAtEnd = true
          }
        } catch {
          (isAtEnd, failure) = (true, error)
        }
      }
      guard let (number, result) = queue.next() else { continue }
      running -= 1
      waiting[number] = result
      while let result = waiting.removeValue(forKey: delivered) {
        try deliver(result)
        delivered += 1
      }
    } while !isAtEnd || delivered < supplied
    if let failure { throw failure }
  }
}

import Dispatch
import Glibc
import HexapodKinematics
import LinearAlgebra
import ProblemSets
import RigidMotion

/// One of this project's solvers, ready to solve a set of problems again and again.
protocol Contender: Sendable {
  /// What it runs on.
  var about: String { get }
  /// By which it is timed.
  var clock: clockid_t { get }
  /// Solves every problem; this is what is timed.
  func solve()
  /// The results of the last time.
  var answers: [Answer] { get }
}

extension Contender {
  /// Processor time, so that what else runs on the core does not count.
  var clock: clockid_t { CLOCK_PROCESS_CPUTIME_ID }
}

/// Memory that a process keeps until it ends.
private func kept<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
  let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
  _ = buffer.initialize(from: elements)
  return UnsafeBufferPointer(buffer)
}

/// One pose after the other, outcome and stiffness included.
struct CarefulContender: Contender, @unchecked Sendable {
  private let solver: PoseSolver
  private let lengths: UnsafeBufferPointer<StrutLengths>
  private let starts: UnsafeBufferPointer<RigidTransform>
  private let results: UnsafeMutableBufferPointer<PoseSolution>

  init(_ problems: Problems) {
    solver = PoseSolver(problems.hexapod)
    (lengths, starts) = (kept(problems.lengths), kept(problems.starts))
    results = .allocate(capacity: problems.lengths.count)
  }

  var about: String { "LAPACK \(LoadedLibrary.current.lapackPath)" }

  func solve() {
    for index in lengths.indices {
      let start = starts[starts.count == 1 ? 0 : index]
      results.initializeElement(at: index, to: solver.solve(lengths[index], from: start))
    }
  }

  var answers: [Answer] {
    results.map { Answer(pose: $0.pose, isSolved: $0.isFound, iterations: $0.iterations) }
  }
}

/// All poses by one call, on one core.
struct BatchContender: Contender, @unchecked Sendable {
  private let batch: PoseBatch
  private let lengths: UnsafeBufferPointer<StrutLengths>
  /// Nil for neutral.
  private let starts: UnsafeBufferPointer<RigidTransform>?
  private let results: UnsafeMutableBufferPointer<BatchPose>

  init(_ batch: PoseBatch, _ problems: Problems) {
    self.batch = batch
    lengths = kept(problems.lengths)
    starts = problems.starts == [problems.neutral] ? nil : kept(problems.starts)
    results = .allocate(capacity: problems.lengths.count)
  }

  var about: String { "kernel \(batch.kernel.rawValue)" }
  var count: Int { lengths.count }

  func solve() { solve(0..<count) }

  func solve(_ range: Range<Int>) {
    batch.solve(
      UnsafeBufferPointer(rebasing: lengths[range]),
      from: starts.map { UnsafeBufferPointer(rebasing: $0[range]) },
      into: UnsafeMutableBufferPointer(rebasing: results[range]))
  }

  var answers: [Answer] {
    results.map { Answer(pose: $0.pose, isSolved: $0.isFound, iterations: $0.iterations) }
  }
}

/// The same, cut into pieces for as many cores as there are.
struct AllCoresContender: Contender {
  private static let piece = 512
  private let contender: BatchContender

  init(_ contender: BatchContender) { self.contender = contender }

  var about: String { contender.about }
  /// Elapsed time: that of several cores together would tell nothing.
  var clock: clockid_t { CLOCK_MONOTONIC }

  func solve() {
    let done = DispatchSemaphore(value: 0)
    Task {
      await solveInPieces()
      done.signal()
    }
    done.wait()
  }

  private func solveInPieces() async {
    let count = contender.count
    await withTaskGroup(of: Void.self) { group in
      for first in stride(from: 0, to: count, by: AllCoresContender.piece) {
        group.addTask { contender.solve(first..<min(first + AllCoresContender.piece, count)) }
      }
    }
  }

  var answers: [Answer] { contender.answers }
}

import Streaming
import Synchronization
import TestSupport
import Testing

@Suite struct OrderedPipelineTests {
  private struct Stopped: Error, Equatable {}

  /// How many pieces are worked on now, and the most there were.
  private final class Gauge: Sendable {
    private let counts = Mutex((now: 0, most: 0))

    func enter() { counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
    func leave() { counts.withLock { $0.now -= 1 } }
    var most: Int { counts.withLock(\.most) }
  }

  @Test(arguments: [1, 2, 3, 16])
  func resultsComeInOrderAndMemoryIsBounded(jobs: Int) throws {
    var random = SplitMix64(seed: printedSeed(321))
    let pipeline = OrderedPipeline(jobs: jobs)
    let gauge = Gauge()
    var (supplied, delivered, mostInFlight) = (0, [Int](), 0)
    try pipeline.run(
      supply: { _ -> OrderedPipeline.Supply<(Int, UInt64)> in
        guard supplied < 500 else { return .end }
        supplied += 1
        mostInFlight = max(mostInFlight, supplied - delivered.count)
        return .piece((supplied, random.next() % 20000))
      },
      work: { number, effort in
        gauge.enter()
        defer { gauge.leave() }
        return (0..<effort).reduce(number) { value, step in step == effort ? 0 : value }
      },
      deliver: { delivered.append($0) })
    #expect(delivered == Array(1...500))
    #expect(mostInFlight <= pipeline.mostInFlight && gauge.most <= jobs)
  }

  @Test func aSupplyThatHasNothingNowDoesNotHoldUpWhatIsDone() throws {
    var (asked, delivered) = ([Bool](), [Int]())
    try OrderedPipeline(jobs: 4).run(
      supply: { mayWait -> OrderedPipeline.Supply<Int> in
        asked.append(mayWait)
        guard mayWait else { return .later }
        // Whoever may wait has nothing else to do.
        #expect(delivered.count == asked.count(where: \.self) - 1)
        return delivered.count < 20 ? .piece(delivered.count) : .end
      },
      work: { $0 }, deliver: { delivered.append($0) })
    #expect(delivered == Array(0..<20))
  }

  @Test func whatCameBeforeAnErrorOfTheSupplyIsDelivered() throws {
    var (supplied, delivered) = (0, [Int]())
    #expect(throws: Stopped()) {
      try OrderedPipeline(jobs: 3).run(
        supply: { _ -> OrderedPipeline.Supply<Int> in
          guard supplied < 10 else { throw Stopped() }
          supplied += 1
          return .piece(supplied)
        },
        work: { $0 }, deliver: { delivered.append($0) })
    }
    #expect(delivered == Array(1...10))
  }

  @Test func anErrorOfTheTakerEndsTheWork() throws {
    var (supplied, delivered) = (0, 0)
    #expect(throws: Stopped()) {
      try OrderedPipeline(jobs: 3).run(
        supply: { _ -> OrderedPipeline.Supply<Int> in
          supplied += 1
          return .piece(supplied)
        },
        work: { $0 },
        deliver: { _ in
          guard delivered < 10 else { throw Stopped() }
          delivered += 1
        })
    }
    #expect(delivered == 10 && supplied < 30)
  }

  @Test func nothingIsNothing() throws {
    try OrderedPipeline(jobs: 0).run(
      supply: { _ -> OrderedPipeline.Supply<Int> in .end }, work: { $0 },
      deliver: { _ in Issue.record("a result") })
  }
}

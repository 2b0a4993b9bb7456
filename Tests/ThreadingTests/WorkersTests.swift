import Synchronization
import Testing
import Threading

@Suite struct WorkersTests {
  @Test("Results come in the order of their pieces, for any number of threads", arguments: [0, 1, 2, 7, 64])
  func order(jobs: Int) {
    for count in [0, 1, 5, 1000] {
      let squares = Workers.map(count, jobs: jobs) { $0 * $0 }
      #expect(squares == (0..<count).map { $0 * $0 })
    }
  }

  @Test("Work that is ended has the first pieces, at least one", arguments: [1, 3])
  func ended(jobs: Int) {
    var told: [Int] = []
    let done = Workers.map(
      100_000, jobs: jobs,
      goesOn: { done in
        told.append(done)
        return false
      }, { $0 })
    #expect(!done.isEmpty && done.count < 100_000)
    #expect(done == Array(0..<done.count))
    #expect(told.count == 1)
  }

  @Test("A queue hands out one result for each piece, and nothing when there is none", arguments: [1, 4])
  func queue(jobs: Int) {
    let queue = WorkQueue<Int, Int>(jobs: jobs) { $0 + 1 }
    #expect(queue.next() == nil)
    var sum = 0
    for round in 0..<50 {
      for number in 0..<10 { queue.give(number, round) }
      for _ in 0..<10 { sum += queue.next()?.result ?? 0 }
    }
    #expect(queue.next() == nil)
    #expect(sum == 10 * (1...50).reduce(0, +))
    queue.close()
  }

  @Test("A queue that is closed leaves what nobody has begun")
  func closed() {
    let begun = Atomic(0)
    let queue = WorkQueue<Int, Void>(jobs: 2) { _ in begun.add(1, ordering: .relaxed) }
    for number in 0..<100 { queue.give(number, number) }
    queue.close()
    #expect(begun.load(ordering: .relaxed) <= 100)
  }
}

import Reports
import Synchronization
import TextOutput

/// Lines of output as they grow: JSON, or rows of a table.
struct BatchText: Sendable {
  var json = JSONText(isPretty: false)
  var table = CSVText()

  /// The lines; one of the two is empty.
  var bytes: [UInt8] { table.bytes.isEmpty ? json.bytes : table.bytes }

  mutating func clear() {
    json.clear()
    table.clear()
  }
}

/// Some cases on their way through the threads, with the memory for what is made of them, used again and again. One thread has it at
/// a time; the lock is there to prove it.
final class BatchPiece: Sendable {
  private struct Contents: Sendable {
    var items: [BatchItem] = []
    var text = BatchText()
    var tally = BatchTally()
  }

  /// Lines in a piece, at most: full plans make about a megabyte.
  static let mostLines = 32

  private let contents = Mutex(Contents())
  /// Its own, with its own catalogue: threads that count references to the same hardware hold each other up.
  private let maker: LineMaker

  init(_ maker: LineMaker) { self.maker = maker }

  /// Replaces what it holds.
  func fill(_ items: [BatchItem]) {
    contents.withLock { contents in
      contents.items = items
      contents.text.clear()
      contents.tally.clear()
    }
  }

  /// Makes the lines of its cases.
  func work() {
    // Taken out while it is worked on: a lock must not be held across a wait, and a copy would cost its memory.
    var taken = contents.withLock { contents in
      let taken = contents
      contents = Contents()
      return taken
    }
    for item in taken.items { maker.make(item, &taken.text, &taken.tally) }
    let done = taken
    taken = Contents()
    contents.withLock { $0 = done }
  }

  /// What has been made.
  func result<Value>(_ body: (_ lines: [UInt8], _ tally: BatchTally) throws -> Value) rethrows -> Value {
    try contents.withLock { try body($0.text.bytes, $0.tally) }
  }
}

import TextOutput

/// Lines of a table that are no cases, as they are said.
struct LinesLeftOut {
  private var first: (line: Int, text: String)?
  private var count = 0

  mutating func add(_ line: UnsafeBufferPointer<UInt8>, _ number: Int) {
    if first == nil { first = (number, String(decoding: line, as: UTF8.self)) }
    count += 1
  }

  /// Nil for none.
  func words(_ one: String, _ several: String) -> String? {
    first.map { first in
      let text = visible(first.text, atMost: 60)
      return count == 1
        ? "\(one): line \(first.line) (\(text))"
        : "\(several): \(counted(count, "line")), the first is line \(first.line) (\(text))"
    }
  }
}

import CommandAnswers
import Threading

/// The rows of arrays that somebody else holds, divided among threads.
struct Rows {
  /// So many.
  let count: Int
  private let jobs: Int

  /// Rows that a thread does at a time.
  private static let piece = 4096

  /// - Throws: ``CommandRefusal`` for numbers that no array has.
  init(_ count: Int64, jobs: Int32) throws(CommandRefusal) {
    guard (0...(1 << 40)).contains(count) else {
      throw CommandRefusal("rows: a number from 0 to \(1 << 40) is expected (found \(count))")
    }
    guard jobsAllowed.contains(Int(jobs)) else {
      throw CommandRefusal("jobs: a number from 1 to 1024 is expected (found \(jobs))")
    }
    (self.count, self.jobs) = (Int(count), Int(jobs))
  }

  /// An array that is read.
  ///
  /// - Throws: ``CommandRefusal`` for NULL, and for one that numbers cannot begin at.
  func array<Number>(
    _ pointer: UnsafePointer<Number>?, _ name: String
  ) throws(CommandRefusal) -> UnsafePointer<Number> {
    guard let pointer else { throw CommandRefusal("\(name): there is no array (NULL)") }
    try Rows.requireAligned(pointer, name)
    return pointer
  }

  /// An array that is written.
  ///
  /// - Throws: ``CommandRefusal`` as of one that is read.
  func array<Number>(
    _ pointer: UnsafeMutablePointer<Number>?, _ name: String
  ) throws(CommandRefusal) -> UnsafeMutablePointer<Number> {
    UnsafeMutablePointer(mutating: try array(pointer.map { UnsafePointer($0) }, name))
  }

  /// - Throws: ``CommandRefusal`` for an array that is written over another: rows would be read after results have gone over them.
  func requireApart(_ arrays: CallerArray...) throws(CommandRefusal) {
    for (index, one) in arrays.enumerated() {
      for other in arrays[(index + 1)...] where one.isWritten || other.isWritten {
        guard one.bytes(count).overlaps(other.bytes(count)) else { continue }
        throw CommandRefusal(
          "\(one.name) and \(other.name) lie in the same memory: what is written overlaps no other array")
      }
    }
  }

  private static func requireAligned(_ pointer: UnsafeRawPointer, _ name: String) throws(CommandRefusal) {
    guard UInt(bitPattern: pointer) % 8 == 0 else {
      throw CommandRefusal("\(name): the array does not begin at a multiple of 8 bytes")
    }
  }

  /// Does all rows, piece by piece.
  func forEachPiece(_ body: @escaping @Sendable (Range<Int>) -> Void) {
    let (count, size) = (count, Rows.piece)
    guard jobs > 1, count > size else {
      for first in stride(from: 0, to: count, by: size) { body(first..<min(first + size, count)) }
      return
    }
    _ = Workers.map((count + size - 1) / size, jobs: jobs) { piece in
      body(piece * size..<min((piece + 1) * size, count))
    }
  }
}

/// An array of somebody else's, as far as it goes.
struct CallerArray {
  let name: String
  let isWritten: Bool
  private let start: UInt
  private let perRow: Int
  private let rows: Int?

  /// An array that may be NULL.
  ///
  /// - Parameters:
  ///   - perRow: bytes of a row.
  ///   - rows: how many, where they are not as many as of the others.
  init(_ start: UnsafeRawPointer?, _ name: String, perRow: Int, rows: Int? = nil, isWritten: Bool = false) {
    (self.name, self.perRow, self.rows, self.isWritten) = (name, perRow, rows, isWritten)
    self.start = UInt(bitPattern: start)
  }

  /// Where it lies; NULL is nowhere.
  fileprivate func bytes(_ count: Int) -> Range<UInt> {
    guard start != 0 else { return 0..<0 }
    let (end, isBeyond) = start.addingReportingOverflow(UInt((rows ?? count) * perRow))
    return start..<(isBeyond ? .max : end)
  }
}

/// A pointer that threads may share: each has rows of its own.
struct Shared<Pointer>: @unchecked Sendable {
  let pointer: Pointer
  init(_ pointer: Pointer) { self.pointer = pointer }
}

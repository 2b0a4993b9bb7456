/// A place in a text file.
public struct FilePlace: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Line, from 1.
  public let line: Int
  /// Column in characters (Unicode scalars), from 1.
  public let column: Int

  /// A place.
  public init(line: Int, column: Int) {
    (self.line, self.column) = (line, column)
  }

  /// Where a file begins.
  public static let start = FilePlace(line: 1, column: 1)

  /// Of a value that another file has.
  static let elsewhere = FilePlace(line: 0, column: 0)

  /// `line:column`.
  public var description: String { "\(line):\(column)" }

  /// Whether `left` comes first in the file.
  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

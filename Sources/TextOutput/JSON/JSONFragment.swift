/// A value that one module knows how to write and another knows where to put.
public struct JSONFragment: Sendable {
  /// Writes the value, and nothing before or behind it.
  package let write: @Sendable (inout JSONWriter) -> Void

  /// A value that `write` writes.
  package init(_ write: @escaping @Sendable (inout JSONWriter) -> Void) { self.write = write }
}

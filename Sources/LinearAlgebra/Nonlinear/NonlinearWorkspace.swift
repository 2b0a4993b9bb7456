/// Scratch memory that is kept from solve to solve and grows to what the largest needed. One solve at a time may use it.
public final class NonlinearWorkspace {
  @usableFromInline var memory: DoubleBuffer

  /// An empty one.
  @inlinable public init() { memory = .allocate(capacity: 0) }

  @inlinable deinit { memory.deallocate() }

  /// At least `count` doubles, whose contents mean nothing.
  @inlinable
  package func reserve(_ count: Int) -> DoubleBuffer {
    if memory.count < count {
      memory.deallocate()
      memory = .allocate(capacity: count)
      memory.initialize(repeating: 0)
    }
    return memory
  }
}

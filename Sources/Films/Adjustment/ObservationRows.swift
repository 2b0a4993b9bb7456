import LinearAlgebra

/// Memory for the misfits of one observation, at most two, and their derivatives by its film's parameters and, after these, its
/// target's.
struct ObservationRows {
  /// Derivatives of a misfit: nine of a film and six of a body at most.
  static let width = 16
  static let size = 2 * width + 2

  let misfits: DoubleBuffer
  private let entries: DoubleBuffer

  init(_ memory: DoubleBuffer) {
    misfits = DoubleBuffer(rebasing: memory[..<2])
    entries = DoubleBuffer(rebasing: memory[2..<ObservationRows.size])
  }

  subscript(row: Int, column: Int) -> Double {
    get { entries[row * ObservationRows.width + column] }
    nonmutating set { entries[row * ObservationRows.width + column] = newValue }
  }

  func clear(_ rows: Int) {
    for entry in 0..<rows * ObservationRows.width { entries[entry] = 0 }
  }
}

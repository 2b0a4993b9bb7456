import LinearAlgebra
import TreatmentModel

extension FrameProblem {
  /// What can change together without anything showing it, each change written with as few numbers as there can be.
  func open(_ fit: LocalFit) -> [[FrameSolution.OpenShare]] {
    let columns = frameColumns
    var rows = fit.undetermined.map { direction in columns.map { direction.step[$0.column] / $0.unit } }
    // Gauss and Jordan: the directions span the same, each with a number of its own.
    var pivots = 0
    for column in columns.indices where pivots < rows.count {
      let best = (pivots..<rows.count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? pivots
      let largest = rows[best].map(abs).max() ?? 0
      guard largest > 0, abs(rows[best][column]) > 1e-6 * largest else { continue }
      rows.swapAt(pivots, best)
      let pivot = rows[pivots][column]
      rows[pivots] = rows[pivots].map { $0 / pivot }
      for other in rows.indices where other != pivots {
        let factor = rows[other][column]
        rows[other] = zip(rows[other], rows[pivots]).map { $0 - factor * $1 }
      }
      pivots += 1
    }
    return rows[..<pivots].map { row in
      row.indices.filter { abs(row[$0]) > 1e-5 }.map {
        FrameSolution.OpenShare(name: columns[$0].name, change: row[$0], unit: columns[$0].quantity.unit)
      }
    }
  }

  /// Columns of the frame's own numbers, by name; `unit` is one unit of files.
  private var frameColumns: [(column: Int, name: String, quantity: FrameQuantity, unit: Double)] {
    quantities.compactMap { quantity in
      let column: Int? =
        switch quantity {
        case .ring(let number): layout.rings[number]
        case .readingOffset(let strut): layout.readingOffset + strut.index
        case .run, .jointOffsetSum, .halfAngleSum: nil
        }
      return column.map { ($0, name(quantity), quantity, quantity.unit == .degrees ? .pi / 180 : 1) }
    }
  }
}

import Glibc

/// A rotation as nine numbers, row by row.
struct PlainTurn: Sendable {
  var rows: (PlainVector, PlainVector, PlainVector)

  static let none = PlainTurn(rows: (PlainVector(1, 0, 0), PlainVector(0, 1, 0), PlainVector(0, 0, 1)))

  /// Rodrigues' formula; `axis` is a unit vector.
  static func about(_ axis: PlainVector, _ angle: Double) -> PlainTurn {
    let (c, s) = (cos(angle), sin(angle))
    func row(_ index: Int) -> PlainVector {
      var row = PlainVector()
      for column in 0..<3 { row[column] = (1 - c) * axis[index] * axis[column] }
      row[index] += c
      return row
    }
    let cross = (
      PlainVector(0, -axis.z, axis.y), PlainVector(axis.z, 0, -axis.x), PlainVector(-axis.y, axis.x, 0)
    )
    return PlainTurn(rows: (row(0) + s * cross.0, row(1) + s * cross.1, row(2) + s * cross.2))
  }

  /// That of a rotation vector.
  static func of(_ vector: PlainVector) -> PlainTurn {
    let angle = size(vector)
    return angle < 1e-300 ? .none : about(vector / angle, angle)
  }

  /// The smallest rotation that takes a unit vector to another that is not opposite to it.
  static func smallest(from: PlainVector, to: PlainVector) -> PlainTurn {
    let axis = across(from, to)
    return size(axis) < 1e-300 ? .none : about(unit(axis), atan2(size(axis), inner(from, to)))
  }

  var transposed: PlainTurn {
    let (a, b, c) = rows
    return PlainTurn(
      rows: (PlainVector(a.x, b.x, c.x), PlainVector(a.y, b.y, c.y), PlainVector(a.z, b.z, c.z)))
  }

  /// The rotation vector, of angles below a half turn.
  var vector: PlainVector {
    let (a, b, c) = rows
    let twice = PlainVector(c.y - b.z, a.z - c.x, b.x - a.y)
    let angle = atan2(size(twice), a.x + b.y + c.z - 1)
    return size(twice) < 1e-300 ? PlainVector() : angle * unit(twice)
  }

  /// Radians.
  var angle: Double { size(vector) }

  static func * (turn: PlainTurn, point: PlainVector) -> PlainVector {
    PlainVector(inner(turn.rows.0, point), inner(turn.rows.1, point), inner(turn.rows.2, point))
  }

  static func * (one: PlainTurn, other: PlainTurn) -> PlainTurn {
    let columns = other.transposed.rows
    func row(_ row: PlainVector) -> PlainVector {
      PlainVector(inner(row, columns.0), inner(row, columns.1), inner(row, columns.2))
    }
    return PlainTurn(rows: (row(one.rows.0), row(one.rows.1), row(one.rows.2)))
  }
}

/// A place of a body: `x ↦ turn x + shift`.
struct PlainPlace: Sendable {
  var turn = PlainTurn.none
  var shift = PlainVector()

  var inverse: PlainPlace {
    let back = turn.transposed
    return PlainPlace(turn: back, shift: -(back * shift))
  }

  static func * (place: PlainPlace, point: PlainVector) -> PlainVector { place.turn * point + place.shift }

  static func * (one: PlainPlace, other: PlainPlace) -> PlainPlace {
    PlainPlace(turn: one.turn * other.turn, shift: one.turn * other.shift + one.shift)
  }

  /// How far it is from another: mm of its origin, radians.
  func difference(from other: PlainPlace) -> (distance: Double, angle: Double) {
    (size(shift - other.shift), (other.turn.transposed * turn).angle)
  }
}

import Glibc

/// Two rings of joints and six struts (MODEL section 4).
struct PlainFrame: Sendable {
  let reference: [PlainVector]
  let moving: [PlainVector]

  /// Six distances from joint to joint.
  func lengths(at place: PlainPlace) -> [Double] {
    zip(reference, moving).map { size(place * $1 - $0) }
  }

  /// Where the moving ring is when the struts are so long: Newton's method, from a place near by; nil where it does not settle.
  func place(_ lengths: [Double], near start: PlainPlace) -> PlainPlace? {
    var place = start
    for _ in 0..<60 {
      var (rows, misfits) = ([[Double]](), [Double]())
      for strut in 0..<6 {
        let arm = place.turn * moving[strut]
        let along = arm + place.shift - reference[strut]
        let way = unit(along)
        let lever = across(arm, way)
        rows.append([way.x, way.y, way.z, lever.x, lever.y, lever.z])
        misfits.append(lengths[strut] - size(along))
      }
      if misfits.allSatisfy({ abs($0) < 2e-12 }) { return place }
      guard let step = solved(rows, misfits) else { return nil }
      place.shift += PlainVector(step[0], step[1], step[2])
      place.turn = PlainTurn.of(PlainVector(step[3], step[4], step[5])) * place.turn
    }
    let rest = zip(self.lengths(at: place), lengths).map { abs($0 - $1) }.max() ?? .infinity
    return rest < 1e-10 ? place : nil
  }
}

/// Gauss's elimination with pivots; nil for equations that have no one solution.
func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
  let count = right.count
  var rows = zip(matrix, right).map { $0 + [$1] }
  for column in 0..<count {
    guard let pivot = (column..<count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
      abs(rows[pivot][column]) > 1e-12
    else { return nil }
    rows.swapAt(column, pivot)
    for row in (column + 1)..<max(count, column + 1) {
      let factor = rows[row][column] / rows[column][column]
      for entry in column...count { rows[row][entry] -= factor * rows[column][entry] }
    }
  }
  var result = [Double](repeating: 0, count: count)
  for row in (0..<count).reversed() {
    let known = ((row + 1)..<max(count, row + 1)).reduce(rows[row][count]) { $0 - rows[row][$1] * result[$1] }
    result[row] = known / rows[row][row]
  }
  return result
}

/// The joints of rings (MODEL section 4), from its words.
enum PlainRing {
  /// Six joints of a standard ring, in the order of the struts.
  static func standard(isProximal: Bool, radius: Double, halfDegrees: Double, offset: Double) -> [PlainVector]
  {
    let middles: [Double] = isProximal ? [0, 0, 120, 120, 240, 240] : [300, 60, 60, 180, 180, 300]
    let signs: [Double] = isProximal ? [-1, 1, -1, 1, -1, 1] : [1, -1, 1, -1, 1, -1]
    return zip(middles, signs).map {
      joint(radius, degrees: $0 + $1 * halfDegrees, height: isProximal ? -offset : offset)
    }
  }

  static func joint(_ radius: Double, degrees: Double, height: Double) -> PlainVector {
    let angle = degrees * .pi / 180
    return PlainVector(radius * sin(angle), -radius * cos(angle), height)
  }
}

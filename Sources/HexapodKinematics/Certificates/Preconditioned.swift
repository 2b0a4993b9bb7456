/// Interval equations times an approximate inverse of their middle, so that they are nearly solved for one unknown each.
struct Preconditioned {
  /// Middles and radii of the product's entries, column by column.
  var entries: InlineArray<36, Double>
  var radii: InlineArray<36, Double>
  /// The right sides.
  var rest: InlineArray<6, Interval>
  /// The sign of the determinant of the middle.
  let sign: Int

  /// A bound of what rounding does to a sum of six products, relative to the sum of their absolute values: 6 u / (1 - 6 u) is
  /// under 7e-16.
  private static let rounding = 2e-15

  /// Nil when the middle is singular to the last bit.
  init?(_ equations: borrowing BoxEquations) {
    var middles = SixBySix()
    var spread = InlineArray<36, Double>(repeating: 0)
    for place in 0..<36 {
      let entry = equations.rows[place]
      let middle = entry.middle
      middles.entries[place] = middle
      spread[place] = Interval.up(max(Interval.up(entry.high - middle), Interval.up(middle - entry.low)))
    }
    guard let (inverse, sign) = middles.inverted() else { return nil }
    self.sign = sign
    entries = InlineArray(repeating: 0)
    radii = InlineArray(repeating: 0)
    rest = InlineArray(repeating: Interval(0))
    for column in 0..<6 {
      var sums = InlineArray<6, Double>(repeating: 0)
      var sizes = InlineArray<6, Double>(repeating: 0)
      var spreads = InlineArray<6, Double>(repeating: 0)
      for k in 0..<6 {
        let (middle, radius) = (middles.entries[column * 6 + k], spread[column * 6 + k])
        for row in 0..<6 {
          let factor = inverse.entries[k * 6 + row]
          sums[row] += factor * middle
          sizes[row] += abs(factor * middle)
          spreads[row] += abs(factor) * radius
        }
      }
      for row in 0..<6 {
        entries[column * 6 + row] = sums[row]
        radii[column * 6 + row] =
          (spreads[row] + Preconditioned.rounding * (sizes[row] + spreads[row]))
          * (1 + Preconditioned.rounding) + 0x1p-900
      }
    }
    for row in 0..<6 {
      var sum = inverse.entries[row] * equations.rest[0]
      for k in 1..<6 { sum = sum + inverse.entries[k * 6 + row] * equations.rest[k] }
      rest[row] = sum
    }
  }

  /// An upper bound of the distance of every matrix of the rows from the identity, in a norm: under 1, all of them are regular.
  ///
  /// The norm is the largest component, each counted in a scale of its own, for which Perron's vector of the bounds is taken.
  var distance: Double {
    var bounds = InlineArray<36, Double>(repeating: 0)
    for place in 0..<36 {
      bounds[place] = Interval.up(
        Interval.up(abs(place % 7 == 0 ? entries[place] - 1 : entries[place])) + radii[place])
    }
    var scale = InlineArray<6, Double>(repeating: 1)
    var most = Double.infinity
    for _ in 0..<8 {
      var sums = InlineArray<6, Double>(repeating: 0)
      for column in 0..<6 {
        for row in 0..<6 { sums[row] += bounds[column * 6 + row] * scale[column] }
      }
      var (largest, total) = (0.0, 0.0)
      for row in 0..<6 {
        let ratio = sums[row] / scale[row] * (1 + 1e-14)
        if !(ratio <= largest) { largest = ratio }
        total += sums[row]
      }
      guard largest.isFinite, total > 0 else { return largest.isFinite ? min(most, largest) : .infinity }
      most = min(most, largest)
      for row in 0..<6 { scale[row] = max(sums[row] / total, 1e-6 * scale[row]) }
    }
    return most
  }

  /// Whether Newton's step from anywhere in the box, `away` from its middle, ends in it: then it holds a solution. (Krawczyk's
  /// test with slopes; Brouwer's theorem.)
  func mapsIntoItself(_ away: InlineArray<6, Interval>) -> Bool {
    for row in 0..<6 {
      var sum = rest[row]
      for column in 0..<6 {
        let place = column * 6 + row
        let entry = Interval(
          Interval.down(entries[place] - radii[place]), Interval.up(entries[place] + radii[place]))
        sum = sum + (Interval(row == column ? 1 : 0) - entry) * away[column]
      }
      guard sum.low > away[row].low, sum.high < away[row].high else { return false }
    }
    return true
  }

  /// Takes from the way `away` from the middle what no solution has; false when nothing is left. (Gauss and Seidel.)
  func narrow(_ away: inout InlineArray<6, Interval>) -> Bool {
    for row in 0..<6 {
      let place = row * 6 + row
      let own = Interval(
        Interval.down(entries[place] - radii[place]), Interval.up(entries[place] + radii[place]))
      guard own.low > 1e-3 else { continue }
      var sum = rest[row]
      for column in 0..<6 where column != row {
        let other = column * 6 + row
        let factor = Interval(
          Interval.down(entries[other] - radii[other]), Interval.up(entries[other] + radii[other]))
        sum = sum - factor * away[column]
      }
      guard away[row].meet(sum.divided(byPositive: own)) else { return false }
    }
    return true
  }
}

/// The least value of a function of one number in a bracket round a place that is lower than both ends, by parabolas through
/// the three best places so far, and golden sections where these do not help (Brent, Algorithms for Minimization without
/// Derivatives, 1973, chapter 5).
///
/// - Parameters:
///   - place: within the bracket; where it is known to be low.
///   - tolerance: how near the place is found; the value is then right to about its square.
/// - Returns: the least value seen, and where.
@inline(__always)
func lineMinimum(
  from low: Double, to high: Double, near place: Double, value start: Double, tolerance: Double,
  _ function: (Double) -> Double
) -> (place: Double, value: Double) {
  let golden = 0.381_966_011_250_105
  var (a, b) = (low, high)
  var (x, w, v) = (place, place, place)
  var (fx, fw, fv) = (start, start, start)
  var (step, before) = (0.0, 0.0)
  for _ in 0..<40 {
    let middle = (a + b) / 2
    guard abs(x - middle) > 2 * tolerance - (b - a) / 2 else { break }
    var isGolden = true
    if abs(before) > tolerance {
      let r = (x - w) * (fx - fv)
      let q = (x - v) * (fx - fw)
      var p = (x - v) * q - (x - w) * r
      var d = 2 * (q - r)
      if d > 0 { p = -p } else { d = -d }
      if abs(p) < abs(0.5 * d * before), p > d * (a - x), p < d * (b - x) {
        (before, step) = (step, p / d)
        if x + step - a < 2 * tolerance || b - x - step < 2 * tolerance {
          step = x < middle ? tolerance : -tolerance
        }
        isGolden = false
      }
    }
    if isGolden {
      before = x < middle ? b - x : a - x
      step = golden * before
    }
    let u = x + (abs(step) >= tolerance ? step : step > 0 ? tolerance : -tolerance)
    let fu = function(u)
    if fu <= fx {
      if u < x { b = x } else { a = x }
      (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu)
    } else {
      if u < x { a = u } else { b = u }
      if fu <= fw || w == x {
        (v, fv, w, fw) = (w, fw, u, fu)
      } else if fu <= fv || v == x || v == w {
        (v, fv) = (u, fu)
      }
    }
  }
  return (x, fx)
}

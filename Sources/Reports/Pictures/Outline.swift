/// The convex outline of points of a plane, anticlockwise for y up (Andrew's monotone chain, 1979).
package func convexOutline(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
  let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  guard sorted.count > 2 else { return sorted }
  func chain(_ points: some Sequence<(x: Double, y: Double)>) -> [(x: Double, y: Double)] {
    var chain: [(x: Double, y: Double)] = []
    for point in points {
      while chain.count >= 2 {
        let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
        guard (b.x - a.x) * (point.y - a.y) <= (b.y - a.y) * (point.x - a.x) else { break }
        chain.removeLast()
      }
      chain.append(point)
    }
    return Array(chain.dropLast())
  }
  return chain(sorted) + chain(sorted.reversed())
}

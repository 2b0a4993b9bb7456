extension LeastSquares {
  /// Solves `min |A x - b|` with every unknown within its bounds.
  ///
  /// Stark and Parker's BVLS (Computational Statistics 10, 1995, 129-141): unknowns are free or at a bound; the free ones
  /// are solved for by ``rankRevealing(_:_:tolerance:)`` and go towards that solution until the first meets a bound; when
  /// all fit, the unknown at a bound whose slope promises most is freed. Here every solve is for the change from where x
  /// is, so that a rank that is lost moves nothing without need, and columns are scaled to unit length, so that neither
  /// the rank nor the choice depends on units.
  ///
  /// It ends because the residual falls strictly from one set of free unknowns to the next; a freed unknown that lowers
  /// it by less than rounding is put back, and not freed again before another has lowered it.
  ///
  /// - Parameters:
  ///   - a: any shape but an empty one, any rank.
  ///   - b: `a.rows` numbers.
  ///   - bounds: `a.columns` ranges; an infinite end is no bound, equal ends fix the unknown.
  /// - Returns: a solution, unique when A has full column rank; else one of those with the least residual.
  public static func bounded(_ a: Matrix, _ b: [Double], _ bounds: [ClosedRange<Double>]) -> BoundedSolution {
    precondition(
      a.rows > 0 && a.columns > 0 && b.count == a.rows && bounds.count == a.columns, "shapes do not fit")
    let isFinite =
      a.entries.allSatisfy(\.isFinite) && b.allSatisfy(\.isFinite)
      && bounds.allSatisfy { $0.lowerBound < .infinity && $0.upperBound > -.infinity }
    guard isFinite else {
      return BoundedSolution(
        x: bounds.map { _ in .nan }, places: bounds.map { _ in .free }, outcome: .notFinite, iterations: 0,
        residualNorm: .nan, optimality: .nan)
    }
    var search = BoundedSearch(a, b, bounds)
    return search.run(bounds)
  }
}

/// One run of ``LeastSquares/bounded(_:_:_:)``, in unknowns scaled by the lengths of their columns.
private struct BoundedSearch {
  typealias Place = BoundedSolution.Place

  /// Columns nearer to dependent than this count as dependent.
  private static let rankTolerance = 1e-12

  private let a: Matrix
  private let scales: [Double]
  private let lower: [Double]
  private let upper: [Double]
  private let b: [Double]
  private let limit: Int
  private var x: [Double]
  private var places: [Place]
  /// `b - A x`.
  private var residual: [Double]
  private var iterations = 0

  init(_ a: Matrix, _ b: [Double], _ bounds: [ClosedRange<Double>]) {
    var scaled = a
    scales = (0..<a.columns).map { column in
      let length = LeastSquares.norm(a.entries[column * a.rows..<(column + 1) * a.rows])
      return length > 0 ? length : 1
    }
    for column in 0..<a.columns {
      for row in 0..<a.rows { scaled[row, column] /= scales[column] }
    }
    self.a = scaled
    lower = zip(bounds, scales).map { $0.lowerBound * $1 }
    upper = zip(bounds, scales).map { $0.upperBound * $1 }
    self.b = b
    limit = 100 + 20 * a.columns
    places = zip(lower, upper).map { $0 == $1 ? .atLower : .free }
    x = zip(lower, upper).map { min(max(0, $0), $1) }
    residual = b
    subtract(x)
  }

  mutating func run(_ bounds: [ClosedRange<Double>]) -> BoundedSolution {
    clip()
    settle()
    var barred: Set<Int> = []
    var outcome = BoundedSolution.Outcome.stalled
    while iterations < limit {
      guard let chosen = steepest(except: barred) else {
        outcome = barred.isEmpty ? .optimal : .stalled
        break
      }
      let before = self
      places[chosen] = .free
      settle()
      if isLower(than: before) {
        barred = []
      } else {
        let used = iterations
        self = before
        iterations = used
        barred.insert(chosen)
      }
    }
    // What rounding has gathered in the residual on the way here is removed.
    residual = b
    subtract(x)
    settle()
    return conclude(outcome, bounds)
  }

  /// The start: the unbounded solution, and what of it lies outside put at its bound.
  private mutating func clip() {
    let free = indicesOfFree
    guard !free.isEmpty else { return }
    let step = solution(for: free)
    var change = [Double](repeating: 0, count: x.count)
    for (index, column) in free.enumerated() {
      let goal = x[column] + step[index]
      places[column] = goal < lower[column] ? .atLower : goal > upper[column] ? .atUpper : .free
      change[column] = min(max(goal, lower[column]), upper[column]) - x[column]
    }
    move(change)
  }

  /// Goes to the best x of the free unknowns, those that meet a bound on the way staying there.
  private mutating func settle() {
    while true {
      let free = indicesOfFree
      guard !free.isEmpty else { return }
      let step = solution(for: free)
      var (share, blocking) = (1.0, Int?.none)
      for (index, column) in free.enumerated() {
        let goal = x[column] + step[index]
        guard goal < lower[column] || goal > upper[column] else { continue }
        let bound = goal < lower[column] ? lower[column] : upper[column]
        let reach = max(0, (bound - x[column]) / step[index])
        if blocking == nil || reach < share { (share, blocking) = (reach, index) }
      }
      var change = [Double](repeating: 0, count: x.count)
      for (index, column) in free.enumerated() { change[column] = share * step[index] }
      if let blocking {
        let column = free[blocking]
        places[column] = step[blocking] < 0 ? .atLower : .atUpper
        change[column] = (step[blocking] < 0 ? lower[column] : upper[column]) - x[column]
      }
      move(change)
      if blocking == nil { return }
    }
  }

  private var indicesOfFree: [Int] { places.indices.filter { places[$0] == .free } }

  /// The change of the free unknowns that would leave the least residual.
  private mutating func solution(for free: [Int]) -> [Double] {
    iterations += 1
    let part = Matrix(rows: a.rows, columns: free.count) { a[$0, free[$1]] }
    return LeastSquares.rankRevealing(part, residual, tolerance: Self.rankTolerance).x
  }

  private mutating func move(_ change: [Double]) {
    subtract(change)
    for column in x.indices {
      switch places[column] {
      case .free: x[column] = min(max(x[column] + change[column], lower[column]), upper[column])
      case .atLower: x[column] = lower[column]
      case .atUpper: x[column] = upper[column]
      }
    }
  }

  private mutating func subtract(_ change: [Double]) {
    for column in change.indices where change[column] != 0 {
      for row in 0..<a.rows { residual[row] -= a[row, column] * change[column] }
    }
  }

  /// `a_jᵀ (b - A x)`: positive where a larger x_j lessens the residual.
  private func slope(_ column: Int) -> Double {
    (0..<a.rows).reduce(0) { $0 + a[$1, column] * residual[$1] }
  }

  /// How much an allowed change of an unknown would gain; 0 where none is allowed or none gains.
  private func gain(_ column: Int) -> Double {
    switch places[column] {
    case .free: abs(slope(column))
    case .atLower: lower[column] == upper[column] ? 0 : max(0, slope(column))
    case .atUpper: max(0, -slope(column))
    }
  }

  /// The unknown at a bound that gains most by leaving it; nil when none gains more than rounding.
  private func steepest(except barred: Set<Int>) -> Int? {
    let rounding = 4 * Double.ulpOfOne * Double(max(a.rows, a.columns))
    let least =
      rounding * (LeastSquares.norm(b) + x.reduce(0) { $0 + abs($1) }) + 2 * Self.rankTolerance
      * LeastSquares.norm(residual)
    var best: (column: Int, gain: Double)?
    for column in x.indices where places[column] != .free && !barred.contains(column) {
      let gain = gain(column)
      if gain > least && gain > best?.gain ?? 0 { best = (column, gain) }
    }
    return best?.column
  }

  /// Whether the residual is less than `before`. The difference of the two squares is taken from the difference of the
  /// residuals, `(r₀ - r)ᵀ (r₀ + r)`, which keeps the digits that two sums of squares would lose.
  private func isLower(than before: BoundedSearch) -> Bool {
    var (gained, noise) = (0.0, 0.0)
    for (old, new) in zip(before.residual, residual) {
      gained += (old - new) * (old + new)
      noise += abs((old - new) * (old + new))
    }
    return gained > 4 * Double.ulpOfOne * noise
  }

  private func conclude(_ outcome: BoundedSolution.Outcome, _ bounds: [ClosedRange<Double>])
    -> BoundedSolution
  {
    let unscaled = x.indices.map { column in
      switch places[column] {
      case .free:
        min(max(x[column] / scales[column], bounds[column].lowerBound), bounds[column].upperBound)
      case .atLower: bounds[column].lowerBound
      case .atUpper: bounds[column].upperBound
      }
    }
    let norm = LeastSquares.norm(residual)
    let isFinite = norm.isFinite && unscaled.allSatisfy(\.isFinite)
    return BoundedSolution(
      x: unscaled, places: places, outcome: isFinite ? outcome : .notFinite, iterations: iterations,
      residualNorm: norm, optimality: x.indices.reduce(0) { max($0, gain($1)) })
  }
}

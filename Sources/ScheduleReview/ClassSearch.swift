import HexapodKinematics

/// The cheapest of all orders of classes of one strut: counted in millimetres that its length leaps by from row to row beyond what the plan
/// turns, where classes are numbered and single readings may be wrong.
struct ClassSearch {
  /// A day that is not the plan's, a class that the plan does not have, and a reading that is wrong, cost so many steps of the readings.
  private static let (movedCost, strangeCost, misreadCost) = (1.5, 6.0, 4.5)
  /// A leap that is off by more than this, mm or steps, is no strut change.
  private static let tight = 2.5
  /// Farther from the plan than this, mm, a first reading says nothing.
  private static let farthestStart = 12.0
  /// What another explanation must save, as a share of what the scales lie apart.
  private static let leastGain = 0.35

  /// Row by row: day, reading, and the plan's exact length, mm.
  let days: [Int]
  let readings: [Double]
  let planned: [Double]
  /// Of each class: length less reading, mm, and its place in the order in which the plan has the strut's classes on; nil for one that it
  /// does not have on it.
  let offsets: [Double]
  let places: [Int?]
  /// The class on the first row, where somebody says so.
  let first: Int?
  /// Which class is on row by row as planned, where the schedule is by then and on the dates of the plan.
  let own: [Int]
  let dated: [Int]
  /// The step of the readings, mm.
  let step: Double

  private var allowed: Double { ClassSearch.tight * max(1, step) }
  private var unit: Double { max(step, 0.5) }

  /// A row that is not misread, and its class.
  private typealias Place = (row: Int, state: Int)

  private func length(_ state: Int, _ row: Int) -> Double { readings[row] + offsets[state] }

  private func leap(_ from: Place, _ to: Place) -> Double {
    abs(length(to.state, to.row) - length(from.state, from.row) - (planned[to.row] - planned[from.row]))
  }

  private func mayFollow(_ from: Place, _ to: Place) -> Bool {
    guard from.state != to.state else { return true }
    guard days[to.row] > days[to.row - 1] else { return false }
    switch (places[from.state], places[to.state]) {
    case (let before?, let after?): return after > before
    case (.some, nil): return to.row + 1 < days.count
    case (nil, .some): return from.state == first
    case (nil, nil): return false
    }
  }

  private func isPlanned(_ from: Place, _ to: Place) -> Bool {
    [own, dated].contains { places[from.state] == $0[from.row] && places[to.state] == $0[to.row] }
  }

  private func unplanned(_ state: Int) -> Double {
    (places[state] == nil ? ClassSearch.strangeCost : ClassSearch.movedCost) * unit
  }

  private func cost(_ from: Place, _ to: Place) -> Double {
    // Where nothing can be told, it is as planned.
    let leap = leap(from, to) + (places[to.state] == own[to.row] ? 0 : 1e-6)
    if from.state == to.state || isPlanned(from, to) { return leap }
    return leap <= allowed ? leap + unplanned(to.state) : .infinity
  }

  private func startCost(_ at: Place) -> Double {
    if let first { return at.state == first ? 0 : .infinity }
    let off = abs(length(at.state, at.row) - planned[at.row])
    if places[at.state] == own[at.row] { return off }
    return off <= allowed ? off + unplanned(at.state) : .infinity
  }

  /// The rows that are not misread, with their classes; nil where no order explains them.
  private var cheapest: [Place]? {
    let (count, states) = (days.count, offsets.indices)
    let misread = ClassSearch.misreadCost * unit
    var costs: [[Double]] = []
    var origins: [[Place?]] = []
    for row in 0..<count {
      var next = [Double](repeating: .infinity, count: states.count)
      var from = [Place?](repeating: nil, count: states.count)
      for state in states {
        let to = (row, state)
        // Any row but the first may be misread, and one alone at a time.
        if row < 2 { next[state] = startCost(to) + Double(row) * misread }
        for back in 1...2 where back <= row {
          for origin in states where costs[row - back][origin] < next[state] {
            let before = (row: row - back, state: origin)
            guard mayFollow(before, to) else { continue }
            let cost = costs[row - back][origin] + cost(before, to) + Double(back - 1) * misread
            if cost < next[state] { (next[state], from[state]) = (cost, before) }
          }
        }
      }
      costs.append(next)
      origins.append(from)
    }
    var (best, last) = (Double.infinity, Place?.none)
    for back in 1...2 where back <= count {
      for state in states where costs[count - back][state] + Double(back - 1) * misread < best {
        (best, last) = (costs[count - back][state] + Double(back - 1) * misread, (count - back, state))
      }
    }
    guard last != nil else { return nil }
    var kept: [Place] = []
    while let at = last {
      kept.append(at)
      last = origins[at.row][at.state]
    }
    return kept.reversed()
  }

  /// The class of every row, of those that are not misread.
  private func path(_ kept: [Place]) -> [Int] {
    var path = own
    for (at, next) in zip(kept, kept.dropFirst()) {
      path[at.row] = at.state
      for row in (at.row + 1)..<next.row where own[row] != next.state { path[row] = at.state }
    }
    guard let start = kept.first, let end = kept.last else { return path }
    path[end.row] = end.state
    for row in 0..<start.row where start.state != own[start.row] { path[row] = start.state }
    for row in (end.row + 1)..<path.count where end.state != own[end.row] { path[row] = end.state }
    return path
  }

  /// Which class is on row by row; nil where it is as planned, or nothing can be told.
  var path: [Int]? {
    guard let kept = cheapest else { return nil }
    let path = path(kept)
    guard path != own else { return nil }
    guard first == nil || first == own[0] else { return path }
    // A leap that is not explained either is another mistake.
    let steps = Array(zip(kept, kept.dropFirst()))
    let asPlanned = kept.map { Place(row: $0.row, state: own[$0.row]) }
    let ownSteps = zip(asPlanned, asPlanned.dropFirst())
    let apart = zip(path, own).map { abs(offsets[$0] - offsets[$1]) }.max() ?? 0
    let isStrange = kept.contains { places[$0.state] == nil }
    func most(_ from: Place, _ to: Place) -> Double {
      if from.state != to.state || own[from.row] != own[to.row] { return allowed }
      // A class that the plan does not have is on to the end.
      return isStrange ? max(allowed, apart / 2) : .infinity
    }
    let saved =
      startCost(asPlanned[0]) - startCost(kept[0])
      + ownSteps.reduce(0) { $0 + leap($1.0, $1.1) } - steps.reduce(0) { $0 + cost($1.0, $1.1) }
    guard
      abs(length(kept[0].state, kept[0].row) - planned[kept[0].row]) <= ClassSearch.farthestStart
        || first != nil,
      steps.allSatisfy({ leap($0.0, $0.1) <= most($0.0, $0.1) }),
      saved >= max(ClassSearch.leastGain * apart, step)
    else { return nil }
    return path
  }
}

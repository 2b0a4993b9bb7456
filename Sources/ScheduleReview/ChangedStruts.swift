import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// Finds out on which days a strut was really changed in a schedule, from where its readings leap by what the scales of two
/// classes lie apart. That the changes are those of the plan is one way among several to explain the readings; the cheapest
/// is taken, counted in millimetres that the strut's length leaps by from row to row beyond what the plan turns.
struct ChangedStruts {
  /// What is on a strut, and from which row on.
  struct Stretch: Equatable {
    let hardware: StrutHardware
    let firstRow: Int
  }

  /// A day that is not the plan's, or a class that the plan does not have, costs so many steps of the readings.
  private static let (movedCost, strangeCost) = (1.5, 6.0)
  /// A leap that is off by more than this, mm or steps, is no strut change.
  private static let tight = 2.5
  /// Farther from the plan than this, mm, a first reading says nothing.
  private static let farthestStart = 12.0
  /// What another explanation must save, as a share of what the scales lie apart.
  private static let leastGain = 0.35

  /// The rows in order, each number once.
  let rows: [ScheduleRow]
  /// The plan's exact length of each strut at each row, mm.
  let planned: [SixReadings]
  /// What the plan changes, on the days of the schedule on which the plan's come.
  let timeline: StrutTimeline
  /// The same on the days that the plan has: a visit need not wait for a schedule that lags behind.
  let dated: StrutTimeline
  /// The classes on the first row, where somebody says so.
  let stated: PerStrut<StrutHardware>?
  /// What is to be had besides.
  let stock: [StrutHardware]
  /// The step of the readings, mm.
  let step: Double

  private var allowed: Double { ChangedStruts.tight * max(1, step) }

  /// A class that may be on.
  private struct State {
    let hardware: StrutHardware
    /// Its place in the order in which the plan has the strut's classes on; nil for a class that it does not have on it.
    let place: Int?
  }

  /// What is on a strut row by row; nil where it is as ``timeline`` has it, or nothing can be told.
  func stretches(_ strut: StrutNumber) -> [Stretch]? {
    let states = states(strut)
    let first = stated.map { stated in states.firstIndex { $0.hardware == stated[strut] } ?? 0 }
    let (offsets, places) = (states.map(\.hardware.readingOffset), states.map(\.place))
    guard offsets.contains(where: { $0 != offsets[0] }) || (first ?? 0) > 0, rows.count > 1 else {
      return nil
    }
    // The places of the plan's classes, row by row.
    let (own, ownDated) = (order(strut, timeline), order(strut, dated))
    let readings = rows.map { $0.readings[strut] }
    let lengths = planned.map { $0[strut.index] }
    func length(_ state: Int, _ row: Int) -> Double { readings[row] + offsets[state] }
    func leap(_ from: Int, _ to: Int, _ row: Int) -> Double {
      abs(length(to, row) - length(from, row - 1) - (lengths[row] - lengths[row - 1]))
    }
    func mayFollow(_ from: Int, _ to: Int, _ row: Int) -> Bool {
      guard from != to else { return true }
      guard rows[row].day > rows[row - 1].day else { return false }
      switch (places[from], places[to]) {
      case (let before?, let after?): return after > before
      case (.some, nil): return row + 1 < rows.count
      case (nil, .some): return from == first
      case (nil, nil): return false
      }
    }
    func isPlanned(_ from: Int, _ to: Int, _ row: Int) -> Bool {
      [own, ownDated].contains { places[from] == $0[row - 1] && places[to] == $0[row] }
    }
    let unplanned = places.map {
      ($0 == nil ? ChangedStruts.strangeCost : ChangedStruts.movedCost) * max(step, 0.5)
    }
    func cost(_ from: Int, _ to: Int, _ row: Int) -> Double {
      // Where nothing can be told, it is as planned.
      let leap = leap(from, to, row) + (places[to] == own[row] ? 0 : 1e-6)
      if from == to || isPlanned(from, to, row) { return leap }
      return leap <= allowed ? leap + unplanned[to] : .infinity
    }
    func startCost(_ state: Int) -> Double {
      if let first { return state == first ? 0 : .infinity }
      let off = abs(length(state, 0) - lengths[0])
      if places[state] == own[0] { return off }
      return off <= allowed ? off + unplanned[state] : .infinity
    }
    var least = states.indices.map(startCost)
    var before = [Int](repeating: 0, count: rows.count * states.count)
    for row in 1..<rows.count {
      var next = least
      for to in states.indices {
        var (best, from) = (Double.infinity, to)
        for origin in states.indices where least[origin] < best && mayFollow(origin, to, row) {
          let cost = least[origin] + cost(origin, to, row)
          if cost < best { (best, from) = (cost, origin) }
        }
        next[to] = best
        before[row * states.count + to] = from
      }
      least = next
    }
    guard var last = least.indices.min(by: { least[$0] < least[$1] }), least[last].isFinite else {
      return nil
    }
    let total = least[last]
    var path = [last]
    for row in (1..<rows.count).reversed() {
      last = before[row * states.count + last]
      path.append(last)
    }
    path.reverse()
    guard path != own else { return nil }
    if first == nil || first == own[0] {
      // A leap that is not explained either is another mistake.
      let events = (1..<rows.count).filter { path[$0] != path[$0 - 1] || own[$0] != own[$0 - 1] }
      let apart = zip(path, own).map { abs(offsets[$0] - offsets[$1]) }.max() ?? 0
      let cost = (1..<rows.count).reduce(startCost(own[0])) { $0 + leap(own[$1 - 1], own[$1], $1) }
      let saved = cost - total
      guard abs(length(path[0], 0) - lengths[0]) <= ChangedStruts.farthestStart || first != nil,
        events.allSatisfy({ leap(path[$0 - 1], path[$0], $0) <= allowed }),
        // What is back on the next row was misread.
        events.allSatisfy({ row in
          places[path[row]] != nil || row + 1 == rows.count
            || leap(path[row], path[row + 1], row + 1) <= allowed
        }),
        saved >= max(ChangedStruts.leastGain * apart, step)
      else { return nil }
    }
    return path.indices.filter { $0 == 0 || path[$0] != path[$0 - 1] }.map {
      Stretch(hardware: states[path[$0]].hardware, firstRow: $0)
    }
  }

  /// Of the classes of a strut in the order of the plan, which is on, row by row.
  private func order(_ strut: StrutNumber, _ timeline: StrutTimeline) -> [Int] {
    let days = timeline.changes.filter { $0.strut == strut }.map(\.day)
    return rows.map { row in days.count { $0 <= row.day } }
  }

  private func states(_ strut: StrutNumber) -> [State] {
    let chain = [timeline.starts[strut]] + timeline.changes.filter { $0.strut == strut }.map(\.to)
    var states = chain.enumerated().map { State(hardware: $1, place: $0) }
    if let stated, !chain.contains(stated[strut]) {
      states.append(State(hardware: stated[strut], place: nil))
    }
    for other in stock where !states.contains(where: { $0.hardware.readingOffset == other.readingOffset }) {
      states.append(State(hardware: other, place: nil))
    }
    return states
  }
}

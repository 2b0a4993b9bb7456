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
  let planned: [StrutLengths]
  /// What the plan changes, as its days are numbered in the schedule.
  let timeline: StrutTimeline
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

  /// What is on a strut row by row; nil where it is as the plan has it, or nothing can be told.
  func stretches(_ strut: StrutNumber) -> [Stretch]? {
    let changes = timeline.changes.filter { $0.strut == strut }
    let chain = [timeline.starts[strut]] + changes.map(\.to)
    var states = chain.enumerated().map { State(hardware: $1, place: $0) }
    if let stated, !chain.contains(stated[strut]) {
      states.append(State(hardware: stated[strut], place: nil))
    }
    for other in stock where !states.contains(where: { $0.hardware.readingOffset == other.readingOffset }) {
      states.append(State(hardware: other, place: nil))
    }
    let first = stated.map { stated in states.firstIndex { $0.hardware == stated[strut] } ?? 0 }
    let offsets = states.map(\.hardware.readingOffset)
    guard offsets.contains(where: { $0 != offsets[0] }) || (first ?? 0) > 0, rows.count > 1 else {
      return nil
    }
    /// The place of the plan's class at a row.
    func place(_ row: Int) -> Int { changes.count { $0.day <= rows[row].day } }
    func length(_ state: Int, _ row: Int) -> Double { rows[row].readings[strut] + offsets[state] }
    func leap(_ from: Int, _ to: Int, _ row: Int) -> Double {
      abs(
        length(to, row) - length(from, row - 1) - (planned[row][strut] - planned[row - 1][strut]))
    }
    func mayFollow(_ from: Int, _ to: Int, _ row: Int) -> Bool {
      guard from != to else { return true }
      guard rows[row].day > rows[row - 1].day else { return false }
      switch (states[from].place, states[to].place) {
      case (let before?, let after?): return after > before
      case (.some, nil): return row + 1 < rows.count
      case (nil, .some): return from == first
      case (nil, nil): return false
      }
    }
    func isPlanned(_ from: Int, _ to: Int, _ row: Int) -> Bool {
      states[from].place == place(row - 1) && states[to].place == place(row)
    }
    func cost(_ from: Int, _ to: Int, _ row: Int) -> Double {
      // Where nothing can be told, it is as planned.
      let leap = leap(from, to, row) + (states[to].place == place(row) ? 0 : 1e-6)
      if from == to || isPlanned(from, to, row) { return leap }
      guard leap <= allowed else { return .infinity }
      return leap
        + (states[to].place == nil ? ChangedStruts.strangeCost : ChangedStruts.movedCost) * max(step, 0.5)
    }
    func startCost(_ state: Int) -> Double {
      if let first { return state == first ? 0 : .infinity }
      let off = abs(length(state, 0) - planned[0][strut])
      if states[state].place == place(0) { return off }
      guard off <= allowed else { return .infinity }
      return off
        + (states[state].place == nil ? ChangedStruts.strangeCost : ChangedStruts.movedCost) * max(step, 0.5)
    }
    var least = states.indices.map(startCost)
    var before: [[Int]] = []
    for row in 1..<rows.count {
      var (next, from) = ([Double](), [Int]())
      for to in states.indices {
        let ways = states.indices.filter { mayFollow($0, to, row) }
        let best = ways.min { least[$0] + cost($0, to, row) < least[$1] + cost($1, to, row) } ?? to
        next.append(least[best] + cost(best, to, row))
        from.append(best)
      }
      (least, before) = (next, before + [from])
    }
    guard let last = least.indices.min(by: { least[$0] < least[$1] }), least[last].isFinite else {
      return nil
    }
    var path = [last]
    for from in before.reversed() { path.append(from[path[path.count - 1]]) }
    path.reverse()
    let own = rows.indices.map(place)
    guard path != own else { return nil }
    if first == nil || first == own[0] {
      // A leap that is not explained either is another mistake.
      let events = (1..<rows.count).filter { path[$0] != path[$0 - 1] || own[$0] != own[$0 - 1] }
      let apart = zip(path, own).map { abs(offsets[$0] - offsets[$1]) }.max() ?? 0
      let cost = (1..<rows.count).reduce(startCost(own[0])) { $0 + leap(own[$1 - 1], own[$1], $1) }
      let saved = cost - least[last]
      guard abs(length(path[0], 0) - planned[0][strut]) <= ChangedStruts.farthestStart || first != nil,
        events.allSatisfy({ leap(path[$0 - 1], path[$0], $0) <= allowed }),
        saved >= max(ChangedStruts.leastGain * apart, step)
      else { return nil }
    }
    return path.indices.filter { $0 == 0 || path[$0] != path[$0 - 1] }.map {
      Stretch(hardware: states[path[$0]].hardware, firstRow: $0)
    }
  }
}

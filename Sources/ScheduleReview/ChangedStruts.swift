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
    let offsets = states.map(\.hardware.readingOffset)
    guard offsets.contains(where: { $0 != offsets[0] }) || (first ?? 0) > 0, rows.count > 1 else {
      return nil
    }
    let search = ClassSearch(
      days: rows.map(\.day), readings: rows.map { $0.readings[strut] },
      planned: planned.map { $0[strut.index] }, offsets: offsets, places: states.map(\.place), first: first,
      own: order(strut, timeline), dated: order(strut, dated), step: step)
    guard let path = search.path else { return nil }
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

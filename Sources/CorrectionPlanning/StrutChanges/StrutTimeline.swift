import HexapodKinematics
import TreatmentModel

/// Which class is mounted on which strut, on every day of a plan.
///
/// Days are those of ``PlanDay``: all moments of day k, its adjustments and its end, have the class that is mounted after
/// the visit of day k, if there is one.
public struct StrutTimeline: Sendable, Equatable {
  /// The classes of day 0, or of the day on which a plan was resumed.
  public let starts: PerStrut<StrutHardware>
  /// By day, then by strut.
  public let changes: [StrutChange]
  /// Changes that the path asks for at a time without a visit, as they would have been: the strut waits at the end of its range
  /// and is changed later, as ``changes`` has it.
  public let awaited: [StrutChange]
  /// What is mounted between visits, in order; the first from before day 0.
  private let stretches: [Stretch]

  /// Days without a visit, from one to the next.
  private struct Stretch: Sendable, Equatable {
    let firstDay: Int
    var hardware: PerStrut<StrutHardware>
  }

  /// A timeline; the changes of one strut must lead from its start from class to class.
  package init(starts: PerStrut<StrutHardware>, changes: [StrutChange] = [], awaited: [StrutChange] = []) {
    self.starts = starts
    self.changes = changes.sorted { ($0.day, $0.strut) < ($1.day, $1.strut) }
    self.awaited = awaited
    var stretches = [Stretch(firstDay: Int.min, hardware: starts)]
    for change in self.changes {
      var latest = stretches[stretches.count - 1]
      latest.hardware[change.strut] = change.to
      if latest.firstDay == change.day { stretches.removeLast() }
      stretches.append(Stretch(firstDay: change.day, hardware: latest.hardware))
    }
    self.stretches = stretches
  }

  /// The same after waiting: what an earlier timeline could not do in time, and this one does, was awaited.
  func delayed(from earlier: StrutTimeline) -> StrutTimeline {
    let stuck = Set(changes.filter { $0.obstacle != nil }.map(\.strut))
    let late = earlier.changes.filter { $0.obstacle == .noVisitInWindow && !stuck.contains($0.strut) }
    return StrutTimeline(starts: starts, changes: changes, awaited: earlier.awaited + late)
  }

  /// The same so many days later.
  package func later(by days: Int) -> StrutTimeline {
    StrutTimeline(
      starts: starts, changes: changes.map { $0.later(by: days) }, awaited: awaited.map { $0.later(by: days) }
    )
  }

  /// The days with a visit, in order.
  public var visitDays: [Int] {
    changes.reduce(into: []) { days, change in if days.last != change.day { days.append(change.day) } }
  }

  /// What is changed on a day; nothing on most.
  public func changes(onDay day: Int) -> [StrutChange] { changes.filter { $0.day == day } }

  /// The class of a strut on a day.
  public func hardware(_ strut: StrutNumber, onDay day: Int) -> StrutHardware {
    stretches[stretch(ofDay: day)].hardware[strut]
  }

  /// The six classes of a day.
  public func hardware(onDay day: Int) -> PerStrut<StrutHardware> {
    stretches[stretch(ofDay: day)].hardware
  }

  private func stretch(ofDay day: Int) -> Int {
    var index = stretches.count - 1
    while stretches[index].firstDay > day { index -= 1 }
    return index
  }

  /// Calls `body` for all moments between two visits, with what is mounted then.
  func forEachStretch(
    of moments: [PathSample], _ body: (_ moments: Range<Int>, _ hardware: PerStrut<StrutHardware>) -> Void
  ) {
    var first = 0
    for (index, stretch) in stretches.enumerated() where first < moments.count {
      let end =
        index + 1 < stretches.count
        ? moments.partitioningIndex { $0.day >= stretches[index + 1].firstDay } : moments.count
      if end > first { body(first..<end, stretch.hardware) }
      first = max(first, end)
    }
  }

  /// The lengths, joint to joint, that each strut can take at a moment of a day, mm: those of its class; and at the day's
  /// end, before a change, those that its successor can take too, if the two have any in common.
  public func lengthBounds(onDay day: Int, isDayEnd: Bool) -> StrutRanges<StrutLengths> {
    let mounted = hardware(onDay: day)
    return StrutRanges { index in
      let own = mounted[index].lengths
      guard isDayEnd,
        let next = changes.first(where: { $0.strut.index == index && $0.day == day + 1 })?.to.lengths,
        own.overlaps(next)
      else { return own }
      return own.clamped(to: next)
    }
  }

  /// What the scales show at moments, of readings on the scales of other classes.
  ///
  /// The length goes on unbroken through a change; the reading jumps by the difference of the two offsets.
  func readings(
    _ readings: [StrutReadings], at moments: [PathSample], from scale: PerStrut<StrutHardware>
  ) -> [StrutReadings] {
    var shown = readings
    let scale = scale.readingOffsets
    forEachStretch(of: moments) { moments, hardware in
      let shift = hardware.readingOffsets.shift(from: scale)
      for strut in 0..<6 where shift[strut] != 0 {
        for index in moments {
          // Rounded to a nanometre, so that a scale shifted by 0.3 mm shows 143.7 and not 143.69999999999999.
          shown[index][strut] = ((readings[index][strut] + shift[strut]) * 1e6).rounded() / 1e6
        }
      }
    }
    return shown
  }
}

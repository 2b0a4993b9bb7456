import TextOutput
import TreatmentModel

/// What a record of the days so far says of itself.
extension ResumeFindings {
  /// Readings of the record that no day of the plan has. Where most are none, it is the record of another limb. A day that is twice as far
  /// off as those around it was read or typed wrong; what comes and goes by and by is the limb's own way.
  var recordOffChecks: [Finding] {
    let limit = max(CheckLimits.offPlan, 2 * rounding)
    let rows = done.map { (entry: $0, off: off($0.limb)) }
    guard let worst = rows.max(by: { $0.off < $1.off }), worst.off > limit else { return [] }
    if let exchangedColumns { return [finding(exchangedColumns)] }
    if isRecordFarOff {
      let far = rows.filter { $0.off > CheckLimits.farOffPlan }
      return [
        Finding(
          .inputsDisagree, .error, day: far[0].entry.day, value: worst.off, limit: CheckLimits.farOffPlan,
          unit: "mm",
          what: "on \(far.count) of the \(rows.count) days of it the record", naming: .record,
          then:
            " has the limb farther than \(decimal(CheckLimits.farOffPlan, 0)) mm from every day of the plan (most on day "
            + "\(worst.entry.day): \(decimal(worst.off, 1)) mm), and today's readings do not: it is not of this limb",
          remedy: .checkWhoseSchedule)
      ]
    }
    // On each day another strut may be read wrong.
    var kinds: [[StrayRow]] = []
    for row in strayRows {
      if let known = kinds.firstIndex(where: { $0[0].misreading?.struts == row.misreading?.struts }) {
        kinds[known].append(row)
      } else {
        kinds.append([row])
      }
    }
    return kinds.map { kind in
      let worst = kind.max { $0.off < $1.off } ?? kind[0]
      let left = kind.count - 1
      let others = left == 0 ? "" : " (so too, or less, on \(left) other\(left > 1 ? "s" : ""))"
      return Finding(
        .inputsDisagree, .warning, day: worst.entry.day, struts: worst.misreading?.struts ?? [],
        value: worst.off, limit: limit, unit: "mm", what: "on day \(worst.entry.day)\(others) the record",
        naming: .record,
        then: " has the limb \(decimal(worst.off, 1)) mm from where any day of the plan has it",
        remedy: worst.misreading?.remedy(worst.entry.limb.readings) ?? .typeAgain)
    }
  }

  /// A day of the record that was read or typed wrong.
  private struct StrayRow {
    let entry: MountedRecord.Entry
    /// From every day of the plan, mm.
    let off: Double
    /// The one mistake that explains it.
    let misreading: Misreading?
  }

  private var strayRows: [StrayRow] {
    let offs = done.map { off($0.limb) }
    return strays(offs, max(CheckLimits.offPlan, 2 * rounding)).map { index in
      let entry = done[index]
      return StrayRow(
        entry: entry, off: offs[index],
        misreading: line.misreading(entry.limb.readings, of: entry.limb.mounted, near: entry.day))
    }
  }

  /// The record without the days that were read or typed wrong, exchanged columns changed back: what these would come to as written is
  /// their consequence.
  var believed: [MountedRecord.Entry] {
    if let exchangedColumns { return corrected(exchangedColumns) }
    if isRecordFarOff { return [] }
    let wrong = Set(strayRows.map(\.entry.day))
    return done.filter { !wrong.contains($0.day) }
  }

  /// Whether more than single rows of the record are wrong.
  var areColumnsWrong: Bool { exchangedColumns != nil || isRecordFarOff }

  /// Rows, one or a few in a line, each of them twice as far off as those before and after.
  private func strays(_ offs: [Double], _ limit: Double) -> [Int] {
    let around = [0] + offs + [off(limb)]
    var found: [Int] = []
    var first = 0
    while first < offs.count {
      let next = (1...CheckLimits.strayDays).map { first + $0 }.first { end in
        end <= offs.count
          && offs[first..<end].allSatisfy { $0 > limit && $0 > 2 * max(around[first], around[end + 1]) }
      }
      if let next { found += first..<next }
      first = next ?? first + 1
    }
    return found
  }

  /// Days of which nothing was written down: what was turned on them is known in sum only.
  var recordGapChecks: [Finding] {
    guard !request.done.isEmpty else { return [] }
    var known = line.firstDay
    var gaps: [ClosedRange<Int>] = []
    for next in done.map(\.day) + [day] where next > known {
      // A day whose morning and evening are known has no gap.
      if next > known + 1 { gaps.append(known + 1...next - 1) }
      known = next
    }
    guard !gaps.isEmpty else { return [] }
    let words = gaps.prefix(3).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }
    let more = gaps.count > 3 ? " and \(counted(gaps.count - 3, "more gap"))" : ""
    return [
      Finding(
        .inputsDisagree, .note, day: gaps[0].lowerBound, what: "the record", naming: .record,
        then:
          " has nothing of day \(words.joined(separator: ", "))\(more): what was turned then is known in sum only"
      )
    ]
  }
}

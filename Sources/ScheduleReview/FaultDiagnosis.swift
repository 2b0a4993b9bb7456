import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// Finds out what is wrong with a schedule: of all single repairs, the one after which its rows lie best on the line that
/// the case's readings must follow; then the next, until nothing is gained.
struct FaultDiagnosis {
  /// Repairs after which the search gives up.
  static let mostRepairs = 8
  /// Of so many rows at most one may be too far off to be repaired.
  static let mostOutliers = 5

  let noise: ReadingNoise
  private(set) var work: WorkingSchedule
  /// The lines that the rows may follow, along each kind of path.
  private(set) var curves: [ReadingCurve]
  /// Which of them they follow best.
  private(set) var curve: ReadingCurve
  /// In the order of what they explain.
  private(set) var faults: [ScheduleFault] = []
  /// Whether all rows lie on ``curve``, faults repaired.
  private(set) var isExplained = false
  /// Whether all rows, faults repaired, are exactly rows of the case's own plan, some of them left out or there more than once.
  private(set) var arePlanRows = false
  /// What all hypotheses say, if it was worth asking.
  private(set) var understanding: Identification?

  /// - Parameters:
  ///   - work: the rows, in millimetres.
  ///   - faults: what is known already, and repaired in the rows.
  ///   - planned: the rows of the case's own plan.
  ///   - hypotheses: the lines of all hypotheses, asked for when the case's own do not fit.
  init(
    _ work: WorkingSchedule, _ faults: [ScheduleFault], _ curves: [ReadingCurve], planned: PlannedRows,
    noise: ReadingNoise, hypotheses: () -> HypothesisCurves
  ) {
    (self.work, self.faults, self.noise) = (work, faults, noise)
    (self.curves, curve) = (curves, curves[0])
    let typed = self.work.rows
    settle()
    explain(planned, typed, hypotheses)
  }

  private mutating func explain(
    _ planned: PlannedRows, _ typed: [SixReadings], _ hypotheses: () -> HypothesisCurves
  ) {
    // What stands where it is to end has nothing left to turn.
    let beforeEnd = work.rows[0] - curve.end
    if isStill, curve.length > 2 * noise.step, !planned.isStill,
      (beforeEnd * beforeEnd).sum() > noise.rowLimit
    {
      faults.append(.standsStill(strut: nil, afterDay: work.days[0], rows: work.rows.count - 1))
      return
    }
    if let (one, other) = planned.exchange(in: work) {
      (work.rows[one], work.rows[other]) = work.exchanged(rows: one, other)
      faults.append(.rowsExchanged(work.days[one], work.days[other]))
      settle()
    } else if let copies = CopiedRows(work, planned, noise: noise) {
      for (row, meant) in copies.rows {
        work.rows[row] = meant
        faults.append(.rowCopied(day: work.days[row], of: work.days[row - 1], next: work.days[row + 1]))
      }
      settle()
    } else if let turns = TurnEvents(work, planned, noise: noise) {
      work.rows = turns.rows
      faults += turns.faults
      settle()
    }
    func untouched() -> [Bool] { zip(work.rows, typed).map { $0 == $1 } }
    // Of rows that are the plan's, some of them left out, none is misread.
    let ofPlan =
      planned.areAll(in: work.rows)
      ? [] : LoneReadings.besidePlan(work, untouched: untouched(), planned, noise: noise)
    name(ofPlan ?? [])
    arePlanRows = planned.areAll(in: work.rows)
    if isPlan(planned.exact) || planned.areFollowed(by: work.rows) {
      isExplained = true
    } else {
      search(hypotheses)
    }
    guard ofPlan == nil, isExplained else { return }
    name(LoneReadings.besideNeighbours(work, untouched: untouched(), curve, noise: noise))
  }

  /// Repairs until nothing is gained.
  private mutating func search(_ hypotheses: () -> HypothesisCurves) {
    var asked = false
    while !isSurelyFine, faults.count < FaultDiagnosis.mostRepairs {
      var best: Repair?
      for curve in self.curves {
        let search = RepairSearch(curve: curve, work: work, noise: noise)
        if let found = search.best, found.cost < best?.cost ?? .infinity { best = found }
      }
      if !asked {
        asked = true
        let all = hypotheses()
        let identification = Identification(all, work, noise: noise)
        self.understanding = identification
        if let repair = repair(identification, all), repair.cost < best?.cost ?? .infinity { best = repair }
      }
      guard let best, best.cost < cost - leastGain else { break }
      work.rows = best.applied(to: work)
      faults.append(best.fault)
      if let curves = best.curves { self.curves = curves }
      settle()
    }
    if !isExplained { nameOutliers() }
  }

  /// Names readings that are off on one day and back on the next.
  private mutating func name(_ slips: [LoneReadings.Slip]) {
    for slip in slips {
      let (strut, read) = (StrutNumber.allCases[slip.strut], work.rows[slip.row][slip.strut])
      work.rows[slip.row][slip.strut] = slip.expected
      let typed = work.typed(read, slip.row, slip.strut)
      let expected = work.typed(slip.expected, slip.row, slip.strut)
      let isDigitSwap = DigitSwap.values(of: typed).contains { abs($0 - expected) < 1e-6 }
      faults.append(
        isDigitSwap
          ? .digitsTransposed(strut: strut, day: work.days[slip.row], typed: typed, meant: expected)
          : .misread(strut: strut, day: work.days[slip.row], typed: typed, expected: expected))
    }
    if !slips.isEmpty { settle() }
  }

  /// Names readings that lie too far off although too little for any search to be sure of their repair: where nearly all rows
  /// follow the line, the few that do not are wrong.
  private mutating func nameOutliers() {
    let far = work.rows.indices.filter { curve.place(work.rows[$0]).squared > noise.outlierLimit }
    guard !far.isEmpty, FaultDiagnosis.mostOutliers * far.count <= work.rows.count else { return }
    for index in far {
      let row = work.rows[index]
      let candidates = (0..<6).map { strut -> (strut: Int, changed: SixReadings, squared: Double) in
        var (weights, changed) = (SixReadings(repeating: 1), row)
        weights[strut] = 0
        changed[strut] = curve.place(row, weights).nearest[strut]
        return (strut, changed, curve.place(changed).squared)
      }
      guard let best = candidates.min(by: { $0.squared < $1.squared }), best.squared <= noise.rowLimit else {
        continue
      }
      work.rows[index] = best.changed
      faults.append(
        .misread(
          strut: StrutNumber.allCases[best.strut], day: work.days[index],
          typed: work.typed(row[best.strut], index, best.strut),
          expected: work.typed(best.changed[best.strut], index, best.strut)))
    }
    settle()
  }

  /// What the hypotheses say of the schedule as it stands, or, where none explains it so, with its mistakes repaired.
  func identification(_ hypotheses: () -> HypothesisCurves) -> Identification {
    if let understanding, understanding.verdict != .noneExplains || !isExplained { return understanding }
    return Identification(hypotheses(), work, noise: noise)
  }

  /// Whether all rows are the same.
  private var isStill: Bool { work.rows.count > 1 && work.rows.allSatisfy { $0 == work.rows[0] } }

  /// Whether the rows are those of the case's own plan but for rounding.
  private func isPlan(_ planned: [SixReadings]) -> Bool {
    zip(work.days, work.rows).allSatisfy { day, row in
      guard planned.indices.contains(day) else { return false }
      let gap = row - planned[day]
      return (gap * gap).sum() <= noise.rowLimit
    }
  }

  /// Whether the rows lie so near to the line that no repair can be told from rounding.
  private var isSurelyFine: Bool { isExplained && cost <= noise.surelyFine * Double(work.rows.count) }

  /// What a repair must gain: little while something is wrong, much when rounding explains the rows already.
  private var leastGain: Double {
    (isExplained ? max(6, 0.3 * Double(work.rows.count)) : 5) * noise.step * noise.step
  }

  /// Capped sum of squared distances from the line.
  private var cost: Double {
    work.rows.reduce(0) { $0 + curve.squared($1, atMost: RepairSearch.cap * noise.step * noise.step) }
  }

  /// Chooses the kind of path that fits best, and says whether all rows lie on it.
  private mutating func settle() {
    var least = Double.infinity
    for candidate in curves {
      let squares = work.rows.map {
        candidate.squared($0, atMost: RepairSearch.cap * noise.step * noise.step)
      }
      let sum = squares.reduce(0, +)
      guard sum < least else { continue }
      (least, curve) = (sum, candidate)
      isExplained =
        squares.allSatisfy { $0 <= noise.rowLimit }
        && squares.reduce(0, +) <= noise.meanLimit * Double(squares.count)
    }
  }

  /// The best of the hypotheses other than the case's own, as a repair.
  private func repair(_ found: Identification, _ all: HypothesisCurves) -> Repair? {
    let own = ScheduleHypothesis(all.level)
    guard let best = found.best, best.hypothesis != own, let entry = all.entry(best.hypothesis) else {
      return nil
    }
    // Of those that cannot be told apart the one nearest to the case is named.
    let chosen =
      found.left.min {
        $0.hypothesis.departures(from: all.level)
          < $1.hypothesis.departures(from: all.level)
      } ?? best
    guard chosen.hypothesis != own else { return nil }
    let departures = chosen.hypothesis.departures(from: all.level)
    // What no reading can tell from it is said too, unless it supposes more.
    let twins = chosen.twins.filter { $0 != own && $0.departures(from: all.level) <= departures }
    let columns = chosen.hypothesis.numbering.columns
    let rows = work.rows.indices.map { work.renumbered($0, columns) }
    let curves = (chosen.hypothesis == best.hypothesis ? entry : all.entry(chosen.hypothesis) ?? entry).curves
    let sums = curves.map { curve in
      rows.reduce(0) { $0 + curve.squared($1, atMost: RepairSearch.cap * noise.step * noise.step) }
    }
    return Repair(
      fault: .understoodAs(chosen.hypothesis, twins: twins), change: .all(rows),
      cost: (sums.min() ?? .infinity) + 2 * Double(departures) * noise.step * noise.step, curves: curves)
  }
}

extension ReadingNoise {
  init(step: Double) { self.step = step }
}

extension HypothesisCurves {
  /// The entry of a hypothesis, whatever its numbering.
  func entry(_ hypothesis: ScheduleHypothesis) -> Entry? {
    entries.first {
      $0.hypothesis.convention == hypothesis.convention && $0.hypothesis.limb == hypothesis.limb
    }
  }
}

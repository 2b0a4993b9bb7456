import HexapodKinematics
import TextOutput
import TreatmentModel

/// A record whose columns are in each other's place, or that is of another limb.
extension ResumeFindings {
  /// Two struts of which most days of the record have each other's readings.
  struct ExchangedColumns {
    let one: StrutNumber
    let other: StrutNumber
    /// The days, as places in ``ResumeFindings/done``.
    let rows: [Int]

    /// The readings as they were to be written.
    func corrected(_ readings: StrutReadings) -> StrutReadings {
      StrutReadings { strut in
        readings[strut == one.index ? other.index : strut == other.index ? one.index : strut]
      }
    }
  }

  /// Whether most days of the record are far from every day of the plan, while today is not.
  var isRecordFarOff: Bool {
    let far = done.count { off($0.limb) > CheckLimits.farOffPlan }
    return far > 2 && 2 * far > done.count && off(limb) <= CheckLimits.farOffPlan
      && !request.hasRecorded(limb.readings)
  }

  /// The two columns that, changed back, put the limb onto its way on nearly all days on which it is off it, most days or some that
  /// follow each other; nil where none do, or others as well.
  var exchangedColumns: ExchangedColumns? {
    let strays = done.indices.filter {
      misfit(done[$0].limb.readings, done[$0]) > MountedHypotheses.allowedMisfit
    }
    let isOneStretch = strays.first.map { strays == Array($0..<($0 + strays.count)) } ?? false
    guard strays.count > 2, 2 * strays.count > done.count || isOneStretch, off(limb) <= CheckLimits.farOffPlan
    else {
      return nil
    }
    let pairs = StrutNumber.allCases.flatMap { one in
      StrutNumber.allCases.filter { $0 > one }.map { ExchangedColumns(one: one, other: $0, rows: []) }
    }
    let found = pairs.map { pair in
      ExchangedColumns(
        one: pair.one, other: pair.other,
        rows: strays.filter {
          misfit(pair.corrected(done[$0].limb.readings), done[$0]) <= MountedHypotheses.allowedMisfit
        })
    }
    guard let best = found.max(by: { $0.rows.count < $1.rows.count }),
      10 * best.rows.count >= 9 * strays.count,
      found.count(where: { $0.rows.count == best.rows.count }) == 1
    else { return nil }
    return best
  }

  /// How far the worst strut is from the nearest moment of the plan, mm, with readings of the classes that were on.
  private func misfit(_ readings: StrutReadings, _ entry: MountedRecord.Entry) -> Double {
    let lengths = entry.limb.mounted.lengths(of: readings)
    return line.setLengths.reduce(.infinity) { least, set in
      min(least, (0..<6).reduce(0) { max($0, abs(lengths[$1] - set[$1])) })
    }
  }

  /// The record with the columns changed back, without days that are off all the same.
  func corrected(_ exchange: ExchangedColumns) -> [MountedRecord.Entry] {
    done.indices.compactMap { index in
      let entry = done[index]
      guard exchange.rows.contains(index) else {
        return misfit(entry.limb.readings, entry) <= MountedHypotheses.allowedMisfit ? entry : nil
      }
      let limb = try? LimbPlace(
        exchange.corrected(entry.limb.readings), of: entry.limb.mounted, on: line, near: entry.day,
        about: .daysDone(entry.day))
      return limb.map { MountedRecord.Entry(day: entry.day, limb: $0) }
    }
  }

  /// What is said of exchanged columns.
  func finding(_ exchange: ExchangedColumns) -> Finding {
    let rows = exchange.rows.map { (entry: done[$0], off: off(done[$0].limb)) }
    let worst = rows.reduce(rows[0]) { $1.off > $0.off ? $1 : $0 }
    let lengths = worst.entry.limb.mounted.lengths(of: exchange.corrected(worst.entry.limb.readings))
    func distance(_ moment: Int) -> Double {
      (0..<6).reduce(0) { max($0, abs(lengths[$1] - line.setLengths[moment][$1])) }
    }
    let nearest = line.setLengths.indices.reduce(0) { distance($1) < distance($0) ? $1 : $0 }
    return Finding(
      .inputsDisagree, .warning, day: rows[0].entry.day, struts: [exchange.one, exchange.other],
      value: worst.off, limit: max(CheckLimits.offPlan, 2 * rounding), unit: "mm",
      what: "on \(rows.count) of the \(done.count) days of it the record", naming: .record,
      then:
        " has the readings of struts \(exchange.one) and \(exchange.other) in each other's place: as written the limb is up to "
        + "\(decimal(worst.off, 1)) mm from every day of the plan (day \(worst.entry.day))",
      remedy: .exchangeReadings(exchange.one, exchange.other, day: line.day(at: Double(nearest))))
  }

  /// How far the limb is from the nearest place of the plan, mm.
  func off(_ place: LimbPlace) -> Double {
    line.displacement(place.fragmentPose, line.fragmentPose(at: place.position))
  }
}

import Hexapod

extension Examination {
  /// Every strut that leaves its range, once, with the day on which it first does and the farthest it goes.
  var rangeChecks: [Check] {
    (0..<6).compactMap { strut in
      let hardware = plan.struts[strut]
      let (low, high) = (hardware.range.lowerBound, hardware.range.upperBound)
      // A millionth of a millimetre is how readings in decimals differ from their ranges, not a strut's end.
      func excess(_ reading: Double) -> Double { max(low - reading, reading - high) - 1e-6 }
      guard let first = settings.firstIndex(where: { excess($0[strut]) > 0 }) else { return nil }
      let worst = settings.map { $0[strut] }.max { excess($0) < excess($1) } ?? 0
      let limit = worst < low ? low : high
      return Check(
        .strutOutOfRange, .error, day: moments[first].day, strut: strut + 1, value: worst, limit: limit,
        unit: "mm",
        message: "strut \(strut + 1) leaves its range on day \(moments[first].day): it would have to read "
          + "\(decimal(worst, 1)) mm, \(hardware.name) ends at \(decimal(limit, 1)) mm; take another class or another "
          + "neutral height")
    }
  }
}

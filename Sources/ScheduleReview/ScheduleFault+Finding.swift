import CorrectionPlanning
import TextOutput
import TreatmentModel

extension ScheduleFault {
  /// The mistake in words, with its repair.
  ///
  /// - Parameter last: number of the schedule's last row.
  func finding(_ level: TreatedLevel, _ clock: ScheduleClock, last: Int?) -> Finding {
    func day(_ number: Int?) -> Int? { number.map(clock.day) }
    func part(_ number: Int?) -> Int? { clock.parts > 1 ? number.map(clock.part) : nil }
    switch self {
    case .wrongUnit(let factor, let strut, let number):
      let what = strut.map { "of strut \($0)" } ?? ""
      let when = number.map { "on \(clock.words($0))" } ?? ""
      let place = [what, when].filter { !$0.isEmpty }.joined(separator: " ")
      return Finding(
        .unitWrong, .error, day: day(number), part: part(number), struts: strut.map { [$0] } ?? [],
        value: factor,
        what:
          "the readings \(place.isEmpty ? "as a whole" : place) are \(factor > 1 ? "a tenth of" : "ten times") what "
          + "they must be in millimetres",
        remedy: .multiplyReadings(factor))
    case .strutsSwapped(let one, let other, let number):
      return Finding(
        .strutsSwapped, .error, day: day(number), part: part(number), struts: [one, other],
        what:
          "from \(clock.words(number)) on, strut \(one) has the readings of strut \(other) and the other way round",
        remedy: .exchangeColumns(one, other))
    case .digitsTransposed(let strut, let number, let typed, let meant):
      return Finding(
        .digitsTransposed, .error, day: day(number), part: part(number), struts: [strut], value: typed,
        unit: "mm",
        what:
          "on \(clock.words(number)) strut \(strut) reads \(words(typed)) mm",
        remedy: .exchangeDigits(meant: meant))
    case .misread(let strut, let number, let typed, let expected):
      return Finding(
        .jump, .error, day: day(number), part: part(number), struts: [strut], value: abs(typed - expected),
        unit: "mm",
        what:
          "on \(clock.words(number)) strut \(strut) reads \(words(typed)) mm where \(decimal(expected, 1)) mm would fit the other "
          + "struts and days", remedy: .typeAgain)
    case .strutMirrored(let strut, let about):
      return Finding(
        .strutMirrored, .error, struts: [strut], value: about, unit: "mm",
        what:
          "strut \(strut) goes the wrong way: mirrored at \(decimal(about, 1)) mm its readings fit the case",
        remedy: .checkScale)
    case .strutOffset(let strut, let shift):
      return Finding(
        .strutOffset, .error, struts: [strut], value: shift, unit: "mm",
        what:
          "all readings of strut \(strut) are \(decimal(abs(shift), 1)) mm too \(shift > 0 ? "large" : "small") for "
          + "the case", remedy: .checkOffset)
    case .understoodAs(let hypothesis): return understanding(hypothesis, level)
    case .rowMissing(let number, let isNumbered):
      let (what, several) = clock.parts == 1 ? ("day", "days'") : ("row", "rows'")
      if let number, number == last {
        return Finding(
          .rowMissing, .error, day: day(number), part: part(number),
          what:
            "the schedule ends with \(clock.words(number)), a \(what) before the case's own plan does",
          remedy: .addLastRow)
      }
      let place = number.map { "after \(clock.words($0))" } ?? "before the first"
      return Finding(
        .rowMissing, .error, day: day(number), part: part(number),
        what: "a \(what) is missing \(place)"
          + (isNumbered
            ? ", as the numbers of the days show" : ": two \(several) turns stand in one"),
        remedy: .addRow)
    case .rowDoubled(let number):
      return Finding(
        .rowDoubled, .error, day: day(number), part: part(number),
        what:
          "\(clock.words(number)) stands twice, or is a rest that the others do not have",
        remedy: .removeRow)
    case .rowsExchanged(let one, let other):
      let (first, second) = (min(one, other), max(one, other))
      return Finding(
        .rowOutOfOrder, .error, day: day(first), part: part(first),
        what: "\(clock.words(first)) and \(clock.words(second)) are out of order",
        remedy: .exchangeRows)
    }
  }

  private func words(_ value: Double) -> String {
    decimal(value, value == value.rounded() ? 0 : 2)
  }

  private func understanding(_ hypothesis: ScheduleHypothesis, _ own: TreatedLevel) -> Finding {
    var parts: [(code: Finding.Code, words: String)] = []
    if hypothesis.limb.side != own.limb.side {
      parts.append((.sideWrong, "a \(hypothesis.limb.side.rawValue) limb"))
    }
    if hypothesis.limb.reference != own.limb.reference {
      parts.append((.referenceWrong, "a \(hypothesis.limb.reference.rawValue) reference fragment"))
    }
    if hypothesis.convention != own.convention {
      parts.append((.conventionWrong, "the convention \(hypothesis.convention.rawValue)"))
    }
    if hypothesis.numbering != .own {
      parts.append((.strutsRenumbered, "struts numbered \(hypothesis.numbering.words)"))
    }
    let list = parts.map(\.words).joined(separator: " and ")
    let says =
      "\(own.limb.side.rawValue), reference \(own.limb.reference.rawValue), \(own.convention.rawValue)"
    return Finding(
      parts.first?.code ?? .conventionWrong, .error,
      what:
        "the schedule is one for \(list); the case says \(says)", remedy: .makeAnew)
  }
}

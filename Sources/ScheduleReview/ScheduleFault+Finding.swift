import CorrectionPlanning
import HexapodKinematics
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
    case .wrongUnit(let factor, let strut, let number, let end):
      let what = strut.map { "of strut \($0)" } ?? ""
      let when =
        number.map { first in
          first == end
            ? "on \(clock.words(first))"
            : "from \(clock.words(first)) \(end.map { "to \(clock.words($0))" } ?? "on")"
        } ?? ""
      let place = [what, when].filter { !$0.isEmpty }.joined(separator: " ")
      return Finding(
        .unitWrong, .error, day: day(number), part: part(number), struts: strut.map { [$0] } ?? [],
        value: factor,
        what:
          "the readings \(place.isEmpty ? "as a whole" : place) are \(factor > 1 ? "a tenth of" : "ten times") what "
          + "they must be in millimetres",
        remedy: .multiplyReadings(factor))
    case .strutsSwapped(let one, let other, let number, let isOneDay):
      return Finding(
        .strutsSwapped, .error, day: day(number), part: part(number), struts: [one, other],
        what:
          "\(isOneDay ? "on \(clock.words(number))" : "from \(clock.words(number)) on,") strut \(one) has the readings of "
          + "strut \(other) and the other way round",
        remedy: isOneDay
          ? .exchangeReadings(one, other, day: Double(clock.day(number))) : .exchangeColumns(one, other))
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
    case .strutOffset(let strut, let shift, let number):
      let size = "\(decimal(abs(shift), 1)) mm too \(shift > 0 ? "large" : "small") for the case"
      return Finding(
        .strutOffset, .error, day: day(number), part: part(number), struts: [strut], value: shift, unit: "mm",
        what:
          number.map { "from \(clock.words($0)) on all readings of strut \(strut) are \(size)" }
          ?? "all readings of strut \(strut) are \(size)",
        remedy: number == nil ? .checkOffset : .turnBack(strut: strut, by: -shift))
    case .turnMistaken(let mistake, let strut, let number, let turn, let isElsePlan):
      return turned(mistake, strut, number, turn, isElsePlan, clock)
    case .standsStill(let strut, let number, let rows):
      let days = counted(rows, "row")
      return Finding(
        .turnMissed, .error, day: day(number), part: part(number), struts: strut.map { [$0] } ?? [],
        what:
          strut.map { "strut \($0) is not turned any more after \(clock.words(number)), in \(days)" }
          ?? "nothing is turned after \(clock.words(number)), in \(days): the limb stays where it is",
        remedy: .goOnFromHere)
    case .rests(let numbers):
      let shown = numbers.prefix(6).map { String(clock.day($0)) }.joined(separator: ", ")
      return Finding(
        .restDay, .note, day: day(numbers.first), part: nil, struts: [],
        what:
          "no turn on the days that are left out after day\(numbers.count > 1 ? "s" : "") \(shown)"
          + (numbers.count > 6 ? " and \(numbers.count - 6) more" : "")
          + ": the steps over them are of one \(clock.parts == 1 ? "day" : "row"), so the schedule rests there"
      )
    case .understoodAs(let hypothesis, let twins): return understanding(hypothesis, twins, level)
    case .rowMissing(let number, let count, let isNumbered):
      let (one, own) = clock.parts == 1 ? ("day", "days'") : ("row", "rows'")
      let what = count == 1 ? "a \(one)" : "\(count) \(one)s"
      if let number, number == last {
        return Finding(
          .rowMissing, .error, day: day(number), part: part(number), value: Double(count),
          what:
            "the schedule ends with \(clock.words(number)), \(what) before the case's own plan does",
          remedy: .addLastRow(count))
      }
      let place = number.map { "after \(clock.words($0))" } ?? "before the first"
      return Finding(
        .rowMissing, .error, day: day(number), part: part(number), value: Double(count),
        what: "\(what) \(count == 1 ? "is" : "are") missing \(place)"
          + (isNumbered
            ? ", as the numbers of the days show"
            : ": \(count == 1 ? "two" : "\(count + 1)") \(own) turns stand in one"),
        remedy: .addRow(count))
    case .rowDoubled(let number):
      return Finding(
        .rowDoubled, .error, day: day(number), part: part(number),
        what:
          "\(clock.words(number)) stands twice, or is a rest that the others do not have",
        remedy: .removeRow)
    case .rowCopied(let number, let before, let next):
      return Finding(
        .rowDoubled, .error, day: day(number), part: part(number),
        what:
          "\(clock.words(number)) reads as \(clock.words(before)) once more, and its turns are done with those of \(clock.words(next)); "
          + "all other rows are those of the case's own plan",
        remedy: .writeRowAgain)
    case .reversed:
      return Finding(
        .rowOutOfOrder, .warning, what: "the rows stand in reverse, from the last day to the first",
        remedy: .reverseRows)
    case .rowsExchanged(let one, let other):
      let (first, second) = (min(one, other), max(one, other))
      return Finding(
        .rowOutOfOrder, .error, day: day(first), part: part(first),
        what: "\(clock.words(first)) and \(clock.words(second)) are out of order",
        remedy: .exchangeRows)
    }
  }

  private func turned(
    _ mistake: TurnMistake, _ strut: StrutNumber?, _ number: Int, _ turn: Double, _ isElsePlan: Bool,
    _ clock: ScheduleClock
  ) -> Finding {
    let off = mistake.factor * turn
    let code: Finding.Code =
      switch mistake {
      case .missed: .turnMissed
      case .reversed: .turnReversed
      case .doubled: .turnDoubled
      }
    let done =
      switch mistake {
      case .missed: "missed"
      case .reversed: "done the other way"
      case .doubled: "done twice"
      }
    let place = clock.words(number)
    let signed = "\(turn > 0 ? "+" : "-")\(words(abs(turn))) mm"
    return Finding(
      code, .error, day: clock.day(number), part: clock.parts > 1 ? clock.part(number) : nil,
      struts: strut.map { [$0] } ?? [], value: strut == nil ? nil : off, unit: strut == nil ? "" : "mm",
      what: (strut.map {
        "from \(place) on strut \($0) is \(words(abs(off))) mm too \(off > 0 ? "long" : "short"): its turn of \(signed) was \(done)"
      } ?? "from \(place) on all struts are off by that day's turns, which were \(done)")
        + (isElsePlan ? "; all else reads as the case's own plan has it" : ""),
      remedy: strut.map { .turnBack(strut: $0, by: -off) } ?? .goOnFromHere)
  }

  private func words(_ value: Double) -> String {
    decimal(value, value == value.rounded() ? 0 : 2)
  }

  private func understanding(
    _ hypothesis: ScheduleHypothesis, _ twins: [ScheduleHypothesis], _ own: TreatedLevel
  ) -> Finding {
    let parts = departures(hypothesis, own)
    let others = twins.map { " or for " + departures($0, own).map(\.words).joined(separator: " and ") }
    let says =
      "\(own.limb.side.rawValue), reference \(own.limb.reference.rawValue), \(own.convention.rawValue)"
    return Finding(
      parts.first?.code ?? .conventionWrong, .error,
      what:
        "the schedule is one for \(parts.map(\.words).joined(separator: " and "))"
        + (others.isEmpty ? "" : others.joined() + ", which no reading can tell apart")
        + "; the case says \(says)",
      remedy: .makeAnew)
  }

  private func departures(
    _ hypothesis: ScheduleHypothesis, _ own: TreatedLevel
  ) -> [(code: Finding.Code, words: String)] {
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
    return parts
  }
}

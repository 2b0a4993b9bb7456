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
        fault: self,
        message:
          "the readings \(place.isEmpty ? "as a whole" : place) are \(factor > 1 ? "a tenth of" : "ten times") what "
          + "they must be in millimetres; \(factor > 1 ? "they look like centimetres" : "look for a lost decimal point"): "
          + "multiplied by \(decimal(factor, factor > 1 ? 0 : 1)) the schedule fits the case")
    case .strutsSwapped(let one, let other, let number):
      return Finding(
        .strutsSwapped, .error, day: day(number), part: part(number), struts: [one, other], fault: self,
        message:
          "from \(clock.words(number)) on, strut \(one) has the readings of strut \(other) and the other way round; with the two "
          + "columns changed back the schedule is smooth")
    case .digitsTransposed(let strut, let number, let typed, let meant):
      return Finding(
        .digitsTransposed, .error, day: day(number), part: part(number), struts: [strut], value: typed,
        unit: "mm", fault: self,
        message:
          "on \(clock.words(number)) strut \(strut) reads \(words(typed)) mm; two digits have changed places: "
          + "\(words(meant)) mm fits the days around it")
    case .misread(let strut, let number, let typed, let expected):
      return Finding(
        .jump, .error, day: day(number), part: part(number), struts: [strut], value: abs(typed - expected),
        unit: "mm", fault: self,
        message:
          "on \(clock.words(number)) strut \(strut) reads \(words(typed)) mm where \(decimal(expected, 1)) mm would fit the other "
          + "struts and days; read or type it again")
    case .strutMirrored(let strut, let about):
      return Finding(
        .strutMirrored, .error, struts: [strut], value: about, unit: "mm", fault: self,
        message:
          "strut \(strut) goes the wrong way: mirrored at \(decimal(about, 1)) mm its readings fit the case; look at "
          + "which end its scale begins, and which way it is turned")
    case .strutOffset(let strut, let shift):
      return Finding(
        .strutOffset, .error, struts: [strut], value: shift, unit: "mm", fault: self,
        message:
          "all readings of strut \(strut) are \(decimal(abs(shift), 1)) mm too \(shift > 0 ? "large" : "small") for "
          + "the case; check its first reading and its reading offset")
    case .understoodAs(let hypothesis): return understanding(hypothesis, level)
    case .rowMissing(let number, let isNumbered):
      let (what, several) = clock.parts == 1 ? ("day", "days'") : ("row", "rows'")
      if let number, number == last {
        return Finding(
          .rowMissing, .error, day: day(number), part: part(number), fault: self,
          message:
            "the schedule ends with \(clock.words(number)), a \(what) before the case's own plan does; add the last"
        )
      }
      let place = number.map { "after \(clock.words($0))" } ?? "before the first"
      return Finding(
        .rowMissing, .error, day: day(number), part: part(number), fault: self,
        message: "a \(what) is missing \(place)"
          + (isNumbered
            ? ", as the numbers of the days show" : ": two \(several) turns stand in one")
          + "; add it, or the turns of two are done at once")
    case .rowDoubled(let number):
      return Finding(
        .rowDoubled, .error, day: day(number), part: part(number), fault: self,
        message:
          "\(clock.words(number)) stands twice, or is a rest that the others do not have; take one of the rows away "
          + "unless it is meant")
    case .rowsExchanged(let one, let other):
      let (first, second) = (min(one, other), max(one, other))
      return Finding(
        .rowOutOfOrder, .error, day: day(first), part: part(first), fault: self,
        message: "\(clock.words(first)) and \(clock.words(second)) are out of order; exchange their rows")
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
      parts.first?.code ?? .conventionWrong, .error, fault: self,
      message:
        "the schedule is one for \(list); the case says \(says); find out which is true, and make the other anew"
    )
  }
}

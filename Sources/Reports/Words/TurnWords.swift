import TextOutput
import TreatmentModel

extension StrutHardware {
  /// Steps as they are told to whoever turns: `+3`, `-1`; on a threaded rod the turns of the nut, `+1¾`; `·` for none.
  public func turnWords(_ steps: Int) -> String {
    guard steps != 0 else { return "·" }
    let sign = steps > 0 ? "+" : "-"
    guard let thread else { return sign + String(steps.magnitude) }
    let (whole, part) = steps.magnitude.quotientAndRemainder(dividingBy: UInt(thread.stepsPerTurn))
    let fraction = part == 0 ? "" : fractionWords(Int(part), thread.stepsPerTurn)
    return sign + (whole == 0 && part > 0 ? "" : String(whole)) + fraction
  }

  /// A reading to two decimals; as `143¼` on a rod that is turned by quarters or eighths of a millimetre.
  func readingWords(_ reading: Double) -> String {
    let eighths = (reading * 8).rounded()
    guard thread != nil, step * 8 == (step * 8).rounded(), abs(eighths - reading * 8) < 1e-6,
      (0...1e6).contains(eighths)
    else {
      return shortest(reading, decimals: 2)
    }
    let (whole, part) = Int(eighths).quotientAndRemainder(dividingBy: 8)
    return String(whole) + (part == 0 ? "" : fractionWords(part, 8))
  }
}

/// `¾` of 3 and 4, `⅔` of 4 and 6; `part/whole` where there is no such character.
private func fractionWords(_ part: Int, _ whole: Int) -> String {
  let characters = [
    [1, 2]: "½", [1, 3]: "⅓", [2, 3]: "⅔", [1, 4]: "¼", [3, 4]: "¾", [1, 6]: "⅙", [5, 6]: "⅚", [1, 8]: "⅛",
    [3, 8]: "⅜",
    [5, 8]: "⅝", [7, 8]: "⅞",
  ]
  let divisor = (1...max(part, 1)).last { part % $0 == 0 && whole % $0 == 0 } ?? 1
  return characters[[part / divisor, whole / divisor]] ?? "\(part)/\(whole)"
}

import Hexapod

/// Which class each strut is.
enum StrutSelection {
  /// The given classes; or, strut by strut, the class that holds all of its lengths with most to spare; where none does,
  /// the class that holds most of them.
  static func select(_ choice: StrutChoice, for lengths: [StrutLengths]) throws(PlanningError) -> PerStrut<
    StrutHardware
  > {
    switch choice {
    case .given(let struts): return struts
    case .automatic(let classes):
      return try PerStrut { strut throws(PlanningError) in
        let own = lengths.map { $0[strut] }
        guard let best = classes.max(by: { isBetter($1, than: $0, for: own) }) else {
          throw PlanningError(.frameUnusable, key: "frame.struts", "there is no strut class to choose from")
        }
        return best
      }
    }
  }

  private static func isBetter(_ one: StrutHardware, than other: StrutHardware, for lengths: [Double]) -> Bool
  {
    let (a, b) = (fitness(one, lengths), fitness(other, lengths))
    return (a.held, a.spare) > (b.held, b.spare)
  }

  private static func fitness(_ strut: StrutHardware, _ lengths: [Double]) -> (held: Int, spare: Double) {
    var (held, spare) = (0, Double.infinity)
    for length in lengths {
      let reading = strut.reading(ofLength: length)
      let room = min(reading - strut.range.lowerBound, strut.range.upperBound - reading)
      if room >= 0 { held += 1 }
      spare = min(spare, room)
    }
    return (held, spare)
  }
}

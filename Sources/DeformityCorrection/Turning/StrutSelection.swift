/// Which class serves a strut best if it is never changed.
enum StrutSelection {
  /// The class that holds all of these lengths with most to spare; where none does, the class that holds most of them.
  static func best(of classes: [StrutHardware], for lengths: [Double]) -> StrutHardware? {
    classes.max { isBetter($1, than: $0, for: lengths) }
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

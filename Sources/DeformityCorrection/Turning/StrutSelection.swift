import Hexapod

/// Which class serves a strut best if it is never changed.
enum StrutSelection {
  /// The class that holds all of these lengths with most to spare; where none does, the class that holds most of them.
  static func best(of classes: [StrutHardware], for lengths: [Double]) -> StrutHardware? {
    guard var best = classes.first else { return nil }
    var most = fitness(best, lengths)
    for other in classes.dropFirst() {
      let own = fitness(other, lengths)
      if (own.held, own.spare) > (most.held, most.spare) { (best, most) = (other, own) }
    }
    return best
  }

  private static func fitness(_ strut: StrutHardware, _ lengths: [Double]) -> (held: Int, spare: Double) {
    let (range, offset) = (strut.range, strut.readingOffset)
    var (held, spare) = (0, Double.infinity)
    for length in lengths {
      let room = min(length - offset - range.lowerBound, range.upperBound - (length - offset))
      if room >= 0 { held += 1 }
      spare = min(spare, room)
    }
    return (held, spare)
  }
}

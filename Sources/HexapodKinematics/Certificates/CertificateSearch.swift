/// The search of all poses for those within lengths and cones: a box that is not shown to hold none is cut in two.
///
/// What a box loses: the translations that no strut's reach allows, and by Gauss and Seidel what the preconditioned equations of its
/// lengths leave out. A box goes when nothing is left of it, or when it is in the known one.
struct CertificateSearch {
  /// A turn counts so much beside a translation in mean radii when the side to be cut is chosen: the equations bend with turns. Of
  /// 1 to 14, on frames like a fixator's, 5 to 8 need the fewest boxes.
  private static let turnWeight = 6.0
  /// Of a box that is not cut any more: a three-thousandth of the mean radius, a fiftieth of a degree.
  private static let least = 0.002

  let frame: CertifiedFrame
  /// A box in which everything is known.
  let known: PoseBox?
  let budget: Int
  /// Boxes that were looked at.
  private(set) var boxes = 0

  init(_ frame: CertifiedFrame, known: PoseBox?, budget: Int) {
    (self.frame, self.known, self.budget) = (frame, known, budget)
  }

  /// Whether every pose of a box within lengths and cones is in the known box; not known when the budget is spent, or a box too small
  /// to be cut is left.
  mutating func run(from start: PoseBox) -> Bool {
    var open = [start]
    while var box = open.popLast() {
      guard boxes < budget else { return false }
      boxes += 1
      guard narrow(&box) else { continue }
      if let known, box.isInside(known) { continue }
      guard let (one, other) = halves(of: box) else { return false }
      open.append(one)
      open.append(other)
    }
    return true
  }

  /// Takes from a box what is shown to hold no pose; false when nothing is left.
  func narrow(_ box: inout PoseBox, times: Int = 4) -> Bool {
    for _ in 0..<times {
      let before = size(box)
      guard let equations = BoxEquations(frame, &box) else { return false }
      if let known, box.isInside(known) { return true }
      guard let solved = Preconditioned(equations) else { return true }
      var away = InlineArray<6, Interval> { box[$0] - Interval(equations.middle[$0]) }
      guard solved.narrow(&away) else { return false }
      for index in 0..<6 {
        guard box[index].meet(away[index] + Interval(equations.middle[index])) else { return false }
      }
      if !(size(box) < 0.7 * before) { break }
    }
    return true
  }

  private func size(_ box: PoseBox) -> Double {
    var sum = 0.0
    for index in 0..<6 { sum += weight(index) * (box[index].high - box[index].low) }
    return sum
  }

  private func weight(_ index: Int) -> Double {
    index < 3 ? 1 / frame.meanRadius : CertificateSearch.turnWeight
  }

  private func halves(of box: PoseBox) -> (PoseBox, PoseBox)? {
    var (widest, most) = (0, -1.0)
    for index in 0..<6 {
      let width = weight(index) * (box[index].high - box[index].low)
      if width > most { (widest, most) = (index, width) }
    }
    guard most > CertificateSearch.least else { return nil }
    let side = box[widest]
    let cut = side.low + 0.5 * (side.high - side.low)
    guard side.low < cut, cut < side.high else { return nil }
    var (one, other) = (box, box)
    one[widest] = Interval(side.low, cut)
    other[widest] = Interval(cut, side.high)
    return (one, other)
  }
}

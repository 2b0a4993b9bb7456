import Glibc
import TreatmentModel

/// Side and reference fragment, and what words mean on such a limb (MODEL sections 1 to 3).
struct PlainLimb: Sendable {
  /// +1 for a left limb.
  let lateral: Double
  /// -1 where the moving fragment is the distal one.
  let side: Double

  var isProximalReference: Bool { side < 0 }

  /// `D` of the six numbers of a section.
  func deformity(_ typed: TypedCase, convention: String) -> PlainPlace {
    pose(
      varus: typed.angle(.apAngulation), apex: typed.angle(.lateralAngulation),
      twist: typed.angle(.axialRotation), lateral: typed.signed(.apTranslation),
      posterior: typed.signed(.lateralTranslation), short: typed.signed(.axialTranslation), convention)
  }

  /// `D` of six numbers, radians and millimetres.
  func pose(
    varus: Double, apex: Double, twist: Double, lateral: Double, posterior: Double, short: Double,
    _ convention: String
  ) -> PlainPlace {
    PlainPlace(
      turn: turn(varus, apex, -self.lateral * twist, convention),
      shift: PlainVector(self.lateral * lateral, posterior, -side * short))
  }

  private func turn(_ varus: Double, _ apex: Double, _ twist: Double, _ convention: String) -> PlainTurn {
    if convention == "film" {
      let far = unit(PlainVector(-lateral * tan(varus), tan(apex), side))
      return PlainTurn.smallest(from: PlainVector(0, 0, side), to: far)
        * PlainTurn.about(PlainVector(0, 0, 1), twist)
    }
    let vector = PlainVector(-side * apex, -side * lateral * varus, twist)
    if convention == "rotation-vector" { return PlainTurn.of(vector) }
    return convention.suffix(3).reduce(PlainTurn.none) { turn, letter in
      let index = letter == "x" ? 0 : letter == "y" ? 1 : 2
      var axis = PlainVector()
      axis[index] = 1
      return turn * PlainTurn.about(axis, vector[index])
    }
  }

  /// The pose of a ring on its fragment.
  func mounting(_ typed: TypedCase) -> PlainPlace {
    let normal = unit(PlainVector(lateral * tan(typed.angle(.apTilt)), tan(typed.angle(.lateralTilt)), 1))
    return PlainPlace(
      turn: PlainTurn.smallest(from: PlainVector(0, 0, 1), to: normal)
        * PlainTurn.about(PlainVector(0, 0, 1), -lateral * typed.angle(.rotation)),
      shift: PlainVector(
        lateral * typed.signed(.apOffset), typed.signed(.lateralOffset), typed.signed(.axialOffset)))
  }

  /// Eight points of the rim of the cut (MODEL section 6), on the moving fragment.
  func rim(_ typed: TypedCase) -> [PlainVector] {
    let cut = typed.section(.cut)
    let radius = (typed.number(.boneDiameter) ?? 30) / 2
    let normal = unit(PlainVector(lateral * tan(cut.angle(.apTilt)), tan(cut.angle(.lateralTilt)), 1))
    let tilt = PlainTurn.smallest(from: PlainVector(0, 0, 1), to: normal)
    return (0..<8).map { index in
      let angle = Double(index) * .pi / 4
      return place(cut) + tilt * (radius * PlainVector(cos(angle), sin(angle), 0))
    }
  }

  /// A place typed as ap, lateral and axial.
  func place(_ typed: TypedCase) -> PlainVector {
    PlainVector(lateral * typed.signed(.ap), typed.signed(.lateral), typed.signed(.axial))
  }
}

import HexapodKinematics
import RigidMotion
import TreatmentModel

/// How well marks that are given as a ring's are a picture of a ring, by what they are called, film by film: looked at where it is asked for,
/// once. No set of films can fit better than the sum of its pictures.
struct RingPictures {
  /// What a picture can be.
  struct Picture {
    /// The least squared misfits; infinite of one that is far from it.
    let chiSquare: Double
    /// Poses before the camera.
    let poses: [RigidTransform]

    static let none = Picture(chiSquare: .infinity, poses: [])
  }

  private struct Key: Hashable {
    let film: Int
    let given: FragmentEnd
    let isOfOtherRing: Bool
    let isFlipped: Bool
    let struts: FilmLabels.Struts
  }

  private let set: FilmSet
  private let rings: FilmSet.Rings
  /// Squared misfits from which on a picture is none.
  private let ceiling: Double
  private let workspace: FilmWorkspace
  private var known: [Key: Picture] = [:]
  private var flipped: [Int: Film] = [:]

  /// Farther from an affine picture than this, as a share of its size, squared, a ring is not what is seen: perspective alone makes
  /// some hundredths of the size.
  private static let mostSquare = 0.04

  init(_ set: FilmSet, _ rings: FilmSet.Rings, below ceiling: Double, _ workspace: FilmWorkspace) {
    (self.set, self.rings, self.ceiling, self.workspace) = (set, rings, ceiling, workspace)
  }

  /// What is seen of a ring on a film; nil where too little is marked.
  mutating func picture(of ring: FragmentEnd, _ film: Int, _ labels: FilmLabels) -> Picture? {
    let given = labels.areRingsExchanged ? ring.opposite : ring
    let key = Key(
      film: film, given: given, isOfOtherRing: labels.areRingsExchanged, isFlipped: labels.isFlipped,
      struts: labels[given])
    if let picture = known[key] { return picture }
    var film = set.films[film]
    if labels.isFlipped {
      guard let other = flipped[key.film] ?? (try? film.moved { FilmPlace(-$0.x, $0.y) }) else { return nil }
      flipped[key.film] = other
      film = other
    }
    var (marks, places): ([FilmMark], [Vector3]) = ([], [])
    for mark in film.marks {
      guard case .joint(given, let strut) = mark.subject,
        let meant = StrutNumber(index: Int(labels[given][strut.index]))
      else { continue }
      marks.append(mark)
      places.append(rings[ring].joints[meant])
    }
    guard marks.count >= MarkedBodies.fewestPoints else { return nil }
    let picture = look(film, marks, places)
    known[key] = picture
    return picture
  }

  private func look(_ film: Film, _ marks: [FilmMark], _ places: [Vector3]) -> Picture {
    guard RingPictures.isNearlyAffine(places, marks.map(\.place)) else { return .none }
    let found = Resection.all(film, marks, places, bodies: 2, ceiling: ceiling, workspace).filter {
      $0.chiSquare < ceiling
    }
    return Picture(chiSquare: found.first?.chiSquare ?? .infinity, poses: found.map(\.pose))
  }

  private static func isNearlyAffine(_ places: [Vector3], _ picture: [FilmPlace]) -> Bool {
    let count = Double(places.count)
    let centre = places.reduce(.zero, +) / count
    let middle = picture.reduce(.zero, +) / count
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    var (x, y) = (FilmPlace.zero, FilmPlace.zero)
    var size = 0.0
    for (place, mark) in zip(places, picture) {
      let (arm, seen) = (place - centre, mark - middle)
      xx += arm.x * arm.x
      xy += arm.x * arm.y
      yy += arm.y * arm.y
      x += arm.x * seen
      y += arm.y * seen
      size += (seen * seen).sum()
    }
    let determinant = xx * yy - xy * xy
    guard determinant > 1e-6 * xx * yy else { return true }
    let (byX, byY) = ((yy * x - xy * y) / determinant, (xx * y - xy * x) / determinant)
    var square = 0.0
    for (place, mark) in zip(places, picture) {
      let arm = place - centre
      let gap = mark - middle - arm.x * byX - arm.y * byY
      square += (gap * gap).sum()
    }
    return square < mostSquare * size
  }
}

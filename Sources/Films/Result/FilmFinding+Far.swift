import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// A mark that lies far from all others of its kind: of a decimal point or a digit. By its leverage it would draw all to itself and
/// fit.
struct FarMark {
  /// Index of the film in its set, and of the mark on the film.
  let film, mark: Int
  /// From the middle of the marks of joints, mm: of a joint those of its own ring, of anything else those of both.
  let distance: Double
  /// How near to it three of four of these lie, mm.
  let usual: Double
}

extension FilmSet {
  /// Of fewer marks of joints nobody can tell which are far.
  private static let fewestJoints = 5
  /// Joints of a ring lie within its picture, also where four of five lie behind each other: at most so far from its middle, mm, and not so many times as far as three of four do.
  private static let (farthestJoint, mostTimesOfRing) = (450.0, 2.5)
  /// What else is marked lies within the picture of a bone, and not so many times as far.
  private static let (farthest, mostTimes) = (700.0, 3.0)

  /// Marks far from all others of their films.
  var farMarks: [FarMark] {
    films.enumerated().flatMap { index, film -> [FarMark] in
      let joints = film.marks.filter(\.subject.isJoint).map(\.place)
      let all = joints.count > FilmSet.fewestJoints ? Cluster(joints) : nil
      let rings = [FragmentEnd.proximal, .distal].map { end -> Cluster? in
        let own = film.joints(of: end).map(\.place)
        return own.count >= FilmSet.fewestJoints ? Cluster(own) : nil
      }
      return film.marks.enumerated().compactMap { place, mark in
        let (cluster, most, times): (Cluster?, Double, Double) =
          switch mark.subject {
          case .joint(let end, _):
            (rings[end == .proximal ? 0 : 1], FilmSet.farthestJoint, FilmSet.mostTimesOfRing)
          case .axis, .origin, .correspondingPoint, .object, .ball: (all, FilmSet.farthest, FilmSet.mostTimes)
          }
        guard let cluster else { return nil }
        let far = cluster.distance(mark.place)
        guard far > max(most, times * cluster.usual) else { return nil }
        return FarMark(film: index, mark: place, distance: far, usual: cluster.usual)
      }
    }
  }

  /// The set without some marks; nil where it is none.
  func without(_ marks: [FarMark]) -> FilmSet? {
    try? with(
      films: films.enumerated().map { index, film in
        let left = Set(marks.filter { $0.film == index }.map(\.mark))
        return left.isEmpty
          ? film
          : try film.with(marks: film.marks.enumerated().filter { !left.contains($0.offset) }.map(\.element))
      })
  }
}

extension FilmSet {
  /// A film shows nothing smaller than it is; at a ring's picture the part of its size that may be hidden by how it lies is allowed for.
  private static let leastEnlarged = 0.6
  /// So many times as large as it is no film shows a ring.
  private static let mostEnlarged = 3.5
  /// Nor one alone, whatever the other ring's size: one ring's place may be taken by the other's.
  private static let (leastOfOne, mostOfOne) = (0.3, 6.0)

  /// Rings that are marked in a size that no film has: marks are in another unit than is said.
  var impossibleSizes: [FilmFinding] {
    guard let rings else { return [] }
    return films.compactMap { film in
      // A print of any size may be marked where the distance is solved for.
      guard case .known = film.sourceDistance else { return nil }
      let sizes = FragmentEnd.allCases.compactMap { end -> (end: FragmentEnd, times: Double)? in
        let joints = film.joints(of: end)
        guard joints.count >= FilmSet.fewestJoints else { return nil }
        let own = joints.map { rings[end].joints[$0.strut] }
        let size = FilmSet.greatest(own) { ($0 - $1).norm }
        return size > 0 ? (end, FilmSet.greatest(joints.map(\.place)) { ($0 - $1).length } / size) : nil
      }
      guard let largest = sizes.max(by: { $0.times < $1.times }),
        let smallest = sizes.min(by: { $0.times < $1.times })
      else { return nil }
      let (found, limit, ring): (Double, Double, FragmentEnd?)
      if smallest.times > FilmSet.mostEnlarged {
        (found, limit, ring) = (smallest.times, FilmSet.mostEnlarged, nil)
      } else if largest.times < FilmSet.leastEnlarged {
        (found, limit, ring) = (largest.times, FilmSet.leastEnlarged, nil)
      } else if largest.times > FilmSet.mostOfOne {
        (found, limit, ring) = (largest.times, FilmSet.mostOfOne, largest.end)
      } else if smallest.times < FilmSet.leastOfOne {
        (found, limit, ring) = (smallest.times, FilmSet.leastOfOne, smallest.end)
      } else {
        return nil
      }
      let (isLarge, rings) = (found > limit, ring.map { "\($0.rawValue) ring is" } ?? "rings are")
      return FilmFinding(
        .frameImpossible, .error, film: film.name, value: found, limit: limit,
        "\(Film.called(film.name)): the \(rings) marked \(decimal(found, 2, besideLimit: limit)) times as large as \(ring == nil ? "they are" : "it is"), where a film shows "
          + "\(ring == nil ? "them" : "it") 1 to 2 times as large: marks are mm where no \(CaseKey.Word.spacing.name) is given; look whether these are "
          + "\(isLarge ? "pixels" : "centimetres"), and whether the \(rings) as large as is stated")
    }
  }

  private static func greatest<Point>(_ points: [Point], _ distance: (Point, Point) -> Double) -> Double {
    points.indices.reduce(0) { most, one in
      points[..<one].reduce(most) { max($0, distance($1, points[one])) }
    }
  }
}

/// Places of marks that belong together.
private struct Cluster {
  let middle: FilmPlace
  /// How near to the middle three of four lie, mm.
  let usual: Double

  init(_ places: [FilmPlace]) {
    func median(_ axis: Int) -> Double { places.map { $0[axis] }.sorted()[places.count / 2] }
    let middle = FilmPlace(median(0), median(1))
    self.middle = middle
    usual = places.map { ($0 - middle).length }.sorted()[3 * places.count / 4]
  }

  func distance(_ place: FilmPlace) -> Double { (place - middle).length }
}

extension Film {
  /// Where the joints of a ring are marked.
  fileprivate func joints(of end: FragmentEnd) -> [(strut: StrutNumber, place: FilmPlace)] {
    marks.compactMap { mark in
      if case .joint(end, let strut) = mark.subject { (strut, mark.place) } else { nil }
    }
  }
}

extension FilmFinding {
  /// - Parameter isSolved: whether there are numbers without it.
  static func far(_ far: FarMark, _ set: FilmSet, isSolved: Bool) -> FilmFinding {
    let film = set.films[far.film]
    let mark = film.marks[far.mark]
    return FilmFinding(
      .markMisfit, .error, film: film.name, subjects: [mark.subject], value: far.distance, limit: far.usual,
      unit: "mm",
      "\(Film.called(film.name)): the mark of \(mark.subject) at (\(decimal(mark.place.x, 1)), \(decimal(mark.place.y, 1))) mm lies "
        + "\(decimal(far.distance, 0)) mm from the middle of the marked joints\(mark.subject.isJoint ? " of its ring" : ""), of which three of "
        + "four lie within \(decimal(far.usual, 0)) mm: look for a decimal point, a digit or a sign, and set it again"
        + (isSolved ? ". The numbers below are without it" : ""))
  }
}

import TextOutput

/// A mark that lies far from all others of its film: of a decimal point or a digit. By its leverage it would draw all to itself and
/// fit.
struct FarMark {
  /// Index of the film in its set, and of the mark on the film.
  let film, mark: Int
  /// From the middle of the film's marks, mm.
  let distance: Double
  /// Where most marks of its kind lie, mm from there.
  let usual: Double
}

extension FilmSet {
  /// Marks of joints lie within the rings' pictures, others within a film: at most so far from the middle of all, mm.
  private static let (farthestJoint, farthest) = (250.0, 450.0)
  /// And not so many times as far as three of four marks do.
  private static let mostTimes = 3.0
  /// Of fewer marks of joints nobody can tell which are far.
  private static let fewest = 6

  /// Marks far from all others of their films.
  var farMarks: [FarMark] {
    films.enumerated().flatMap { index, film -> [FarMark] in
      let joints = film.marks.filter(\.subject.isJoint).map(\.place)
      guard joints.count >= FilmSet.fewest else { return [] }
      func middle(_ axis: Int) -> Double { joints.map { $0[axis] }.sorted()[joints.count / 2] }
      let centre = FilmPlace(middle(0), middle(1))
      func distance(_ place: FilmPlace) -> Double {
        let way = place - centre
        return (way * way).sum().squareRoot()
      }
      let usual = joints.map(distance).sorted()[3 * joints.count / 4]
      return film.marks.enumerated().compactMap { place, mark in
        let far = distance(mark.place)
        let most = mark.subject.isJoint ? FilmSet.farthestJoint : FilmSet.farthest
        guard far > max(most, FilmSet.mostTimes * usual) else { return nil }
        return FarMark(film: index, mark: place, distance: far, usual: usual)
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

extension FilmFinding {
  static func far(_ far: FarMark, _ set: FilmSet) -> FilmFinding {
    let film = set.films[far.film]
    let mark = film.marks[far.mark]
    return FilmFinding(
      .markMisfit, .error, film: film.name, subjects: [mark.subject], value: far.distance, limit: far.usual,
      unit: "mm",
      "\(Film.called(film.name)): the mark of \(mark.subject) at (\(decimal(mark.place.x, 1)), \(decimal(mark.place.y, 1))) mm lies "
        + "\(decimal(far.distance, 0)) mm from the middle of the marked joints, of which three of four lie within "
        + "\(decimal(far.usual, 0)) mm: look for a decimal point, a digit or a sign, and set it again. The numbers below are without it"
    )
  }
}

import LinearAlgebra
import RigidMotion
import TextOutput
import TreatmentModel

/// Two films that are one picture.
extension FilmSet {
  /// Marks of two films that all lie so near to each other, mm, root of the mean square, are of one picture.
  fileprivate static let samePicture = 2.0

  /// Films that were given twice, as they are.
  var sameFilms: [FilmFinding] {
    films.indices.flatMap { one in
      films[..<one].compactMap { other -> FilmFinding? in
        let pairs = films[one].common(other)
        guard pairs.count >= MarkedBodies.fewestPoints else { return nil }
        let sum = pairs.reduce(0.0) { sum, pair in
          let gap = pair.0 - pair.1
          return sum + (gap * gap).sum()
        }
        return .same(
          other.name, films[one].name, (sum / Double(pairs.count)).squareRoot(), pairs.count, "")
      }
    }
  }
}

extension FilmSolution {
  /// Beams of one picture are this near to each other, radians: half of it, cut out or enlarged, is taken for a film from nearly the
  /// same place.
  private static let sameBeam = radians(5)
  /// Fewest marks that both have by which pictures of different size are held against each other.
  private static let fewestAlike = 6

  /// Films that are one picture but for where and how large it is printed, and how it was turned: by what both show, and by where both
  /// were taken.
  var alikeFilms: [FilmFinding] {
    views.indices.flatMap { one in
      views[..<one].compactMap { other -> FilmFinding? in
        guard FilmSolution.angle(views[one].beam, other.beam) < FilmSolution.sameBeam else { return nil }
        let (first, second) = (set.films[other.film], set.films[views[one].film])
        let pairs = second.common(first)
        guard pairs.count >= FilmSolution.fewestAlike, let alike = Alike(pairs),
          !findings.contains(where: { $0.code == .sameFilm && $0.film == second.name })
        else { return nil }
        return .same(
          first.name, second.name, alike.apart, pairs.count,
          " once one of them is shifted, turned and enlarged \(decimal(alike.scale, 3)) times")
      }
    }
  }

  /// Two pictures laid over each other.
  private struct Alike {
    let scale: Double
    /// Root of the mean square, mm of the larger picture.
    let apart: Double

    /// - Returns: nil where one of them is a point.
    init?(_ pairs: [(FilmPlace, FilmPlace)]) {
      let count = Double(pairs.count)
      let middle = pairs.reduce((FilmPlace.zero, FilmPlace.zero)) {
        ($0.0 + $1.0 / count, $0.1 + $1.1 / count)
      }
      var (size, other, along, across) = (0.0, 0.0, 0.0, 0.0)
      for (one, two) in pairs {
        let (to, from) = (one - middle.0, two - middle.1)
        size += (to * to).sum()
        other += (from * from).sum()
        along += (from * to).sum()
        across += from.x * to.y - from.y * to.x
      }
      guard size > 1, other > 1 else { return nil }
      // Numbers z of the plane: to = a from, and what is left of it.
      let product = along * along + across * across
      scale = (size / other).squareRoot()
      let left = max(0, 1 - product / (size * other)) * max(size, other)
      apart = (left / count).squareRoot()
    }
  }
}

extension Film {
  /// The places of what is marked on both and calibrates.
  fileprivate func common(_ other: Film) -> [(FilmPlace, FilmPlace)] {
    marks.compactMap { mark in
      guard mark.subject.isCalibrating else { return nil }
      return other.marks.first { $0.subject == mark.subject }.map { (mark.place, $0.place) }
    }
  }
}

extension FilmFinding {
  /// Nil where the marks are too far apart.
  fileprivate static func same(
    _ one: String, _ other: String, _ apart: Double, _ count: Int, _ how: String
  ) -> FilmFinding? {
    guard apart < FilmSet.samePicture else { return nil }
    return FilmFinding(
      .sameFilm, .error, film: other, value: apart, limit: FilmSet.samePicture, unit: "mm",
      "\(Film.called(one)) and \(Film.called(other)) are one picture, or taken from one place: the \(count) marks that both have lie "
        + "\(decimal(apart, 2)) mm apart\(how); a film that is given twice shows no more than once: leave one out"
    )
  }

  /// Known worse than this, degrees, no angle is of use, and mm, no length.
  private static let (mostAngle, mostLength) = (10.0, 20.0)

  /// Numbers that the marks leave so open that nothing can be planned by them; what was typed with a ± is not theirs. Nil where there are
  /// none.
  static func vague(_ numbers: FilmNumbers, _ solution: FilmSolution) -> FilmFinding? {
    let spreads = numbers.values.indices.map { index -> (value: FilmValue, times: Double, spread: Double) in
      let value = numbers.values[index]
      let typed = numbers.inputSlopes.reduce(0.0) { $0 + $1[index] * $1[index] }
      let spread = value.quantity.unit.outside(
        max(0, numbers.covariance[index, index] - typed).squareRoot())
      let limit = value.quantity.unit == .degrees ? mostAngle : mostLength
      return (value, spread / limit, spread)
    }
    let vague = spreads.filter { !($0.times <= 1) }.sorted { $0.times > $1.times }
    guard let worst = vague.first else { return nil }
    let isAngle = worst.value.quantity.unit == .degrees
    let named = vague.prefix(3).map { one in
      "\(one.value.quantity.name) (± \(decimal(one.spread, 1))\(one.value.quantity.unit == .degrees ? "°" : " mm"))"
    }
    let more = vague.count > named.count ? " and \(vague.count - named.count) more" : ""
    let beams = solution.beamsApart.map { ", whose beams lie \(decimal(degrees($0), 1))° apart" } ?? ""
    return FilmFinding(
      .ringUndetermined, .error, value: worst.spread, limit: isAngle ? mostAngle : mostLength,
      unit: isAngle ? "deg" : "mm",
      "what these films show\(beams), is too little to plan by: \(named.joined(separator: ", "))\(more); an angle must be known to "
        + "\(decimal(mostAngle, 0))°, a length to \(decimal(mostLength, 0)) mm. Take a film more squarely to the others, or mark more and "
        + "more exactly")
  }
}

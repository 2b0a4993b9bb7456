import LinearAlgebra
import RigidMotion
import TextOutput
import TreatmentModel

/// What fits the marks and yet cannot be, or is hardly meant: marks of one thing given as those of another fit each film by themselves.
extension FilmFinding {
  /// How far a fragment's point usually lies beside its axis at most, mm: within the bone.
  private static let besideAxis = 20.0
  /// How far a master tab is usually turned from anterior at most, radians.
  private static let tabTurn = radians(60)
  /// A ring nearer to the origin than this, mm, may lie on either side of it.
  private static let ringSide = 5.0

  static func implausible(_ solution: FilmSolution, _ scope: AdjustmentScope, at point: FilmPoint)
    -> [FilmFinding]
  {
    exchangedAxes(scope) + offAxis(scope, point) + wrongSide(solution, scope) + turnedTab(solution)
  }

  /// Axes that are marked at each other's ring.
  private static func exchangedAxes(_ scope: AdjustmentScope) -> [FilmFinding] {
    scope.films.compactMap { index in
      let film = scope.set.films[index]
      func middle(_ isMeant: (FilmSubject) -> Bool) -> FilmPlace? {
        let places = film.marks.filter { isMeant($0.subject) }.map(\.place)
        return places.isEmpty ? nil : places.reduce(.zero, +) / Double(places.count)
      }
      func ring(_ end: FragmentEnd) -> FilmPlace? {
        middle { if case .joint(end, _) = $0 { true } else { false } }
      }
      func distance(_ one: FilmPlace, _ other: FilmPlace) -> Double {
        let way = one - other
        return (way * way).sum().squareRoot()
      }
      guard let upper = ring(.proximal), let lower = ring(.distal),
        let first = middle({ $0 == .axis(.proximal) }),
        let second = middle({ $0 == .axis(.distal) }),
        distance(first, upper) > distance(first, lower), distance(second, lower) > distance(second, upper)
      else { return nil }
      return FilmFinding(
        .marksExchanged, .error, film: film.name, subjects: [.axis(.proximal), .axis(.distal)],
        "film \(film.name): the proximal axis is marked at the distal ring and the distal axis at the proximal ring: they look marked in "
          + "each other's place")
    }
  }

  /// Points that do not lie on the fragment whose points they are.
  private static func offAxis(_ scope: AdjustmentScope, _ point: FilmPoint) -> [FilmFinding] {
    let reference = scope.set.limb.reference
    let pairs: [(FilmSubject, FragmentEnd)] = [
      (.origin, reference), (.correspondingPoint, reference.opposite),
    ]
    return pairs.compactMap { subject, end in
      guard let place = scope.points.firstIndex(of: subject), let axis = scope.axes.firstIndex(of: end) else {
        return nil
      }
      let line = point.axes[axis]
      let beside = (point.points[place] - line.point).cross(line.direction).norm
      guard beside > besideAxis else { return nil }
      return FilmFinding(
        .pointOffAxis, .error, subjects: [subject, .axis(end)], value: beside, limit: besideAxis, unit: "mm",
        "the \(subject) lies \(decimal(beside, 0)) mm beside the axis of the \(end.rawValue) fragment, on which it should lie: look whether "
          + "on every film both axes are marked on their own fragments, and both points on theirs")
    }
  }

  /// Rings that lie where the fragment does not go on: a film that is turned round or mirrored.
  private static func wrongSide(_ solution: FilmSolution, _ scope: AdjustmentScope) -> [FilmFinding] {
    guard let offset = solution[.mounting(.axialOffset)]?.value else { return [] }
    let end = scope.set.limb.reference
    let outwards = end == .proximal ? offset : -offset
    guard outwards < -ringSide else { return [] }
    return [
      FilmFinding(
        .ringWrongSide, .error, value: offset, limit: 0, unit: "mm",
        "the \(end.rawValue) ring would lie \(decimal(-outwards, 0)) mm \(end.opposite.rawValue) to the origin: look whether v runs upwards, "
          + "whether a film is mirrored, and whether origin and corresponding point are exchanged")
    ]
  }

  /// A master tab that would look backwards.
  private static func turnedTab(_ solution: FilmSolution) -> [FilmFinding] {
    guard let rotation = solution[.mounting(.rotation)]?.value, abs(rotation) > tabTurn else { return [] }
    return [
      FilmFinding(
        .apDoubtful, .warning, value: degrees(rotation), limit: degrees(tabTurn), unit: "deg",
        "the reference ring's master tab would be turned by \(decimal(abs(degrees(rotation)), 0))° from anterior: look which film is the AP "
          + "film, whether it was taken from behind (beam: posterior-anterior), and what \(CaseKey.Word.apAxis.name) says"
      )
    ]
  }
}

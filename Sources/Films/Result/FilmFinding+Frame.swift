import Glibc
import LinearAlgebra
import RigidMotion
import TextOutput
import TreatmentModel

/// Frames that fit the marks and yet cannot be, or hardly are meant.
extension FilmFinding {
  /// How far a master tab is usually turned from anterior at most, radians: a film from the front taken for one from the side turns it
  /// by twice that.
  private static let tabTurn = radians(45)
  /// How far from where it is stated to be a master tab may be found, radians.
  private static let tabDifference = radians(30)
  /// How far rings are turned against each other at most, radians: half of what three struts' places are apart.
  private static let ringTurn = radians(60)

  /// Rings so near to the source that they look this many times as large as they are stand as on no film of a limb.
  private static let mostEnlarged = 2.2

  /// Films whose marks say that the limb was behind the detector: of another unit or spacing than is stated.
  static func behindDetector(_ solution: FilmSolution) -> [FilmFinding] {
    // The reference ring's centre is the origin; an object's may be anywhere.
    guard let scope = solution.state?.scope, scope.bodies.list[0] == .ring(scope.set.limb.reference) else {
      return []
    }
    return solution.views.compactMap { view in
      let depth = -view.source.dot(view.beam)
      let name = solution.set.films[view.film].name
      if depth > 0, view.sourceDistance > mostEnlarged * depth {
        let enlarged = view.sourceDistance / depth
        return FilmFinding(
          .frameImpossible, .warning, film: name, value: enlarged, limit: mostEnlarged,
          "\(Film.called(name)): the rings would stand \(decimal(depth, 0)) mm from the source and look \(decimal(enlarged, 1, besideLimit: mostEnlarged)) times as "
            + "large as they are, where limbs lie near the detector: look whether the rings are as large as is stated, in which unit the marks "
            + "are, and at the \(CaseKey.Word.spacing.name)")
      }
      guard depth > view.sourceDistance + 4 * view.sourceDistanceDeviation else { return nil }
      return FilmFinding(
        .frameImpossible, .error, film: name, value: depth, limit: view.sourceDistance, unit: "mm",
        "\(Film.called(name)): the rings would stand \(decimal(depth, 0)) mm from the source, behind the detector at "
          + "\(decimal(view.sourceDistance, 0)) mm, so small are they marked: look in which unit the marks are (mm are read, unless spacing "
          + "is given), at the \(CaseKey.Word.spacing.name) and at \(CaseKey.Word.sourceDistance.name), and whether the rings are as large as "
          + "is stated")
    }
  }

  /// Rings that stand as those of no frame: counted from another strut on, or the wrong way round.
  static func impossibleFrame(_ solution: FilmSolution, _ scope: AdjustmentScope) -> [FilmFinding] {
    guard let moving = solution.referenceFromMoving else { return [] }
    let end = scope.set.limb.reference
    let (up, normal) = (Vector3(0, 0, 1), moving.rotation * Vector3(0, 0, 1))
    let level = Rotation(from: normal, to: up) * (moving.rotation * Vector3(1, 0, 0))
    let turn = abs(atan2(level.y, level.x))
    let beyond = end == .proximal ? moving.translation.z : -moving.translation.z
    let reason: (words: String, value: Double, limit: Double, unit: String)
    if normal.dot(up) < 0 {
      reason = ("look away from each other", degrees(acos(max(-1, normal.dot(up)))), 90, "deg")
    } else if beyond > ringSide {
      reason = (
        "stand on each other's side: the \(end.opposite.rawValue) ring \(decimal(beyond, 0)) mm \(end.rawValue) to the "
          + "\(end.rawValue) ring", beyond, ringSide, "mm"
      )
    } else if turn > ringTurn {
      reason = (
        "be turned by \(decimal(degrees(turn), 0))° against each other, so that struts would cross",
        degrees(turn),
        degrees(ringTurn), "deg"
      )
    } else {
      return []
    }
    return [
      FilmFinding(
        .frameImpossible, .error, value: reason.value, limit: reason.limit, unit: reason.unit,
        "the rings would \(reason.words), which no frame's do: look whether the struts of each ring are counted from the right one on "
          + "and the right way round, and which ring is the proximal one")
    ]
  }

  /// A master tab that would look sidewards or backwards, which nobody says it does.
  static func turnedTab(_ solution: FilmSolution) -> [FilmFinding] {
    if case .tab = solution.set.apAxis { return [] }
    guard let off = solution.tabTurn else { return [] }
    let known = solution.set.knownRotation
    let most = known.map { tabDifference + 4 * $0.standardDeviation } ?? tabTurn
    guard off > most else { return [] }
    let key = "\(CaseKey.Word.mounting.name): {\(CaseKey.Word.rotation.name): …}"
    let from = known == nil ? "anterior" : "where \(key) says it is"
    let confirm = known == nil ? "; if the tab does stand there, say so with \(key)" : ""
    return [
      FilmFinding(
        .apDoubtful, .error, value: degrees(off), limit: degrees(most), unit: "deg",
        "the reference ring's master tab would be turned by \(decimal(degrees(off), 0, besideLimit: degrees(most)))° from \(from), more than "
          + "\(decimal(degrees(most), 0))°, and all six numbers of the deformity with it: look which film is the AP film, whether it was taken from behind "
          + "(beam: posterior-anterior), and from which strut on each ring is counted\(confirm)")
    ]
  }

  /// An AP film that by the master tab was taken from the side.
  static func turnedFilm(_ solution: FilmSolution) -> [FilmFinding] {
    guard case .tab = solution.set.apAxis, let off = solution.tabTurn, off > tabTurn,
      let film = solution.set.films.first(where: \.isAP)
    else { return [] }
    return [
      FilmFinding(
        .apDoubtful, .error, film: film.name, value: degrees(off), limit: degrees(tabTurn), unit: "deg",
        "\(Film.called(film.name)) is called the AP film, and by the master tab its beam would lie \(decimal(degrees(off), 0, besideLimit: degrees(tabTurn)))° from that: "
          + "look where the tab stands, which film is the AP film, and from which strut on each ring is counted"
      )
    ]
  }
}

extension FilmSolution {
  /// How far the master tab and what is called AP are from each other, as both are stated, radians; nil where that was not found.
  var tabTurn: Double? {
    guard case .tab = set.apAxis else {
      guard let rotation = self[.mounting(.rotation)]?.value else { return nil }
      return abs((rotation - (set.knownRotation?.value ?? 0)).remainder(dividingBy: 2 * .pi))
    }
    guard let back = backward, let view = views.first(where: { set.films[$0.film].isAP }) else { return nil }
    return Rotation(from: set.films[view.film].isPosteriorAnterior ? -view.beam : view.beam, to: back).angle
  }

  /// From anterior to posterior in the reference ring; nil where its mounting was not found.
  fileprivate var backward: Vector3? {
    var mounting = Mounting()
    for parameter in MountingParameter.allCases {
      guard parameter.unit == .degrees else { continue }
      guard let value = self[.mounting(parameter)]?.value else { return nil }
      mounting[parameter] = value
    }
    return mounting.fragmentFromRing(set.limb.side).rotation.inverse * Vector3(0, 1, 0)
  }
}

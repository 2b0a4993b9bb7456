import HexapodKinematics
import RigidMotion
import TreatmentModel

/// A body whose points are known in its own frame: what calibrates films.
enum MarkedBody: Sendable, Equatable {
  /// The ring on a fragment.
  case ring(FragmentEnd)
  /// The calibration object.
  case object
}

/// The bodies that films show, the first of which is the world.
struct MarkedBodies: Sendable {
  /// Fewest points of a body by which a film's pose is found.
  static let fewestPoints = 4

  let list: [MarkedBody]
  private let set: FilmSet

  /// Of those that enough points are marked of; the reference ring first, or the object where there is none. Nil when no film
  /// shows enough of any.
  init?(_ set: FilmSet) {
    let (reference, moving) = (
      MarkedBody.ring(set.limb.reference), MarkedBody.ring(set.limb.reference.opposite)
    )
    self.set = set
    let shown = [reference, .object, moving].filter { body in
      set.films.contains { MarkedBodies.points(of: body, on: $0, set).count >= MarkedBodies.fewestPoints }
    }
    guard !shown.isEmpty else { return nil }
    list = shown
  }

  /// Number of a body; nil for one that is not adjusted.
  func index(of body: MarkedBody) -> Int? { list.firstIndex(of: body) }

  /// The marks of a body's points on a film.
  func points(of body: Int, on film: Film) -> [(mark: FilmMark, place: Vector3)] {
    MarkedBodies.points(of: list[body], on: film, set)
  }

  private static func points(
    of body: MarkedBody, on film: Film, _ set: FilmSet
  ) -> [(mark: FilmMark, place: Vector3)] {
    film.marks.compactMap { mark in
      place(mark.subject, set).flatMap { $0.body == body ? (mark, $0.place) : nil }
    }
  }

  /// The body that a subject is a point of, and its place in that body's frame.
  static func place(_ subject: FilmSubject, _ set: FilmSet) -> (body: MarkedBody, place: Vector3)? {
    switch subject {
    case .joint(let end, let strut): set.rings.map { (.ring(end), $0[end].joints[strut]) }
    case .object(let name): set.object.first { $0.name == name }.map { (.object, $0.place) }
    case .axis, .origin, .correspondingPoint, .ball: nil
    }
  }
}

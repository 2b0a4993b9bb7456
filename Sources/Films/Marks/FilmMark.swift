import HexapodKinematics
import RigidMotion
import TreatmentModel

/// A place in the plane of a film, mm: u to the right and v up, seen along the beam.
public typealias FilmPlace = SIMD2<Double>

extension FilmPlace {
  var length: Double { (self * self).sum().squareRoot() }
}

/// What a mark on a film is a picture of.
public enum FilmSubject: Sendable, Hashable {
  /// The centre of a strut's joint on the ring of a fragment.
  case joint(FragmentEnd, StrutNumber)
  /// Some point of a fragment's axis: points marked on two films need not be the same.
  case axis(FragmentEnd)
  /// The origin.
  case origin
  /// The corresponding point.
  case correspondingPoint
  /// A point of the calibration object, by its name.
  case object(String)
  /// Some point on the outline of a calibration ball, by its number among the set's.
  case ball(Int)
}

/// A mark on a film.
public struct FilmMark: Sendable, Equatable {
  /// What it is a picture of.
  public let subject: FilmSubject
  /// Where it lies, mm.
  public let place: FilmPlace
  /// One standard deviation in each direction, mm, > 0.
  public let standardDeviation: Double

  /// A mark; what is wrong with its numbers is refused by the ``Film``.
  public init(
    _ subject: FilmSubject, at place: FilmPlace, standardDeviation: Double = FilmMark.usualDeviation
  ) {
    (self.subject, self.place, self.standardDeviation) = (subject, place, standardDeviation)
  }

  /// That of a mark of which nothing is said, mm.
  public static let usualDeviation = 0.5
}

extension FilmSubject {
  /// Whether it is a strut's joint.
  var isJoint: Bool { if case .joint = self { true } else { false } }
}

extension FilmSubject: CustomStringConvertible {
  /// In words: `proximal ring, strut 3`.
  public var description: String {
    switch self {
    case .joint(let end, let strut): "\(end.rawValue) ring, strut \(strut)"
    case .axis(let end): "\(end.rawValue) axis"
    case .origin: "origin"
    case .correspondingPoint: "corresponding point"
    case .object(let name): "object point \(name)"
    case .ball(let number): "calibration ball \(number + 1)"
    }
  }

  /// Whether it is one point, so that it can stand once on a film.
  var isOnePoint: Bool {
    switch self {
    case .joint, .origin, .correspondingPoint, .object: true
    case .axis, .ball: false
    }
  }
}

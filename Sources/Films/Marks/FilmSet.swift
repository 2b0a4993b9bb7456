import HexapodKinematics
import RigidMotion
import TreatmentModel

/// What "AP" means (MODEL section 13).
public enum APAxis: Sendable, Equatable {
  /// The AP film's beam, its part across the reference fragment's axis.
  case beam
  /// The reference ring's master tab is turned by this, radians, positive for internal.
  case tab(Measured)
  /// The AP film's beam is turned in the patient by this, radians, positive for internal.
  case turned(Measured)
}

/// Films of one limb in one frame, taken without anything being moved in between.
public struct FilmSet: Sendable, Equatable {
  /// The joints of a frame's two rings, in the rings' own frames.
  public struct Rings: Sendable, Equatable {
    /// Of the ring on the proximal fragment.
    public let proximal: Ring
    /// Of the ring on the distal fragment.
    public let distal: Ring
    /// Names of those whose dimensions nobody has verified.
    public let unverified: [String]

    /// Both rings.
    ///
    /// - Parameter unverified: names of those whose dimensions nobody has verified.
    public init(proximal: Ring, distal: Ring, unverified: [String] = []) {
      (self.proximal, self.distal, self.unverified) = (proximal, distal, unverified)
    }

    /// That of a fragment.
    public subscript(end: FragmentEnd) -> Ring { end == .proximal ? proximal : distal }
  }

  /// A point of a calibration object.
  public struct ObjectPoint: Sendable, Equatable {
    /// Its name, unique in the object.
    public let name: String
    /// Where it is in the object's own frame, mm.
    public let place: Vector3

    /// A point.
    public init(_ name: String, at place: Vector3) { (self.name, self.place) = (name, place) }
  }

  /// Side, and which fragment carries the reference ring.
  public let limb: Limb
  /// The frame; nil where only an object calibrates.
  public let rings: Rings?
  /// The calibration object; empty where there is none.
  public let object: [ObjectPoint]
  /// Diameters of the calibration balls, mm, in the order of their numbers.
  public let balls: [Double]
  /// What AP means.
  public let apAxis: APAxis
  /// What films cannot show, radians, positive for internal.
  public let axialRotation: Measured
  /// To where the reference ring's master tab is known to be turned, radians, positive for internal; nil where nobody says.
  public let knownRotation: Measured?
  /// The struts' lengths as they were read, with their standard deviation; nil where nobody read them.
  public let struts: ReadStruts?
  /// The films, each with a name of its own.
  public let films: [Film]

  /// Lengths between joints as the scales say them.
  public struct ReadStruts: Sendable, Equatable {
    /// Joint to joint, mm.
    public let lengths: StrutLengths
    /// One standard deviation of a reading, mm, at least 0.
    public let standardDeviation: Double

    /// That of readings of which nothing is said, mm.
    public static let usualDeviation = 0.5

    /// Readings.
    public init(_ lengths: StrutLengths, standardDeviation: Double = ReadStruts.usualDeviation) {
      (self.lengths, self.standardDeviation) = (lengths, standardDeviation)
    }
  }

  /// More than anybody takes.
  public static let mostFilms = 12

  /// A set of films.
  ///
  /// - Throws: ``InvalidFilms``.
  public init(
    limb: Limb, rings: Rings?, object: [ObjectPoint] = [], balls: [Double] = [], apAxis: APAxis = .beam,
    axialRotation: Measured = Measured(0), knownRotation: Measured? = nil, struts: ReadStruts? = nil,
    films: [Film]
  ) throws(InvalidFilms) {
    (self.limb, self.rings, self.object, self.balls) = (limb, rings, object, balls)
    (self.apAxis, self.axialRotation, self.struts, self.films) = (apAxis, axialRotation, struts, films)
    self.knownRotation = knownRotation
    guard !films.isEmpty else { throw .noFilm }
    guard films.count <= FilmSet.mostFilms else { throw .tooMany("films", "the set", FilmSet.mostFilms) }
    guard object.count <= 200 else { throw .tooMany("points", "the calibration object", 200) }
    try checkNumbers()
    for (index, film) in films.enumerated() {
      if films[..<index].contains(where: { $0.name == film.name }) { throw .sameName(film.name) }
      for mark in film.marks where !knows(mark.subject) { throw .unknownSubject(mark.subject, film.name) }
    }
    let frontal = films.filter(\.isAP)
    if frontal.count > 1 { throw .twoAPFilms(frontal[0].name, frontal[1].name) }
  }

  private func checkNumbers() throws(InvalidFilms) {
    let inputs = [axialRotation, apAxis.turn] + (knownRotation.map { [$0] } ?? [])
    guard inputs.allSatisfy({ $0.isSound && abs($0.value) <= .pi && $0.standardDeviation <= .pi }) else {
      throw .outOfRange("a rotation", "the set")
    }
    guard balls.allSatisfy({ (1...200).contains($0) }) else {
      throw .outOfRange("a ball's diameter", "the set")
    }
    let joints = rings.map { Array($0.proximal.joints) + Array($0.distal.joints) } ?? []
    guard (joints + object.map(\.place)).allSatisfy({ ($0 * $0).max() <= 1e6 }) else {
      throw .outOfRange("a joint or an object's point", "the set")
    }
    if let struts {
      guard struts.lengths.allSatisfy({ (1...1000).contains($0) }), struts.standardDeviation.isFinite,
        struts.standardDeviation >= 0
      else { throw .outOfRange("a strut's length", "the set") }
    }
    for (index, point) in object.enumerated()
    where object[..<index].contains(where: { $0.name == point.name }) {
      throw .sameName(point.name)
    }
  }

  private func knows(_ subject: FilmSubject) -> Bool {
    switch subject {
    case .joint: rings != nil
    case .axis, .origin, .correspondingPoint: true
    case .object(let name): object.contains { $0.name == name }
    case .ball(let number): balls.indices.contains(number)
    }
  }
}

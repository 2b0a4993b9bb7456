/// The distance from the source to the detector.
public enum SourceDistance: Sendable, Equatable {
  /// Known, mm; with a standard deviation above 0 it is adjusted within it.
  case known(Measured)
  /// Solved for.
  case unknown

  /// Where a search for an unknown one begins, mm.
  static let usual = 1100.0

  var start: Double {
    switch self {
    case .known(let distance): distance.value
    case .unknown: SourceDistance.usual
    }
  }
}

/// Where the perpendicular from the source meets the film: the principal point.
public enum PrincipalPoint: Sendable, Equatable {
  /// Known, mm; with a standard deviation above 0 (the same in both directions) it is adjusted within it.
  case known(FilmPlace, standardDeviation: Double)
  /// Solved for.
  case unknown

  var start: FilmPlace {
    switch self {
    case .known(let place, _): place
    case .unknown: .zero
    }
  }
}

/// A radiograph: a central projection whose pose nobody knows, with the marks on it (MODEL section 13).
public struct Film: Sendable, Equatable {
  /// Its name, unique in its set.
  public let name: String
  /// Whether this is the one that shows the limb from the front or from behind.
  public let isAP: Bool
  /// Whether its beam goes from behind to the front (PA).
  public let isPosteriorAnterior: Bool
  /// From source to detector.
  public let sourceDistance: SourceDistance
  /// The principal point.
  public let centre: PrincipalPoint
  /// At most ``mostMarks``.
  public let marks: [FilmMark]

  /// More than any film has.
  public static let mostMarks = 500
  /// Source to detector, mm.
  public static let distances = 200.0...10_000
  /// Coordinates of marks, mm.
  public static let coordinates = -5_000.0...5_000
  /// Standard deviations of marks, mm.
  public static let deviations = 0.001...50.0

  /// A film.
  ///
  /// - Throws: ``InvalidFilms`` for numbers out of range and for a point that is marked twice.
  public init(
    name: String, isAP: Bool = false, isPosteriorAnterior: Bool = false, sourceDistance: SourceDistance,
    centre: PrincipalPoint = .known(.zero, standardDeviation: 0), marks: [FilmMark]
  ) throws(InvalidFilms) {
    (self.name, self.isAP, self.isPosteriorAnterior) = (name, isAP, isPosteriorAnterior)
    (self.sourceDistance, self.centre, self.marks) = (sourceDistance, centre, marks)
    guard marks.count <= Film.mostMarks else { throw .tooMany("marks", name, Film.mostMarks) }
    if case .known(let distance) = sourceDistance {
      guard distance.isSound, Film.distances.contains(distance.value) else {
        throw .outOfRange("source distance", name)
      }
    }
    if case .known(let place, let deviation) = centre {
      guard place.isOnFilm, deviation.isFinite, deviation >= 0 else { throw .outOfRange("centre", name) }
    }
    var seen = Set<FilmSubject>()
    for mark in marks {
      guard mark.place.isOnFilm, Film.deviations.contains(mark.standardDeviation) else {
        throw .outOfRange("mark of \(mark.subject)", name)
      }
      guard !mark.subject.isOnePoint || seen.insert(mark.subject).inserted else {
        throw .markedTwice(mark.subject, name)
      }
    }
  }
}

extension Film {
  /// As it is called in a sentence: `film AP`, or by its name alone where that says that it is one.
  package static func called(_ name: String) -> String {
    let word = name.prefix(while: \.isLetter).lowercased()
    return word == "film" || word == "films" ? name : "film \(name)"
  }

  /// Several of them: `films AP, lateral`.
  package static func called(_ names: [String]) -> String {
    let called = names.map { Film.called($0) }
    return names.count == 1 || called == names
      ? called.joined(separator: ", ") : "films \(names.joined(separator: ", "))"
  }
}

extension FilmPlace {
  fileprivate var isOnFilm: Bool { Film.coordinates.contains(x) && Film.coordinates.contains(y) }
}

/// Why films are none.
public enum InvalidFilms: Error, Sendable, Equatable {
  /// A number is not finite, or absurd for its quantity: what, and on which film.
  case outOfRange(String, String)
  /// A point is marked twice on one film.
  case markedTwice(FilmSubject, String)
  /// Two films have one name.
  case sameName(String)
  /// More than can be: of what, where, how many are allowed.
  case tooMany(String, String, Int)
  /// A mark of something that the set does not have.
  case unknownSubject(FilmSubject, String)
  /// There is no film.
  case noFilm
  /// Two films are said to be the AP film.
  case twoAPFilms(String, String)

  /// What is wrong, in words.
  public var words: String {
    switch self {
    case .outOfRange(let what, let film): "\(what) of \(film) is out of range"
    case .markedTwice(let subject, let film): "\(subject) is marked twice on \(Film.called(film))"
    case .sameName(let name): "two films are called \(name)"
    case .tooMany(let what, let name, let most): "\(name) has more than \(most) \(what)"
    case .unknownSubject(let subject, let film):
      "\(Film.called(film)) has a mark of \(subject), which is not described"
    case .noFilm: "there is no film"
    case .twoAPFilms(let one, let other): "both \(one) and \(other) are said to be the AP film"
    }
  }
}

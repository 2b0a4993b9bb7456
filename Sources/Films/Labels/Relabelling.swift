import HexapodKinematics
import TreatmentModel

/// What marks, numbers and films would be, were they not what they are called.
public enum Relabelling: Sendable, Equatable {
  /// Strut numbers of one ring, or of both, on some films.
  case struts(StrutNumbering, ring: FragmentEnd?, films: [Int])
  /// Two strut numbers.
  case pair(ExchangedMarks)
  /// Two strut numbers of one ring, or of both, on some films.
  case exchanged(StrutNumber, StrutNumber, ring: FragmentEnd?, films: [Int])
  /// The two rings are called by each other's name on some films.
  case rings(films: [Int])
  /// Some films are seen from the other side.
  case mirrored(films: [Int])
  /// Heights are counted downwards on some films.
  case upsideDown(films: [Int])
  /// The two axes are called by each other's name on some films.
  case axes(films: [Int])
  /// The origin and the corresponding point are, on some films.
  case points(films: [Int])
  /// The AP film is this one.
  case frontal(film: Int, isPosteriorAnterior: Bool)

  /// The set as it would be; nil where it is none.
  package func applied(to set: FilmSet) -> FilmSet? {
    try? set.with(
      films: set.films.enumerated().map { index, film in
        switch self {
        case .struts(let numbering, let ring, let films):
          return films.contains(index) ? try film.renamed { $0.counted(by: numbering, on: ring) } : film
        case .pair(let pair):
          let (one, other): (FilmSubject, FilmSubject) = (
            .joint(pair.ring, pair.first), .joint(pair.ring, pair.second)
          )
          return pair.film == index
            ? try film.renamed { $0 == one ? other : $0 == other ? one : $0 } : film
        case .exchanged(let one, let other, let ring, let films):
          return films.contains(index)
            ? try film.renamed { $0.exchanging(one, other, on: ring) } : film
        case .rings(let films):
          return films.contains(index) ? try film.renamed(\.ofOtherRing) : film
        case .axes(let films):
          return films.contains(index) ? try film.renamed(\.ofOtherAxis) : film
        case .points(let films):
          return films.contains(index) ? try film.renamed(\.ofOtherPoint) : film
        case .mirrored(let films):
          return films.contains(index) ? try film.moved { FilmPlace(-$0.x, $0.y) } : film
        case .upsideDown(let films):
          return films.contains(index) ? try film.moved { FilmPlace($0.x, -$0.y) } : film
        case .frontal(let frontal, let isPosteriorAnterior):
          return try film.asFrontal(index == frontal, isPosteriorAnterior: isPosteriorAnterior)
        }
      })
  }

  /// In a sentence that begins with "if".
  func words(_ set: FilmSet) -> String {
    switch self {
    case .struts(let numbering, let ring, let films):
      let ring = ring.map { "of the \($0.rawValue) ring" } ?? "of both rings"
      return "\(numbering.words), \(ring) \(Relabelling.on(films, set))"
    case .pair(let pair):
      return
        "the \(pair.ring.rawValue) ring's struts \(pair.first) and \(pair.second) are marked in each other's place "
        + Relabelling.on([pair.film], set)
    case .exchanged(let one, let other, let ring, let films):
      let rings = ring.map { "the \($0.rawValue) ring's struts" } ?? "struts"
      return
        "\(rings) \(one) and \(other) are marked in each other's place\(ring == nil ? " on both rings" : "") "
        + Relabelling.on(films, set)
    case .rings(let films):
      return "the marks of both rings stand in each other's place \(Relabelling.on(films, set))"
    case .axes(let films):
      return "both axes are marked in each other's place \(Relabelling.on(films, set))"
    case .points(let films):
      return
        "the origin and the corresponding point are marked in each other's place \(Relabelling.on(films, set))"
    case .mirrored(let films):
      return
        "the picture is seen from the other side (\(CaseKey.Word.mirrored.name)) \(Relabelling.on(films, set))"
    case .upsideDown(let films):
      return "v was counted downwards \(Relabelling.on(films, set)), and must run upwards"
    case .frontal(let film, let isPosteriorAnterior):
      let (name, beam) = (set.films[film].name, CaseKey.Word.beam.name)
      if set.films[film].isAP {
        return isPosteriorAnterior
          ? "\(Film.called(name)) was taken from behind (\(beam): posterior-anterior)"
          : "\(Film.called(name)) was taken from the front, and not from behind (\(beam))"
      }
      return "the film of the limb from the front is \(name) (\(CaseKey.Word.ap.name))"
        + (isPosteriorAnterior ? ", taken from behind (\(beam): posterior-anterior)" : "")
    }
  }

  /// On which films.
  static func on(_ films: [Int], _ set: FilmSet) -> String {
    guard films.count < set.films.count else { return films.count == 1 ? "on the film" : "on all films" }
    return "on \(Film.called(films.map { set.films[$0].name }))"
  }
}

extension FilmSubject {
  fileprivate func counted(by numbering: StrutNumbering, on ring: FragmentEnd?) -> FilmSubject {
    guard case .joint(let end, let strut) = self, ring == nil || ring == end else { return self }
    return .joint(end, numbering[strut])
  }

  fileprivate func exchanging(
    _ one: StrutNumber, _ other: StrutNumber, on ring: FragmentEnd?
  ) -> FilmSubject {
    guard case .joint(let end, let strut) = self, ring == nil || ring == end else { return self }
    return strut == one ? .joint(end, other) : strut == other ? .joint(end, one) : self
  }

  fileprivate var ofOtherRing: FilmSubject {
    guard case .joint(let end, let strut) = self else { return self }
    return .joint(end.opposite, strut)
  }

  fileprivate var ofOtherAxis: FilmSubject {
    guard case .axis(let end) = self else { return self }
    return .axis(end.opposite)
  }

  fileprivate var ofOtherPoint: FilmSubject {
    self == .origin ? .correspondingPoint : self == .correspondingPoint ? .origin : self
  }
}

extension Film {
  fileprivate func renamed(_ name: (FilmSubject) -> FilmSubject) throws(InvalidFilms) -> Film {
    try with(
      marks: marks.map {
        FilmMark(name($0.subject), at: $0.place, standardDeviation: $0.standardDeviation)
      })
  }

  /// The same film with all places moved.
  func moved(_ place: (FilmPlace) -> FilmPlace) throws(InvalidFilms) -> Film {
    var centre = centre
    if case .known(let old, let deviation) = centre {
      centre = .known(place(old), standardDeviation: deviation)
    }
    return try Film(
      name: name, isAP: isAP, isPosteriorAnterior: isPosteriorAnterior, sourceDistance: sourceDistance,
      centre: centre,
      marks: marks.map {
        FilmMark($0.subject, at: place($0.place), standardDeviation: $0.standardDeviation)
      })
  }

  fileprivate func asFrontal(_ isFrontal: Bool, isPosteriorAnterior: Bool) throws(InvalidFilms) -> Film {
    try Film(
      name: name, isAP: isFrontal, isPosteriorAnterior: isFrontal && isPosteriorAnterior,
      sourceDistance: sourceDistance, centre: centre, marks: marks)
  }
}

import HexapodKinematics
import TreatmentModel

/// What marks, numbers and films would be, were they not what they are called.
public enum Relabelling: Sendable, Equatable {
  /// Strut numbers of one ring, or of both, on some films.
  case struts(StrutNumbering, ring: FragmentEnd?, films: [Int])
  /// The two rings are called by each other's name on some films.
  case rings(films: [Int])
  /// Some films are seen from the other side.
  case mirrored(films: [Int])
  /// Heights are counted downwards on some films.
  case upsideDown(films: [Int])
  /// The AP film is this one.
  case frontal(film: Int, isPosteriorAnterior: Bool)

  /// The set as it would be; nil where it is none.
  func applied(to set: FilmSet) -> FilmSet? {
    try? set.with(
      films: set.films.enumerated().map { index, film in
        switch self {
        case .struts(let numbering, let ring, let films):
          return films.contains(index) ? try film.renamed { $0.counted(by: numbering, on: ring) } : film
        case .rings(let films):
          return films.contains(index) ? try film.renamed(\.ofOtherRing) : film
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
    func on(_ films: [Int]) -> String {
      films.count == set.films.count
        ? "on \(films.count == 1 ? "the film" : "all films")"
        : "on film \(films.map { set.films[$0].name }.joined(separator: ", "))"
    }
    switch self {
    case .struts(let numbering, let ring, let films):
      let ring = ring.map { "of the \($0.rawValue) ring" } ?? "of both rings"
      return "\(numbering.words), \(ring) \(on(films))"
    case .rings(let films): return "the marks of both rings stand in each other's place \(on(films))"
    case .mirrored(let films):
      return "the picture is seen from the other side (\(CaseKey.Word.mirrored.name)) \(on(films))"
    case .upsideDown(let films): return "v was counted downwards \(on(films)), and must run upwards"
    case .frontal(let film, let isPosteriorAnterior):
      let beam =
        isPosteriorAnterior
        ? ", taken from behind (\(CaseKey.Word.beam.name): posterior-anterior)" : ""
      return "the AP film is \(set.films[film].name)\(beam)"
    }
  }
}

extension FilmSubject {
  fileprivate func counted(by numbering: StrutNumbering, on ring: FragmentEnd?) -> FilmSubject {
    guard case .joint(let end, let strut) = self, ring == nil || ring == end else { return self }
    return .joint(end, numbering[strut])
  }

  fileprivate var ofOtherRing: FilmSubject {
    guard case .joint(let end, let strut) = self else { return self }
    return .joint(end.opposite, strut)
  }
}

extension Film {
  fileprivate func renamed(_ name: (FilmSubject) -> FilmSubject) throws(InvalidFilms) -> Film {
    try with(
      marks: marks.map {
        FilmMark(name($0.subject), at: $0.place, standardDeviation: $0.standardDeviation)
      })
  }

  fileprivate func moved(_ place: (FilmPlace) -> FilmPlace) throws(InvalidFilms) -> Film {
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

import Films
import HexapodKinematics
import TreatmentModel

/// A set of films as `Benchmarks/films` writes it.
struct StatedSet: Decodable {
  struct StatedRing: Decodable {
    let radius, half_angle: Double

    func ring(_ end: FragmentEnd) -> Ring {
      Ring(
        standard: end == .proximal ? .proximal : .distal, jointRadius: radius,
        halfAngle: half_angle * .pi / 180)
    }
  }

  struct StatedMark: Decodable {
    let subject: String
    let number: Int
    let at: [Double]
    let sd: Double

    var mark: FilmMark? {
      let end: FragmentEnd = subject.hasPrefix("proximal") ? .proximal : .distal
      let what: FilmSubject? =
        subject == "origin"
        ? .origin
        : subject == "corresponding"
          ? .correspondingPoint
          : subject.hasSuffix("axis") ? .axis(end) : StrutNumber(index: number).map { .joint(end, $0) }
      return what.map { FilmMark($0, at: FilmPlace(at[0], at[1]), standardDeviation: sd) }
    }
  }

  struct StatedFilm: Decodable {
    let distance, distance_sd, centre_sd: Double
    let centre: [Double]
    let marks: [StatedMark]
  }

  let reference: String
  let rings: [String: StatedRing]
  let films: [StatedFilm]

  func set() throws -> FilmSet {
    let generic = StatedRing(radius: 93.8, half_angle: 4.58)
    return try FilmSet(
      limb: Limb(side: .left, reference: reference == "proximal" ? .proximal : .distal),
      rings: FilmSet.Rings(
        proximal: (rings["proximal"] ?? generic).ring(.proximal),
        distal: (rings["distal"] ?? generic).ring(.distal)),
      films: films.enumerated().map { index, film in
        try Film(
          name: "film \(index + 1)", isAP: index == 0,
          sourceDistance: .known(Measured(film.distance, standardDeviation: film.distance_sd)),
          centre: .known(FilmPlace(film.centre[0], film.centre[1]), standardDeviation: film.centre_sd),
          marks: film.marks.compactMap(\.mark))
      })
  }
}

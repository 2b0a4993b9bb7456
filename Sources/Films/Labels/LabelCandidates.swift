import HexapodKinematics
import TreatmentModel

/// The table of what may be called what it is not: each kind on all films, and on each one where they are few.
struct LabelCandidates {
  private let films: [Int]
  /// What joints may be called, one mistake each: pairs, then whole rings' numbers, then rings, then pictures, in which order they apply.
  let singles: [Relabelling]

  /// Films of which each is looked at by itself, at most.
  static let mostSingled = 4

  /// - Parameters:
  ///   - odd: of many films those that do not go together with the others, which alone are looked at by themselves.
  ///   - isOnlyFrontal: whether all fits but what is called AP.
  init(_ films: [Int], odd: [Int], isOnlyFrontal: Bool) {
    self.films = films
    let others = StrutNumbering.others
    guard !isOnlyFrontal else {
      singles = others.map { .struts($0, ring: nil, films: films) }
      return
    }
    let isMany = films.count > LabelCandidates.mostSingled
    let alone = isMany ? odd : films
    let isFew = alone.count <= LabelCandidates.mostSingled
    let single = films.count > 1 && isFew ? alone.map { [$0] } : []
    let sets = [films] + single + (isMany && odd.count > 1 ? [odd] : [])
    let rings: [FragmentEnd?] = [nil, .proximal, .distal]
    let two = StrutNumber.allCases.flatMap { other in
      StrutNumber.allCases.filter { $0 < other }.map { (first: $0, second: other) }
    }
    let pairs = (isFew ? alone : []).flatMap { film in
      FragmentEnd.allCases.flatMap { end in
        two.map {
          Relabelling.pair(ExchangedMarks(film: film, ring: end, first: $0.first, second: $0.second))
        }
      }
    }
    // Whoever takes one strut for another does so on both rings, or on all films.
    let exchanged = sets.flatMap { films in
      rings.filter { films.count > 1 || $0 == nil }.flatMap { ring in
        two.map { Relabelling.exchanged($0.first, $0.second, ring: ring, films: films) }
      }
    }
    let struts = sets.flatMap { films in
      rings.flatMap { ring in others.map { Relabelling.struts($0, ring: ring, films: films) } }
    }
    singles =
      pairs + exchanged + struts + sets.map { .rings(films: $0) } + sets.map { .mirrored(films: $0) }
      + sets.map { .upsideDown(films: $0) }
  }

  /// Two mistakes each; none that are one mistake.
  var doubles: [[Relabelling]] {
    func labels(_ changes: [Relabelling]) -> [FilmLabels] {
      films.map { film in changes.reduce(FilmLabels()) { $0.after($1, film: film) } }
    }
    var seen = Set(singles.map { labels([$0]) })
    seen.insert(labels([]))
    var found: [[Relabelling]] = []
    for (index, one) in singles.enumerated() {
      for other in singles[(index + 1)...] {
        // Several pairs of films are looked for by themselves; a picture that is turned over twice is turned round.
        if one.isPair && other.isPair || one.isOfPicture && other.isOfPicture { continue }
        if seen.insert(labels([one, other])).inserted { found.append([one, other]) }
      }
    }
    return found
  }

  /// Other AP films, and the same from the other side.
  func frontal(_ set: FilmSet) -> [Relabelling] {
    films.flatMap { film in
      [false, true].filter { !set.films[film].isAP || set.films[film].isPosteriorAnterior != $0 }.map {
        .frontal(film: film, isPosteriorAnterior: $0)
      }
    }
  }
}

extension Relabelling {
  /// A set after some changes, one after the other; nil where it is none.
  package static func apply(_ changes: [Relabelling], to set: FilmSet) -> FilmSet? {
    changes.reduce(Optional(set)) { set, change in set.flatMap(change.applied) }
  }

  fileprivate var isPair: Bool {
    switch self {
    case .pair: true
    case .struts, .exchanged, .rings, .axes, .points, .mirrored, .upsideDown, .frontal: false
    }
  }

  fileprivate var isOfPicture: Bool {
    switch self {
    case .mirrored, .upsideDown: true
    case .struts, .pair, .exchanged, .rings, .axes, .points, .frontal: false
    }
  }
}

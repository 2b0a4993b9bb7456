import TextOutput
import TreatmentModel

extension FilmFinding {
  /// Points that are marked in each other's place, with those films named where they are.
  static func pointsExchanged(_ points: PointsOnAxes, _ scope: AdjustmentScope) -> FilmFinding {
    let (set, films) = (scope.set, points.best.films.map { scope.set.films[scope.films[$0]].name })
    let isAll = films.count == scope.films.count
    let here =
      isAll ? "all films" : Film.called(films)
    let end = set.limb.reference
    let (now, then) = (points.stated.distances, points.best.distances)
    let beside =
      "as they are, they lie \(decimal(now.origin, 1)) and \(decimal(now.corresponding, 1)) mm beside the axes of the "
      + "\(end.rawValue) and the \(end.opposite.rawValue) fragment, and \(decimal(then.origin, 1)) and "
      + "\(decimal(then.corresponding, 1)) mm once exchanged on \(here)"
    let words =
      points.isProven
      ? "the origin and the corresponding point look marked in each other's place on \(here): \(beside). Exchange them"
        + (isAll ? "; or \(CaseKey.Word.reference.name) names the wrong fragment" : "")
      : "which is the origin and which the corresponding point, the marks hardly tell: \(beside), which fits a little better and may be "
        + "chance. Look which is which"
    return FilmFinding(
      .marksExchanged, points.isProven ? .error : .warning, film: films.count == 1 ? films[0] : nil,
      subjects: [.origin, .correspondingPoint],
      value: points.stated.square, limit: points.best.square,
      "\(words). The numbers below are of the marks as they are")
  }

  /// Points of which nothing shows which is which.
  static func pointsAlike(_ points: PointsOnAxes) -> FilmFinding {
    FilmFinding(
      .markUnchecked, .note, subjects: [.origin, .correspondingPoint], value: points.everywhere.square,
      limit: points.stated.square,
      "were the origin and the corresponding point marked in each other's place on all films, nothing would show it: here both axes pass near "
        + "both. All translations would then be the other way round: look at them once more")
  }

  /// What would make everything fit: alone, or a question where several do about alike.
  static func relabelled(_ named: [LabelExplanation], _ next: LabelExplanation?, _ set: FilmSet)
    -> FilmFinding
  {
    func sum(_ one: LabelExplanation) -> String { decimal(one.chiSquare, 0) }
    let asTheyAre = ". The numbers below are of the marks as they are"
    let changes = named[0].changes
    let films = Set(changes.flatMap(\.films))
    let film = named.count == 1 && films.count == 1 ? films.first.map { set.films[$0].name } : nil
    guard named.count == 1 else {
      let each = named.map { "\($0.words(set)) (squared misfits \(sum($0)))" }.joined(separator: "; or: ")
      return FilmFinding(
        .marksExchanged, .error, value: named[0].chiSquare, limit: named[1].chiSquare,
        "something is called what it is not, and marks alone do not tell which of these it is, as everything fits with each: \(each). "
          + "Look which is so" + asTheyAre)
    }
    let other =
      next.map { "; the next best explanation, \($0.words(set)), leaves \(sum($0))" }
      ?? "; nothing else that was tried fits"
    return FilmFinding(
      .marksExchanged, .error, film: film, subjects: changes.count == 1 ? changes[0].subjects : [],
      value: named[0].chiSquare, limit: next?.chiSquare,
      "everything fits, and stands as it can, if \(named[0].words(set)): squared misfits then sum to \(sum(named[0]))\(other)"
        + asTheyAre)
  }
}

extension Relabelling {
  /// Indices of the films that it is about.
  fileprivate var films: [Int] {
    switch self {
    case .struts(_, _, let films), .exchanged(_, _, _, let films), .rings(let films), .mirrored(let films),
      .upsideDown(let films),
      .axes(let films), .points(let films):
      films
    case .pair(let pair): [pair.film]
    case .frontal(let film, _): [film]
    }
  }

  fileprivate var subjects: [FilmSubject] {
    switch self {
    case .axes: [.axis(.proximal), .axis(.distal)]
    case .points: [.origin, .correspondingPoint]
    case .pair(let pair): [.joint(pair.ring, pair.first), .joint(pair.ring, pair.second)]
    case .exchanged(let one, let other, let ring, _):
      FragmentEnd.allCases.filter { ring == nil || ring == $0 }.flatMap {
        [FilmSubject.joint($0, one), .joint($0, other)]
      }
    case .struts, .rings, .mirrored, .upsideDown, .frontal: []
    }
  }
}

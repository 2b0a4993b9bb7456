import TextOutput
import TreatmentModel

extension FilmFinding {
  /// Points that are marked in each other's place, with those films named where they are.
  static func pointsExchanged(_ points: PointsOnAxes, _ scope: AdjustmentScope) -> FilmFinding {
    let (set, films) = (scope.set, points.best.films.map { scope.set.films[scope.films[$0]].name })
    let isAll = films.count == scope.films.count
    let here =
      films.count == 1 && !isAll
      ? "film \(films[0])" : isAll ? "all films" : "films \(films.joined(separator: ", "))"
    let end = set.limb.reference
    let (now, then) = (points.stated.distances, points.best.distances)
    return FilmFinding(
      .marksExchanged, points.isProven ? .error : .warning, film: films.count == 1 ? films[0] : nil,
      subjects: [.origin, .correspondingPoint],
      value: points.stated.square, limit: points.best.square,
      "the origin and the corresponding point look marked in each other's place on \(here): as they are, they lie "
        + "\(decimal(now.origin, 1)) and \(decimal(now.corresponding, 1)) mm beside the axes of the \(end.rawValue) and the "
        + "\(end.opposite.rawValue) fragment, exchanged \(decimal(then.origin, 1)) and \(decimal(then.corresponding, 1)) mm. "
        + (points.isProven
          ? "Exchange them" + (isAll ? "; or \(CaseKey.Word.reference.name) names the wrong fragment" : "")
          : "That is not enough to be sure of: look which is which")
        + ". The numbers below are of the marks as they are")
  }

  /// Points of which nothing shows which is which.
  static func pointsAlike(_ points: PointsOnAxes) -> FilmFinding {
    FilmFinding(
      .markUnchecked, .note, subjects: [.origin, .correspondingPoint], value: points.everywhere.square,
      limit: points.stated.square,
      "were the origin and the corresponding point marked in each other's place on all films, nothing would show it: here both axes pass near "
        + "both. All translations would then be the other way round: look at them once more")
  }

  /// What would make everything fit, one of several.
  static func relabelled(_ changes: [Relabelling], _ set: FilmSet) -> FilmFinding {
    let either = changes.count > 1 ? "one of these is so" : "this is so"
    let words = changes.map { $0.words(set) }.joined(separator: "; or: ")
    return FilmFinding(
      .marksExchanged, .error,
      "everything fits, and stands as it can, if \(either): \(words). The numbers below are of the marks as they are"
    )
  }
}

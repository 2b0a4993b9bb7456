import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TextOutput
import TreatmentModel

extension FilmSolver {
  /// Holds readings against films, and looks for what explains it where they disagree, or where the marks of one joint do not fit.
  static func compareStruts(
    _ solution: inout FilmSolution, _ scope: AdjustmentScope, _ others: [OtherRing],
    _ workspace: NonlinearWorkspace
  ) {
    guard let set = solution.state?.scope.set, let rings = set.rings else { return }
    solution.struttedTo(StrutComparison(solution))
    let now = solution.chiSquare + (solution.comparison?.chiSquare ?? 0)
    let isBad =
      solution.comparison?.disagrees == true || !solution.outliers.isEmpty || solution.misfitScore > 4
    guard isBad, solution.exchanged.isEmpty else { return }
    if let moved = movedJoint(solution, scope, workspace) {
      solution.findings.append(moved)
      return
    }
    // Rings of another size change how the films fit too.
    var best: (other: OtherRing, chiSquare: Double)?
    for other in others where rings[other.end] != other.ring {
      let changed = FilmSet.Rings(
        proximal: other.end == .proximal ? other.ring : rings.proximal,
        distal: other.end == .distal ? other.ring : rings.distal)
      guard let set = try? set.with(rings: changed) else { continue }
      var other = (
        other, solve(set, single: scope.isSingle, others: [], explains: false, workspace: workspace)
      )
      guard !other.1.views.isEmpty, other.1.alternatives.isEmpty else { continue }
      other.1.struttedTo(StrutComparison(other.1))
      let square = other.1.chiSquare + (other.1.comparison?.chiSquare ?? 0)
      if square < best?.chiSquare ?? now { best = (other.0, square) }
    }
    if let best, best.chiSquare < now - 25, best.chiSquare < 2 * Double(solution.degreesOfFreedom + 6) {
      let explanation = StrutExplanation.otherRing(best.other.end, best.other.name)
      if solution.comparison?.disagrees == true {
        let left = max(0, best.chiSquare - solution.chiSquare)
        solution.comparison?.take(explanation, leaving: left)
      }
      if solution.comparison?.explanation != explanation || solution.misfitScore > 4
        || !solution.outliers.isEmpty
      {
        solution.findings.append(
          FilmFinding(
            .strutExplained, .error, value: best.chiSquare, limit: now,
            "marks and readings fit far better if \(explanation.words): all squared misfits together fall from \(decimal(now, 0)) to "
              + "\(decimal(best.chiSquare, 0))"))
      }
    }
    if let comparison = solution.comparison, comparison.disagrees {
      solution.findings.append(.disagreement(comparison))
    }
  }

  /// A joint whose marks fit on no film: without them everything does, and where it is then follows from them.
  private static func movedJoint(
    _ solution: FilmSolution, _ scope: AdjustmentScope, _ workspace: NonlinearWorkspace
  ) -> FilmFinding? {
    let set = scope.set
    let joints = solution.outliers.compactMap { fit -> FilmSubject? in
      if case .joint = fit.subject { fit.subject } else { nil }
    }
    for subject in joints where joints.count(where: { $0 == subject }) >= 2 {
      guard case .joint(let end, let strut) = subject, let rings = set.rings,
        let without = try? set.with(
          films: set.films.map { try $0.with(marks: $0.marks.filter { $0.subject != subject }) })
      else { continue }
      let found = solve(without, single: scope.isSingle, others: [], explains: false, workspace: workspace)
      guard found.outliers.isEmpty, found.misfitScore < 4, !found.views.isEmpty,
        let place = found.crossing(of: subject, in: set)
      else { continue }
      let isReference = end == set.limb.reference
      guard
        let inRing = isReference
          ? place : found.referenceFromMoving.map({ $0.inverse.rotation * place + $0.inverse.translation })
      else { continue }
      let explanation = StrutExplanation.movedJoint(end, strut, by: (inRing - rings[end].joints[strut]).norm)
      return FilmFinding(
        .strutExplained, .error, subjects: [subject], value: found.chiSquare, limit: solution.chiSquare,
        "the marks of one joint fit on no film, and without them all others do: \(explanation.words)")
    }
    return nil
  }
}

extension FilmSolution {
  mutating func struttedTo(_ comparison: StrutComparison?) { self.comparison = comparison }

  /// Where the rays of a subject's marks come nearest to each other, in the reference ring.
  fileprivate func crossing(of subject: FilmSubject, in set: FilmSet) -> Vector3? {
    guard let state else { return nil }
    let rays = state.scope.films.enumerated().compactMap { number, index -> (Vector3, Vector3)? in
      guard let mark = set.films[index].marks.first(where: { $0.subject == subject }) else { return nil }
      let film = state.point.films[number]
      return (film.source, film.ray(to: mark.place).normalized)
    }
    guard rays.count >= 2 else { return nil }
    let ((one, along), (other, across)) = (rays[0], rays[1])
    let (gap, cosine) = (other - one, along.dot(across))
    guard 1 - cosine * cosine > 1e-6 else { return nil }
    let length = (gap.dot(along) - cosine * gap.dot(across)) / (1 - cosine * cosine)
    let back = (cosine * gap.dot(along) - gap.dot(across)) / (1 - cosine * cosine)
    return 0.5 * (one + length * along + other + back * across)
  }
}

extension FilmSet {
  /// The same films with other rings.
  func with(rings: Rings) throws(InvalidFilms) -> FilmSet {
    try FilmSet(
      limb: limb, rings: rings, object: object, balls: balls, apAxis: apAxis, axialRotation: axialRotation,
      struts: struts, films: films)
  }
}

extension FilmFinding {
  static func disagreement(_ comparison: StrutComparison) -> FilmFinding {
    let best = comparison.explanation.map { "; what explains it best: \($0.words)" }
    let otherwise =
      "; no single misreading explains it: read all struts again, and look whether anything was turned between the films"
    return FilmFinding(
      .inputsDisagree, .error, value: comparison.chiSquare, limit: StrutComparison.limit,
      "the readings are not what the films show: squared differences of \(decimal(comparison.chiSquare, 0)), at most "
        + "\(decimal(StrutComparison.limit, 0)) is allowed\(best ?? otherwise)")
  }
}

import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TextOutput
import TreatmentModel

extension FilmSolver {
  /// Holds readings against films, and looks for what explains it where they disagree, or where the marks of one joint do not fit.
  static func compareStruts(
    _ solution: inout FilmSolution, _ scope: AdjustmentScope, _ others: [OtherRing],
    _ workspace: FilmWorkspace
  ) {
    guard let set = solution.state?.scope.set, let rings = set.rings else { return }
    solution.struttedTo(StrutComparison(solution))
    let now = solution.chiSquare + (solution.comparison?.chiSquare ?? 0)
    let isBad =
      solution.comparison?.disagrees == true || !solution.outliers.isEmpty || solution.misfitScore > 4
    guard isBad else { return }
    if !solution.isOneMarkOff, let moved = movedJoint(solution, scope, workspace) {
      solution.findings.removeAll { $0.code == .misfitLarge }
      solution.findings.append(moved.finding)
      solution.forgive(whatFits: moved.solution)
      return
    }
    if let other = otherRings(solution, scope, rings, others, below: now, workspace) {
      if solution.comparison?.disagrees == true {
        solution.comparison?.take(other.explanation, leaving: max(0, other.square - solution.chiSquare))
      }
      if solution.comparison?.explanation != other.explanation || solution.misfitScore > 4
        || !solution.outliers.isEmpty
      {
        solution.findings.append(
          FilmFinding(
            .strutExplained, .error, value: other.square, limit: now,
            "\(scope.set.struts == nil ? "marks" : "marks and readings") fit far better if \(other.explanation.words): all squared misfits together fall from "
              + "\(decimal(now, 0)) to \(decimal(other.square, 0))"))
        solution.forgive(whatFits: other.solution)
        if other.solution.isExplainedByMarks { solution.findings.removeAll { $0.code == .misfitLarge } }
      }
    }
    if let comparison = solution.comparison, comparison.disagrees {
      solution.findings.append(.disagreement(comparison))
    }
  }

  /// What one ring, or both, of another size explain.
  private struct OtherRings {
    let explanation: StrutExplanation
    let solution: FilmSolution
    /// Squared misfits of marks and readings together.
    let square: Double
  }

  /// The ring, or the two of one name, with which marks and readings fit best and far better than `now`. Another size changes how the
  /// films fit too; of both rings at once only readings, or a distance of the source, tell.
  private static func otherRings(
    _ solution: FilmSolution, _ scope: AdjustmentScope, _ rings: FilmSet.Rings, _ others: [OtherRing],
    below now: Double, _ workspace: FilmWorkspace
  ) -> OtherRings? {
    let single = others.filter { rings[$0.end] != $0.ring }
    let pairs = single.flatMap { one in
      single.filter { one.end == .proximal && $0.end == .distal && $0.name == one.name }.map { [one, $0] }
    }
    let most = 2 * Double(solution.degreesOfFreedom + 6)
    var best: OtherRings?
    for changes in single.map({ [$0] }) + pairs {
      func ring(_ end: FragmentEnd) -> Ring { changes.first { $0.end == end }?.ring ?? rings[end] }
      let changed = FilmSet.Rings(
        proximal: ring(.proximal), distal: ring(.distal), unverified: rings.unverified)
      guard let set = try? scope.set.with(rings: changed) else { continue }
      var other = solve(set, single: scope.isSingle, others: [], explains: false, workspace: workspace)
      guard !other.views.isEmpty, other.alternatives.isEmpty else { continue }
      other.struttedTo(StrutComparison(other))
      let square = other.chiSquare + (other.comparison?.chiSquare ?? 0)
      guard square < now - 25, square < most, square < best?.square ?? .infinity else { continue }
      // Two rings are two changes, though of one mistake, and stand for any wrong scale.
      if changes.count == 2, other.misfitScore > FilmSolution.mostScoreExplained { continue }
      if changes.count == 2, let best, square > best.square - leastGain { continue }
      let explanation: StrutExplanation =
        changes.count == 2 ? .otherRings(changes[0].name) : .otherRing(changes[0].end, changes[0].name)
      best = OtherRings(explanation: explanation, solution: other, square: square)
    }
    return best
  }

  /// Joints that are looked at for having been mounted elsewhere, at most.
  private static let mostMoved = 4
  /// By so much squared misfit one joint explains better than any other.
  private static let ahead = 16.0

  /// A joint without whose marks everything fits, while without any one of them something does not: where it is then follows from
  /// them. An error of a single mark looks like a joint moved along the other films' beams.
  private static func movedJoint(
    _ solution: FilmSolution, _ scope: AdjustmentScope, _ workspace: FilmWorkspace
  ) -> (finding: FilmFinding, solution: FilmSolution)? {
    let set = scope.set
    guard let rings = set.rings else { return nil }
    func solved(without isLeftOut: (Int, FilmMark) -> Bool) -> FilmSolution? {
      let films = try? set.films.enumerated().map { index, film in
        try film.with(marks: film.marks.filter { !isLeftOut(index, $0) })
      }
      guard let changed = films.flatMap({ try? set.with(films: $0) }) else { return nil }
      return solve(changed, single: scope.isSingle, others: [], explains: false, workspace: workspace)
    }
    var found: [(subject: FilmSubject, solution: FilmSolution)] = []
    for subject in suspects(solution) {
      // A film that drops out fits whatever is marked on it.
      if let without = solved(without: { $1.subject == subject }), without.views.count == solution.views.count
      {
        found.append((subject, without))
      }
    }
    found.sort { $0.solution.chiSquare < $1.solution.chiSquare }
    guard let best = found.first, best.solution.fitsWell,
      found.count < 2 || found[1].solution.chiSquare > best.solution.chiSquare + ahead,
      case .joint(let end, let strut) = best.subject,
      let place = best.solution.crossing(of: best.subject, in: set)
    else { return nil }
    for index in set.films.indices
    where set.films[index].marks.contains(where: { $0.subject == best.subject }) {
      guard let one = solved(without: { $0 == index && $1.subject == best.subject }) else { continue }
      if one.views.count == solution.views.count, one.fitsWell { return nil }
    }
    let isReference = end == set.limb.reference
    let turned = best.solution.referenceFromMoving.map {
      $0.inverse.rotation * place + $0.inverse.translation
    }
    guard let inRing = isReference ? place : turned else { return nil }
    let explanation = StrutExplanation.movedJoint(end, strut, by: (inRing - rings[end].joints[strut]).norm)
    let finding = FilmFinding(
      .strutExplained, .error, subjects: [best.subject], value: best.solution.chiSquare,
      limit: solution.chiSquare,
      "the marks of one joint fit on no film, and without them all others do: \(explanation.words)")
    return (finding, best.solution)
  }

  /// Joints that are marked on two films and fit badly on one, the worst first.
  private static func suspects(_ solution: FilmSolution) -> [FilmSubject] {
    var worst: [FilmSubject: Double] = [:]
    var counts: [FilmSubject: Int] = [:]
    for fit in solution.fits {
      guard case .joint = fit.subject else { continue }
      worst[fit.subject] = max(worst[fit.subject] ?? 0, fit.test)
      counts[fit.subject, default: 0] += 1
    }
    let ordered = worst.filter { $0.value > 2 && (counts[$0.key] ?? 0) >= 2 }.sorted {
      $0.value != $1.value ? $0.value > $1.value : "\($0.key)" < "\($1.key)"
    }
    return ordered.prefix(mostMoved).map(\.key)
  }
}

extension FilmSolution {
  /// Whether one mark is off by little more than marks are, and all else fits: a joint in another hole would be off by far more.
  fileprivate var isOneMarkOff: Bool {
    guard let worst = outliers.first, outliers.count == 1, worst.test < 2 * MarkFit.limit else {
      return false
    }
    return misfitScore(without: [worst]) < 2 && comparison?.disagrees != true
  }

  /// Whether films were found that all marks fit.
  fileprivate var fitsWell: Bool { outliers.isEmpty && misfitScore < 4 && !views.isEmpty }

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
      knownRotation: knownRotation, struts: struts, films: films)
  }
}

extension FilmFinding {
  /// - Parameter isAfterChange: whether it is of marks that are called otherwise than is stated.
  static func disagreement(_ comparison: StrutComparison, isAfterChange: Bool = false) -> FilmFinding {
    let best = comparison.explanation.map { "; what explains it best: \($0.words)" }
    let otherwise =
      "; no single misreading explains it: read all struts again, and look whether anything was turned between the films"
    return FilmFinding(
      .inputsDisagree, .error, value: comparison.chiSquare, limit: StrutComparison.limit,
      "the readings are not what the films show\(isAfterChange ? " once that is changed" : ""): squared differences of "
        + "\(decimal(comparison.chiSquare, 0, besideLimit: StrutComparison.limit)), at most \(decimal(StrutComparison.limit, 2)) is allowed\(best ?? otherwise)"
    )
  }
}

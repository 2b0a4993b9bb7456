import HexapodKinematics
import RigidMotion
import TreatmentModel

/// Looks for what marks, numbers and films would have to be called so that all fits and can be: of sets that do not, or cannot.
///
/// Every kind of mistake is tried on all films and on each, by itself and with every other. What joints are called shows in the rings'
/// pictures alone, which bound how well a change can fit, so that few are solved; axes, points and the AP film are then looked at in what
/// was solved.
struct LabelSearch {
  private let scope: AdjustmentScope
  private let workspace: FilmWorkspace
  /// The set as it is stated, solved.
  private let stated: FilmSolution
  /// What is known to be exchanged already, and the set after it.
  private let given: [Relabelling]
  private let set: FilmSet
  private var candidates: LabelCandidates
  /// Whether of many films it is not known which go together.
  private let seeksOdd: Bool
  private var pictures: RingPictures
  private var found: [LabelExplanation] = []
  /// The readings where they are not what the films show after some changes.
  private var disagreements: [(changes: [Relabelling], comparison: StrutComparison)] = []
  private var solved = 0
  /// More squared misfits than anything has that fits.
  private let ceiling: Double
  /// Up to where of the workspace's effort is looked.
  private let effort: Double
  /// What ended the search before all was looked into; nil where nothing did.
  private(set) var limit: Limit?

  /// What may end a search.
  enum Limit { case effort, solved }

  /// Explanations named, at most.
  private static let most = 3
  /// Effort, at most: some seconds.
  private static let mostEffort = 4000.0
  /// Changes that are solved, at most.
  static let mostSolved = 60
  /// By so much squared misfit the best explanation may be ahead of another that is named.
  static let ahead = 16.0
  /// What a mistake more has to take off.
  private static let price = 6.0
  /// Mistakes from which on others are looked for that are fewer, and beyond which nobody makes so many.
  static let many = 3

  /// - Parameters:
  ///   - stated: the set as it is stated, solved.
  ///   - given: what is known to be exchanged already.
  ///   - agreement: which films go together; nil where that is not known.
  /// - Returns: nil where findings of the set after that are none that labels may be to blame for: a mark or two that are off are not.
  init?(
    _ scope: AdjustmentScope, _ stated: FilmSolution, _ set: FilmSet, given: [Relabelling],
    agreement: FilmAgreement?, _ findings: [FilmFinding], _ workspace: FilmWorkspace
  ) {
    let blamed = findings.filter { $0.blamesLabels && !scope.missing.contains($0) }
    guard let rings = set.rings,
      blamed.contains(where: { $0.code != .markMisfit && $0.code != .mirrorPose })
        || blamed.count > FilmSolution.mostMisfits
    else { return nil }
    (self.scope, self.stated, self.set, self.given, self.workspace) = (scope, stated, set, given, workspace)
    let isOnlyFrontal = blamed.allSatisfy { $0.code == .apDoubtful }
    candidates = LabelCandidates(scope.films, odd: agreement?.odd ?? [], isOnlyFrontal: isOnlyFrontal)
    seeksOdd = agreement == nil && stated.fitsBadly && scope.films.count > LabelCandidates.mostSingled
    ceiling = LabelSearch.mostSquare(scope)
    pictures = RingPictures(set, rings, below: ceiling, workspace)
    effort = workspace.effort + LabelSearch.mostEffort
  }

  /// More than this no set leaves that fits, with a mark or two that are off.
  private static func mostSquare(_ scope: AdjustmentScope) -> Double {
    let problem = scope.problem()
    return 3 * Double(max(1, problem.misfitCount - problem.parameterCount)) + 300
  }

  /// Explanations with which everything fits, and that fit about alike, the likeliest first; and the next.
  mutating func run() -> (named: [LabelExplanation], next: LabelExplanation?) {
    consider([])
    if seeksOdd { findOdd() }
    look(candidates.singles.map { [$0] })
    // Readings that disagree may do so because of a second mistake.
    let likeliest = found.min { $0.score < $1.score }
    if likeliest?.agreesWithReadings == false || likeliest?.mistakes ?? LabelSearch.many >= LabelSearch.many {
      look(candidates.doubles)
    }
    // What needs no further mistake is no question of one.
    let fewest = found.filter { one in
      !found.contains { $0.changes.count < one.changes.count && $0.changes.allSatisfy(one.changes.contains) }
    }
    // More mistakes than anybody makes are a frame that is another one.
    let possible = fewest.filter { $0.mistakes - given.count <= LabelSearch.many }
    // Nor what the readings contradict, where they agree with something that takes no more mistakes.
    let told = possible.filter { one in
      one.agreesWithReadings
        || !possible.contains {
          $0.agreesWithReadings && $0.mistakes <= one.mistakes && $0.score < one.score + LabelSearch.ahead
        }
    }
    let ordered = told.enumerated().sorted {
      $0.element.score != $1.element.score ? $0.element.score < $1.element.score : $0.offset < $1.offset
    }.map(\.element)
    guard let best = ordered.first else { return ([], nil) }
    let named = ordered.prefix { $0.score < best.score + LabelSearch.ahead }.prefix(LabelSearch.most)
    return (Array(named), ordered.dropFirst(named.count).first)
  }

  /// The readings held against what the films show after an explanation's changes, where they disagree.
  func readings(_ explanation: LabelExplanation) -> StrutComparison? {
    disagreements.first { $0.changes == explanation.changes }?.comparison
  }

  /// Looks for a change of all films with which they go together, but for some, which then are looked at by themselves.
  private mutating func findOdd() {
    for possible in ordered(candidates.singles.map { [$0] }) where workspace.effort < effort {
      guard let changed = Relabelling.apply(possible.changes, to: set), let bodies = MarkedBodies(changed),
        let agreement = FilmAgreement(
          AdjustmentScope(changed, bodies, isSingle: scope.isSingle), workspace)
      else { continue }
      candidates = LabelCandidates(scope.films, odd: agreement.odd, isOnlyFrontal: false)
      return
    }
  }

  private typealias Possible = (bound: Double, changes: [Relabelling], labels: [FilmLabels])

  /// In the order of what their pictures of rings allow at best.
  private mutating func ordered(_ changes: [[Relabelling]]) -> [Possible] {
    var possible: [Possible] = []
    for changes in changes {
      let labels = scope.films.map { film in
        changes.reduce(FilmLabels()) { $0.after($1, film: film) }
      }
      let bound = bound(labels) + LabelSearch.price * Double(given.count + changes.count)
      if bound.isFinite { possible.append((bound, changes, labels)) }
    }
    return possible.enumerated().sorted {
      $0.element.bound != $1.element.bound ? $0.element.bound < $1.element.bound : $0.offset < $1.offset
    }.map(\.element)
  }

  /// Solves those that may fit as well as the best.
  private mutating func look(_ changes: [[Relabelling]]) {
    for (bound, changes, labels) in ordered(changes) {
      let best = found.map(\.score).min() ?? .infinity
      guard bound < best + LabelSearch.ahead else { return }
      guard isPossible(labels), !undoes(changes) else { continue }
      guard workspace.effort < effort, solved < LabelSearch.mostSolved else {
        limit = workspace.effort < effort ? .solved : .effort
        return
      }
      consider(changes)
    }
  }

  /// Whether some of the changes, with those that are given, undo each other.
  private func undoes(_ changes: [Relabelling]) -> Bool {
    let all = given + changes
    func labels(_ isTaken: (Int) -> Bool) -> [FilmLabels] {
      let taken = all.indices.filter(isTaken).map { all[$0] }
      return scope.films.map { film in taken.reduce(FilmLabels()) { $0.after($1, film: film) } }
    }
    let whole = labels { _ in true }
    return (0..<(1 << all.count) - 1).contains { mask in labels { mask & (1 << $0) != 0 } == whole }
  }

  /// No set can fit better than its rings' pictures by themselves.
  private mutating func bound(_ labels: [FilmLabels]) -> Double {
    var sum = 0.0
    for (film, labels) in zip(scope.films, labels) {
      for ring in FragmentEnd.allCases {
        sum += pictures.picture(of: ring, film, labels)?.chiSquare ?? 0
        guard sum.isFinite else { return sum }
      }
    }
    return sum
  }

  private mutating func isPossible(_ labels: [FilmLabels]) -> Bool {
    var glimpses: [FrameGlimpse] = []
    for (film, labels) in zip(scope.films, labels) {
      let end = set.limb.reference
      guard let reference = pictures.picture(of: end, film, labels),
        let moving = pictures.picture(of: end.opposite, film, labels)
      else { continue }
      glimpses.append(FrameGlimpse(reference: reference, moving: moving, set.limb))
    }
    return FrameGlimpse.allow(glimpses)
  }

  /// Solves the set with joints called otherwise, and with axes, points and the AP film as what then is solved says.
  private mutating func consider(_ joints: [Relabelling]) {
    var changes = joints
    guard var solution = solve(changes) else { return }
    if !solution.axesAtOtherRing.isEmpty {
      changes.append(.axes(films: solution.axesAtOtherRing))
      guard let next = solve(changes) else { return }
      solution = next
    }
    if let points = solution.pointsOnAxes, points.isProven, let films = solution.state?.scope.films {
      changes.append(.points(films: points.best.films.map { films[$0] }))
      guard let next = solve(changes) else { return }
      solution = next
    }
    let blamed = blamed(solution)
    guard !blamed.isEmpty, blamed.allSatisfy({ $0.code == .apDoubtful }) else {
      take(changes, solution)
      return
    }
    for frontal in candidates.frontal(set) {
      if let next = solve(changes + [frontal]) { take(changes + [frontal], next) }
    }
  }

  private func blamed(_ solution: FilmSolution) -> [FilmFinding] {
    solution.findings.filter { $0.blamesLabels && !scope.missing.contains($0) }
  }

  private mutating func solve(_ changes: [Relabelling]) -> FilmSolution? {
    guard let changed = Relabelling.apply(changes, to: set) else { return nil }
    solved += 1
    let solution = FilmSolver.solve(
      changed, single: scope.isSingle, others: [], explains: false, below: ceiling, workspace: workspace)
    return solution.isLeft ? nil : solution
  }

  /// Keeps what fits and can be.
  private mutating func take(_ changes: [Relabelling], _ solution: FilmSolution) {
    guard !changes.isEmpty, !solution.views.isEmpty, solution.alternatives.isEmpty else { return }
    let blamed = blamed(solution)
    guard blamed.count <= FilmSolution.mostMisfits, blamed.allSatisfy({ $0.code == .markMisfit }),
      solution.explains(stated)
    else { return }
    let comparison = StrutComparison(solution)
    let beside = LabelSearch.beside(comparison)
    let isTold = comparison?.disagrees != true
    let square = solution.chiSquare + (solution.pointsOnAxes?.stated.square ?? 0)
    let all = given + changes
    let mistakes = LabelExplanation.mistakes(all) + beside.mistakes
    found.append(
      LabelExplanation(
        changes: all, chiSquare: square + (isTold ? beside.square : 0),
        score: square + beside.square + solution.unusualness + LabelSearch.price * Double(mistakes),
        mistakes: mistakes, agreesWithReadings: isTold,
        outliers: solution.outliers))
    if let comparison, comparison.disagrees { disagreements.append((all, comparison)) }
  }

  /// How many mistakes in the readings it takes besides, and what is left of them then: marks that fit are not to be blamed for
  /// readings that do not. Of readings that nothing explains it is taken to be as much as of any that agree.
  private static func beside(_ comparison: StrutComparison?) -> (mistakes: Int, square: Double) {
    guard let comparison, comparison.disagrees else { return (0, comparison?.chiSquare ?? 0) }
    return comparison.explanation == nil
      ? (2, StrutComparison.limit) : (1, comparison.chiSquareExplained)
  }
}

extension FilmFinding.Code {
  /// Whether it says of what fits that it cannot be, or can hardly be meant.
  var saysItCannotBe: Bool {
    switch self {
    case .filmUndetermined, .angleTooLarge, .notConverged, .marksExchanged, .pointOffAxis, .ringWrongSide,
      .frameImpossible, .apDoubtful:
      true
    default: false
    }
  }
}

extension FilmFinding {
  /// Whether what it says may be because something is called what it is not.
  var blamesLabels: Bool {
    guard severity == .error else { return false }
    switch code {
    case .filmUndetermined, .angleTooLarge, .mirrorPose, .notConverged, .marksExchanged, .markMisfit,
      .misfitLarge, .pointOffAxis, .ringWrongSide, .frameImpossible, .apDoubtful:
      return true
    case .oneFilm, .sameFilm, .axisUndetermined, .pointUndetermined, .ringUndetermined, .apUnknown,
      .notResolved, .inputsDisagree, .strutExplained, .markUnchecked, .insideFree, .depthAssumed,
      .apexUncertain, .apexOutsideBone, .anglesMissing, .beamsClose, .angleUnknown, .hardwareUnverified,
      .axialRotationUnseen, .sideUnseen:
      return false
    }
  }
}

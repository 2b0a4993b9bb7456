import HexapodKinematics
import RigidMotion
import TreatmentModel

/// Looks for what marks, numbers and films would have to be called so that all fits and can be: of sets that do not, or cannot.
struct LabelSearch {
  private let set: FilmSet
  private let scope: AdjustmentScope
  private let workspace: FilmWorkspace
  /// Whether only what is called AP is in doubt.
  private let isOnlyFrontal: Bool

  /// Explanations named, at most.
  private static let most = 3
  /// Films of which each is looked at by itself, at most.
  private static let mostSingled = 4
  /// By so much squared misfit the best explanation may be ahead of another that is named.
  private static let ahead = 16.0
  /// How far a master tab usually is from anterior, one standard deviation, radians.
  private static let tabSpread = radians(15)

  /// - Returns: nil where findings are none that labels may be to blame for: a mark or two that are off are not.
  init?(_ scope: AdjustmentScope, _ findings: [FilmFinding], _ workspace: FilmWorkspace) {
    (set, self.scope, self.workspace) = (scope.set, scope, workspace)
    let blamed = findings.filter(\.blamesLabels)
    isOnlyFrontal = blamed.allSatisfy { $0.code == .apDoubtful }
    guard set.rings != nil, blamed.contains(where: { $0.code != .markMisfit }) || blamed.count > 2 else {
      return nil
    }
  }

  /// All explanations with which everything fits, the likeliest first.
  func run() -> [Relabelling] {
    var found: [(score: Double, change: Relabelling)] = []
    for change in candidates {
      guard let score = score(change) else { continue }
      found.append((score, change))
    }
    let ordered = found.enumerated().sorted {
      $0.element.score != $1.element.score ? $0.element.score < $1.element.score : $0.offset < $1.offset
    }
    guard let best = ordered.first?.element.score else { return [] }
    return ordered.map(\.element).filter { $0.score < best + LabelSearch.ahead }.prefix(LabelSearch.most)
      .map(\.change)
  }

  /// How badly everything fits with it; nil where it does not.
  private func score(_ change: Relabelling) -> Double? {
    guard let changed = change.applied(to: set), FrameGlimpse.allows(changed, scope.films) else { return nil }
    let solution = FilmSolver.solve(
      changed, single: scope.isSingle, others: [], explains: false, workspace: workspace)
    guard !solution.findings.contains(where: \.blamesLabels), !solution.views.isEmpty,
      solution.alternatives.isEmpty
    else { return nil }
    let struts = StrutComparison(solution)
    guard struts?.disagrees != true else { return nil }
    let turn = (solution[.mounting(.rotation)]?.value ?? 0) - (set.knownRotation?.value ?? 0)
    let tab = turn.remainder(dividingBy: 2 * .pi) / LabelSearch.tabSpread
    return solution.chiSquare + (struts?.chiSquare ?? 0) + tab * tab
  }

  private var candidates: [Relabelling] {
    let all = scope.films
    var list: [Relabelling] = []
    if isOnlyFrontal {
      for film in all {
        for isPosteriorAnterior in [false, true]
        where !set.films[film].isAP || set.films[film].isPosteriorAnterior != isPosteriorAnterior {
          list.append(.frontal(film: film, isPosteriorAnterior: isPosteriorAnterior))
        }
      }
      return list + StrutNumbering.others.map { .struts($0, ring: nil, films: all) }
    }
    let singles = (2...LabelSearch.mostSingled).contains(all.count) ? all.map { [$0] } : []
    for films in [all] + singles {
      for ring in [nil, FragmentEnd.proximal, .distal] as [FragmentEnd?] {
        list += StrutNumbering.others.map { .struts($0, ring: ring, films: films) }
      }
      list += [.rings(films: films), .mirrored(films: films), .upsideDown(films: films)]
    }
    return list
  }
}

extension FilmFinding {
  /// Whether what it says may be because something is called what it is not.
  fileprivate var blamesLabels: Bool {
    guard severity == .error else { return false }
    switch code {
    case .filmUndetermined, .angleTooLarge, .mirrorPose, .notConverged, .marksExchanged, .markMisfit,
      .misfitLarge,
      .pointOffAxis, .ringWrongSide, .frameImpossible, .apDoubtful:
      return true
    case .oneFilm, .sameFilm, .axisUndetermined, .pointUndetermined, .ringUndetermined, .apUnknown,
      .notResolved,
      .inputsDisagree, .strutExplained, .markUnchecked, .insideFree, .depthAssumed, .apexUncertain,
      .apexOutsideBone, .anglesMissing, .beamsClose, .angleUnknown, .hardwareUnverified, .axialRotationUnseen:
      return false
    }
  }
}

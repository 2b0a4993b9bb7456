import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TextOutput
import TreatmentModel

extension FilmFinding {
  /// Beams closer than this, radians, are warned of.
  static let closeBeams = radians(45)
  /// Marks of joints that may be farther off, mm, tell hardly anything.
  private static let looseMark = 3.0

  static func nothingCalibrates(_ set: FilmSet) -> FilmFinding {
    FilmFinding(
      .filmUndetermined, .error, limit: Double(MarkedBodies.fewestPoints),
      "no film shows \(MarkedBodies.fewestPoints) joints of one ring, or as many points of a calibration object: without them no "
        + "film's place can be found; mark more joints")
  }

  static func oneFilm(_ set: FilmSet) -> FilmFinding {
    FilmFinding(
      .oneFilm, .error, value: 1, limit: 2,
      "one film alone fixes no depth, so that neither mounting nor deformity can be told: mark a second film, taken from another "
        + "direction without anything being moved in between")
  }

  static let unconnected = FilmFinding(
    .filmUndetermined, .error,
    "no place of the films and rings was found that these marks could be a picture of; look whether the strut numbers, the rings "
      + "and the spacing are right, and whether each ring is marked on a film that shows the other too")

  static let notResolved = FilmFinding(
    .notResolved, .error,
    "there are more ways in which so many films and rings may stand than can be looked at, so that one that fits better, or as well, is "
      + "not ruled out: leave films out that show no more than others")

  static func notConverged(_ outcome: NonlinearOutcome) -> FilmFinding {
    FilmFinding(
      .notConverged, .error,
      "the adjustment did not come to an end (\(outcome.rawValue)): do not use its numbers; look for marks that are far off"
    )
  }

  /// Two strut numbers; nil for another change.
  static func exchanged(_ change: Relabelling, _ set: FilmSet) -> FilmFinding? {
    guard case .pair(let exchange) = change else { return nil }
    let film = set.films[exchange.film].name
    return FilmFinding(
      .marksExchanged, .error, film: film,
      subjects: [.joint(exchange.ring, exchange.first), .joint(exchange.ring, exchange.second)],
      "\(Film.called(film)): the \(exchange.ring.rawValue) ring's struts \(exchange.first) and \(exchange.second) are marked in each "
        + "other's place; with both numbers exchanged the marks fit. The numbers below are of the marks as they are"
    )
  }

  static func mirror(_ solution: FilmSolution) -> FilmFinding {
    let ratio = solution.alternatives[0].ratio
    let films = solution.set.films
    // Marks that may lie anywhere on a ring's picture tell nothing.
    let loose = films.flatMap(\.marks).filter { $0.subject.isCalibrating && $0.standardDeviation > looseMark }
    let remedy =
      loose.isEmpty
      ? "mark more joints, or the same more exactly, or a third film"
      : "\(loose.count) marks of joints are said to be off by more than \(decimal(looseMark, 0)) mm (up to ± "
        + "\(decimal(loose.map(\.standardDeviation).max() ?? 0, 1)) mm), by which nothing can be told: say how exactly they were marked "
        + "(\(CaseKey.Word.markSD.name), \(CaseKey.Word.sd.name))"
    return FilmFinding(
      .mirrorPose, .error, value: ratio.isFinite ? ratio : nil, limit: PoseSearch.ratio,
      "which of \(solution.alternatives.count + 1) poses is the right one cannot be told: the next fits with "
        + "\(decimal(min(ratio, 1e6), 2, besideLimit: PoseSearch.ratio)) times the squared misfits, and only from "
        + "\(decimal(PoseSearch.ratio, 0)) times on is one ruled out for sure; \(remedy)")
  }

  /// - Parameters:
  ///   - rivals: marks of which any may be off in its place.
  ///   - cause: what would explain it too; nil where nothing else does.
  static func misfit(
    _ fit: MarkFit, _ set: FilmSet, orOf rivals: [MarkFit] = [], or cause: String? = nil
  ) -> FilmFinding {
    let film = set.films[fit.film].name
    let others = rivals.map { other in
      "\(set.called(other))\(other.film == fit.film ? "" : " on \(Film.called(set.films[other.film].name))")"
    }
    return FilmFinding(
      .markMisfit, .error, film: film, subjects: [fit.subject], value: fit.test, limit: MarkFit.limit,
      unit: "sd",
      "\(Film.called(film)): \(set.called(fit)) is \(decimal(fit.distance, 1)) mm from where the others have it, "
        + "\(decimal(fit.test, 1, besideLimit: MarkFit.limit)) of its standard deviations, more than \(decimal(MarkFit.limit, 0)): set it again"
        + (fit.subject.isJoint ? "; if it stays there, look whether the strut sits in that hole" : "")
        + (others.isEmpty
          ? ""
          : ". It may as well be \(others.joined(separator: ", or ")): which of them is off the marks do not tell")
        + (cause.map { ". It may be the scale as well: \($0)" } ?? ""))
  }

  /// - Parameter causes: what explains it, as far as that was found.
  static func misfitLarge(_ solution: FilmSolution, causes: [String] = []) -> FilmFinding {
    let usual = [
      "look whether anything moved between the films, whether spacing, magnification and source distance of each film, the rings "
        + "and the strut numbers are right, and whether marks are set as exactly as is said"
    ]
    return FilmFinding(
      .misfitLarge, .error, value: solution.chiSquare, limit: Double(solution.degreesOfFreedom),
      "the marks fit worse than their standard deviations say: the squared misfits sum to \(decimal(solution.chiSquare, 0)), about "
        + "\(solution.degreesOfFreedom) is usual, and no single mark explains it; "
        + (causes.isEmpty ? usual : causes).joined(separator: "; "))
  }

  static func sideUnseen(_ side: Side) -> FilmFinding {
    FilmFinding(
      .sideUnseen, .note,
      "the \(CaseKey.Word.side.name) is taken as stated (\(side.rawValue)): nothing in the marks tells it, and on the other limb varus would "
        + "be valgus, medial lateral and internal external")
  }

  static let tooFarOver = FilmFinding(
    .angleTooLarge, .error,
    "an axis or a ring's normal lies 90° or more over: such a deformity has no angles on films; look whether the axes are marked on "
      + "the right fragments")

  static func undetermined(_ quantities: [FilmQuantity]) -> FilmFinding {
    let names = quantities.map { $0.key.map(\.description) ?? $0.name }
    return FilmFinding(
      .ringUndetermined, .error,
      "the marks leave open: \(names.joined(separator: ", ")); mark more joints or a further film")
  }

  static func beamsClose(_ apart: Double, _ solution: FilmSolution) -> FilmFinding {
    let angles = solution.values.filter { value in
      if case .deformity(let parameter) = value.quantity {
        return parameter == .apAngulation || parameter == .lateralAngulation
      }
      return false
    }
    let worst = angles.map(\.standardDeviation).max().map {
      "; the worse of both angulations is known to ± \(decimal(degrees($0), 1))° here"
    }
    return FilmFinding(
      .beamsClose, .warning, value: degrees(apart), limit: degrees(closeBeams), unit: "deg",
      "the beams are \(decimal(degrees(apart), 0, besideLimit: degrees(closeBeams)))° apart, less than \(decimal(degrees(closeBeams), 0))°: depth is known "
        + "badly\(worst ?? ""); take a film more squarely to the other")
  }
}

extension FilmSet {
  /// What a mark is called; of several of one name also which.
  fileprivate func called(_ fit: MarkFit) -> String {
    let marks = films[fit.film].marks
    let alike = marks.indices.filter { marks[$0].subject == fit.subject }
    guard alike.count > 1, let place = alike.firstIndex(of: fit.mark) else {
      return "the mark of \(fit.subject)"
    }
    return "mark \(place + 1) of the \(alike.count) of \(fit.subject)"
  }
}

extension FilmQuantity {
  /// What it is called: its key, or `strut 3`.
  public var name: String {
    if case .strut(let strut) = self { return "strut \(strut)" }
    return key?.description ?? ""
  }
}

extension Array where Element == FilmFinding {
  /// What a solved set does not say, and what it says of the readings.
  static func notes(_ solution: FilmSolution, _ scope: AdjustmentScope) -> [FilmFinding] {
    let set = solution.set
    var notes: [FilmFinding] = []
    if scope.isSingle {
      let (depth, slope) = (AdjustmentScope.SingleFilm.depth, degrees(AdjustmentScope.SingleFilm.slope))
      notes.append(
        FilmFinding(
          .depthAssumed, .warning, film: set.films[0].name, value: depth, unit: "mm",
          "one film shows no depth: axes and points are taken to lie as deep as the reference ring's centre ± \(decimal(depth, 0)) "
            + "mm, and axes across the beam ± \(decimal(slope, 0))°; the standard deviations are of that"))
    }
    notes += solution.fits.filter { !$0.isCheckable && $0.subject.isCalibrating }.map { fit in
      FilmFinding(
        .markUnchecked, .note, film: set.films[fit.film].name, subjects: [fit.subject], value: fit.redundancy,
        limit: MarkFit.leastRedundancy,
        "\(Film.called(set.films[fit.film].name)): an error of the mark of \(fit.subject) would hardly show (redundancy "
          + "\(decimal(fit.redundancy, 2, besideLimit: MarkFit.leastRedundancy)), \(decimal(MarkFit.leastRedundancy, 1)) is needed)"
      )
    }
    notes += FilmFinding.uncheckedAxes(solution)
    for view in solution.views {
      let film = set.films[view.film]
      let free = [
        film.sourceDistance == .unknown ? "source distance" : nil,
        film.centre == .unknown ? "principal point" : nil,
      ].compactMap { $0 }
      guard !free.isEmpty else { continue }
      notes.append(
        FilmFinding(
          .insideFree, .note, film: film.name, value: view.sourceDistance, unit: "mm",
          "\(Film.called(film.name)): the \(free.joined(separator: " and the ")) is not given and was solved for; the source stands "
            + "\(decimal(view.sourceDistance, 0)) ± \(decimal(view.sourceDistanceDeviation, 0)) mm from the detector"
        ))
    }
    if let rings = set.rings, !rings.unverified.isEmpty {
      let radius = (rings.proximal.meanRadius + rings.distal.meanRadius) / 2
      notes.append(
        FilmFinding(
          .hardwareUnverified, .note,
          "nobody has verified the dimensions of \(rings.unverified.joined(separator: ", ")), and no ± is of them: all lengths that films "
            + "give scale with the rings, so that 1 mm more of joint radius makes each \(decimal(100 / radius, 1)) % longer; measure the "
            + "mounted rings"))
    }
    if solution[.deformity(.axialRotation)] != nil {
      notes.append(
        FilmFinding(
          .axialRotationUnseen, .note,
          "axial rotation cannot be seen from two axes: it is the input's, with the input's ±"))
    }
    if solution[.deformity(.apAngulation)] != nil { notes.append(.sideUnseen(set.limb.side)) }
    return notes
  }
}

extension FilmSubject {
  var isCalibrating: Bool {
    switch self {
    case .joint, .object: true
    case .axis, .origin, .correspondingPoint, .ball: false
    }
  }
}

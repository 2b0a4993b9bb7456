import Films
import HexapodKinematics
import Reports
import TextOutput
import TreatmentModel

/// What films say, for reading, at most 100 columns wide, or as many as are given.
public struct FilmTable {
  private let name: String
  private let solution: FilmSolution
  private let style: TextStyle
  private let width: Int

  /// A table, in colour if `isColoured`.
  ///
  /// - Parameters:
  ///   - name: the case's.
  ///   - width: how many columns there are, 80...100.
  public init(_ name: String, _ solution: FilmSolution, isColoured: Bool, width: Int = 100) {
    (self.name, self.solution, self.width) = (name, solution, min(max(width, 80), 100))
    style = TextStyle(isColoured: isColoured)
  }

  /// The whole text.
  public var text: String {
    let sections = [heading, findings, values, afterCorrection, struts, views, misfits, alternatives]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    [style.bold(visible(name, atMost: width)), "fixator: \(disclaimer)"] + wrapped(subject, width: width)
  }

  private var subject: String {
    let (set, marks) = (solution.set, solution.fits.count)
    let films = "\(solution.views.count) of \(counted(set.films.count, "film")), \(counted(marks, "mark"))"
    let fit =
      solution.degreesOfFreedom > 0
      ? "; squared misfits \(decimal(solution.chiSquare, 1)) on \(solution.degreesOfFreedom) degrees of freedom"
      : ""
    let apart =
      solution.beamsApart.map { "; beams \(decimal(QuantityUnit.degrees.outside($0), 1))° apart" } ?? ""
    return films + apart + fit + "; AP is \(apWords); ± is one standard deviation"
  }

  private var apWords: String {
    switch solution.set.apAxis {
    case .beam: "the AP film's beam"
    case .tab: "by the reference ring's master tab"
    case .turned(let turn):
      "the AP film's beam, turned "
        + FilmValue.words(turn, MountingParameter.rotation.directions)
    }
  }

  private var findings: [String] { solution.findings.flatMap { $0.lines(style, width: width) } }

  private var values: [String] {
    let rows = solution.values.filter { $0.quantity.key != nil }
    guard !rows.isEmpty else { return [] }
    let head = "what the films give"
    return [head, head.ruled] + rows.map { $0.quantity.name.padded(to: 44) + $0.words(digits: 2) }
  }

  private var afterCorrection: [String] {
    guard !solution.hasErrors, let after = AfterCorrection(solution) else { return [] }
    let head = "what the marks leave"
    return [head, head.ruled] + after.sentences(solution.set).flatMap { wrapped($0, width: width) }
  }

  private var struts: [String] {
    guard let lengths = solution.struts else { return [] }
    let head = "struts, joint to joint".padded(to: 26) + "mm".paddedLeft(to: 10) + "±".paddedLeft(to: 8)
    let read = solution.set.struts
    let heads = head + (read == nil ? "" : "read".paddedLeft(to: 10) + "differs".paddedLeft(to: 10))
    return [heads, heads.ruled]
      + StrutNumber.allCases.map { strut in
        let row =
          style.strut(strut, "strut \(strut)".padded(to: 26)) + decimal(lengths[strut], 2).paddedLeft(to: 10)
          + decimal(solution[.strut(strut)]?.standardDeviation ?? 0, 2).paddedLeft(to: 8)
        guard let read else { return row }
        return row + decimal(read.lengths[strut], 2).paddedLeft(to: 10)
          + decimal(read.lengths[strut] - lengths[strut], 2).paddedLeft(to: 10)
      }
  }

  private var views: [String] {
    guard !solution.views.isEmpty else { return [] }
    let head =
      "film".padded(to: 20) + "source seen from the reference ring, mm".padded(to: 42) + "to detector, mm"
    return [head, head.ruled]
      + solution.views.map { view in
        let place = [view.source.x, view.source.y, view.source.z].map { decimal($0, 1).paddedLeft(to: 10) }
          .joined()
        let spread =
          view.sourceDistanceDeviation > 0 ? " ± \(decimal(view.sourceDistanceDeviation, 1))" : ""
        return visible(solution.set.films[view.film].name, atMost: 19).padded(to: 20) + place.padded(to: 42)
          + decimal(view.sourceDistance, 1) + spread
      }
  }

  private var misfits: [String] {
    let worst = solution.fits.sorted { $0.test > $1.test }.prefix(8)
    guard !worst.isEmpty else { return [] }
    let head =
      "marks that fit worst".padded(to: 44) + "mm".paddedLeft(to: 8) + "sd".paddedLeft(to: 8)
      + "redundancy".paddedLeft(to: 12)
    return [head, head.ruled]
      + worst.map { fit in
        let film = visible(solution.set.films[fit.film].name, atMost: 16)
        return "\(film), \(fit.subject)".padded(to: 44) + decimal(fit.distance, 2).paddedLeft(to: 8)
          + decimal(fit.test, 1).paddedLeft(to: 8) + decimal(fit.redundancy, 2).paddedLeft(to: 12)
      }
  }

  private var alternatives: [String] {
    guard !solution.alternatives.isEmpty else { return [] }
    let head = "other poses that fit"
    return [head, head.ruled]
      + solution.alternatives.map {
        "\($0.words) elsewhere: squared misfits \(decimal($0.chiSquare, 1)), \(decimal(min($0.ratio, 1e6), 2)) times as many"
      }
  }
}

extension FilmValue {
  /// An angle with its word and ±.
  static func words(_ angle: Measured, _ directions: DirectionPair) -> String {
    let degrees = QuantityUnit.degrees.outside(angle.value)
    let spread =
      angle.standardDeviation > 0
      ? " ± \(decimal(QuantityUnit.degrees.outside(angle.standardDeviation), 1))" : ""
    return "\(decimal(abs(degrees), 1))\(spread)° \(directions.word(of: degrees).rawValue)"
  }
}

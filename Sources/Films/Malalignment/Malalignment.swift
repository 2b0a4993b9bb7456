import Glibc
import RigidMotion
import TextOutput
import TreatmentModel

/// The malalignment test of one long film: angles of axes and joint lines, each with its standard deviation by the derivative of it by
/// every mark (MODEL section 13).
public struct Malalignment: Sendable, Equatable {
  /// A number of the test.
  public struct Value: Sendable, Equatable {
    /// Which.
    public let angle: LimbAngle
    /// Degrees or millimetres, positive for the first of its words.
    public let value: Double
    /// One standard deviation.
    public let standardDeviation: Double
  }

  /// Where the axes of the two fragments meet.
  public struct Apex: Sendable, Equatable {
    /// Mm on the film.
    public let place: FilmPlace
    /// One standard deviation of each coordinate.
    public let standardDeviation: FilmPlace
  }

  /// The film.
  public let film: LongFilm
  /// What the marks give, in the order of ``LimbAngle``.
  public private(set) var values: [Value] = []
  /// The centre of rotation of angulation; nil where axes are not marked, or parallel.
  public private(set) var apex: Apex?
  /// What is to be known of it, errors first.
  public private(set) var findings: [FilmFinding] = []

  /// Below which angle, degrees, an apex is given with a warning.
  public static let leastApexAngle = 5.0

  /// The test of a film.
  public init(_ film: LongFilm) {
    self.film = film
    values = LimbAngle.allCases.compactMap { angle in
      guard let value = film.value(angle) else { return nil }
      let slopes = film.slopes { $0.value(angle) ?? .nan }
      return Value(angle: angle, value: value, standardDeviation: film.standardDeviation * slopes)
    }
    apex = film.apex.map { place in
      Apex(
        place: place,
        standardDeviation: film.standardDeviation
          * FilmPlace(film.slopes { $0.apex?.x ?? .nan }, film.slopes { $0.apex?.y ?? .nan }))
    }
    findings = (judged + (values.isEmpty || film.view != .ap ? [] : [.sideUnseen(film.side)])).bySeverity
  }

  /// A standard deviation of more than this, degrees or mm, says nothing.
  private static let mostDeviation = 45.0

  /// Numbers that say nothing, and marks that cannot be what they are called.
  private var unusable: [FilmFinding] {
    var found: [FilmFinding] = []
    let vague = values.filter { !($0.standardDeviation <= Malalignment.mostDeviation) || !$0.value.isFinite }
    if let worst = vague.max(by: { $0.standardDeviation < $1.standardDeviation }) {
      found.append(
        FilmFinding(
          .angleUnknown, .error, value: worst.standardDeviation, limit: Malalignment.mostDeviation,
          "\(vague.map(\.angle.rawValue).joined(separator: ", ")): the marks lie so close together that nothing can be told of it; set them "
            + "apart"))
    }
    return found + film.doubts.filter { $0.severity == .error }
  }

  /// The number; nil for one that the marks do not give.
  public subscript(angle: LimbAngle) -> Value? { values.first { $0.angle == angle } }

  private var judged: [FilmFinding] {
    let hardlyMeant = film.doubts.filter { $0.severity != .error }
    guard !values.isEmpty else {
      return [
        FilmFinding(
          .anglesMissing, .error,
          "the long film has no marks of which an angle could be made: two lines, or three points, are needed"
        )
      ] + hardlyMeant
    }
    let unknown = unusable
    guard unknown.isEmpty else { return unknown + hardlyMeant }
    return judgedApex + hardlyMeant
  }

  /// What is to be known of where the axes meet.
  private var judgedApex: [FilmFinding] {
    guard let angle = self[.coraAngle], let upper = film.proximalAxis, let lower = film.distalAxis else {
      return []
    }
    guard let apex else {
      return [
        FilmFinding(
          .apexUncertain, .warning, value: 0, limit: Malalignment.leastApexAngle, unit: "deg",
          "the fragments' axes are parallel: they meet nowhere; what is left is a translation, or two angulations that cancel"
        )
      ]
    }
    var findings: [FilmFinding] = []
    let spread = apex.standardDeviation
    if abs(angle.value) < Malalignment.leastApexAngle {
      let length = (spread * spread).sum().squareRoot()
      findings.append(
        FilmFinding(
          .apexUncertain, .warning, value: abs(angle.value), limit: Malalignment.leastApexAngle, unit: "deg",
          "the fragments' axes meet at \(decimal(abs(angle.value), 1))°, under \(decimal(Malalignment.leastApexAngle, 0))°: where they do "
            + "is known to ± \(decimal(length, 0)) mm only"))
    }
    let heights = [upper.first.y, upper.second.y, lower.first.y, lower.second.y]
    let (top, bottom) = (heights.max() ?? 0, heights.min() ?? 0)
    let beyond = max(apex.place.y - top, bottom - apex.place.y)
    if beyond > 2 * spread.y {
      findings.append(
        FilmFinding(
          .apexOutsideBone, .warning, value: beyond, limit: 2 * spread.y, unit: "mm",
          "the fragments' axes meet \(decimal(beyond, 0)) mm beyond the bone that was marked: one apex does not explain this "
            + "deformity; look for a second one between them, and plan each as one of two \(CaseKey.Word.levels.name)"
        ))
    }
    return findings
  }
}

extension LongFilm {
  /// +1 where u runs to lateral.
  private var lateral: Double { side.lateralSign }

  /// The direction from one point to another, degrees, anticlockwise from lateral (on a lateral film: from u).
  private func direction(_ from: FilmPlace, _ to: FilmPlace) -> Double {
    let (gap, sign) = (to - from, view == .ap ? lateral : 1)
    return degrees(atan2(gap.y, sign * gap.x))
  }

  /// A line's direction, on the AP film the one that goes to lateral.
  private func direction(_ line: Line) -> Double {
    let along = direction(line.first, line.second)
    return view == .ap && abs(along) > 90 ? LongFilm.turned(along + 180) : along
  }

  private static func turned(_ angle: Double) -> Double { angle.remainder(dividingBy: 360) }

  /// A number of the test; nil where its marks are not there.
  func value(_ angle: LimbAngle) -> Double? {
    switch view {
    case .ap: frontal(angle)
    case .lateral: sagittal(angle)
    }
  }

  private func frontal(_ angle: LimbAngle) -> Double? {
    switch angle {
    case .MAD: return deviation
    case .mLDFA:
      guard let hip, let knee, let line = femoralJointLine else { return nil }
      return LongFilm.turned(direction(knee, hip) - direction(line))
    case .mMPTA:
      guard let knee, let ankle, let line = tibialJointLine else { return nil }
      return LongFilm.turned(direction(ankle, knee) - direction(line))
    case .JLCA:
      guard let femoral = femoralJointLine, let tibial = tibialJointLine else { return nil }
      return LongFilm.turned(direction(femoral) - direction(tibial))
    case .mTFA:
      guard let hip, let knee, let ankle else { return nil }
      return LongFilm.turned(direction(knee, hip) - direction(ankle, knee))
    case .LDTA:
      guard let knee, let ankle, let line = ankleJointLine else { return nil }
      return LongFilm.turned(direction(ankle, knee) - direction(line))
    case .coraAngle: return bend
    case .PDFA, .PPTA, .ADTA: return nil
    }
  }

  private func sagittal(_ angle: LimbAngle) -> Double? {
    switch angle {
    case .PDFA: between(femoralAxis, femoralJointLine, isAnterior: false, isDistal: false)
    case .PPTA: between(tibialAxis, tibialJointLine, isAnterior: false, isDistal: true)
    case .ADTA: between(tibialAxis, ankleJointLine, isAnterior: true, isDistal: false)
    case .MAD, .mLDFA, .mMPTA, .JLCA, .mTFA, .LDTA, .coraAngle: nil
    }
  }

  /// The angle between a shaft and a joint line, on the line's anterior or posterior side and the shaft's distal or proximal one.
  private func between(_ shaft: Line?, _ line: Line?, isAnterior: Bool, isDistal: Bool) -> Double? {
    guard let shaft, let line else { return nil }
    let (high, low) =
      shaft.first.y >= shaft.second.y ? (shaft.first, shaft.second) : (shaft.second, shaft.first)
    let along = isDistal ? direction(high, low) : direction(low, high)
    let across = isAnterior ? direction(line.second, line.first) : direction(line.first, line.second)
    return abs(LongFilm.turned(along - across))
  }

  /// How far to medial of the knee's centre the line from hip to ankle passes.
  private var deviation: Double? {
    guard let hip, let knee, let ankle else { return nil }
    let (along, arm) = (ankle - hip, knee - hip)
    let length = (along * along).sum().squareRoot()
    guard length > 0 else { return nil }
    return lateral * (along.x * arm.y - along.y * arm.x) / length
  }

  /// Where both axes meet; nil where they are not marked, or parallel.
  var apex: FilmPlace? {
    guard view == .ap, let one = proximalAxis, let other = distalAxis else { return nil }
    let (a, b, gap) = (one.second - one.first, other.second - other.first, other.first - one.first)
    let cross = a.x * b.y - a.y * b.x
    guard abs(cross) > 1e-9 * ((a * a).sum() * (b * b).sum()).squareRoot() else { return nil }
    return one.first + (gap.x * b.y - gap.y * b.x) / cross * a
  }

  /// The distal axis' angle against the proximal one, positive where its far end lies to medial.
  private var bend: Double? {
    guard let one = proximalAxis, let other = distalAxis else { return nil }
    func upward(_ line: Line) -> Double {
      line.first.y >= line.second.y ? direction(line.second, line.first) : direction(line.first, line.second)
    }
    return LongFilm.turned(upward(one) - upward(other))
  }

  /// The root of the summed squares of a number's derivatives by every coordinate of every mark.
  func slopes(_ number: (LongFilm) -> Double) -> Double {
    let step = 1e-3
    var sum = 0.0
    func add(_ change: (inout LongFilm, FilmPlace) -> Void) {
      for shift in [FilmPlace(step, 0), FilmPlace(0, step)] {
        var (ahead, behind) = (self, self)
        change(&ahead, shift)
        change(&behind, -1 * shift)
        let difference = number(ahead) - number(behind)
        // Angles near the straight one may go round.
        let slope = (abs(difference) > 180 ? difference.remainder(dividingBy: 360) : difference) / (2 * step)
        sum += slope * slope
      }
    }
    for path in [\LongFilm.hip, \.knee, \.ankle] where self[keyPath: path] != nil {
      add { film, shift in film[keyPath: path] = film[keyPath: path].map { $0 + shift } }
    }
    let lines: [WritableKeyPath<LongFilm, Line?>] = [
      \.femoralJointLine, \.tibialJointLine, \.ankleJointLine, \.femoralAxis, \.tibialAxis, \.proximalAxis,
      \.distalAxis,
    ]
    for path in lines where self[keyPath: path] != nil {
      add { film, shift in film[keyPath: path] = film[keyPath: path].map { Line($0.first + shift, $0.second) }
      }
      add { film, shift in film[keyPath: path] = film[keyPath: path].map { Line($0.first, $0.second + shift) }
      }
    }
    return sum.squareRoot()
  }
}

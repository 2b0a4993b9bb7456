import Glibc
import RigidMotion
import TextOutput
import TreatmentModel

/// Marks of a long film that cannot all be what they are called.
extension LongFilm {
  /// Farther than this from its joint's centre no joint line is marked, mm on the film.
  private static let besideJoint = 80.0
  /// Of femur and tibia neither is so many times as long as the other, but of limbs of which a part is missing.
  private static let mostLonger = 3.0
  /// Shorter than this is no limb, mm on the film.
  private static let leastLimb = 150.0
  /// Longer than this is none, mm on the film.
  private static let mostLimb = 1500.0
  /// So far from square to its bone, or to the other of its joint, hardly any joint line runs, radians.
  private static let mostOblique = radians(45)
  private static let mostOpen = radians(30)

  /// What cannot be, and what is hardly meant.
  var doubts: [FilmFinding] {
    unordered + linesElsewhere + reversedLines + obliqueLines + lengths + unused
  }

  private func error(_ words: String, _ value: Double? = nil, _ limit: Double? = nil) -> FilmFinding {
    FilmFinding(
      .angleUnknown, .error, value: value, limit: limit, unit: value == nil ? "" : "mm", words)
  }

  /// A limb or its fragments that stand upside down.
  private var unordered: [FilmFinding] {
    guard view == .ap else { return [] }
    var found: [FilmFinding] = []
    let heights = [hip, knee, ankle].compactMap { $0?.y }
    if zip(heights, heights.dropFirst()).contains(where: { $0 <= $1 }) {
      found.append(
        error(
          "hip, knee and ankle do not stand above one another in this order: look whether v runs upwards, and which mark is which"
        ))
    }
    if let upper = proximalAxis?.middle.y, let lower = distalAxis?.middle.y, upper <= lower {
      found.append(
        error(
          "the proximal fragment's axis is marked below the distal fragment's: look whether v runs upwards, and whether the two are in "
            + "each other's place: varus would be valgus"))
    }
    return found
  }

  /// Joint lines that are not at their joint.
  private var linesElsewhere: [FilmFinding] {
    let lines: [(name: String, line: Line?, joint: String, centre: FilmPlace?)] = [
      ("femoral joint line", femoralJointLine, "knee", knee ?? tibialJointLine?.middle),
      ("tibial joint line", tibialJointLine, "knee", knee),
      ("ankle joint line", ankleJointLine, "ankle", ankle),
    ]
    return lines.compactMap { name, line, joint, centre in
      guard let line, let centre else { return nil }
      let distance = (line.middle - centre).length
      guard distance > LongFilm.besideJoint else { return nil }
      return error(
        "the \(name) is marked \(decimal(distance, 0)) mm from the \(joint), at which it lies: look which mark is which",
        distance, LongFilm.besideJoint)
    }
  }

  /// Lines of a lateral film of which some run the other way.
  private var reversedLines: [FilmFinding] {
    guard view == .lateral else { return [] }
    let ways = [femoralJointLine, tibialJointLine, ankleJointLine].compactMap { line in
      line.map { $0.second.x - $0.first.x }
    }
    guard ways.contains(where: { $0 > 0 }), ways.contains(where: { $0 < 0 }) else { return [] }
    return [
      error(
        "the joint lines of this lateral film do not run one way: each is marked from anterior to posterior; look which is the other way round"
      )
    ]
  }

  /// Joint lines that run as hardly any do: of one of their ends set elsewhere.
  private var obliqueLines: [FilmFinding] {
    guard view == .ap else { return [] }
    let lines: [(name: String, line: Line?, one: FilmPlace?, other: FilmPlace?)] = [
      ("femoral joint line", femoralJointLine, hip, knee),
      ("tibial joint line", tibialJointLine, knee, ankle),
      ("ankle joint line", ankleJointLine, knee, ankle),
    ]
    var found = lines.compactMap { name, line, one, other -> FilmFinding? in
      guard let line, let one, let other else { return nil }
      let off = .pi / 2 - LongFilm.angle(line.way, one - other)
      guard off > LongFilm.mostOblique else { return nil }
      return warning(
        "the \(name) is marked \(decimal(degrees(off), 0, besideLimit: degrees(LongFilm.mostOblique)))° from square to its bone's "
          + "mechanical axis, as hardly any runs: look at both of its ends", degrees(off),
        degrees(LongFilm.mostOblique), "deg")
    }
    if let femoralJointLine, let tibialJointLine, found.isEmpty {
      let open = LongFilm.angle(femoralJointLine.way, tibialJointLine.way)
      if open > LongFilm.mostOpen {
        found.append(
          warning(
            "the joint lines of the knee are marked \(decimal(degrees(open), 0, besideLimit: degrees(LongFilm.mostOpen)))° apart, as of "
              + "hardly any knee: look at the ends of both", degrees(open), degrees(LongFilm.mostOpen), "deg")
        )
      }
    }
    return found
  }

  /// The smaller angle between two lines, radians.
  private static func angle(_ one: FilmPlace, _ other: FilmPlace) -> Double {
    let along = abs((one * other).sum())
    let across = abs(one.x * other.y - one.y * other.x)
    return atan2(across, along)
  }

  private func warning(_ words: String, _ value: Double, _ limit: Double, _ unit: String = "") -> FilmFinding
  {
    FilmFinding(.angleUnknown, .warning, value: value, limit: limit, unit: unit, words)
  }

  /// Bones of lengths that none have.
  private var lengths: [FilmFinding] {
    guard view == .ap, let hip, let ankle else { return [] }
    let limb = (hip - ankle).length
    var found: [FilmFinding] = []
    if limb < LongFilm.leastLimb {
      found.append(
        warning(
          "hip and ankle are marked \(decimal(limb, 0)) mm apart, as of no limb: look whether the marks are in millimetres (of "
            + "centimetres all angles would be right, and distances a tenth)", limb, LongFilm.leastLimb, "mm")
      )
    }
    if limb > LongFilm.mostLimb {
      found.append(
        warning(
          "hip and ankle are marked \(decimal(limb, 0)) mm apart, as of no limb: look whether the marks are in millimetres and at the "
            + "\(CaseKey.Word.spacing.name) (of pixels all angles would be right, and distances wrong)", limb,
          LongFilm.mostLimb, "mm")
      )
    }
    guard let knee else { return found }
    let (femur, tibia) = ((hip - knee).length, (knee - ankle).length)
    let ratio = max(femur, tibia) / max(min(femur, tibia), 1e-9)
    if ratio > LongFilm.mostLonger {
      found.append(
        warning(
          "the knee is marked \(decimal(femur, 0)) mm from the hip and \(decimal(tibia, 0)) mm from the ankle, as of hardly any limb: look "
            + "which mark is which", ratio, LongFilm.mostLonger))
    }
    return found
  }

  /// Marks of which nothing is made in this view.
  private var unused: [FilmFinding] {
    let marks: [(word: CaseKey.Word, isThere: Bool)] =
      view == .ap
      ? [(.femoralAxis, femoralAxis != nil), (.tibialAxis, tibialAxis != nil)]
      : [
        (.hip, hip != nil), (.knee, knee != nil), (.ankle, ankle != nil),
        (.proximalAxis, proximalAxis != nil), (.distalAxis, distalAxis != nil),
      ]
    let names = marks.filter(\.isThere).map(\.word.name)
    guard !names.isEmpty else { return [] }
    return [
      FilmFinding(
        .anglesMissing, .warning,
        "nothing is made of \(names.joined(separator: ", ")) on a film with \(CaseKey.Word.view.name) \(view.rawValue): these marks belong to a film with \(CaseKey.Word.view.name) "
          + "\(view == .ap ? View.lateral.rawValue : View.ap.rawValue)")
    ]
  }
}

extension LongFilm.Line {
  fileprivate var middle: FilmPlace { (first + second) / 2 }
  fileprivate var way: FilmPlace { second - first }
}

import CorrectionPlanning
import Reports
import TreatmentModel

/// A finding of a plan, and where it holds.
struct PlacedFinding {
  /// The whole limb, where there are two frames.
  static let limb = "limb"

  /// `proximal` or `distal`, ``limb``; nil where there is one frame.
  let place: String?
  let finding: Finding

  /// Everything that is found in a plan, errors first; of the limb, then of each frame.
  static func all(_ plan: TreatmentPlan) -> [PlacedFinding] {
    let hasFrames = plan.levels.count > 1
    let all =
      plan.checks.map { PlacedFinding(place: hasFrames ? limb : nil, finding: $0) }
      + plan.levels.flatMap { level in
        level.checks.map { PlacedFinding(place: hasFrames ? level.level.id.name : nil, finding: $0) }
      }
    return Finding.Severity.allCases.flatMap { severity in all.filter { $0.finding.severity == severity } }
  }

  /// What it is about, whatever its figures.
  ///
  /// - Parameter isPlaced: whether where it is matters; between a plan of one frame and one of two it does not.
  fileprivate func kind(_ isPlaced: Bool) -> String {
    "\(finding.severity.rawValue) \(finding.code.rawValue) \(isPlaced ? place ?? "" : "")"
  }

  fileprivate func words(_ isPlaced: Bool) -> String { kind(isPlaced) + finding.message() }

  /// Where it is, in words that go on with what was found.
  static func words(_ places: [String]) -> String {
    guard let first = places.first else { return "" }
    if places.count > 1, !places.contains(limb) { return "both frames: " }
    return places.count > 1 ? "limb and frames: " : first == limb ? "limb: " : "\(first) frame: "
  }

  /// Those that say the same of several places as one, in the order of the first.
  static func joined(_ found: [PlacedFinding]) -> [(finding: Finding, places: [String])] {
    var joined: [(finding: Finding, places: [String])] = []
    for own in found {
      if let index = joined.firstIndex(where: {
        $0.finding.severity == own.finding.severity && $0.finding.code == own.finding.code
          && $0.finding.message() == own.finding.message()
      }) {
        if let place = own.place, !joined[index].places.contains(place) { joined[index].places.append(place) }
      } else {
        joined.append((own.finding, own.place.map { [$0] } ?? []))
      }
    }
    return joined
  }
}

extension Comparison {
  /// What is found in one plan alone: nothing of its kind in the other.
  func findings(ofFirst isFirst: Bool) -> [PlacedFinding] {
    guard let (first, second) = found else { return [] }
    let (own, others) = isFirst ? (first, second) : (second, first)
    let known = Set(others.map { $0.kind(haveSameFrames) })
    return own.filter { !known.contains($0.kind(haveSameFrames)) }
  }

  /// What is found in both, as the other has it, where that has other figures.
  var changedFindings: [PlacedFinding] {
    guard let (first, second) = found else { return [] }
    let (kinds, words) = (
      Set(first.map { $0.kind(haveSameFrames) }), Set(first.map { $0.words(haveSameFrames) })
    )
    return second.filter {
      kinds.contains($0.kind(haveSameFrames)) && !words.contains($0.words(haveSameFrames))
    }
  }

  private var haveSameFrames: Bool { one.plan?.levels.count == other.plan?.levels.count }

  private var found: ([PlacedFinding], [PlacedFinding])? {
    one.plan.flatMap { first in other.plan.map { (PlacedFinding.all(first), PlacedFinding.all($0)) } }
  }
}

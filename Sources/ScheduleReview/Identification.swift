import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// Which way of understanding the case explains a schedule best.
///
/// Each hypothesis gives the line that the six readings must follow from its start to its end, along each kind of path and
/// at any pace; what counts is how far the schedule's rows lie from that line.
public struct Identification: Sendable, Equatable {
  /// A hypothesis and how well it does.
  public struct Candidate: Sendable, Equatable {
    /// What is supposed.
    public let hypothesis: ScheduleHypothesis
    /// What no reading can tell from it: hypotheses that make exactly the same readings (on a symmetric frame the other side is the struts
    /// counted the other way round).
    public let twins: [ScheduleHypothesis]
    /// Root mean square over rows and struts of what readings differ by, mm.
    public let rms: Double
    /// Squared distances of the rows from the line, summed, mm².
    let squared: Double
  }

  /// What can be said.
  public enum Verdict: Sendable, Equatable {
    /// The first candidate, and no other.
    case told
    /// So many of the first candidates explain the readings within their rounding; they cannot be told apart.
    case cannotTell(Int)
    /// None explains the readings.
    case noneExplains
  }

  /// Every hypothesis that makes a frame, the best first. Of those that are exactly the same schedule the one nearest to the case
  /// stands for the others, its ``Candidate/twins``.
  public let ranking: [Candidate]
  /// What can be said.
  public let verdict: Verdict

  /// The first of those that cannot be told apart, or the one that is told; nil when none explains the readings.
  public var best: Candidate? { verdict == .noneExplains ? nil : ranking.first }

  /// The hypotheses that are left: one when told.
  public var left: [Candidate] {
    switch verdict {
    case .told: Array(ranking.prefix(1))
    case .cannotTell(let count): Array(ranking.prefix(count))
    case .noneExplains: []
    }
  }

  /// Rows that are looked at; more say nothing new.
  private static let rowLimit = 24
  /// Squared distance, in squares of the step, by which a hypothesis must be better than the next to be told: at least
  /// twice `2 σ² ln 1000`, which are odds of a thousand to one, with σ² = 0.2 as in readings rounded together.
  private static let margin = 6.0

  init(_ curves: HypothesisCurves, _ work: WorkingSchedule, noise: ReadingNoise) {
    let count = work.rows.count
    let stride = max(1, (count - 1) / Identification.rowLimit + 1)
    let chosen = work.rows.indices.filter { $0 % stride == 0 || $0 == count - 1 }
    var candidates: [(candidate: Candidate, departures: Int)] = []
    for entry in curves.entries {
      for numbering in StrutNumbering.all {
        let columns = numbering.columns
        let turned = chosen.map { work.renumbered($0, columns) }
        let squared = entry.curves.reduce(Double.infinity) { least, curve in
          var sum = 0.0
          for row in turned where sum < least { sum += curve.place(row).squared }
          return min(least, sum)
        }
        var hypothesis = entry.hypothesis
        hypothesis.numbering = numbering
        let rms = (squared / Double(6 * chosen.count)).squareRoot()
        candidates.append(
          (
            Candidate(hypothesis: hypothesis, twins: [], rms: rms, squared: squared),
            hypothesis.departures(from: curves.level)
          ))
      }
    }
    let ordered = candidates.enumerated().sorted { one, other in
      (one.element.candidate.squared, one.offset) < (other.element.candidate.squared, other.offset)
    }
    let ranking = Identification.withTwins(ordered.map(\.element))
    self.ranking = ranking
    let step = noise.step * noise.step
    let close = ranking.prefix { $0.squared < ranking[0].squared + Identification.margin * step }.count
    let isExplained = ranking.first.map { $0.squared < noise.meanLimit * Double(chosen.count) } ?? false
    verdict = !isExplained ? .noneExplains : close > 1 ? .cannotTell(close) : .told
  }

  /// Puts hypotheses whose readings are the same, and that differ in the numbering too, under the nearest to the case.
  private static func withTwins(_ ordered: [(candidate: Candidate, departures: Int)]) -> [Candidate] {
    var kept: [(candidate: Candidate, departures: Int)] = []
    for next in ordered {
      let twin = kept.lastIndex {
        abs($0.candidate.squared - next.candidate.squared) <= 1e-7 * (1 + next.candidate.squared)
          && $0.candidate.hypothesis.numbering != next.candidate.hypothesis.numbering
          && $0.candidate.hypothesis.convention == next.candidate.hypothesis.convention
      }
      guard let twin else {
        kept.append(next)
        continue
      }
      let (one, other) = (next, kept[twin])
      let isNearer =
        one.departures < other.departures
        || (one.departures == other.departures && one.candidate.hypothesis.numbering == .own)
      let (head, tail) = isNearer ? (one, other) : (other, one)
      kept[twin] = (head.candidate.with(tail.candidate), head.departures)
    }
    return kept.map(\.candidate)
  }
}

extension Identification.Candidate {
  /// The same with another, and its twins, among its twins.
  fileprivate func with(_ other: Self) -> Self {
    Self(
      hypothesis: hypothesis, twins: twins + [other.hypothesis] + other.twins, rms: rms, squared: squared)
  }
}

/// What rounding does to readings.
struct ReadingNoise: Sendable {
  /// The step of the readings, mm; 0.05 for those that are not rounded, which is more than what short straight pieces
  /// leave of a path.
  let step: Double

  init(_ schedule: TypedSchedule) { step = max(schedule.resolution, 0.05) }

  /// A row further from a line than this, squared, is not on it: six readings, each within its step's half, make 1.5 of
  /// its square; rounded together they could make six, and make up to about four in soft frames.
  var rowLimit: Double { 4.5 * step * step }
  /// A row further from a line than this, squared, is wrong where nearly all others are on it.
  var outlierLimit: Double { 6 * step * step }
  /// Mean squared distance of rows on a line: 5/12 when each reading is rounded, about 1, up to 1.6, when they are rounded together.
  var meanLimit: Double { 1.8 * step * step }
  /// Under this mean nothing better is looked for.
  var surelyFine: Double { 0.55 * step * step }
  /// A single reading that differs more is wrong.
  var readingLimit: Double { 1.3 * step }
}

/// The lines of readings of every hypothesis but for the numbering.
struct HypothesisCurves: Sendable {
  struct Entry: Sendable {
    let hypothesis: ScheduleHypothesis
    let curves: [ReadingCurve]
  }

  let level: TreatedLevel
  let entries: [Entry]

  init(_ level: TreatedLevel, _ offsets: ReadingOffsets) {
    self.level = level
    let own = ScheduleHypothesis(level)
    let conventions = [own.convention] + RotationConvention.allCases.filter { $0 != own.convention }
    var entries: [Entry] = []
    for reference in [own.limb.reference, own.limb.reference.opposite] {
      for side in [own.limb.side, own.limb.side.opposite] {
        for convention in conventions {
          var hypothesis = own
          hypothesis.limb = Limb(side: side, reference: reference)
          hypothesis.convention = convention
          let supposed = hypothesis.applied(to: level)
          guard let frame = try? MountedFrame(unchecked: supposed) else { continue }
          entries.append(
            Entry(hypothesis: hypothesis, curves: ReadingCurve.ofCase(supposed, frame, offsets)))
        }
      }
    }
    self.entries = entries
  }
}

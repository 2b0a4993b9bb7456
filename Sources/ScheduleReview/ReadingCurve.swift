import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// Six readings in one vector; the last two lanes are zero.
typealias SixReadings = SIMD8<Double>

extension SIMD8<Double> {
  init(_ readings: StrutReadings) {
    self.init(readings[0], readings[1], readings[2], readings[3], readings[4], readings[5], 0, 0)
  }

  var readings: StrutReadings { StrutReadings { self[$0] } }
}

/// The way of the six readings from the start of a correction to its end, whatever the pace: a line in six dimensions,
/// in short straight pieces.
struct ReadingCurve: Sendable {
  let knots: [SixReadings]
  /// Distance along the line of each knot from the first.
  let distances: [Double]
  /// The knots at which stages begin and end.
  private let stageKnots: [Int]

  /// Where on the line a set of readings belongs, and what it is off by.
  struct Place {
    /// Along the line, mm in six dimensions.
    var progress: Double
    /// Squared distance from the line, mm².
    var squared: Double
    var nearest: SixReadings
  }

  init(_ knots: [SixReadings], stages: [Int]? = nil) {
    self.knots = knots
    stageKnots = stages ?? Array(stride(from: 0, to: knots.count, by: ReadingCurve.pieces))
    var distances = [0.0]
    for (one, next) in zip(knots, knots.dropFirst()) {
      let step = next - one
      distances.append(distances[distances.count - 1] + (step * step).sum().squareRoot())
    }
    self.distances = distances
  }

  var start: SixReadings { knots[0] }
  var end: SixReadings { knots[knots.count - 1] }
  var length: Double { distances[distances.count - 1] }

  /// The nearest place on the line; `weights` are 1 for the struts that count and 0 for those that do not.
  func place(_ readings: SixReadings, _ weights: SixReadings = SixReadings(repeating: 1)) -> Place {
    var (best, least) = (0, Double.infinity)
    for (index, knot) in knots.enumerated() {
      let gap = (readings - knot) * weights
      let squared = (gap * gap).sum()
      if squared < least { (best, least) = (index, squared) }
    }
    var found = Place(progress: distances[best], squared: least, nearest: knots[best])
    for first in [best - 1, best] where first >= 0 && first + 1 < knots.count {
      let step = knots[first + 1] - knots[first]
      let weighted = step * weights
      let size = (weighted * weighted).sum()
      guard size > 0 else { continue }
      let share = min(max(((readings - knots[first]) * weights * weighted).sum() / size, 0), 1)
      let nearest = knots[first] + share * step
      let gap = (readings - nearest) * weights
      let squared = (gap * gap).sum()
      guard squared < found.squared else { continue }
      let progress = distances[first] + share * (distances[first + 1] - distances[first])
      found = Place(progress: progress, squared: squared, nearest: nearest)
    }
    return found
  }

  /// The same line with other columns: column `c` is this line's `columns[c]`.
  func renumbered(_ columns: PerStrut<Int>) -> ReadingCurve {
    ReadingCurve(knots.map { knot in SixReadings(StrutReadings { knot[columns[$0]] }) }, stages: stageKnots)
  }
}

extension ReadingCurve {
  /// Pieces of a stage.
  fileprivate static let pieces = 32

  /// Where stages begin and end, along the line.
  var stageEnds: [Double] {
    stageKnots.map { distances[$0] }
  }

  /// The line that the days of a plan make.
  init(ofDaysOf plan: Plan, _ offsets: ReadingOffsets) {
    let days = plan.days
    self.init(
      days.map { SixReadings(offsets.readings(of: $0.exact)) },
      stages: days.indices.filter {
        $0 == 0 || $0 + 1 == days.count || days[$0].stage != days[$0 + 1].stage
      })
  }

  /// The curve of a case along its own path, and along each kind of path all the way where that is another.
  static func ofCase(
    _ level: TreatedLevel, _ frame: MountedFrame, _ offsets: ReadingOffsets
  ) -> [ReadingCurve] {
    let ends = level.stageEnds
    func readings(_ fragment: RigidTransform) -> SixReadings {
      SixReadings(
        offsets.readings(of: frame.hexapod.strutLengths(at: frame.ringPose(ofFragment: fragment))))
    }
    let own = level.legs.map(\.path)
    let others = PathKind.allCases.map { kind in own.map { _ in kind } }.filter { $0 != own }
    return ([own] + others).map { kinds in
      var knots = [readings(ends[0])]
      for (kind, (from, to)) in zip(kinds, zip(ends, ends.dropFirst())) {
        let (first, last) = (readings(from), readings(to))
        for piece in 1...pieces {
          let s = Double(piece) / Double(pieces)
          switch kind {
          case .straight: knots.append(readings(from.interpolatedStraight(to: to, s)))
          case .screw: knots.append(readings(from.interpolatedScrew(to: to, s)))
          case .equalSteps: knots.append(first + s * (last - first))
          }
        }
      }
      return ReadingCurve(knots)
    }
  }
}

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
  /// From each so many knots to the next, a few are looked at first.
  private let stride: Int
  private let longestPiece: Double

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
    stride = max(1, Int(Double(knots.count).squareRoot()))
    stageKnots = stages ?? Array(Swift.stride(from: 0, to: knots.count, by: ReadingCurve.pieces))
    var distances = [0.0]
    for (one, next) in zip(knots, knots.dropFirst()) {
      let step = next - one
      distances.append(distances[distances.count - 1] + (step * step).sum().squareRoot())
    }
    self.distances = distances
    longestPiece = zip(distances, distances.dropFirst()).reduce(0) { max($0, $1.1 - $1.0) }
  }

  var start: SixReadings { knots[0] }
  var end: SixReadings { knots[knots.count - 1] }
  var length: Double { distances[distances.count - 1] }

  /// The nearest place on the line; `weights` are 1 for the struts that count and 0 for those that do not.
  func place(_ readings: SixReadings, _ weights: SixReadings = SixReadings(repeating: 1)) -> Place {
    let (best, least) = nearestKnot(readings, weights) ?? (0, .infinity)
    return place(readings, weights, besideKnot: best, squared: least)
  }

  /// Squared distance from the line, mm², or `most` where it is more.
  func squared(_ readings: SixReadings, atMost most: Double) -> Double {
    let weights = SixReadings(repeating: 1)
    // Between two knots the line may be nearer than at either.
    let reach = most.squareRoot() + longestPiece
    guard let (best, least) = nearestKnot(readings, weights, within: reach * reach) else { return most }
    return min(place(readings, weights, besideKnot: best, squared: least).squared, most)
  }

  private func place(
    _ readings: SixReadings, _ weights: SixReadings, besideKnot best: Int, squared least: Double
  ) -> Place {
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

  /// The first of the knots with the least squared distance; nil where that is not within `limit`.
  private func nearestKnot(
    _ readings: SixReadings, _ weights: SixReadings, within limit: Double = .infinity
  ) -> (knot: Int, squared: Double)? {
    func squared(_ knot: Int) -> Double {
      let gap = (readings - knots[knot]) * weights
      return (gap * gap).sum()
    }
    var (best, least) = (-1, limit)
    for knot in Swift.stride(from: 0, to: knots.count, by: stride) {
      let squared = squared(knot)
      if squared < least { (best, least) = (knot, squared) }
    }
    var knot = 0
    while knot < knots.count {
      let squared = squared(knot)
      if squared < least || squared == least && knot < best { (best, least) = (knot, squared) }
      // No knot is nearer that is not as far along the line as this one is farther off.
      let farther = squared.squareRoot() - least.squareRoot()
      knot = farther > 0 ? next(after: knot, reaching: distances[knot] + farther) : knot + 1
    }
    return best < 0 ? nil : (best, least)
  }

  /// The first knot after one that is as far along the line.
  private func next(after knot: Int, reaching distance: Double) -> Int {
    var (low, high) = (knot + 1, knots.count)
    while low < high {
      let middle = (low + high) / 2
      if distances[middle] < distance { low = middle + 1 } else { high = middle }
    }
    return low
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

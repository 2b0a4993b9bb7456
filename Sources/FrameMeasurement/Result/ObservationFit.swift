import HexapodKinematics
import LinearAlgebra

/// How an observation fits.
public struct ObservationFit: Sendable, Equatable {
  /// Which.
  public let observation: FrameObservation
  /// What was observed less what the frame says, mm or radians.
  public let misfit: Double
  /// The error in it that would explain all best, mm or radians.
  public let slip: Double
  /// Share of an error in it that shows in its own misfit, 0 to 1.
  public let redundancy: Double
  /// How much better all would fit without it: the misfit that an error in it alone explains, in standard deviations (Baarda 1968).
  public let test: Double

  /// From which redundancy on an observation can be checked.
  public static let leastRedundancy = 0.2
  /// Below this redundancy a misfit says nothing.
  static let leastRedundancySeen = 0.02
  /// Above which ``test`` an observation does not fit.
  public static let limit = 4.0

  /// Whether an error in it would show.
  public var isCheckable: Bool { redundancy >= ObservationFit.leastRedundancy }
  /// Whether it does not fit: also of one in which only a large error shows.
  public var isOutlier: Bool {
    redundancy >= ObservationFit.leastRedundancySeen && test > ObservationFit.limit
  }
}

extension FrameProblem {
  /// What a unit error of an observation does to the misfits: the rows and by how much each.
  private func traces() -> [[(row: Int, part: Double)]] {
    var traces = observations.indices.map { [(row: $0, part: 1 / deviation($0))] }
    for (row, observation) in observations.enumerated() {
      guard case .reading(let state, let strut) = observation, strut == .one else { continue }
      for (struts, share) in errors.groups(states.states[state].stance) {
        let (each, mean) = errors.whitening(struts.count, share)
        let shift = (mean - each) / Double(struts.count)
        for own in struts {
          traces[row + own] = struts.map { (row + $0, (own == $0 ? each : 0) + shift) }
        }
      }
    }
    return traces
  }

  /// One standard deviation of what stands in a row; of readings it is not asked.
  private func deviation(_ row: Int) -> Double {
    switch observations[row] {
    case .reading: 1
    case .height(let state), .turn(let state):
      if case .parallel(let height, let turned) = states.states[state].stance {
        if case .height = observations[row] { height.standardDeviation } else { turned.standardDeviation }
      } else {
        1
      }
    case .distance(let state, let index): states.states[state].distances[index].distance.standardDeviation
    case .ringDistance(let index): states.distances[index].distance.standardDeviation
    case .known(let number): states.known[number]?.standardDeviation ?? 1
    case .mark(let index): states.marks[index].radius.standardDeviation
    }
  }

  /// How all observations fit.
  func fits(_ fit: LocalFit) -> [ObservationFit] {
    let traces = traces()
    let square = fit.misfits.reduce(0) { $0 + $1 * $1 }
    return observations.indices.map { row in
      var (along, left, whole) = (0.0, 0.0, 0.0)
      for one in traces[row] {
        along += one.part * fit.misfits[one.row]
        whole += one.part * one.part
        for other in traces[row] { left += one.part * other.part * fit.redundancy(one.row, other.row) }
      }
      // What one observation explains is no more than all misfits, or nothing is known of it but for rounding.
      let isKnown = whole > 0 && along * along <= 1.001 * square * left
      let redundancy = isKnown ? max(0, left / whole) : 0
      return ObservationFit(
        observation: observations[row], misfit: whole > 0 ? along / whole : 0,
        slip: left > 1e-12 ? along / left : 0, redundancy: redundancy,
        test: redundancy > 1e-9 ? abs(along) / left.squareRoot() : 0)
    }
  }
}

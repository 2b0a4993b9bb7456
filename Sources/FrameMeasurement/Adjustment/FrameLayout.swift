import HexapodKinematics
import TreatmentModel

/// Which column of a step each unknown has.
struct FrameLayout: Sendable {
  /// Columns of what is not exactly known of the rings, by whose number it is.
  private(set) var rings: [RingNumber: Int] = [:]
  /// Column of strut 1's reading offset.
  private(set) var readingOffset = 0
  /// Of each state its height's and its turn's column; nil for what is exact or not there.
  private(set) var heights: [Int?] = []
  private(set) var turns: [Int?] = []
  /// Of each mark its radius'.
  private(set) var marks: [Int?] = []
  /// Of each reading that is left out its error's.
  private(set) var slips: [FrameObservation: Int] = [:]
  /// Of each state of unknown pose its place among the poses.
  private(set) var poses: [Int?] = []
  /// Plain numbers; six columns for each pose follow.
  private(set) var numberCount = 0
  private(set) var poseCount = 0

  /// - Parameter leftOut: observations that say nothing: what they are of is unknown, be it stated as exact.
  init(_ states: FrameStates, leavingOut leftOut: [FrameObservation] = []) {
    for end in FragmentEnd.allCases {
      for dimension in RingNumber.measured {
        let number = RingNumber(end, dimension)
        guard states.owner(number) == number,
          states.known[number]?.standardDeviation != 0 || leftOut.contains(.known(number))
        else { continue }
        rings[number] = take()
      }
    }
    readingOffset = take()
    for _ in 1..<6 { _ = take() }
    for (index, state) in states.states.enumerated() {
      var (height, turn, pose) = (Int?.none, Int?.none, Int?.none)
      switch state.stance {
      case .parallel(let stated, let turned):
        if stated.standardDeviation > 0 || leftOut.contains(.height(state: index)) { height = take() }
        if turned.standardDeviation > 0 || leftOut.contains(.turn(state: index)) { turn = take() }
      case .unknown:
        pose = poseCount
        poseCount += 1
      }
      heights.append(height)
      turns.append(turn)
      poses.append(pose)
    }
    marks = states.marks.enumerated().map { index, mark in
      mark.radius.standardDeviation > 0 || leftOut.contains(.mark(index)) ? take() : nil
    }
    for observation in leftOut {
      if case .reading = observation { slips[observation] = take() }
    }
  }

  private mutating func take() -> Int {
    numberCount += 1
    return numberCount - 1
  }

  var parameterCount: Int { numberCount + 6 * poseCount }
}

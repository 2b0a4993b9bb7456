import Glibc
import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TextOutput
import TreatmentModel

/// A state more, and what it would tell: chosen by the covariance that it would leave (optimal design of experiments, Fedorov 1972).
public struct FurtherState: Sendable {
  /// What to do, in words.
  public let words: String
  /// What would be known with it; standard deviations are infinite for what stays open.
  public let values: [FrameValue]

  /// What is wanted of a frame.
  private static func isWanted(_ value: FrameValue) -> Bool {
    switch value.quantity {
    case .ring, .readingOffset: true
    case .run, .jointOffsetSum, .halfAngleSum: false
    }
  }

  /// What is not known: squares of standard deviations over the largest that are usable, each at most 100.
  private static func lack(_ values: [FrameValue]) -> Double {
    values.filter(isWanted).reduce(0) { sum, value in
      let ratio = value.standardDeviation / value.quantity.largestDeviation
      return sum + min(ratio * ratio, 100)
    }
  }

  /// The best of the candidates; nil where none lessens what is not known by a tenth.
  ///
  /// - Parameter others: frames that fit as well: what the states do not tell may be as in any of them, and no more is promised
  ///   than what the candidate would tell of the worst.
  static func best(
    for problem: FrameProblem, at point: FramePoint, _ others: [FramePoint], _ now: [FrameValue]
  ) -> FurtherState? {
    let lengths = Candidate.lengths(problem, point)
    var best: (candidate: Candidate, values: [FrameValue], lack: Double)?
    for candidate in Candidate.all(problem, point) {
      guard let values = candidate.values(problem, point, within: lengths) else { continue }
      let left = lack(values)
      // Of states that tell about as much the one that comes first is the easiest to make.
      if left < 0.9 * (best?.lack ?? lack(now)) {
        best = (candidate, values, left)
      }
    }
    return best.map { best in
      let values = others.reduce(best.values) { worst, other in
        best.candidate.values(problem, other, within: -.infinity ... .infinity).map { values in
          zip(worst, values).map { $0.standardDeviation < $1.standardDeviation ? $1 : $0 }
        } ?? worst
      }
      return FurtherState(words: best.candidate.words, values: values)
    }
  }
}

/// A state that could be measured.
private struct Candidate {
  let words: String
  let stance: FrameStates.Stance
  /// Where the distal ring would stand.
  let pose: RigidTransform
  /// Marks to measure between, where the pose would not be known.
  let marks: [FrameStates.Mark]

  static let deviation = 0.5

  /// From the shortest to the longest strut read, with what lies a little beyond, as far as the scales show it.
  static func lengths(_ problem: FrameProblem, _ point: FramePoint) -> ClosedRange<Double> {
    let readings = problem.states.states.flatMap { Array($0.readings) }
    let (low, high) = (readings.min() ?? 0, readings.max() ?? 0)
    let near = (low - 40)...(high + 40)
    guard let range = problem.states.range else { return near }
    return near.overlaps(range) ? near.clamped(to: range) : range
  }

  static func all(_ problem: FrameProblem, _ point: FramePoint) -> [Candidate] {
    let now = problem.states.states.indices.map { -problem.pose($0, at: point).translation.z }
    guard let low = now.min(), let high = now.max(), low.isFinite, high.isFinite, high < 2000 else {
      return []
    }
    let middle = (low + high) / 2
    // Where struts are known to end, less tilt and what lies between may be all that they allow.
    let isLimited = problem.states.range != nil
    let between = isLimited ? [(low + middle) / 2, (middle + high) / 2] : []
    let heights = [low - 30, low, middle, high, high + 30] + between
    let grid = Set(heights.map { ($0 / 5).rounded() * 5 }).filter { $0 >= 40 }.sorted()
    let tilts = (isLimited ? [10.0] : []) + [15.0, 25]
    let parallel = grid.map { Candidate.parallel(height: $0, turn: 0) }
    let turned = grid.flatMap { height in
      [15.0, 30, -30].map { Candidate.parallel(height: height, turn: $0) }
    }
    let tilted = grid.flatMap { height in
      tilts.flatMap { tilt in [0.0, 90].map { Candidate.tilted(problem, point, height, tilt, $0) } }
    }
    return parallel + turned + tilted
  }

  private static func parallel(height: Double, turn: Double) -> Candidate {
    let rods = "rods or spacers of one length between holes of both rings"
    let way =
      turn == 0
      ? "put the rings parallel and in line about \(shortest(height)) mm apart (\(rods))"
      : "put the rings parallel and in line about \(shortest(height)) mm apart with the distal ring turned by about \(shortest(abs(turn)))° \(turn > 0 ? "anticlockwise" : "clockwise") seen from proximal (\(rods), so many holes further on)"
    return Candidate(
      words:
        "\(way), measure the height to ± \(shortest(deviation)) mm\(turn == 0 ? "" : ", give the turn as the angle of the holes") and read all six struts",
      stance: .parallel(
        height: FrameStates.Number(height, standardDeviation: deviation),
        turned: FrameStates.Number(radians(turn))),
      pose: RigidTransform(
        rotation: Rotation(exp: Vector3(0, 0, radians(turn))), translation: Vector3(0, 0, -height)), marks: []
    )
  }

  private static func tilted(
    _ problem: FrameProblem, _ point: FramePoint, _ height: Double, _ tilt: Double, _ azimuth: Double
  ) -> Candidate {
    let axis = Vector3(cos(radians(azimuth)), sin(radians(azimuth)), 0)
    let own = problem.states.marks
    let hasMarks = FragmentEnd.allCases.allSatisfy { end in own.filter { $0.ring == end }.count >= 3 }
    let chosen = FragmentEnd.allCases.flatMap { end -> [FrameStates.Mark] in
      if hasMarks { return Array(own.filter { $0.ring == end }.prefix(3)) }
      let radius = abs(problem.value(RingNumber(end, .jointRadius), point.numbers))
      return [0.0, 120, 240].map {
        FrameStates.Mark("", on: end, radius: FrameStates.Number(radius), azimuth: radians($0))
      }
    }
    let marks =
      hasMarks
      ? "the distances between the marks \(chosen.prefix(3).map { visible($0.name, atMost: 30) }.joined(separator: ", ")) and \(chosen.suffix(3).map { visible($0.name, atMost: 30) }.joined(separator: ", ")), one to one,"
      : "three distances between the rings, from holes at 0, 120 and 240° of the one to those of the other,"
    return Candidate(
      words:
        "tilt the distal ring by about \(shortest(tilt))° about the \(azimuth == 0 ? "line through 90 and 270°" : "line through 0 and 180°") of the proximal ring, their middles about \(shortest(height)) mm apart, measure \(marks) to ± \(shortest(deviation)) mm and read all six struts",
      stance: .unknown,
      pose: RigidTransform(
        rotation: Rotation(exp: radians(tilt) * axis), translation: Vector3(0, 0, -height)), marks: chosen)
  }

  /// What would be known; nil where no strut could be that long.
  func values(_ problem: FrameProblem, _ point: FramePoint, within range: ClosedRange<Double>)
    -> [FrameValue]?
  {
    let geometry = RingGeometry(problem, point.numbers)
    let readings = PerStrut<Double> { strut in
      (pose * geometry.distal[strut].position - geometry.proximal[strut].position).norm
        - point.numbers[problem.layout.readingOffset + strut]
    }
    guard readings.allSatisfy({ range.contains($0) }) else { return nil }
    var states = problem.states
    let first = states.marks.count
    states.marks += marks
    let half = marks.count / 2
    let distances = (0..<half).map { index -> FrameStates.Distance in
      func place(_ mark: FrameStates.Mark) -> Vector3 {
        mark.radius.value * Vector3(sin(mark.azimuth), -cos(mark.azimuth), 0)
      }
      let gap = pose * place(marks[half + index]) - place(marks[index])
      return FrameStates.Distance(
        from: .mark(first + index), to: .mark(first + half + index),
        FrameStates.Number(gap.norm, standardDeviation: Candidate.deviation))
    }
    states.states.append(FrameStates.State("further", readings, stance, distances: distances))
    let extended = FrameProblem(states, problem.errors)
    // Marks that are not the file's own are where they are said to be, exactly; the order of numbers stays.
    guard let moved = extended.point(from: point, of: problem, adding: pose, stance),
      let fit = NonlinearLeastSquares.localFit(extended, at: moved)
    else { return nil }
    return extended.values(fit, at: moved, isCorrected: false).values
  }
}

extension FrameProblem {
  /// The point of a problem with one state less, with what the state adds.
  fileprivate func point(
    from point: FramePoint, of problem: FrameProblem, adding pose: RigidTransform,
    _ stance: FrameStates.Stance
  ) -> FramePoint? {
    var moved = FramePoint(numbers: Array(repeating: 0, count: layout.numberCount), poses: point.poses)
    for (number, column) in layout.rings {
      guard let old = problem.layout.rings[number] else { return nil }
      moved.numbers[column] = point.numbers[old]
    }
    for strut in 0..<6 {
      moved.numbers[layout.readingOffset + strut] = point.numbers[problem.layout.readingOffset + strut]
    }
    func copy(_ new: [Int?], _ old: [Int?]) {
      for (to, from) in zip(new, old) {
        if let to, let from { moved.numbers[to] = point.numbers[from] }
      }
    }
    copy(layout.heights, problem.layout.heights)
    copy(layout.turns, problem.layout.turns)
    copy(layout.marks, problem.layout.marks)
    for index in problem.layout.marks.count..<layout.marks.count {
      if let column = layout.marks[index] { moved.numbers[column] = states.marks[index].radius.value }
    }
    switch stance {
    case .parallel(let height, _):
      if let column = layout.heights.last ?? nil { moved.numbers[column] = height.value }
    case .unknown: moved.poses.append(pose)
    }
    return moved
  }
}

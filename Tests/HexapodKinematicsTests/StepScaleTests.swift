import HexapodKinematics
import TestSupport
import Testing

/// What a scale shows.
private struct Marks: StrutValues {
  var values: PerStrut<Double>

  subscript(index: Int) -> Double {
    get { values[index] }
    set { values[index] = newValue }
  }
}

/// Steps of 0.25 mm from 100 mm, lengths that go up and down, and metrics of random points.
private struct Study {
  let scale: StepScale<Marks>
  let lengths: [StrutLengths]
  let metrics: [QuadraticForm]
  let responses: PoseResponses

  init(_ count: Int, seed: UInt64, kernel: PoseKernel = .best) {
    var random = SplitMix64(seed: seed)
    scale = StepScale(
      zero: StrutLengths(repeating: 100), base: Marks(repeating: 60), step: PerStrut(repeating: 0.25),
      kernel: kernel)
    var (now, pace) = (StrutLengths { _ in random.uniform(90...150) }, PerStrut(repeating: 0.0))
    lengths = (0..<count).map { moment in
      // A strut goes one way for a while, at a pace of its own, or stands still.
      if moment % 9 == 0 {
        pace = PerStrut { _ in random.next() % 5 == 0 ? 0 : random.uniform(-0.3...0.3) }
      }
      now = StrutLengths { now[$0] + pace[$0] }
      return now
    }
    metrics = (0..<count).map { _ in
      let rows = PerStrut { _ in PerStrut { _ in random.uniform(-1...1) } }
      return QuadraticForm { row, column in rows.reduce(0) { $0 + $1[row] * $1[column] } }
    }
    responses = PoseResponses(metrics)
  }

  /// The steps of all moments, one after another.
  func steps(_ responses: PoseResponses?, allowed: StepRange = .free) -> [PerStrut<Int>] {
    var (current, marks) = (PerStrut(repeating: 0), [Marks](repeating: scale.base, count: lengths.count))
    scale.choose(lengths, responses, 0..<lengths.count, allowed: allowed, current: &current, &marks)
    let steps = marks.map { mark in PerStrut { Int(((mark[$0] - 60) / 0.25).rounded()) } }
    #expect(steps.last == current)
    return steps
  }

  /// A length in steps.
  func wanted(_ moment: Int, _ strut: Int) -> Double { (lengths[moment][strut] - 100) / 0.25 }

  /// How a strut's length changes to a moment: 1, -1, or 0 for standing still.
  func direction(_ moment: Int, _ strut: Int) -> Int {
    let change = lengths[moment][strut] - lengths[moment - 1][strut]
    return change > 1e-9 ? 1 : change < -1e-9 ? -1 : 0
  }

  /// What a strut may be set to by the rule as it is stated: below or above, within what is allowed, and not back.
  func choices(_ moment: Int, _ strut: Int, after before: Int?, allowed: ClosedRange<Int>) -> Set<Int> {
    let wanted = wanted(moment, strut)
    var choices = [wanted.rounded(.down), wanted.rounded(.up)].map {
      min(max(Int($0), allowed.lowerBound), allowed.upperBound)
    }
    if let before {
      switch direction(moment, strut) {
      case 1: choices = choices.map { max($0, before) }
      case -1: choices = choices.map { min($0, before) }
      default: choices = [before]
      }
    }
    return Set(choices)
  }

  func cost(_ steps: PerStrut<Int>, _ moment: Int) -> Double {
    let e = PerStrut { 100 + 0.25 * Double(steps[$0]) - lengths[moment][$0] }
    var sum = 0.0
    for row in 0..<6 {
      for column in 0..<6 { sum += e[row] * metrics[moment][row, column] * e[column] }
    }
    return sum
  }

  /// The least cost of every way to take the choices.
  func leastCost(_ choices: PerStrut<Set<Int>>, _ moment: Int) -> Double {
    (0..<64).reduce(.infinity) { least, way in
      let steps = PerStrut { way >> $0 & 1 == 1 ? choices[$0].max() ?? 0 : choices[$0].min() ?? 0 }
      return min(least, cost(steps, moment))
    }
  }
}

@Suite struct StepScaleTests {
  /// Moment by moment, against every way to take the step below or above each length that turns no strut back.
  @Test(arguments: [false, true])
  func theLeastOfAllThatTurnNoStrutBackIsFound(isBounded: Bool) {
    let study = Study(3000, seed: printedSeed(95))
    let (low, high) =
      isBounded
      ? (PerStrut(repeating: 20), PerStrut { 100 + $0 })
      : (PerStrut(repeating: -10_000), PerStrut(repeating: 10_000))
    let found = study.steps(study.responses, allowed: isBounded ? StepRange(between: low, and: high) : .free)
    for moment in study.lengths.indices {
      let choices = PerStrut { strut in
        study.choices(
          moment, strut, after: moment > 0 ? found[moment - 1][strut] : nil,
          allowed: low[strut]...high[strut])
      }
      #expect(found[moment].indices.allSatisfy { choices[$0].contains(found[moment][$0]) })
      #expect(study.cost(found[moment], moment) <= study.leastCost(choices, moment) + 2e-9)
    }
  }

  @Test func noStrutIsTurnedBackWhileItsLengthGoesOneWay() {
    let study = Study(3000, seed: printedSeed(98))
    for responses in [study.responses, nil] {
      let found = study.steps(responses)
      for moment in 1..<found.count {
        for strut in 0..<6 {
          let turn = (found[moment][strut] - found[moment - 1][strut]).signum()
          #expect(turn == 0 || turn == study.direction(moment, strut))
          #expect(abs(Double(found[moment][strut]) - study.wanted(moment, strut)) < 1 + 1e-9)
        }
      }
    }
  }

  @Test func withoutResponsesEachStrutIsRoundedForItself() {
    let study = Study(2000, seed: printedSeed(97))
    for (moment, found) in study.steps(nil).enumerated() {
      #expect(found == study.scale.nearest(to: study.lengths[moment]))
      #expect(found == PerStrut { Int(study.wanted(moment, $0).rounded()) })
    }
    let halves = StrutLengths { 100 + 0.25 * [0.5, -0.5, 1.5, -1.5, 2.5, -2.5][$0] }
    #expect(Array(study.scale.nearest(to: halves)) == [1, -1, 2, -2, 3, -3])
  }

  /// Days that are chosen one by one are those that are chosen at once.
  @Test func itGoesOnFromTheMomentBefore() {
    let study = Study(200, seed: printedSeed(96))
    let atOnce = study.steps(study.responses)
    var (current, marks) = (
      PerStrut(repeating: 7), [Marks](repeating: study.scale.base, count: study.lengths.count)
    )
    for first in stride(from: 0, to: 200, by: 8) {
      study.scale.choose(
        study.lengths, study.responses, first..<first + 8, allowed: .free, current: &current, &marks)
      #expect(current == atOnce[first + 7])
    }
  }

  /// Half-way between two steps both cost the same.
  @Test func ofEqualsTheFewestTurnsThenTheLowerSettingsInOrder() {
    func steps(_ lengths: [StrutLengths], order: PerStrut<StrutNumber>, metric: QuadraticForm) -> PerStrut<
      Int
    > {
      let scale = StepScale(
        zero: StrutLengths(repeating: 100), base: Marks(repeating: 0), step: PerStrut(repeating: 1),
        order: order)
      var (current, marks) = (PerStrut(repeating: 0), [Marks](repeating: scale.base, count: lengths.count))
      scale.choose(
        lengths, PoseResponses(lengths.map { _ in metric }), 0..<lengths.count, allowed: .free,
        current: &current, &marks)
      return current
    }
    let (left, right): (PerStrut<StrutNumber>, PerStrut<StrutNumber>) = (
      PerStrut { StrutNumber.allCases[$0] }, PerStrut { ([2, 1, 6, 5, 4, 3] as [StrutNumber])[$0] }
    )
    let alone = QuadraticForm { $0 == $1 ? 1 : 0 }
    let half = StrutLengths(repeating: 110.5)
    #expect(steps([half], order: left, metric: alone) == PerStrut(repeating: 10))
    // From 10 up to 10.5 no turn is needed, from 10.9, which is 11, one is.
    #expect(
      steps([StrutLengths(repeating: 110), half], order: left, metric: alone) == PerStrut(repeating: 10))
    #expect(
      steps([StrutLengths(repeating: 110.9), half], order: left, metric: alone) == PerStrut(repeating: 11))
    // One of two must go up, and it does not matter which.
    let sum = QuadraticForm { row, column in row < 2 && column < 2 ? 1 : row == column ? 1 : 0 }
    let two = StrutLengths { $0 < 2 ? 110.5 : 110 }
    #expect(Array(steps([two], order: left, metric: sum))[..<2] == [10, 11])
    #expect(Array(steps([two], order: right, metric: sum))[..<2] == [11, 10])
  }

  @Test func everyKernelChoosesTheSame() {
    let portable = Study(400, seed: 99, kernel: .portable)
    for kernel in PoseKernel.available {
      let study = Study(400, seed: 99, kernel: kernel)
      #expect(study.steps(study.responses) == portable.steps(portable.responses))
    }
  }
}

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

@Suite struct StepScaleTests {
  /// A scale of steps of 0.25 mm from 100 mm, and metrics of random points at random lengths.
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
      lengths = (0..<count).map { _ in StrutLengths { _ in random.uniform(90...150) } }
      metrics = (0..<count).map { _ in
        let rows = PerStrut { _ in PerStrut { _ in random.uniform(-1...1) } }
        return QuadraticForm { row, column in rows.reduce(0) { $0 + $1[row] * $1[column] } }
      }
      responses = Study.responses(metrics)
    }

    static func responses(_ metrics: [QuadraticForm]) -> PoseResponses {
      PoseResponses(metrics)
    }

    /// Each moment a day of its own.
    func steps(_ responses: PoseResponses?, allowed: StepRange) -> [PerStrut<Int>] {
      lengths.indices.map { index in
        var (current, marks) = (
          PerStrut(repeating: 0), [Marks](repeating: scale.base, count: lengths.count)
        )
        scale.choose(
          lengths, responses, from: index, dayEnds: [0], allowed: allowed, current: &current, &marks)
        #expect(marks[index] == Marks { 60 + 0.25 * Double(current[$0]) })
        return current
      }
    }

    func cost(_ steps: PerStrut<Int>, _ index: Int) -> Double {
      let e = PerStrut { 100 + 0.25 * Double(steps[$0]) - lengths[index][$0] }
      var sum = 0.0
      for row in 0..<6 {
        for column in 0..<6 { sum += e[row] * metrics[index][row, column] * e[column] }
      }
      return sum
    }
  }

  /// Against every way to take the step below or above each length.
  @Test func theLeastOfAllNeighboursIsFound() {
    let study = Study(3000, seed: printedSeed(95))
    for (index, found) in study.steps(study.responses, allowed: .free).enumerated() {
      let below = PerStrut { Int(((study.lengths[index][$0] - 100) / 0.25).rounded(.down)) }
      #expect(found.indices.allSatisfy { found[$0] == below[$0] || found[$0] == below[$0] + 1 })
      let least = (0..<64).reduce(Double.infinity) { least, way in
        min(least, study.cost(PerStrut { below[$0] + (way >> $0 & 1) }, index))
      }
      #expect(study.cost(found, index) <= least + 1e-8)
    }
  }

  /// Of the ways that a range allows, again the least.
  @Test func noStrutLeavesWhatIsAllowed() {
    let study = Study(2000, seed: printedSeed(96))
    let allowed = StepRange(between: PerStrut(repeating: 20), and: PerStrut { 100 + $0 })
    for (index, found) in study.steps(study.responses, allowed: allowed).enumerated() {
      let nearest = PerStrut { strut in
        min(max(Int(((study.lengths[index][strut] - 100) / 0.25).rounded()), 20), 100 + strut)
      }
      let ways = (0..<64).map { way in
        PerStrut { strut -> Int in
          let wanted = (study.lengths[index][strut] - 100) / 0.25
          let other = nearest[strut] + (wanted >= Double(nearest[strut]) ? 1 : -1)
          return way >> strut & 1 == 1 && other >= 20 && other <= 100 + strut ? other : nearest[strut]
        }
      }
      #expect(ways.contains(found))
      #expect(study.cost(found, index) <= ways.reduce(.infinity) { min($0, study.cost($1, index)) } + 1e-8)
    }
  }

  @Test func withoutResponsesEachStrutIsRoundedForItself() {
    let study = Study(2000, seed: printedSeed(97))
    for (index, found) in study.steps(nil, allowed: .free).enumerated() {
      #expect(found == PerStrut { Int(((study.lengths[index][$0] - 100) / 0.25).rounded()) })
      #expect(found == study.scale.nearest(to: study.lengths[index]))
    }
    let halves = StrutLengths { 100 + 0.25 * [0.5, -0.5, 1.5, -1.5, 2.5, -2.5][$0] }
    #expect(Array(study.scale.nearest(to: halves)) == [1, -1, 2, -2, 3, -3])
  }

  /// Half-way between two steps both cost the same; the one is taken at which no strut leaves its nearest.
  @Test func ofEqualsTheFewestStrutsLeaveTheirNearest() {
    let scale = StepScale(
      zero: StrutLengths(repeating: 100), base: Marks(repeating: 0), step: PerStrut(repeating: 1))
    let unit = Study.responses([QuadraticForm { $0 == $1 ? 1 : 0 }])
    var (current, marks) = (PerStrut(repeating: 0), [scale.base])
    scale.choose(
      [StrutLengths(repeating: 110.5)], unit, from: 0, dayEnds: [0], allowed: .free, current: &current, &marks
    )
    #expect(current == PerStrut(repeating: 11))
  }

  @Test func withinADayNoStrutIsTurnedBackAndDaysFollowEachOther() {
    let study = Study(200, seed: printedSeed(98))
    let ends = stride(from: 3, to: 200, by: 4).map { Int32($0) }
    for responses in [study.responses, nil] {
      var (current, marks) = (
        PerStrut(repeating: 12), [Marks](repeating: study.scale.base, count: study.lengths.count)
      )
      study.scale.choose(
        study.lengths, responses, from: 0, dayEnds: ends, allowed: .free, current: &current, &marks)
      let alone = study.steps(responses, allowed: .free)
      var before = Marks(repeating: 63)
      for (day, end) in ends.map(Int.init).enumerated() {
        #expect(marks[end] == Marks { 60 + 0.25 * Double(alone[end][$0]) })
        for moment in 4 * day...end {
          #expect(
            (0..<6).allSatisfy { strut in
              let range = min(before[strut], marks[end][strut])...max(before[strut], marks[end][strut])
              return range.contains(marks[moment][strut])
            })
          before = marks[moment]
        }
      }
      #expect(before == Marks { 60 + 0.25 * Double(current[$0]) })
    }
  }

  @Test func everyKernelChoosesTheSame() {
    let ends = stride(from: 3, to: 400, by: 4).map { Int32($0) }
    func marks(_ kernel: PoseKernel) -> [Marks] {
      let study = Study(400, seed: 99, kernel: kernel)
      var (current, marks) = (
        PerStrut(repeating: 0), [Marks](repeating: study.scale.base, count: study.lengths.count)
      )
      study.scale.choose(
        study.lengths, study.responses, from: 0, dayEnds: ends, allowed: .free, current: &current, &marks)
      return marks
    }
    let portable = marks(.portable)
    for kernel in PoseKernel.available { #expect(marks(kernel) == portable) }
  }
}

import FrameMeasurement
import HexapodKinematics
import ReviewReports
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// What is named where states do not fit: the number, the state, the unit or the mistake of the file, and nothing else.
@Suite struct ExplanationTests {
  private let count = runsSoak ? 60 : 5

  /// Sound states of random frames, of which nothing is said.
  private func sound(_ random: inout SplitMix64) -> (frame: SimulatedFrame, states: FrameStates) {
    while true {
      let frame = SimulatedFrame(&random)
      let states = SimulatedFrameTests.states(frame, step: 0.5, &random)
      if !FrameSolver.solve(states, advises: false).hasErrors { return (frame, rounded(states)) }
    }
  }

  /// As a caliper shows lengths.
  private func rounded(_ states: FrameStates) -> FrameStates {
    var rounded = states
    func tenth(_ number: FrameStates.Number) -> FrameStates.Number {
      FrameStates.Number((10 * number.value).rounded() / 10, standardDeviation: number.standardDeviation)
    }
    for index in states.states.indices {
      if case .parallel(let height, let turned) = states.states[index].stance {
        rounded.states[index].stance = .parallel(height: tenth(height), turned: turned)
      }
      for place in states.states[index].distances.indices {
        rounded.states[index].distances[place].distance = tenth(
          states.states[index].distances[place].distance)
      }
    }
    return rounded
  }

  /// Kinds of lengths of a file.
  private enum Length { case readings, heights, distances, radii }

  private func scaled(_ states: FrameStates, _ lengths: [Length], by factor: Double) -> FrameStates {
    var scaled = states
    func times(_ number: FrameStates.Number) -> FrameStates.Number {
      FrameStates.Number(
        (1000 * number.value * factor).rounded() / 1000, standardDeviation: number.standardDeviation)
    }
    for index in states.states.indices {
      let state = states.states[index]
      if lengths.contains(.readings) {
        scaled.states[index].readings = PerStrut { (1000 * state.readings[$0] * factor).rounded() / 1000 }
      }
      if lengths.contains(.heights), case .parallel(let height, let turned) = state.stance {
        scaled.states[index].stance = .parallel(height: times(height), turned: turned)
      }
      guard lengths.contains(.distances) else { continue }
      for place in state.distances.indices {
        scaled.states[index].distances[place].distance = times(state.distances[place].distance)
      }
    }
    guard lengths.contains(.radii) else { return scaled }
    for index in states.marks.indices { scaled.marks[index].radius = times(states.marks[index].radius) }
    return scaled
  }

  /// The only error, which nothing else is accused in.
  private func error(_ states: FrameStates) -> FrameFinding? {
    let errors = FrameSolver.solve(states, advises: false).findings.filter { $0.severity == .error }
    #expect(errors.count == 1, "\(errors.map(\.message))")
    return errors.first
  }

  @Test(
    "A number that is beyond what a frame has by no more than its error accuses nothing, and is not given as told"
  )
  func withinError() {
    var random = SplitMix64(seed: printedSeed(141))
    var met = 0
    for _ in 0..<(runsSoak ? 1_000 : 120) {
      let frame = SimulatedFrame(&random)
      var states = SimulatedFrameTests.states(frame, step: 0.5, &random)
      states.states = [0, 3, 5, 6, 10, 11].map { states.states[$0] }
      let solution = FrameSolver.solve(states, advises: false)
      #expect(
        !solution.findings.contains { $0.code == .implausible || $0.code == .statesMiscalled },
        "\(solution.findings)")
      let beyond = solution.values.filter {
        $0.excess > 0 && $0.standardDeviation <= $0.quantity.largestDeviation
      }
      guard let first = beyond.first else { continue }
      met += 1
      #expect(!first.isTold && solution.missing.contains(first))
      #expect(
        solution.findings.first { $0.code == .undetermined }?.message.contains(
          "beyond what a frame has by no more than its error") == true, "\(solution.findings)")
    }
    print("numbers beyond a frame by no more than their error: in \(met) sets")
    #expect(met > 0)
  }

  @Test(
    "One height ten times too small or too large is named with its unit, and nothing else is",
    arguments: [0.1, 10])
  func oneHeight(factor: Double) {
    var random = SplitMix64(seed: printedSeed(factor > 1 ? 142 : 143))
    for round in 0..<count {
      let (frame, given) = sound(&random)
      var states = given
      let index = round % 10
      guard case .parallel(let height, let turned) = states.states[index].stance,
        (10...1000).contains(height.value * factor)
      else { continue }
      let wrong = FrameStates.Number(
        (100 * height.value * factor).rounded() / 100, standardDeviation: height.standardDeviation)
      states.states[index].stance = .parallel(height: wrong, turned: turned)
      let name = states.states[index].name
      let message = error(states)?.message ?? ""
      #expect(message.hasPrefix("the height of state \(name) does not fit"), "\(message)")
      #expect(message.contains(factor < 1 ? "as of centimetres" : "a tenth of it"), "\(message)")
      // What is given is given without it.
      let solution = FrameSolver.solve(states, advises: false)
      #expect(solution.outliers.map(\.observation) == [.height(state: index)])
      for value in solution.values where value.isTold {
        #expect(abs(value.value - frame.value(value.quantity)) < 5 * value.standardDeviation, "\(value.name)")
      }
    }
  }

  @Test("Lengths of a kind in another unit are named with it")
  func units() {
    var random = SplitMix64(seed: printedSeed(144))
    let wrong: [(lengths: [Length], factor: Double, words: String)] = [
      ([.heights], 0.1, "heights are in centimetres"),
      ([.readings], 0.1, "readings are in centimetres"),
      ([.distances], 0.1, "distances are in centimetres"),
      ([.distances], 1 / 25.4, "distances are in inches"),
      ([.heights, .distances, .radii], 0.1, "heights, distances and radii of marks are in centimetres"),
      ([.readings, .heights, .distances, .radii], 0.1, "all lengths are in centimetres"),
      ([.radii], 2, "what is stated as radii of marks are their diameters"),
    ]
    for _ in 0..<(runsSoak ? 20 : 1) {
      for (lengths, factor, words) in wrong {
        let states = scaled(sound(&random).states, lengths, by: factor)
        let finding = error(states)
        #expect(
          finding?.code == .statesMiscalled && finding?.message.contains(words) == true,
          "\(words): \(finding as Any)")
      }
    }
  }

  @Test("Of a gross slip the number is named, and what is proposed a caliper or a scale may show")
  func grossSlips() {
    var random = SplitMix64(seed: printedSeed(145))
    var (named, all) = (0, 0)
    for round in 0..<(4 * count) {
      var states = sound(&random).states
      let index = Int(random.uniform(0...15.99))
      let by = round % 2 == 0 ? 50.0 : -50
      let expected: FrameObservation
      switch (round % 4, states.states[index].stance) {
      case (0...1, .parallel(let height, let turned)):
        let wrong = FrameStates.Number(max(height.value + by, 10), standardDeviation: 0.5)
        states.states[index].stance = .parallel(height: wrong, turned: turned)
        expected = .height(state: index)
      case (0...1, .unknown):
        states.states[index].distances[2].distance.value += by
        expected = .distance(state: index, 2)
      default:
        states.states[index].readings[3] += by
        expected = .reading(state: index, .four)
      }
      let solution = FrameSolver.solve(states, advises: false)
      let accused = solution.findings.filter { $0.code == .observationMisfit }
      all += 1
      if accused.count == 1, solution.outliers.first?.observation == expected { named += 1 }
      for fit in solution.outliers {
        guard case .height(let state) = fit.observation,
          accused.contains(where: {
            $0.state == states.states[state].name && $0.message.contains("would fit if")
          }),
          case .parallel(let height, _) = states.states[state].stance
        else { continue }
        #expect(height.value - fit.slip >= 10, "\(accused)")
      }
    }
    print("gross slips: \(named) of \(all) named alone")
    #expect(Double(named) >= 0.9 * Double(all))
  }

  @Test("A turn that is stated as exact and is not is named, and no reading of its state")
  func exactTurn() {
    var random = SplitMix64(seed: printedSeed(146))
    for _ in 0..<count {
      var states = sound(&random).states
      guard case .parallel(let height, _) = states.states[7].stance else { continue }
      states.states[7].stance = .parallel(height: height, turned: FrameStates.Number(radians(-45)))
      let message = error(states)?.message ?? ""
      #expect(
        message.hasPrefix("the turn of state turned 2 does not fit") && message.contains("-30.")
          || message.contains("-29."), "\(message)")
    }
  }

  @Test("Readings of one state in another order are named with it")
  func oneStatesOrder() {
    var random = SplitMix64(seed: printedSeed(147))
    for index in 10..<(10 + count % 6) {
      var states = sound(&random).states
      states.states[index].readings = PerStrut { [given = states.states[index].readings] in given[5 - $0] }
      let message = error(states)?.message ?? ""
      #expect(
        message.contains("struts were counted the wrong way round in state \(states.states[index].name)"),
        "\(message)")
    }
  }

  @Test("Rings that are not equal are named as that, be all within its errors, and nothing else is")
  func notEqual() {
    var random = SplitMix64(seed: printedSeed(148))
    var named = 0
    for _ in 0..<(2 * count) {
      var frame = SimulatedFrame(&random)
      frame.distal.radius = frame.proximal.radius + 12.5
      let states = SimulatedFrameTests.states(frame, step: 0.5, &random)
      let errors = FrameSolver.solve(states, advises: false).findings.filter { $0.severity == .error }
      #expect(
        errors.allSatisfy { $0.message.contains("the rings are not equal") }, "\(errors.map(\.message))")
      named += errors.count
    }
    print("rings that are not equal: \(named) of \(2 * count) named")
    #expect(Double(named) >= 1.6 * Double(count))
  }

  @Test("A state that is another one to the last digit is named, and counts once")
  func copies() throws {
    var random = SplitMix64(seed: printedSeed(149))
    let states = sound(&random).states
    let once = FrameSolver.solve(states, advises: false)
    func named(_ indices: [Int]) throws -> FrameFinding {
      var twice = states
      for index in indices {
        var copy = states.states[index]
        copy.name += " again"
        // Either end of a distance may stand first.
        copy.distances = copy.distances.reversed().map {
          FrameStates.Distance(from: $0.to, to: $0.from, $0.distance)
        }
        twice.states.append(copy)
      }
      let solution = FrameSolver.solve(twice, advises: false)
      #expect(solution.values == once.values && solution.chiSquare == once.chiSquare)
      return try #require(solution.findings.first { $0.message.contains("to the last digit") })
    }
    for index in [2, 7, 12] {
      let finding = try named([index])
      let name = states.states[index].name
      #expect(finding.state == "\(name) again" && finding.message.contains("\(name) again is \(name)"))
    }
    #expect(try named(Array(states.states.indices)).message.hasPrefix("16 states are another one"))
    // One digit less alike is another state.
    var near = states
    near.states.append(states.states[2])
    near.states[16].name = "near"
    near.states[16].readings[0] += 0.5
    #expect(
      !FrameSolver.solve(near, advises: false).findings.contains { $0.message.contains("to the last digit") })
  }

  @Test("Of too few states it is said which further one would tell most")
  func tooFewAdvised() {
    var random = SplitMix64(seed: printedSeed(150))
    let frame = SimulatedFrame(&random)
    let parallel = (0..<4).map { frame.state("\($0)", height: 110 + 20 * Double($0), step: 1, &random) }
    let solution = FrameSolver.solve(FrameStates("few", rings: .equal, jointOffsets: .alike, parallel))
    #expect(solution.findings.first?.code == .tooFewStates, "\(solution.findings)")
    #expect(MeasureTable(solution, isColoured: false).text.contains("the further state that would tell most"))
  }
}

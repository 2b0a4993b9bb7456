import Glibc
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing

@Suite struct PoseSolverTests {
  @Test func lengthsComeBackExactly() throws {
    let hexapod = try generic155()
    let neutral = try #require(hexapod.neutral)
    let solver = PoseSolver(hexapod)
    var random = SplitMix64(seed: printedSeed(61))
    var (worstLength, worstPose) = (0.0, 0.0)
    for _ in 0..<100_000 {
      let pose = random.pose(around: neutral, millimetres: 40, degrees: 30)
      let lengths = hexapod.strutLengths(at: pose)
      let solution = solver.solve(lengths)
      #expect(solution.isFound)
      let again = hexapod.strutLengths(at: solution.pose)
      for strut in 0..<6 { worstLength = max(worstLength, abs(again[strut] - lengths[strut])) }
      worstPose = max(worstPose, distance(solution.pose, pose))
    }
    print("lengths \(worstLength) mm, pose \(worstPose) mm")
    #expect(worstLength < 1e-11)
    #expect(worstPose < 1e-9)
  }

  /// Wide poses: whatever is called found fits, has neutral's sign, and is the true pose or a legitimate twin of it.
  @Test func noWrongAnswerIsSilentOnWidePoses() throws {
    let hexapod = try generic155()
    let neutral = try #require(hexapod.neutral)
    let solver = PoseSolver(hexapod)
    var random = SplitMix64(seed: printedSeed(62))
    var counts: [String: Int] = [:]
    for _ in 0..<50_000 {
      let turn = Rotation(exp: random.vector(radians(50)))
      let pose = RigidTransform(rotation: turn, translation: neutral.translation + random.vector(60))
      let lengths = hexapod.strutLengths(at: pose)
      let solution = solver.solve(lengths)
      let isTrue = distance(solution.pose, pose) < 1e-5
      let trueSign = hexapod.jacobian(at: pose).determinantSign
      counts[
        "\(solution.outcome.word), \(isTrue ? "true pose" : "another pose"), truth \(trueSign == hexapod.neutralSign ? "this" : "that") side",
        default: 0] += 1
      guard solution.isFound else { continue }
      #expect(solution.determinantSign == hexapod.neutralSign)
      let again = hexapod.strutLengths(at: solution.pose)
      for strut in 0..<6 { #expect(abs(again[strut] - lengths[strut]) < 1e-9) }
    }
    for (what, count) in counts.sorted(by: { $0.key < $1.key }) { print("\(count) \(what)") }
  }

  @Test func aPoseBeyondASingularityIsNeverFound() throws {
    let hexapod = try generic155()
    let twisted = RigidTransform(
      rotation: Rotation(axis: Vector3(0, 0, 1), angle: radians(100)), translation: Vector3(0, 0, -150))
    let solver = PoseSolver(hexapod)
    let near = RigidTransform(
      rotation: Rotation(axis: Vector3(0, 0, 1), angle: radians(99)), translation: Vector3(0, 0, -150))
    let solution = solver.solve(hexapod.strutLengths(at: twisted), from: near)
    #expect(solution.outcome == .beyondSingularity)
    #expect(distance(solution.pose, twisted) < 1e-9)
  }

  @Test func aSingularPoseNamesItsFreeMotion() throws {
    let hexapod = try generic155()
    let twisted = RigidTransform(
      rotation: Rotation(axis: Vector3(0, 0, 1), angle: .pi / 2), translation: Vector3(0, 0, -150))
    let solution = PoseSolver(hexapod).solve(hexapod.strutLengths(at: twisted), from: twisted)
    guard case .singular(let motion) = solution.outcome else {
      Issue.record("outcome \(solution.outcome)")
      return
    }
    #expect(motion.words.contains("long axis"))
  }

  @Test func lengthsThatNoPoseHasAreRefused() throws {
    let hexapod = try generic155()
    let neutral = try #require(hexapod.neutral)
    let solver = PoseSolver(hexapod)
    var lengths = hexapod.strutLengths(at: neutral)
    lengths[2] = 900
    let solution = solver.solve(lengths)
    guard case .noSuchPose = solution.outcome else {
      Issue.record("outcome \(solution.outcome)")
      return
    }
    #expect(solution.residual > 1)
    for bad in [Double.nan, .infinity, 0, -3] {
      lengths[4] = bad
      #expect(solver.solve(lengths).outcome == .noSuchPose(culprit: 4))
    }
  }

  /// From a start so far away that squares overflow nothing is found, and the search ends.
  @Test func startsBeyondReckoningEndInAnOutcome() throws {
    let hexapod = try generic155()
    let lengths = hexapod.strutLengths(at: try #require(hexapod.neutral))
    var generator = SplitMix64(seed: printedSeed(155))
    let kinds = [0, 1e-320, 1, 150, 1e8, 1e160, 1.7e308, -1e300]
    for _ in 0..<500 {
      let far = (0..<3).map { _ in kinds[Int.random(in: 0..<8, using: &generator)] }
      let start = RigidTransform(
        rotation: Rotation(exp: Vector3(far[1], 0.3, 0.1) * 1e-9),
        translation: Vector3(far[0], far[1], far[2]))
      let solution = PoseSolver(hexapod).solve(lengths, from: start)
      #expect(solution.isFound ? solution.residual < 1e-9 : true)
      let batch = PoseBatch(hexapod).solve([lengths], from: [start])[0]
      #expect(batch.outcome == solution.outcome.kind)
    }
  }

  /// A decimal point that slipped, in one of six readings: no pose fits, and the reading is named.
  @Test func theOneReadingThatFitsNoPoseIsNamed() throws {
    let hexapod = try generic155()
    let neutral = try #require(hexapod.neutral)
    let solver = PoseSolver(hexapod)
    var random = SplitMix64(seed: printedSeed(65))
    var (named, unnamed, wrong, fitted) = (0, 0, 0, 0)
    for _ in 0..<600 {
      let pose = random.pose(around: neutral, millimetres: 30, degrees: 20)
      var lengths = hexapod.strutLengths(at: pose)
      let strut = Int(random.next() % 6)
      lengths[strut] *= random.next() % 2 == 0 ? 0.1 : 10
      switch solver.solve(lengths).outcome {
      case .noSuchPose(strut): named += 1
      case .noSuchPose(nil): unnamed += 1
      case .noSuchPose: wrong += 1
      default: fitted += 1
      }
    }
    print("\(named) named, \(unnamed) not named, \(wrong) wrongly named, \(fitted) fit some pose")
    #expect(wrong == 0 && named > 540)
  }

  @Test func moreMeasurementsGiveTheWeightedLeastSquaresPose() throws {
    let hexapod = try generic155()
    let neutral = try #require(hexapod.neutral)
    var random = SplitMix64(seed: printedSeed(63))
    let pose = random.pose(around: neutral, millimetres: 20, degrees: 15)
    let lengths = hexapod.strutLengths(at: pose)
    let marks = (0..<10).map { _ in (random.vector(90), random.vector(90)) }
    func measurement(_ index: Int, error: Double) -> DistanceMeasurement {
      let (onReference, onMoving) = marks[index]
      return DistanceMeasurement(
        referencePoint: onReference, movingPoint: onMoving,
        distance: (pose * onMoving - onReference).norm + error,
        standardDeviation: 0.5)
    }
    let exact = PoseSolver(hexapod, extra: (0..<10).map { measurement($0, error: 0) }).solve(lengths)
    #expect(exact.isFound && distance(exact.pose, pose) < 1e-9)
    // A reading 12 mm wrong is named.
    for strut in 0..<6 {
      var misread = lengths
      misread[strut] += 12
      let solution = PoseSolver(hexapod, extra: (0..<10).map { measurement($0, error: 0) }).solve(misread)
      #expect(solution.outcome == .noSuchPose(culprit: strut))
    }
  }

  /// The covariance against the spread of 20,000 poses from noisy lengths.
  @Test func covarianceIsTheSpreadOfNoisySolutions() throws {
    let hexapod = try generic155()
    let neutral = try #require(hexapod.neutral)
    let solver = PoseSolver(hexapod, strutDeviation: 0.01)
    let covariance = try #require(solver.covariance(at: neutral))
    var random = SplitMix64(seed: printedSeed(64))
    let lengths = hexapod.strutLengths(at: neutral)
    var squares = [Double](repeating: 0, count: 6)
    let count = 20_000
    for _ in 0..<count {
      // Sum of twelve uniforms: variance 1.
      let noisy = StrutLengths { strut in
        lengths[strut] + 0.01 * (0..<12).reduce(0) { sum, _ in sum + random.uniform(-0.5...0.5) }
      }
      let pose = solver.solve(noisy).pose
      let error = pose.translation - neutral.translation
      let turn = pose.rotation.log
      for axis in 0..<3 {
        squares[axis] += error[axis] * error[axis] / Double(count)
        squares[3 + axis] += turn[axis] * turn[axis] / Double(count)
      }
    }
    for axis in 0..<6 { #expect(abs(squares[axis] / covariance[axis, axis] - 1) < 0.05) }
  }
}

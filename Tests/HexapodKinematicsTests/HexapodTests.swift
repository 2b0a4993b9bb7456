import Glibc
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing

@Suite struct HexapodTests {
  /// MODEL section 8.
  @Test(arguments: [(40.0, 89.9), (60, 100.4), (100, 128.4), (150, 170.2), (200, 215.6)])
  func generic155ReproducesTheRegressionLengths(height: Double, length: Double) throws {
    let hexapod = try generic155(height: height)
    let neutral = try #require(hexapod.neutral)
    for strut in hexapod.strutLengths(at: neutral) { #expect(abs(strut - length) <= 0.05) }
  }

  /// MODEL section 8: an x-short strut shorter than 80.5 mm can reach no neutral pose.
  @Test func strutsShorterThanEightyPointFiveReachNoNeutralPose() {
    let rings = (
      Ring(standard: .proximal, jointRadius: 93.8, halfAngle: radians(4.58)),
      Ring(standard: .distal, jointRadius: 93.8, halfAngle: radians(4.58))
    )
    func neutral(_ length: Double) -> RigidTransform? {
      Hexapod.neutralPose(
        reference: rings.0, moving: rings.1, lengths: StrutLengths(repeating: length), side: -1)
    }
    #expect(neutral(80.4) == nil)
    #expect(neutral(80.6) != nil)
  }

  @Test func jointsLieWhereTheModelPutsThem() {
    let eta = radians(4.58)
    let proximal = Ring(standard: .proximal, jointRadius: 100, halfAngle: eta, jointOffset: 5)
    let distal = Ring(standard: .distal, jointRadius: 100, halfAngle: eta, jointOffset: 5)
    #expect((proximal.joints[0] - Vector3(100 * sin(-eta), -100 * cos(eta), -5)).norm < 1e-12)
    let azimuth = radians(300) + eta
    #expect((distal.joints[0] - Vector3(100 * sin(azimuth), -100 * cos(azimuth), 5)).norm < 1e-12)
    // Strut 1 starts on the patient's right (-x) of an anterior master tab.
    #expect(proximal.joints[0].x < 0 && proximal.joints[0].y < 0)
    // Hole 1 of 12 is at the master tab; hole 4 is a quarter turn anticlockwise seen from proximal, on the left.
    let holes = PerStrut<Int> { [1, 4, 7, 10, 2, 3][$0] }
    let ring = Ring(.proximal, holeCircleRadius: 100, holes: 12, use: holes)
    #expect((ring.joints[0] - Vector3(0, -100, 0)).norm < 1e-12)
    #expect((ring.joints[1] - Vector3(100, 0, 0)).norm < 1e-12)
  }

  @Test func strutsThatGoStraightUpMakeNoFrame() {
    let ring = Ring(standard: .proximal, jointRadius: 93.8, halfAngle: radians(4.58))
    #expect(throws: Hexapod.Unusable.self) {
      try Hexapod(reference: ring, moving: ring, neutral: Hexapod.neutralPose(height: 150, side: -1))
    }
  }

  /// MODEL section 4: a symmetric planar-ring frame is singular at 90° of axial twist.
  @Test func ninetyDegreesOfTwistAreSingular() throws {
    let hexapod = try generic155()
    let twisted = RigidTransform(
      rotation: Rotation(axis: Vector3(0, 0, 1), angle: .pi / 2), translation: Vector3(0, 0, -150))
    #expect(hexapod.stiffness(at: twisted) < 1e-12)
    #expect(hexapod.jacobian(at: twisted).softestMotion.words.contains("long axis"))
    func sign(_ angle: Double) -> Int {
      let turn = Rotation(axis: Vector3(0, 0, 1), angle: radians(angle))
      return hexapod.jacobian(at: RigidTransform(rotation: turn, translation: Vector3(0, 0, -150)))
        .determinantSign
    }
    #expect(sign(89) == hexapod.neutralSign && sign(91) == -hexapod.neutralSign)
  }

  @Test func jacobianIsTheDerivativeOfTheLengths() throws {
    let hexapod = try generic155()
    let neutral = try #require(hexapod.neutral)
    var random = SplitMix64(seed: printedSeed(51))
    for _ in 0..<200 {
      let pose = random.pose(around: neutral, millimetres: 40, degrees: 30)
      let twist = Twist(linear: random.vector(1), angular: random.vector(0.01))
      func lengths(_ h: Double) -> StrutLengths {
        hexapod.strutLengths(
          at: RigidTransform(
            rotation: Rotation(exp: h * twist.angular) * pose.rotation,
            translation: pose.translation + h * twist.linear))
      }
      let (ahead, behind) = (lengths(1e-4), lengths(-1e-4))
      let jacobian = hexapod.jacobian(at: pose)
      let rates = jacobian.lengthRates(of: twist)
      for strut in 0..<6 { #expect(abs((ahead[strut] - behind[strut]) / 2e-4 - rates[strut]) < 1e-8) }
      let back = try #require(jacobian.twist(of: rates))
      #expect((back.linear - twist.linear).norm < 1e-12 && (back.angular - twist.angular).norm < 1e-13)
      let (inverse, sign) = try #require(jacobian.entries.inverted())
      #expect(sign == jacobian.determinantSign)
      for row in 0..<6 {
        for column in 0..<6 {
          let product = (0..<6).reduce(0) { $0 + inverse[row, $1] * jacobian.entries[$1, column] }
          #expect(abs(product - (row == column ? 1 : 0)) < 1e-12)
        }
      }
    }
  }
}

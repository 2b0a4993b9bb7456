import Glibc
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

@Suite struct DeformityTests {
  @Test(arguments: RotationConvention.allCases)
  func sixParametersComeBackFromTheirPose(convention: RotationConvention) throws {
    var random = SplitMix64(seed: printedSeed(31))
    var worst = 0.0
    for index in 0..<100_000 {
      let limb = limbs[index % 4]
      let deformity = random.deformity(degrees: 80, millimetres: 100)
      let pose = deformity.referenceFromMoving(limb, convention)
      let back = try #require(Deformity(referenceFromMoving: pose, limb, convention))
      for parameter in DeformityParameter.allCases {
        worst = max(worst, abs(back[parameter] - deformity[parameter]))
      }
    }
    print("largest difference \(worst) (\(convention))")
    #expect(worst < 1e-10)
  }

  /// MODEL section 1 and 2: what each word does to the far end of the moving fragment, or to its anterior aspect.
  @Test(arguments: limbs)
  func wordsMeanWhatTheModelSays(limb: Limb) {
    let (lat, s) = (limb.side.lateralSign, limb.movingSign)
    let farEnd = Vector3(0, 0, 100 * s)
    func moved(_ point: Vector3, _ set: (inout Deformity) -> Void) -> Vector3 {
      var deformity = Deformity()
      set(&deformity)
      return deformity.referenceFromMoving(limb, .film) * point
    }
    let varus = moved(farEnd) { $0.apAngulation = radians(20) }
    #expect(varus.x * lat < -30 && abs(varus.y) < 1e-12)
    #expect(abs(abs(varus.x / varus.z) - tan(radians(20))) < 1e-14)
    let apexAnterior = moved(farEnd) { $0.lateralAngulation = radians(20) }
    #expect(apexAnterior.y > 30 && abs(apexAnterior.x) < 1e-12)
    let internalTurn = moved(Vector3(0, -10, 0)) { $0.axialRotation = radians(20) }
    #expect(internalTurn.x * lat < -3)
    #expect(moved(.zero) { $0.apTranslation = 5 } == Vector3(5 * lat, 0, 0))
    #expect(moved(.zero) { $0.lateralTranslation = 5 } == Vector3(0, 5, 0))
    #expect(moved(.zero) { $0.axialTranslation = 5 } == Vector3(0, 0, -5 * s))
  }

  @Test func singleAnglesAreTheSameInEveryConvention() {
    for limb in limbs {
      for parameter in DeformityParameter.allCases where parameter.unit == .degrees {
        var deformity = Deformity()
        deformity[parameter] = radians(-37)
        #expect(deformity.conventionSpread(limb) < 1e-14)
      }
    }
  }

  /// MODEL section 9: the true angulation of two projected angles; the graphical rule over-reads it.
  @Test func trueAngulationOfThirtyAndThirtyIsThirtyNinePointTwoThree() {
    var deformity = Deformity()
    (deformity.apAngulation, deformity.lateralAngulation) = (radians(30), radians(30))
    for limb in limbs {
      let angle = degrees(deformity.rotation(limb, .film).angle)
      #expect(abs(angle - 39.23) < 0.005)
    }
    let graphical = 1800.0.squareRoot()
    #expect(abs(graphical - 42.43) < 0.005)
  }

  /// Three angles of 20° differ by up to 12° between two orders (MODEL section 2).
  @Test func threeAnglesOfTwentyDegreesSpreadByTwelve() {
    var deformity = Deformity()
    (deformity.apAngulation, deformity.lateralAngulation) = (radians(20), radians(20))
    deformity.axialRotation = radians(20)
    let spreads = limbs.map { degrees(deformity.conventionSpread($0)) }
    print("spreads \(spreads)")
    #expect(spreads.allSatisfy { $0 > 6 && $0 < 12.5 })
  }

  @Test func aFragmentTurnedByARightAngleHasNoFilmAngles() {
    let limb = limbs[0]
    let turned = RigidTransform(rotation: Rotation(axis: Vector3(0, 1, 0), angle: .pi / 2))
    #expect(Deformity(referenceFromMoving: turned, limb, .film) == nil)
  }

  @Test(arguments: [Side.left, .right])
  func mountingComesBackFromItsPose(side: Side) throws {
    var random = SplitMix64(seed: printedSeed(32))
    for _ in 0..<10_000 {
      var mounting = Mounting()
      for parameter in MountingParameter.allCases {
        mounting[parameter] =
          parameter.unit == .degrees ? random.uniform(-0.8...0.8) : random.uniform(-100...100)
      }
      let back = try #require(Mounting(fragmentFromRing: mounting.fragmentFromRing(side), side))
      for parameter in MountingParameter.allCases {
        #expect(abs(back[parameter] - mounting[parameter]) < 1e-12)
      }
    }
  }
}

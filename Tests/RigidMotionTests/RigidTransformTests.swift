import Glibc
import RigidMotion
import TestSupport
import Testing

@Suite struct RigidTransformTests {
  private func difference(_ a: RigidTransform, _ b: RigidTransform) -> Double {
    (a.translation - b.translation).norm + (a.rotation.inverse * b.rotation).angle
  }

  @Test func composingReadsTargetFromSource() {
    let aFromB = RigidTransform(
      rotation: Rotation(axis: Vector3(0, 0, 1), angle: .pi / 2), translation: Vector3(1, 0, 0))
    #expect((aFromB * Vector3(1, 0, 0) - Vector3(1, 1, 0)).norm < 1e-15)
    #expect(difference(aFromB * aFromB.inverse, .identity) < 1e-15)
  }

  @Test(arguments: RotationTests.sizes)
  func logUndoesExp(size: Double) {
    var random = SplitMix64(seed: printedSeed(21))
    for omega in sampleVectors(&random, size: size) {
      let twist = Twist(linear: random.vector(100), angular: omega)
      let transform = RigidTransform(exp: twist)
      let back = transform.log
      // At π the axis' sign is free; the transform is what must come back.
      if size < 3.14 {
        #expect((back.linear - twist.linear).norm < 2e-12, "\(twist)")
        #expect((back.angular - twist.angular).norm < 1e-14)
      }
      #expect(difference(RigidTransform(exp: back), transform) < 1e-12)
    }
  }

  /// exp is the flow of the twist: checked against 4000 steps of the classical Runge-Kutta method.
  @Test func expIsTheFlowOfItsTwist() {
    let twist = Twist(linear: Vector3(3, -2, 5), angular: Vector3(0.4, 1.1, -0.7))
    var point = Vector3(10, 20, -30)
    let step = 1.0 / 4000
    for _ in 0..<4000 {
      let k1 = twist.velocity(at: point)
      let k2 = twist.velocity(at: point + step / 2 * k1)
      let k3 = twist.velocity(at: point + step / 2 * k2)
      let k4 = twist.velocity(at: point + step * k3)
      point += step / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    }
    #expect((RigidTransform(exp: twist) * Vector3(10, 20, -30) - point).norm < 1e-11)
  }

  @Test(arguments: [1e-8, 0.01, 1, 3])
  func bothInterpolationsAreExactAtTheirEnds(size: Double) {
    var random = SplitMix64(seed: printedSeed(22))
    for omega in sampleVectors(&random, size: size, count: 50) {
      let a = RigidTransform(rotation: random.rotation(angle: 1), translation: random.vector(50))
      let b = RigidTransform(rotation: a.rotation * Rotation(exp: omega), translation: random.vector(50))
      for (s, end) in [(0.0, a), (1.0, b)] {
        #expect(difference(a.interpolatedStraight(to: b, s), end) < 1e-13)
        #expect(difference(a.interpolatedScrew(to: b, s), end) < 1e-12)
      }
      let middle = a.interpolatedStraight(to: b, 0.5)
      #expect((middle.translation - 0.5 * (a.translation + b.translation)).norm < 1e-13)
      // Half a screw done twice is the whole.
      let half = a.interpolatedScrew(to: b, 0.5) * a.inverse
      #expect(difference(half * half * a, b) < 1e-12)
    }
  }

  @Test func screwOfATransformGivesItBack() {
    var random = SplitMix64(seed: printedSeed(23))
    for size in [1e-8, 1e-3, 1, 3.1] {
      for omega in sampleVectors(&random, size: size, count: 50) {
        let transform = RigidTransform(rotation: Rotation(exp: omega), translation: random.vector(1))
        let screw = Screw(transform)
        #expect(difference(screw.transform(), transform) < 1e-13)
        #expect(abs(screw.axis.norm - 1) < 1e-14)
        #expect(abs(screw.axis.dot(screw.point)) < 1e-8 * (1 + screw.point.norm))
      }
    }
    let slide = Screw(RigidTransform(translation: Vector3(0, 3, 4)))
    #expect(slide.angle == 0 && slide.slide == 5)
    #expect(Screw(.identity).slide == 0)
  }
}

import Glibc
import RigidMotion
import TestSupport
import Testing

/// Rotation vectors of every size that finds a bug of its own: none, small-angle series, ordinary, and up to π.
func sampleVectors(_ random: inout SplitMix64, size: Double, count: Int = 200) -> [Vector3] {
  (0..<count).map { _ in
    let direction = random.rotation(angle: 1).v.normalized
    return direction * (size * random.uniform(0.5...1))
  }
}

@Suite struct RotationTests {
  static let sizes = [0, 1e-300, 1e-12, 1e-8, 1e-4, 9.9e-5, 1.01e-4, 1e-2, 1, 3, 3.14159, Double.pi]

  @Test(arguments: sizes)
  func logUndoesExp(size: Double) {
    var random = SplitMix64(seed: printedSeed(11))
    for vector in sampleVectors(&random, size: size) {
      let back = Rotation(exp: vector).log
      #expect((back - vector).norm <= 1e-15 + 4e-16 * size, "\(vector)")
    }
  }

  @Test func expOfExactlyPiIsAHalfTurnAboutItsAxis() {
    for axis in [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1), Vector3(1, -2, 3).normalized] {
      let half = Rotation(exp: .pi * axis)
      #expect(abs(half.angle - .pi) < 1e-15)
      #expect(abs(abs(half.log.normalized.dot(axis)) - 1) < 1e-15)
    }
  }

  @Test(arguments: sizes)
  func matrixAndQuaternionAreTheSameRotation(size: Double) {
    var random = SplitMix64(seed: printedSeed(12))
    for vector in sampleVectors(&random, size: size) {
      let rotation = Rotation(exp: vector)
      let point = random.vector(1)
      #expect((rotation.matrix * point - rotation * point).norm < 1e-15)
      let again = Rotation(rotation.matrix)
      #expect((again.inverse * rotation).angle < 4e-15)
    }
  }

  @Test func smallestRotationTakesOneDirectionToTheOther() {
    var random = SplitMix64(seed: printedSeed(13))
    for _ in 0..<1000 {
      let (from, to) = (random.vector(1), random.vector(1))
      let rotation = Rotation(from: from, to: to)
      #expect((rotation * from.normalized - to.normalized).norm < 1e-14)
      let angle = atan2(from.cross(to).norm, from.dot(to))
      #expect(abs(rotation.angle - angle) < 1e-14)
    }
    let half = Rotation(from: Vector3(0, 0, 1), to: Vector3(0, 0, -1))
    #expect((half * Vector3(0, 0, 1) - Vector3(0, 0, -1)).norm < 1e-15)
    // Nearly the same direction: the angle keeps its digits.
    let tiny = Rotation(from: Vector3(0, 0, 1), to: Vector3(1e-9, 0, 1))
    #expect(abs(tiny.angle - 1e-9) < 1e-24)
  }

  @Test func interpolationIsExactAtItsEndsAndTurnsAtAConstantRate() {
    var random = SplitMix64(seed: printedSeed(14))
    for _ in 0..<200 {
      let (a, b) = (random.rotation(angle: 2), random.rotation(angle: 2.5))
      let whole = (a.inverse * b).angle
      #expect((a.interpolated(to: b, 0).inverse * a).angle < 1e-15)
      #expect((a.interpolated(to: b, 1).inverse * b).angle < 2e-15)
      #expect(abs((a.inverse * a.interpolated(to: b, 0.25)).angle - whole / 4) < 2e-15)
    }
  }

  @Test func quaternionsOfAnyLengthAreAcceptedAndOthersRefused() {
    #expect(Rotation(quaternion: -2e300, 0, 0, 0) == .identity)
    #expect(Rotation(quaternion: 1e-300, 0, 0, 0) == .identity)
    #expect(Rotation(quaternion: 0, 0, 0, 0) == nil)
    for (place, other) in [(0, 1), (1, 0), (2, 3), (3, 0)] {
      for value in [Double.nan, -.nan, .infinity, -.infinity] {
        var numbers = [0.0, 0, 0, 0]
        (numbers[place], numbers[other]) = (value, 1)
        #expect(Rotation(quaternion: numbers[0], numbers[1], numbers[2], numbers[3]) == nil)
      }
    }
  }
}

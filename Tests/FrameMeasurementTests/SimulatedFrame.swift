import FrameMeasurement
import Glibc
import HexapodKinematics
import RigidMotion
import TestSupport
import TreatmentModel

/// A frame of which all is known, in states that are read as people read them.
struct SimulatedFrame {
  var proximal, distal: (radius: Double, halfAngle: Double, offset: Double)
  var readingOffsets: PerStrut<Double>

  /// A frame of usual size; struts differ by what they are made to.
  init(_ random: inout SplitMix64, equal: Bool = true) {
    func ring(_ random: inout SplitMix64) -> (Double, Double, Double) {
      (
        random.uniform(55...130), radians(random.uniform(2.5...8)),
        random.uniform(-5...15)
      )
    }
    let one = ring(&random)
    var other = ring(&random)
    if equal { other = (one.0, one.1, other.2) }
    (proximal, distal) = (one, other)
    let common = random.uniform(0...40)
    readingOffsets = PerStrut { _ in common + random.uniform(-1...1) }
  }

  /// A true height, pose and what is measured of them.
  func state(
    _ name: String, height: Double, turned: Double = 0, step: Double, deviation: Double = 0.5,
    slip: Double = 0, _ random: inout SplitMix64
  ) -> FrameStates.State {
    let pose = RigidTransform(
      rotation: Rotation(exp: Vector3(0, 0, radians(turned))), translation: Vector3(0, 0, -height))
    return FrameStates.State(
      name, readings(pose, step),
      .parallel(
        height: FrameStates.Number(
          height + deviation * random.normal() + slip, standardDeviation: deviation),
        turned: FrameStates.Number(radians(turned))))
  }

  /// The distal ring anyhow, with distances between marks.
  func state(
    _ name: String, _ pose: RigidTransform, _ marks: [FrameStates.Mark], _ pairs: [(Int, Int)], step: Double,
    deviation: Double = 0.5, slip: Double = 0, _ random: inout SplitMix64
  ) -> FrameStates.State {
    let distances = pairs.enumerated().map { index, pair in
      let gap = pose * place(marks[pair.1]) - place(marks[pair.0])
      return FrameStates.Distance(
        from: .mark(pair.0), to: .mark(pair.1),
        FrameStates.Number(
          gap.norm + deviation * random.normal() + (index == 0 ? slip : 0), standardDeviation: deviation))
    }
    return FrameStates.State(name, readings(pose, step), .unknown, distances: distances)
  }

  private func place(_ mark: FrameStates.Mark) -> Vector3 {
    mark.radius.value * Vector3(sin(mark.azimuth), -cos(mark.azimuth), 0)
  }

  func readings(_ pose: RigidTransform, _ step: Double) -> PerStrut<Double> {
    let (p, q) = (
      Ring(
        standard: .proximal, jointRadius: proximal.radius, halfAngle: proximal.halfAngle,
        jointOffset: proximal.offset),
      Ring(
        standard: .distal, jointRadius: distal.radius, halfAngle: distal.halfAngle, jointOffset: distal.offset
      )
    )
    return PerStrut { strut in
      let reading = (pose * q.joints[strut] - p.joints[strut]).norm - readingOffsets[strut]
      return step > 0 ? (reading / step).rounded() * step : reading
    }
  }

  /// The true number.
  func value(_ quantity: FrameQuantity) -> Double {
    switch quantity {
    case .ring(let number):
      let ring = number.end == .proximal ? proximal : distal
      return switch number.dimension {
      case .halfAngle: ring.halfAngle
      case .jointOffset: ring.offset
      default: ring.radius
      }
    case .readingOffset(let strut): return readingOffsets[strut.index]
    case .run:
      let apart = .pi / 3 - proximal.halfAngle - distal.halfAngle
      return
        (proximal.radius * proximal.radius + distal.radius * distal.radius - 2 * proximal.radius
        * distal.radius * cos(apart)).squareRoot()
    case .jointOffsetSum: return proximal.offset + distal.offset
    case .halfAngleSum: return proximal.halfAngle + distal.halfAngle
    }
  }

  /// Six marks in the planes of both rings, 120° apart.
  var marks: [FrameStates.Mark] {
    [FragmentEnd.proximal, .distal].flatMap { end in
      [0.0, 120, 240].map { azimuth in
        FrameStates.Mark(
          "\(end == .proximal ? "P" : "D")\(Int(azimuth))", on: end,
          radius: FrameStates.Number((end == .proximal ? proximal : distal).radius - 5),
          azimuth: radians(azimuth))
      }
    }
  }
}

extension SplitMix64 {
  /// Of mean 0 and variance 1 (Box and Muller 1958).
  mutating func normal() -> Double {
    let (one, other) = (uniform(1e-300...1), uniform(0...1))
    return (-2 * log(one)).squareRoot() * cos(2 * .pi * other)
  }
}

import HexapodKinematics
import RigidMotion
import TreatmentModel

/// With one number that is another.
extension RingHardware {
  private func with(_ shape: RingShape, inner: Double? = nil, tilt: Double? = nil) -> RingHardware {
    RingHardware(name: name, shape: shape, provenance: provenance, innerRadius: inner, jointTilt: tilt)
  }
}

extension RingHardware {
  func with(_ word: CaseKey.Word, _ value: Double) -> RingHardware? {
    switch (word, shape) {
    case (.innerRadius, _): with(shape, inner: value)
    case (.jointTilt, _): with(shape, tilt: value)
    case (.arms, _):
      RingArc(start: .pi / 2, extent: .pi, arms: value).map {
        RingHardware(name: name, shape: shape, provenance: provenance, arc: $0)
      }
    case (.jointRadius, .standard(_, let angle, let offset)):
      with(.standard(jointRadius: value, halfAngle: angle, jointOffset: offset))
    case (.halfAngle, .standard(let radius, _, let offset)):
      with(.standard(jointRadius: radius, halfAngle: value, jointOffset: offset))
    case (.jointOffset, .standard(let radius, let angle, _)):
      with(.standard(jointRadius: radius, halfAngle: angle, jointOffset: value))
    case (.holeCircleRadius, .holeCircle(_, let holes, let use, let offset)):
      with(.holeCircle(radius: value, holes: holes, use: use, jointOffset: offset))
    case (.holes, .holeCircle(let radius, _, let use, let offset)):
      with(.holeCircle(radius: radius, holes: Int(value), use: use, jointOffset: offset))
    case (.joints, .joints(let ring)):
      with(
        .joints(Ring(joints: PerStrut { $0 == 2 ? Vector3(ring.joints[2].x, value, 0) : ring.joints[$0] })))
    default: nil
    }
  }
}

extension RingHardware {
  /// With a plate at strut 3 whose offset has one number.
  func withPlate(_ word: CaseKey.Word, _ value: Double) -> RingHardware? {
    let offset = JointOffset(
      radial: word == .radial ? value : 0, along: word == .along ? value : 0,
      axial: word == .axial ? value : 0)
    return offset.map {
      RingHardware(name: name, shape: shape, provenance: provenance, jointOffsets: [.three: $0])
    }
  }
}

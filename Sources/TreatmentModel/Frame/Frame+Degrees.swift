import RigidMotion

extension Mounting {
  /// A mounting in the units of films: degrees and millimetres, each number positive for the word that names it, negative for the
  /// other of its pair. What is left out is 0.
  ///
  /// - Parameters:
  ///   - lateral: the ring's centre on the AP film, mm; negative for medial.
  ///   - posterior: the ring's centre on the lateral film, mm; negative for anterior.
  ///   - proximal: the ring's centre along the bone, mm; negative for distal.
  ///   - internalDegrees: turn of the master tab, degrees; negative for external.
  ///   - lateralTiltDegrees: lean of the ring's proximal normal on the AP film, degrees; negative for medial.
  ///   - posteriorTiltDegrees: lean of the ring's proximal normal on the lateral film, degrees; negative for anterior.
  public init(
    lateral: Double = 0, posterior: Double = 0, proximal: Double = 0, internalDegrees: Double = 0,
    lateralTiltDegrees: Double = 0, posteriorTiltDegrees: Double = 0
  ) {
    self.init()
    (apOffset, lateralOffset, axialOffset) = (lateral, posterior, proximal)
    rotation = radians(internalDegrees)
    (apTilt, lateralTilt) = (radians(lateralTiltDegrees), radians(posteriorTiltDegrees))
  }
}

extension RingShape {
  /// A standard ring by half the angle of its pairs in degrees.
  ///
  /// - Parameters:
  ///   - jointRadius: of the circle of joints, mm.
  ///   - halfAngleDegrees: half the angle between the joints of a pair, degrees.
  ///   - jointOffset: of the joint plane from the ring's plane, mm, positive towards the other ring.
  public static func standard(
    jointRadius: Double, halfAngleDegrees: Double, jointOffset: Double = 0
  ) -> RingShape {
    .standard(jointRadius: jointRadius, halfAngle: radians(halfAngleDegrees), jointOffset: jointOffset)
  }
}

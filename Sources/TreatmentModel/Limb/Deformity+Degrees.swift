import RigidMotion

extension Deformity {
  /// A deformity in the units of films: degrees and millimetres, each number positive for the word that names it, negative for the
  /// other of its pair. What is left out is 0.
  ///
  /// - Parameters:
  ///   - varusDegrees: angle on the AP film, degrees; negative for valgus.
  ///   - apexAnteriorDegrees: angle on the lateral film, degrees; negative for apex-posterior.
  ///   - internalDegrees: turn about the long axis, degrees; negative for external.
  ///   - lateral: displacement on the AP film, mm; negative for medial.
  ///   - posterior: displacement on the lateral film, mm; negative for anterior.
  ///   - short: displacement along the long axis, mm; negative for long.
  public init(
    varusDegrees: Double = 0, apexAnteriorDegrees: Double = 0, internalDegrees: Double = 0,
    lateral: Double = 0,
    posterior: Double = 0, short: Double = 0
  ) {
    self.init()
    apAngulation = radians(varusDegrees)
    lateralAngulation = radians(apexAnteriorDegrees)
    axialRotation = radians(internalDegrees)
    (apTranslation, lateralTranslation, axialTranslation) = (lateral, posterior, short)
  }
}

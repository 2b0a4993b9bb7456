import DeformityCorrection
import Hexapod

extension TreatedLevel {
  /// The first value of a case that was varied which no case may have, by its dotted key; nil when all are as they may be.
  public var valueOutOfRange: (key: String, fault: ValueFault)? {
    for (key, value, unit, limit) in variedValues {
      let outside = unit.outside(value.magnitude)
      guard !limit.range.contains(outside) else { continue }
      return (
        key,
        ValueFault(
          .outOfRange, "the number drawn is out of range", found: Printable.number(outside),
          allowed: limit.words)
      )
    }
    return nil
  }

  private typealias Varied = (key: String, value: Double, unit: QuantityUnit, limit: Limit)

  private var variedValues: [Varied] {
    var values = DeformityParameter.allCases.map { parameter -> Varied in
      ("deformity.\(parameter.rawValue)", deformity[parameter], parameter.unit, CaseDecoder.limit(parameter))
    }
    values += variedValues(mounting, "mounting")
    switch mode {
    case .chronic: break
    case .residual(let readings): values += variedValues(readings)
    case .ringsFirst(let moving, let readings):
      values += variedValues(moving, "frame.moving-mounting")
      if let readings { values += variedValues(readings) }
    }
    return values + variedValues(proximalRing, "proximal") + variedValues(distalRing, "distal")
  }

  private func variedValues(_ mounting: Mounting, _ section: String) -> [Varied] {
    MountingParameter.allCases.map { parameter in
      ("\(section).\(parameter.rawValue)", mounting[parameter], parameter.unit, CaseDecoder.limit(parameter))
    }
  }

  private func variedValues(_ readings: PerStrut<Double>) -> [Varied] {
    readings.enumerated().map { ("frame.struts-now[\($0 + 1)]", $1, .millimetres, Limits.reading) }
  }

  private func variedValues(_ ring: RingHardware, _ end: String) -> [Varied] {
    switch ring.shape {
    case .standard(let radius, let halfAngle, _):
      [
        ("frame.\(end)-ring.joint-radius", radius, .millimetres, Limits.jointRadius),
        ("frame.\(end)-ring.half-angle", halfAngle, .degrees, Limits.halfAngle),
      ]
    case .holeCircle(let radius, _, _, _):
      [("frame.\(end)-ring.hole-circle-radius", radius, .millimetres, Limits.jointRadius)]
    case .joints: []
    }
  }
}

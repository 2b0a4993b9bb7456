import HexapodKinematics
import TreatmentModel

extension TreatedLevel {
  /// The first value of a case that was varied which no case may have; nil when all are as they may be.
  public var valueOutOfRange: (key: CaseKey, fault: ValueFault)? {
    ValueFault.first(of: variedValues)
  }

  fileprivate typealias Varied = (key: CaseKey, value: Double)

  private var variedValues: [Varied] {
    var values = DeformityParameter.allCases.map { ($0.key, deformity[$0]) }
    values += MountingParameter.allCases.map { ($0.key, mounting[$0]) }
    switch mode {
    case .chronic: break
    case .residual(let readings): values += variedValues(readings)
    case .ringsFirst(let moving, let readings):
      values += MountingParameter.allCases.map { ($0.movingKey, moving[$0]) }
      if let readings { values += variedValues(readings) }
    }
    return values + variedValues(proximalRing, .proximal) + variedValues(distalRing, .distal)
  }

  private func variedValues(_ readings: StrutReadings) -> [Varied] {
    readings.enumerated().map { (CaseKey(.frame, .strutsNow, item: $0 + 1), $1) }
  }

  private func variedValues(_ ring: RingHardware, _ end: FragmentEnd) -> [Varied] {
    let dimensions: [RingDimension] = [.jointRadius, .halfAngle, .holeCircleRadius]
    return dimensions.compactMap { dimension in
      ring.shape[dimension].map { (dimension.key(end), $0) }
    }
  }
}

extension Treatment {
  /// The same of a case of one level or of several.
  public var valueOutOfRange: (key: CaseKey, fault: ValueFault)? {
    for index in levels.indices {
      if let (key, fault) = self[LevelID(index)]?.valueOutOfRange { return (key.at(LevelID(index)), fault) }
    }
    var values: [(key: CaseKey, value: Double)] = []
    for middle in levels.middles {
      // A middle fragment whose length is drawn below 0 has none.
      values += [
        (CaseKey(.middle, .length), max(middle.length, 0)), (CaseKey(.middle, .ap), middle.ap),
        (CaseKey(.middle, .lateral), middle.lateral),
      ]
    }
    if case .transport(let transport) = motion {
      values.append((CaseKey(.limbNow, .axialTranslation), transport.shortness))
    }
    return ValueFault.first(of: values)
  }
}

extension ValueFault {
  /// The first of some values that no case may have.
  fileprivate static func first(
    of values: [(key: CaseKey, value: Double)]
  ) -> (key: CaseKey, fault: ValueFault)? {
    for (key, value) in values {
      guard let row = CaseSchema.row(of: key) else { continue }
      let outside = (row.unit ?? .millimetres).outside(value.magnitude)
      guard !row.limit.range.contains(outside) else { continue }
      return (
        key,
        ValueFault(
          .outOfRange, "the number drawn is out of range", found: Printable.number(outside),
          allowed: row.limit.words)
      )
    }
    return nil
  }
}

import HexapodKinematics
import TreatmentModel

extension CaseWriter {
  func value(frame word: CaseKey.Word) -> CaseValue? {
    switch (word, input.mode) {
    case (.proximalRing, _): return ring(input.proximalRing, .proximalRing)
    case (.distalRing, _): return ring(input.distalRing, .distalRing)
    case (.struts, _): return struts
    case (.strutClasses, _): return strutClasses
    case (.mode, _): return .typed(input.mode.word)
    case (.neutralHeight, .chronic(let height)) where !saysNeutral:
      return quantity(CaseKey(.frame, word), height)
    case (.neutral, _) where saysNeutral: return .section(neutral)
    case (.strutsNow, .residual(let readings)), (.strutsNow, .ringsFirst(_, let readings?)):
      return .list(readings.enumerated().map { quantity(CaseKey(.frame, word, item: $0 + 1), $1) })
    case (.movingMounting, .ringsFirst(let moving, _)): return .section(mounting(moving, .movingMounting))
    default: return nil
    }
  }

  /// Whether the stance of the rings in neutral is written, and with it the height.
  private var saysNeutral: Bool {
    input.neutral != .inLine
      || input.standardDeviations.keys.contains { $0.section == .neutral && deviation($0) != nil }
  }

  private var neutral: [CaseValue.Member] {
    section(.neutral) { word in
      let key = CaseKey(.neutral, word)
      guard let parameter = NeutralStance.parameters.first(where: { $0.word == word }) else {
        if word == .height, case .chronic(let height) = input.mode { return quantity(key, height) }
        return nil
      }
      return optional(key, input.neutral[parameter])
    }
  }

  // MARK: - Rings

  private func ring(_ ring: RingHardware, _ kind: CaseKey.Section) -> CaseValue {
    catalogue.rings.contains(ring) ? .typed(ring.name) : .section(numbers(ring, kind))
  }

  /// A ring by its numbers, or by what it has besides those of the catalogue's; one of a catalogue with its name and source.
  func numbers(_ ring: RingHardware, _ kind: CaseKey.Section) -> [CaseValue.Member] {
    let isOfCatalogue = kind == .catalogueRings
    let known = isOfCatalogue ? nil : catalogue.rings.first { ring.isKind(of: $0) }
    return section(kind) { word in
      let key = CaseKey(kind, word)
      if let known {
        guard word != .name else { return .typed(known.name) }
        guard CaseSchema.besideRingName.contains(word), value(ring, key) != value(known, key) else {
          return nil
        }
        // Arms of the catalogue's that this one has not are taken away.
        return value(ring, key) ?? (word == .arms ? .typed("0") : nil)
      } else if [.name, .source, .verified].contains(word) {
        return isOfCatalogue ? identity(ring.name, ring.provenance, word) : nil
      }
      return value(ring, key)
    }
  }

  private func value(_ ring: RingHardware, _ key: CaseKey) -> CaseValue? {
    switch (key.word, ring.shape) {
    case (.jointRadius, .standard(let radius, _, _)): return quantity(key, radius)
    case (.halfAngle, .standard(_, let angle, _)): return quantity(key, angle)
    case (.jointOffset, .standard(_, _, let offset)), (.jointOffset, .holeCircle(_, _, _, let offset)):
      return optional(key, offset)
    case (.jointOffset, .joints): return optional(key, 0)
    case (.joints, .joints(let ring)):
      return .list(
        ring.joints.map { joint in
          .list([joint.x, joint.y, joint.z].map { .typed(Printable.number($0)) })
        })
    case (.innerRadius, _): return ring.innerRadius.map { .typed(Printable.number($0)) }
    case (.jointTilt, _): return ring.jointTilt.map { .typed(TypedNumber.plainAngle($0)) }
    case (.holeCircleRadius, .holeCircle(let radius, _, _, _)): return quantity(key, radius)
    case (.holes, .holeCircle(_, let holes, _, _)): return .typed(String(holes))
    case (.use, .holeCircle(_, _, let use, _)): return .list(use.map { .typed(String($0)) })
    case (.arc, _):
      return ring.arc.map(\.degreesFromTo).map {
        .list([$0.from, $0.to].map { .typed(Printable.number($0)) })
      }
    case (.arms, _):
      return (ring.arc?.arms).flatMap { $0 > 0 ? .typed(Printable.number($0)) : nil }
    case (.plates, _): return listed(plates(ring, key.section))
    default: return nil
    }
  }

  private func plates(_ ring: RingHardware, _ kind: CaseKey.Section) -> [CaseValue] {
    guard let section = kind.plates else { return [] }
    return ring.jointOffsets.sorted { $0.key < $1.key }.map { strut, offset in
      func number(_ value: Double) -> CaseValue? { value == 0 ? nil : .typed(Printable.number(value)) }
      return .section(
        self.section(section) { word in
          switch word {
          case .strut: .typed("\(strut.rawValue)")
          case .radial: number(offset.radial)
          case .along: number(offset.along)
          case .axial: number(offset.axial)
          default: nil
          }
        })
    }
  }

  /// What an entry of a catalogue says besides its numbers.
  private func identity(_ name: String, _ provenance: Provenance, _ word: CaseKey.Word) -> CaseValue? {
    switch word {
    case .name: .typed(name)
    case .source: .typed(provenance.source)
    case .verified: .typed(provenance.verified ? "true" : "false")
    default: nil
    }
  }

  // MARK: - Struts

  private var struts: CaseValue? {
    switch input.struts {
    case .automatic:
      return isTyped(CaseKey(.frame, .struts), isDefault: true) ? .typed(CaseSchema.automatic) : nil
    case .given(let struts):
      let isOneEach = input.standardDeviations.keys.contains {
        $0.section == .struts && $0.entry != nil && deviation($0) != nil
      }
      if !isOneEach, struts.allSatisfy({ $0 == struts[0] }) { return strut(struts[0], entry: nil) }
      return .list(struts.enumerated().map { strut($1, entry: $0 + 1) })
    }
  }

  /// By its name, where the file has one for it.
  private func strut(_ strut: StrutHardware, entry: Int?) -> CaseValue {
    let carriesSpread = deviation(CaseKey(.struts, .readingOffset, entry: entry)) != nil
    let known = catalogue.struts + (saysClasses ? input.strutClasses : [])
    if !carriesSpread, known.first(where: { $0.name == strut.name }) == strut { return .typed(strut.name) }
    return .section(section(.struts) { value(strut: strut, $0, .struts, entry: entry) })
  }

  /// The classes that are on, by their names.
  func classNames(_ mounted: PerStrut<StrutHardware>) -> CaseValue {
    mounted.allSatisfy { $0 == mounted[0] }
      ? .typed(mounted[0].name) : .list(mounted.map { .typed($0.name) })
  }

  /// A strut class by its numbers, with its name and source.
  func numbers(_ strut: StrutHardware, _ kind: CaseKey.Section) -> [CaseValue.Member] {
    section(kind) { value(strut: strut, $0, kind, entry: nil) }
  }

  private func value(
    strut: StrutHardware, _ word: CaseKey.Word, _ kind: CaseKey.Section, entry: Int?
  ) -> CaseValue? {
    switch word {
    case .name, .source, .verified: identity(strut.name, strut.provenance, word)
    case .min: .typed(Printable.number(strut.range.lowerBound))
    case .max: .typed(Printable.number(strut.range.upperBound))
    case .step: strut.thread == nil && strut.step != 1 ? .typed(Printable.number(strut.step)) : nil
    case .readingOffset: optional(CaseKey(kind, word, entry: entry), strut.readingOffset)
    case .pitch: strut.thread.map { .typed(Printable.number($0.pitch)) }
    case .stepsPerTurn: strut.thread.map { .typed(String($0.stepsPerTurn)) }
    case .radius: strut.radius.map { .typed(Printable.number($0)) }
    default: nil
    }
  }

  /// Nil where the classes are those that a case has which says nothing of them.
  var strutClasses: CaseValue? {
    guard saysClasses else { return nil }
    return .list(
      input.strutClasses.enumerated().map { index, strut in
        catalogue.struts.contains(strut)
          ? .typed(strut.name)
          : .section(
            section(.strutClasses) { value(strut: strut, $0, .strutClasses, entry: index + 1) })
      })
  }
}

extension Catalogue {
  /// Whether classes are others than those that a case has which says nothing of them.
  ///
  /// - Parameter struts: those of each level.
  func mustBeSaid(_ classes: [StrutHardware], for struts: [StrutChoice]) -> Bool {
    var stocks: [[StrutHardware]] = []
    for struts in struts {
      switch struts {
      case .automatic(let from):
        if from != telescopic { return true }
        stocks.append(telescopic)
      case .given(let struts): stocks.append(struts.allSatisfy(self.struts.contains) ? self.struts : [])
      }
    }
    let isMixed = stocks.contains(where: \.isEmpty) && stocks.contains { !$0.isEmpty }
    return isMixed || classes != Catalogue.stock(ofAll: stocks)
  }
}

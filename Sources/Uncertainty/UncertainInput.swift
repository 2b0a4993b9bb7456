import HexapodKinematics
import TreatmentModel

/// One input of a case that is not known exactly: where it goes into the chain, and how far it spreads.
public struct UncertainInput: Sendable, Equatable {
  /// What it is a number of.
  public enum Place: Sendable, Hashable {
    /// A parameter of the deformity.
    case deformity(DeformityParameter)
    /// A parameter of the reference ring's mounting.
    case mounting(MountingParameter)
    /// A parameter of the moving ring's mounting (rings-first mode).
    case movingMounting(MountingParameter)
    /// What a strut reads too little, the same all the time.
    case strut(StrutNumber)
    /// A dimension of the proximal or the distal ring.
    case ring(FragmentEnd, RingDimension)
    /// A place on the axis of a joint's hinge.
    case hinge(HingeParameter)
    /// Where the distal level's point lies on the middle fragment of two levels, seen from the proximal level's.
    case middle(MiddleNumber)
    /// By how much a limb of two levels is too short.
    case limbShortness
  }

  /// A number of the fragment between two cuts.
  public enum MiddleNumber: Sendable, Hashable, CaseIterable {
    /// Along the bone.
    case length
    /// Across it, positive for lateral.
    case ap
    /// Across it, positive for posterior.
    case lateral
  }

  /// The key that carries it.
  public let key: CaseKey
  /// Where it goes into the chain.
  public let place: Place
  /// One standard deviation, radians or millimetres, > 0; the normal distribution is truncated at four.
  public let standardDeviation: Double
  /// Where the standard deviation is from; nil when the case itself gives it.
  public let source: String?

  /// An input.
  ///
  /// - Parameters:
  ///   - standardDeviation: radians or millimetres, > 0.
  ///   - source: where the standard deviation is from; nil when the case itself gives it.
  public init(key: CaseKey, place: Place, standardDeviation: Double, source: String? = nil) {
    (self.key, self.place, self.standardDeviation, self.source) = (key, place, standardDeviation, source)
  }

  /// Degrees or millimetres.
  public var unit: QuantityUnit { place.unit }

  /// The same input with another standard deviation.
  package func spreading(_ standardDeviation: Double) -> UncertainInput {
    UncertainInput(key: key, place: place, standardDeviation: standardDeviation, source: source)
  }
}

extension UncertainInput.Place {
  /// Degrees or millimetres.
  public var unit: QuantityUnit {
    switch self {
    case .deformity(let parameter): parameter.unit
    case .mounting(let parameter), .movingMounting(let parameter): parameter.unit
    case .strut: .millimetres
    case .ring(_, let dimension): dimension.unit
    case .hinge, .middle, .limbShortness: .millimetres
    }
  }

  /// What is measured, in words: `the ring's axial offset`.
  public var words: String {
    switch self {
    case .deformity(let parameter): "the deformity's \(spaced(parameter.word))"
    case .mounting(let parameter): "the reference ring's \(spaced(parameter.word))"
    case .movingMounting(let parameter): "the moving ring's \(spaced(parameter.word))"
    case .strut(let strut): "the reading of strut \(strut)"
    case .ring(let end, let dimension): "the \(end.rawValue) ring's \(spaced(dimension.word))"
    case .hinge(.ap): "the hinge's place on the AP film"
    case .hinge(.lateral): "the hinge's place on the lateral film"
    case .hinge(.axial): "the hinge's place along the bone"
    case .middle(.length): "the middle fragment's length"
    case .middle(.ap): "the middle fragment's AP offset"
    case .middle(.lateral): "the middle fragment's lateral offset"
    case .limbShortness: "the limb's length as it is now"
    }
  }

  private func spaced(_ word: CaseKey.Word) -> String {
    let words = word.spaced
    return words.hasPrefix("ap ") ? "AP" + words.dropFirst(2) : words
  }
}

/// The inputs of a case that go into its sensitivity, and those that carry a spread and have none in it.
public struct UncertainInputs: Sendable, Equatable {
  /// In a fixed order: deformity, hinge, mounting, moving mounting, struts, rings.
  public var inputs: [UncertainInput]
  /// How their errors go together; nil where they are independent. Keys that are no inputs do not count.
  public var covariance: InputCovariance?
  /// Keys whose standard deviation changes nothing at the end, with the reason.
  public let unused: [Unused]

  /// An input that does not matter.
  public struct Unused: Sendable, Equatable {
    /// The key that carries the spread.
    public let key: CaseKey
    /// Why it changes nothing.
    public let reason: String
  }

  /// The inputs of a case that carry `± sd`; with `assumingPublished` those that carry none take ``PublishedSpread``s.
  ///
  /// - Parameter replanned: whether the plan is made anew for other inputs; otherwise it is followed as it stands.
  public init(_ level: TreatedLevel, assumingPublished: Bool = false, replanned: Bool = false) {
    let given = level.standardDeviations
    var (inputs, used) = ([UncertainInput](), Set<CaseKey>())
    for (place, keys) in UncertainInputs.places(level, replanned: replanned) {
      let carried = keys.filter { given[$0] != nil }
      used.formUnion(carried)
      for key in carried {
        guard let deviation = given[key], deviation > 0 else { continue }
        // Of a scale of which a covariance says more, that of the class says nothing.
        if key == UncertainInputs.scaleOfAll, given[keys[keys.count - 2]] != nil { continue }
        // A class of struts says its scale's error once; each strut has its own.
        let own = key == UncertainInputs.scaleOfAll ? keys[keys.count - 2] : key
        inputs.append(UncertainInput(key: own, place: place, standardDeviation: deviation))
      }
      if assumingPublished, carried.isEmpty, let key = keys.first,
        let spread = PublishedSpread.of(place, bone: level.bone)
      {
        inputs.append(
          UncertainInput(
            key: key, place: place, standardDeviation: spread.standardDeviation, source: spread.source))
      }
    }
    (self.inputs, covariance) = (inputs, level.covariance)
    unused = given.keys.filter { !used.contains($0) && given[$0] != 0 }.sorted().map {
      Unused(key: $0, reason: UncertainInputs.reason($0))
    }
  }

  /// What all six struts of one class share.
  private static let scaleOfAll = CaseKey(.struts, .readingOffset)

  /// Every place of a case, with the keys that can carry its spread, the one to show first.
  private static func places(
    _ level: TreatedLevel, replanned: Bool
  ) -> [(UncertainInput.Place, [CaseKey])] {
    var places: [(UncertainInput.Place, [CaseKey])] = []
    var isRingsFirst = false
    if case .ringsFirst = level.mode { isRingsFirst = true }
    // Where the mountings alone say how the frame stands, a plan that is followed does not ask for the deformity; one that is made
    // anew does.
    // A fresh cut has no deformity that could be measured.
    if level.role != .cut, !isRingsFirst || replanned {
      places += DeformityParameter.allCases.map { (.deformity($0), [$0.key]) }
    }
    if level.joint?.hinge != nil, !isRingsFirst || replanned {
      places += HingeParameter.allCases.map { (.hinge($0), [$0.key]) }
    }
    // Where a ring is that the neighbouring level states follows from that level's inputs.
    if level.own.followed != .reference {
      places += MountingParameter.allCases.map { (.mounting($0), [$0.key]) }
    }
    if isRingsFirst, level.own.followed != .moving {
      places += MountingParameter.allCases.map { (.movingMounting($0), [$0.movingKey]) }
    }
    let hasReadings =
      switch level.mode {
      case .chronic, .ringsFirst(_, nil): false
      case .residual, .ringsFirst: true
      }
    for strut in StrutNumber.allCases {
      let scale = [CaseKey(.struts, .readingOffset, entry: strut.rawValue), scaleOfAll]
      let reading = CaseKey(.frame, .strutsNow, item: strut.rawValue)
      places.append((.strut(strut), (hasReadings ? [reading] : []) + scale))
    }
    for (end, ring) in [(FragmentEnd.proximal, level.proximalRing), (.distal, level.distalRing)] {
      for dimension in RingDimension.allCases where ring.shape[dimension] != nil {
        places.append((.ring(end, dimension), [dimension.key(end)]))
      }
    }
    return places
  }

  private static func reason(_ key: CaseKey) -> String {
    switch (key.section, key.word) {
    case (.target, _), (.stages, _): "it is an intention, not a measurement"
    case (.deformity, _), (.hingeAt, _): "in mode rings-first the mountings alone say where the limb ends"
    case (_, .readingOffset):
      "only struts given under \(CaseKey(.frame, .struts)) carry an uncertainty of their scale"
    case (.frame, .neutralHeight), (.neutral, _):
      "the struts are set to what the plan says; no height is measured"
    default: "it does not move the fragment"
    }
  }
}

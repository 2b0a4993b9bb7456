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
    /// What strut `index + 1` reads too little, the same all the time.
    case strut(Int)
    /// A dimension of the proximal or the distal ring.
    case ring(FragmentEnd, RingDimension)
  }

  /// Dotted key of the case.
  public let key: String
  /// Where it goes into the chain.
  public let place: Place
  /// One standard deviation, radians or millimetres, > 0; the normal distribution is truncated at four.
  public let standardDeviation: Double
  /// Where the standard deviation is from; nil when the case itself gives it.
  public let source: String?

  /// An input.
  public init(key: String, place: Place, standardDeviation: Double, source: String? = nil) {
    (self.key, self.place, self.standardDeviation, self.source) = (key, place, standardDeviation, source)
  }

  /// Degrees or millimetres.
  public var unit: QuantityUnit { place.unit }

  /// The same input with another standard deviation.
  func spreading(_ standardDeviation: Double) -> UncertainInput {
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
    }
  }

  /// What is measured, in words: `the ring's axial offset`.
  public var words: String {
    switch self {
    case .deformity(let parameter): "the deformity's \(spaced(parameter.rawValue))"
    case .mounting(let parameter): "the reference ring's \(spaced(parameter.rawValue))"
    case .movingMounting(let parameter): "the moving ring's \(spaced(parameter.rawValue))"
    case .strut(let index): "the reading of strut \(index + 1)"
    case .ring(let end, let dimension): "the \(end.rawValue) ring's \(spaced(dimension.rawValue))"
    }
  }

  private func spaced(_ key: String) -> String {
    let words = String(key.map { $0 == "-" ? " " : $0 })
    return words.hasPrefix("ap ") ? "AP" + words.dropFirst(2) : words
  }
}

/// The inputs of a case that go into its sensitivity, and those that carry a spread and have none in it.
public struct UncertainInputs: Sendable, Equatable {
  /// In a fixed order: deformity, mounting, moving mounting, struts, rings.
  public var inputs: [UncertainInput]
  /// Keys whose standard deviation changes nothing at the end, with the reason.
  public let unused: [Unused]

  /// An input that does not matter.
  public struct Unused: Sendable, Equatable {
    /// Dotted key.
    public let key: String
    /// Why it changes nothing.
    public let reason: String
  }

  /// The inputs of a case that carry `± sd`; with `assumingPublished` those that carry none take ``PublishedSpread``s.
  public init(_ level: TreatedLevel, assumingPublished: Bool = false) {
    let given = level.standardDeviations
    var (inputs, used) = ([UncertainInput](), Set<String>())
    for (place, keys) in UncertainInputs.places(level) {
      let carried = keys.filter { given[$0] != nil }
      used.formUnion(carried)
      for key in carried {
        guard let deviation = given[key], deviation > 0 else { continue }
        // A class of struts says its scale's error once; each strut has its own.
        let own = key == "frame.struts.reading-offset" ? keys[keys.count - 2] : key
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
    self.inputs = inputs
    unused = given.keys.filter { !used.contains($0) && given[$0] != 0 }.sorted().map {
      Unused(key: $0, reason: UncertainInputs.reason($0))
    }
  }

  /// Every place of a case, with the keys that can carry its spread, the one to show first.
  private static func places(_ level: TreatedLevel) -> [(UncertainInput.Place, [String])] {
    var places: [(UncertainInput.Place, [String])] = []
    var isRingsFirst = false
    if case .ringsFirst = level.mode { isRingsFirst = true }
    if !isRingsFirst {
      places += DeformityParameter.allCases.map { (.deformity($0), ["deformity.\($0.rawValue)"]) }
    }
    places += MountingParameter.allCases.map { (.mounting($0), ["mounting.\($0.rawValue)"]) }
    if isRingsFirst {
      places += MountingParameter.allCases.map {
        (.movingMounting($0), ["frame.moving-mounting.\($0.rawValue)"])
      }
    }
    let hasReadings =
      switch level.mode {
      case .chronic, .ringsFirst(_, nil): false
      case .residual, .ringsFirst: true
      }
    for strut in 0..<6 {
      let scale = ["frame.struts[\(strut + 1)].reading-offset", "frame.struts.reading-offset"]
      places.append((.strut(strut), (hasReadings ? ["frame.struts-now[\(strut + 1)]"] : []) + scale))
    }
    for (end, ring) in [(FragmentEnd.proximal, level.proximalRing), (.distal, level.distalRing)] {
      for dimension in RingDimension.allCases where ring.shape[dimension] != nil {
        places.append((.ring(end, dimension), ["frame.\(end.rawValue)-ring.\(dimension.rawValue)"]))
      }
    }
    return places
  }

  private static func reason(_ key: String) -> String {
    if key.hasPrefix("target.") || key.hasPrefix("schedule.stages") {
      return "it is an intention, not a measurement"
    }
    if key.hasPrefix("deformity.") {
      return "in mode rings-first the mountings alone say where the limb ends"
    }
    if key.hasSuffix(".reading-offset") {
      return "only struts given under frame.struts carry an uncertainty of their scale"
    }
    if key == "frame.neutral-height" {
      return "the struts are set to what the plan says; no height is measured"
    }
    return "it does not move the fragment"
  }
}

/// The limb's outside, as measured: elliptic sections across the bone at given heights.
///
/// Heights count from the cut along each fragment's own axis, so they can be measured on the limb as it is. What lies
/// proximal to the cut moves with the proximal fragment, what lies distal with the distal one. Between two heights the
/// section changes evenly; beyond the outermost it goes on as it is there.
public struct LimbEnvelope: Sendable, Equatable {
  /// One section.
  public struct Section: Sendable, Equatable {
    /// Millimetres from the cut, positive proximal.
    public var axial: Double
    /// Millimetres from side to side, as on the AP film, > 0.
    public var width: Double
    /// Millimetres from front to back, as on the lateral film, > 0.
    public var depth: Double

    /// An elliptic section; all three in millimetres, the height positive for proximal.
    public init(axial: Double, width: Double, depth: Double) {
      (self.axial, self.width, self.depth) = (axial, width, depth)
    }

    /// A round section of this circumference, mm, at a height, mm, positive for proximal.
    public init(axial: Double, girth: Double) {
      self.init(axial: axial, width: girth / .pi, depth: girth / .pi)
    }
  }

  /// As they were given, by which keys number them.
  public let stated: [Section]
  /// One or more, each at another height, from distal to proximal.
  public let sections: [Section]
  /// The limb's centre seen from the bone's axis, mm, positive lateral.
  public let apOffset: Double
  /// The limb's centre seen from the bone's axis, mm, positive posterior.
  public let lateralOffset: Double

  /// An envelope; nil without a section, with two at one height, or with one that has no width or depth.
  ///
  /// - Parameters:
  ///   - apOffset: the limb's centre seen from the bone's axis, mm, positive for lateral.
  ///   - lateralOffset: the limb's centre seen from the bone's axis, mm, positive for posterior.
  public init?(_ sections: [Section], apOffset: Double = 0, lateralOffset: Double = 0) {
    let ordered = sections.sorted { $0.axial < $1.axial }
    guard !ordered.isEmpty, ordered.allSatisfy({ $0.width > 0 && $0.depth > 0 }),
      zip(ordered, ordered.dropFirst()).allSatisfy({ $0.axial < $1.axial })
    else { return nil }
    (stated, self.sections) = (sections, ordered)
    (self.apOffset, self.lateralOffset) = (apOffset, lateralOffset)
  }

  /// The section at a height (mm from the cut, positive for proximal) between or beyond the measured ones.
  public func section(at axial: Double) -> Section {
    var (below, above) = (sections[0], sections[sections.count - 1])
    for section in sections {
      if section.axial <= axial { below = section }
      if section.axial >= axial {
        above = section
        break
      }
    }
    guard below.axial < axial, axial < above.axial else {
      let nearest = above.axial <= axial ? above : below.axial >= axial ? below : above
      return Section(axial: axial, width: nearest.width, depth: nearest.depth)
    }
    let share = (axial - below.axial) / (above.axial - below.axial)
    return Section(
      axial: axial, width: below.width + share * (above.width - below.width),
      depth: below.depth + share * (above.depth - below.depth))
  }
}

/// The side of the body.
public enum Side: String, Sendable, CaseIterable {
  /// The patient's left.
  case left
  /// The patient's right.
  case right

  /// `lat`: +1 for a left limb, -1 for a right one; lateral is `+x·lat` (MODEL section 1).
  public var lateralSign: Double { self == .left ? 1 : -1 }

  /// The other one.
  public var opposite: Side { self == .left ? .right : .left }
}

/// Which end of the cut bone a fragment is.
public enum FragmentEnd: String, Sendable, CaseIterable {
  /// The upper fragment.
  case proximal
  /// The lower fragment.
  case distal

  /// The other one.
  public var opposite: FragmentEnd { self == .proximal ? .distal : .proximal }

  /// Where the ring of this end is described, if it is the case's own.
  public var ringSection: CaseKey.Section { self == .proximal ? .proximalRing : .distalRing }
}

/// What gives the words of a deformity their direction: the side, and which fragment carries the reference ring.
public struct Limb: Sendable, Equatable {
  /// Left or right.
  public var side: Side
  /// The fragment that carries the reference ring.
  public var reference: FragmentEnd

  /// A limb.
  public init(side: Side, reference: FragmentEnd) {
    (self.side, self.reference) = (side, reference)
  }

  /// `s`: -1 when the moving fragment is distal, +1 when it is proximal (MODEL section 2). It is also the side of the
  /// reference ring on which the moving ring is.
  public var movingSign: Double { reference == .proximal ? -1 : 1 }
}

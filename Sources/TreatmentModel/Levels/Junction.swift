import RigidMotion

/// What lies between the two fragments of a level.
public enum Junction: Sendable, Equatable {
  /// The bone is cut here.
  case cut(BoneCut)
  /// A joint, which nobody cuts (MODEL section 14). A level of several has none that is planned.
  case joint(TreatedJoint)

  /// The cut, if it is one.
  public var cut: BoneCut? { if case .cut(let cut) = self { cut } else { nil } }

  /// The joint, if it is one.
  public var joint: TreatedJoint? { if case .joint(let joint) = self { joint } else { nil } }

  /// Width of the bone where the fragments meet, mm, > 0.
  public var diameter: Double {
    switch self {
    case .cut(let cut): cut.diameter
    case .joint(let joint): joint.diameter
    }
  }

  /// Where the fragments meet in the corrected limb, seen from the origin: the centre and, as z, the proximal normal of the cut, or
  /// the joint at the origin, across the bone.
  public func place(_ side: Side) -> RigidTransform {
    switch self {
    case .cut(let cut): cut.place(side)
    case .joint: .identity
    }
  }
}

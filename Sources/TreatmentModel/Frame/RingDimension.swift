import HexapodKinematics
import RigidMotion

/// A number that makes the shape of a ring.
public enum RingDimension: Sendable, CaseIterable {
  /// Radius of the circle of joints, mm.
  case jointRadius
  /// Half the angle between the joints of a pair, radians.
  case halfAngle
  /// The joint plane's distance from the ring's reference plane, mm.
  case jointOffset
  /// Radius of the circle of holes, mm.
  case holeCircleRadius

  /// Its word in case files.
  public var word: CaseKey.Word {
    switch self {
    case .jointRadius: .jointRadius
    case .halfAngle: .halfAngle
    case .jointOffset: .jointOffset
    case .holeCircleRadius: .holeCircleRadius
    }
  }

  /// Its key in a ring.
  public func key(_ end: FragmentEnd) -> CaseKey { CaseKey(end.ringSection, word) }

  /// Degrees for the angle, millimetres for the others.
  public var unit: QuantityUnit { self == .halfAngle ? .degrees : .millimetres }
}

extension RingShape {
  /// A dimension that the shape has; nil for another.
  public subscript(dimension: RingDimension) -> Double? {
    switch (self, dimension) {
    case (.standard(let radius, _, _), .jointRadius): radius
    case (.standard(_, let angle, _), .halfAngle): angle
    case (.standard(_, _, let offset), .jointOffset): offset
    case (.holeCircle(let radius, _, _, _), .holeCircleRadius): radius
    case (.holeCircle(_, _, _, let offset), .jointOffset): offset
    default: nil
    }
  }

  /// The shape with one dimension changed by so much; unchanged if it has no such dimension.
  package func changed(_ dimension: RingDimension, by change: Double) -> RingShape {
    switch (self, dimension) {
    case (.standard(let radius, let angle, let offset), .jointRadius):
      .standard(jointRadius: radius + change, halfAngle: angle, jointOffset: offset)
    case (.standard(let radius, let angle, let offset), .halfAngle):
      .standard(jointRadius: radius, halfAngle: angle + change, jointOffset: offset)
    case (.standard(let radius, let angle, let offset), .jointOffset):
      .standard(jointRadius: radius, halfAngle: angle, jointOffset: offset + change)
    case (.holeCircle(let radius, let holes, let use, let offset), .holeCircleRadius):
      .holeCircle(radius: radius + change, holes: holes, use: use, jointOffset: offset)
    case (.holeCircle(let radius, let holes, let use, let offset), .jointOffset):
      .holeCircle(radius: radius, holes: holes, use: use, jointOffset: offset + change)
    default: self
    }
  }

  /// How the joint centres move with one dimension.
  package func jointRates(_ dimension: RingDimension, _ place: Ring.Place) -> PerStrut<Vector3> {
    dimension.jointRates(place) { changed(dimension, by: $0).ring(place).joints }
  }
}

extension RingDimension {
  /// How joint centres move with it.
  ///
  /// - Parameter joints: where they are when it is changed by so much.
  func jointRates(_ place: Ring.Place, _ joints: (Double) -> PerStrut<Vector3>) -> PerStrut<Vector3> {
    switch self {
    case .jointRadius, .holeCircleRadius:
      // Linear in the radius.
      let (here, wider) = (joints(0), joints(1))
      return PerStrut { wider[$0] - here[$0] }
    case .halfAngle:
      // A joint a quarter turn further on its circle shows the direction in which it moves now.
      let ahead = joints(.pi / 2)
      return PerStrut { Vector3(ahead[$0].x, ahead[$0].y, 0) }
    case .jointOffset: return PerStrut(repeating: Vector3(0, 0, place == .proximal ? -1 : 1))
    }
  }
}

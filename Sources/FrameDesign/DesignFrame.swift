import HexapodKinematics
import TreatmentModel

/// How a frame is built and how it sits on the limb.
public struct DesignFrame: Sendable, Equatable {
  /// The ring nearest to the trunk.
  public let proximalRing: RingHardware
  /// The other one.
  public let distalRing: RingHardware
  /// Mm.
  public let neutralHeight: Double
  /// Of the reference ring, mm, signed as ``Mounting/axialOffset``.
  public let axialOffset: Double
  /// Of the reference ring, radians, signed as ``Mounting/rotation``.
  public let rotation: Double
  /// The classes that are to be had; which is mounted first follows from them.
  public let classes: [StrutHardware]
}

extension TreatedLevel {
  /// The same limb in another frame.
  func with(_ frame: DesignFrame) -> TreatedLevel {
    var level = self
    if level.proximalRing != frame.proximalRing {
      level.proximalRing = frame.proximalRing
      level.forget([.proximalRing])
    }
    if level.distalRing != frame.distalRing {
      level.distalRing = frame.distalRing
      level.forget([.distalRing])
    }
    level.mode = .chronic(neutralHeight: frame.neutralHeight)
    level.mounting.axialOffset = frame.axialOffset
    level.mounting.rotation = frame.rotation
    if case .given = level.struts { level.forget([.struts]) }
    (level.struts, level.strutClasses) = (.automatic(from: frame.classes), frame.classes)
    return level
  }

  /// Hardware that is no longer there has no uncertainty.
  private mutating func forget(_ sections: Set<CaseKey.Section>) {
    if let old = covariance, old.keys.contains(where: { sections.contains($0.section) }) {
      let kept = old.keys.indices.filter { !sections.contains(old.keys[$0].section) }
      covariance = try? InputCovariance(
        keys: kept.map { old.keys[$0] }, matrix: kept.map { row in kept.map { old.matrix[row][$0] } })
    }
    for key in standardDeviations.keys where sections.contains(key.section) { standardDeviations[key] = nil }
  }
}

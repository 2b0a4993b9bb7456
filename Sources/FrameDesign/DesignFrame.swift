import HexapodKinematics
import TreatmentModel

/// How the frame of a level is built and how it sits on the limb.
public struct DesignFrame: Sendable, Equatable {
  /// The ring nearest to the trunk.
  public let proximalRing: RingHardware
  /// The other one.
  public let distalRing: RingHardware
  /// Mm; nil where it follows from the rings' places, which only one of two levels can have.
  public let neutralHeight: Double?
  /// Of the reference ring, mm, signed as ``Mounting/axialOffset``; nil where the other level says where that ring is.
  public let axialOffset: Double?
  /// Of the reference ring, radians, signed as ``Mounting/rotation``; nil where the other level says where that ring is.
  public let rotation: Double?
  /// The classes that are to be had; which is mounted first follows from them, unless each strut stays as the case has it.
  public let classes: [StrutHardware]
  /// Whether each strut stays at its number as the case has it.
  let keepsStruts: Bool
}

extension TreatedLevel {
  /// The same limb in another frame.
  func with(_ frame: DesignFrame) -> TreatedLevel {
    var level = self
    if level.proximalRing != frame.proximalRing {
      level.proximalRing = frame.proximalRing
      level.common.forget { $0.section == .proximalRing }
    }
    if level.distalRing != frame.distalRing {
      level.distalRing = frame.distalRing
      level.common.forget { $0.section == .distalRing }
    }
    if let height = frame.neutralHeight { level.mode = .chronic(neutralHeight: height) }
    if let offset = frame.axialOffset { level.mounting.axialOffset = offset }
    if let rotation = frame.rotation { level.mounting.rotation = rotation }
    if frame.keepsStruts { return level }
    if case .given = level.struts { level.common.forget { $0.section == .struts } }
    (level.struts, level.strutClasses) = (.automatic(from: frame.classes), frame.classes)
    return level
  }
}

extension CommonStatement {
  /// Hardware that is no longer there has no uncertainty.
  mutating func forget(_ isGone: (CaseKey) -> Bool) {
    if let old = covariance, old.keys.contains(where: isGone) {
      let kept = old.keys.indices.filter { !isGone(old.keys[$0]) }
      covariance = try? InputCovariance(
        keys: kept.map { old.keys[$0] }, matrix: kept.map { row in kept.map { old.matrix[row][$0] } })
    }
    for key in standardDeviations.keys where isGone(key) { standardDeviations[key] = nil }
  }
}

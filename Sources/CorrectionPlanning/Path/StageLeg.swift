import Glibc
import RigidMotion
import TreatmentModel

/// A stretch of a level's motion, from one pose of the moving fragment to the next: a stage of the path. A cut has one for each stage of
/// the case and one to the target; what a joint is done to has some of its own (MODEL section 14).
package struct StageLeg: Sendable {
  /// What it is for.
  package enum Purpose: Sendable, Equatable {
    /// To a stage of the case or to its target.
    case correction
    /// The surfaces of a joint are drawn apart.
    case drawingApart
    /// A turn about the joint's hinge, by this angle, radians.
    case turning(Double)
    /// What turning about the hinge leaves, of a stage of the case from 1 or of its target.
    case rest(HingeRest, stage: Int)
  }

  package let purpose: Purpose
  /// The way there.
  package let path: PathKind
  /// Where it leads.
  package let end: RigidTransform
}

/// What turning about a hinge leaves between where it leads and where the fragment is to be.
package struct HingeRest: Sendable, Equatable {
  /// Distance of the corresponding point, mm.
  package let distance: Double
  /// Of the fragment, radians.
  package let angle: Double

  /// What is no rest, mm: it goes along with the turn. A day of its own would be of nothing.
  static let noDistance = 0.01
  /// The same of the angle, radians: a hundredth of a degree.
  static let noAngle = radians(0.01)

  var isNone: Bool { distance < HingeRest.noDistance && angle < HingeRest.noAngle }

  /// Whether it is more than is read on films, a millimetre or a degree: hinge and motion say different things.
  var isLarge: Bool { distance >= 1 || degrees(angle) >= 1 }
}

extension TreatedLevel {
  /// Its motion, stretch by stretch.
  package var legs: [StageLeg] {
    let ends = (schedule.stages + [target]).map { $0.referenceFromMoving(limb, convention) }
    guard let joint else {
      return ends.map { StageLeg(purpose: .correction, path: schedule.path, end: $0) }
    }
    var (legs, last) = ([StageLeg](), drawnApart * deformity.referenceFromMoving(limb, convention))
    if joint.distraction != 0 { legs.append(StageLeg(purpose: .drawingApart, path: .straight, end: last)) }
    for (index, end) in ends.enumerated() {
      let goal = drawnApart * end
      if let hinge = joint.hinge {
        legs += HingeTurn(hinge, limb.side, drawnApart: drawnApart).legs(
          from: last, to: goal, stage: index + 1)
      } else {
        legs.append(StageLeg(purpose: .correction, path: schedule.path, end: goal))
      }
      last = goal
    }
    return legs
  }

  /// The moving fragment's poses at the start and at the end of each stage of its motion.
  package var stageEnds: [RigidTransform] {
    [deformity.referenceFromMoving(limb, convention)] + legs.map(\.end)
  }

  /// By which angle the hinge turns the fragment from where the case begins to its target, radians; nil without a hinge.
  package var hingeAngle: Double? {
    hingeAngle(
      from: deformity.referenceFromMoving(limb, convention), to: target.referenceFromMoving(limb, convention))
  }

  /// What the best turn about the hinge, drawn apart as it is, leaves between two poses; nil without a hinge.
  package func hingeRest(from start: RigidTransform, to end: RigidTransform) -> HingeRest? {
    joint?.hinge.map { HingeTurn($0, limb.side, drawnApart: drawnApart).rest(from: start, to: end) }
  }

  /// By which angle the hinge turns the fragment from one pose to another, radians; nil without a hinge.
  func hingeAngle(from start: RigidTransform, to end: RigidTransform) -> Double? {
    joint?.hinge.map { HingeTurn($0, limb.side, drawnApart: .identity).angle(from: start, to: end) }
  }
}

extension TreatedLevel {
  /// The deformity that a turn about the hinge makes of the target, radians; nil without a hinge, and where the convention has no angles
  /// for it.
  func deformity(turnedByHinge angle: Double) -> Deformity? {
    joint?.hinge.flatMap { hinge in
      let turn = HingeTurn(hinge, limb.side, drawnApart: .identity)
      return Deformity(
        referenceFromMoving: turn.transform(angle) * target.referenceFromMoving(limb, convention), limb,
        convention)
    }
  }
}

/// Turning about an axis that stands still in the reference fragment, drawn apart with the joint's surfaces.
private struct HingeTurn {
  let point: Vector3
  let axis: Vector3

  init(_ hinge: TreatedJoint.Hinge, _ side: Side, drawnApart distraction: RigidTransform) {
    (point, axis) = (distraction * hinge.place(side), hinge.axis.direction)
  }

  /// The part about the axis of what leads from one pose to another: its twist.
  func angle(from start: RigidTransform, to end: RigidTransform) -> Double {
    let turn = end.rotation * start.rotation.inverse
    let (along, w) = (turn.v.dot(axis), turn.w)
    return 2 * (w < 0 ? atan2(-along, -w) : atan2(along, w))
  }

  /// The turn by an angle.
  func transform(_ angle: Double) -> RigidTransform {
    let turn = Rotation(axis: axis, angle: angle)
    return RigidTransform(rotation: turn, translation: point - turn * point)
  }

  /// What the turn leaves.
  func rest(from start: RigidTransform, to end: RigidTransform) -> HingeRest {
    let turned = transform(angle(from: start, to: end)) * start
    return HingeRest(
      distance: (end.translation - turned.translation).norm,
      angle: (turned.rotation.inverse * end.rotation).angle)
  }

  /// The turn, exact about the axis, and what it leaves.
  func legs(from start: RigidTransform, to end: RigidTransform, stage: Int) -> [StageLeg] {
    let angle = angle(from: start, to: end)
    let (turned, rest) = (transform(angle) * start, rest(from: start, to: end))
    // The screw between two poses that one turn leads to each other is that turn.
    guard !rest.isNone else { return [StageLeg(purpose: .turning(angle), path: .screw, end: end)] }
    return [
      StageLeg(purpose: .turning(angle), path: .screw, end: turned),
      StageLeg(purpose: .rest(rest, stage: stage), path: .straight, end: end),
    ]
  }
}

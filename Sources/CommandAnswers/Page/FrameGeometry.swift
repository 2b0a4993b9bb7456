import CorrectionPlanning
import HexapodKinematics
import Reports
import RigidMotion
import TextOutput
import TreatmentModel

/// Where everything of a plan's frame is, for a drawing of it on any day: what stands with the reference fragment in its axes, what
/// moves in the axes of the moving ring, of which each day has the pose against the reference ring; mm.
///
/// Of two levels the proximal one is drawn in its own reference fragment's axes; the distal one's has `step`, by which its axes on the
/// middle fragment stand in the proximal level's.
struct FrameGeometry {
  let plan: Plan
  /// The distal level's point on the middle fragment, seen from the proximal level's; nil but in the distal of two levels.
  var step: RigidTransform?

  /// A list of the frame of one level.
  static func list(_ plan: Plan) -> [UInt8] { list([FrameGeometry(plan: plan)]) }

  /// A list of the frames of several levels.
  static func list(_ treatment: TreatmentPlan) -> [UInt8] {
    let middles = treatment.treatment.levels.middles
    return list(
      treatment.levels.enumerated().map { index, plan in
        let middle = middles.indices.contains(index - 1) ? middles[index - 1] : nil
        return FrameGeometry(plan: plan, step: middle?.proximalFromDistal(plan.level.limb.side))
      })
  }

  private static func list(_ frames: [FrameGeometry]) -> [UInt8] {
    var bytes = Array("[".utf8)
    for (index, frame) in frames.enumerated() {
      if index > 0 { bytes += Array(",".utf8) }
      var json = JSONText(isPretty: false)
      json.object { frame.write(&$0) }
      bytes += json.bytes.dropLast()
    }
    return bytes + Array("]".utf8)
  }

  private func write(_ json: inout JSONWriter) {
    let level = plan.level
    let scene = FrameScene(plan, day: plan.days[0])
    let toMoving = (plan.fragmentFromReferenceRing * plan.days[0].pose).inverse
    json.member("side", level.limb.side.rawValue)
    json.member("reference", level.limb.reference.rawValue)
    json.key("mounting")
    json.pose(plan.fragmentFromReferenceRing)
    json.key("moving_mounting")
    json.pose(plan.fragmentFromMovingRing)
    if let step {
      json.key("step")
      json.pose(step)
    }
    for (name, ring, fragment, place) in [
      ("standing", scene.reference, scene.referenceFragment, RigidTransform.identity),
      ("moving", scene.moving, scene.movingFragment, toMoving),
    ] {
      json.key(name)
      json.object { json in
        json.key("joints")
        json.points((0..<6).map { place * ring.joints[$0] })
        json.key("outline")
        json.points(ring.outline.map { place * $0 })
        if ring.isOpen {
          json.key("open")
          json.bool(true)
        }
        if !ring.plates.isEmpty {
          json.key("plates")
          json.list { list in
            for plate in ring.plates {
              list.item()
              list.points([place * plate.from, place * plate.to])
            }
          }
        }
        json.key("tab")
        json.points([place * ring.tab.inner, place * ring.tab.outer])
        json.key("bone")
        json.points([place * fragment.cut, place * fragment.far])
      }
    }
    json.member("diameter", level.junction.diameter)
    if level.joint != nil {
      json.key("joint")
      json.bool(true)
    }
    // As it stands while it is turned about, drawn apart.
    if let hinge = FrameScene(plan, day: plan.days[plan.duration]).hinge {
      json.key("hinge")
      json.points([hinge.from, hinge.to])
    }
    writeStructures(level, plan.fragmentFromMovingRing.inverse, &json)
    writeEnvelope(level, &json)
  }

  private func writeStructures(
    _ level: TreatedLevel, _ place: RigidTransform, _ json: inout JSONWriter
  ) {
    json.key("structures")
    json.list { list in
      for structure in level.structuresAtRisk where !structure.spansLimb {
        list.item()
        list.object { json in
          json.member("name", structure.name)
          json.key("at")
          json.points([place * structure.point(level.limb.side, rate: 1).position])
        }
      }
    }
  }

  private func writeEnvelope(_ level: TreatedLevel, _ json: inout JSONWriter) {
    guard let envelope = level.limbEnvelope else { return }
    json.key("envelope")
    json.list { list in
      for section in envelope.sections {
        list.item()
        list.numbers([
          level.limb.side.lateralSign * envelope.apOffset, envelope.lateralOffset,
          section.axial + level.junction.place(level.limb.side).translation.z, section.width, section.depth,
        ])
      }
    }
  }
}

extension JSONWriter {
  /// Points to a hundredth of a millimetre.
  fileprivate mutating func points(_ points: [Vector3]) {
    list { list in
      for point in points {
        list.item()
        list.numbers([point.x, point.y, point.z].map { ($0 * 100).rounded() / 100 })
      }
    }
  }
}

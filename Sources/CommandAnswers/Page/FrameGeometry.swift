import CorrectionPlanning
import HexapodKinematics
import Reports
import RigidMotion
import TextOutput
import TreatmentModel

/// Where everything of a plan's frame is, for a drawing of it on any day: what stands with the reference fragment in its axes, what
/// moves in the axes of the moving ring, of which each day has the pose against the reference ring; mm.
struct FrameGeometry {
  let plan: Plan

  /// A list of the frames of several levels.
  static func list(_ plans: [Plan]) -> [UInt8] {
    var bytes = Array("[".utf8)
    for (index, plan) in plans.enumerated() {
      if index > 0 { bytes += Array(",".utf8) }
      var json = JSONText(isPretty: false)
      json.object { FrameGeometry(plan: plan).write(&$0) }
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
        json.key("tab")
        json.points([place * ring.tab.inner, place * ring.tab.outer])
        json.key("bone")
        json.points([place * fragment.cut, place * fragment.far])
      }
    }
    json.member("diameter", level.cut.diameter)
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
          section.axial + level.cut.axial, section.width, section.depth,
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

import CorrectionPlanning
import Glibc
import HexapodKinematics
import Reports
import RigidMotion
import TextOutput

extension Picture {
  /// Which frames there are, and where, on a frame at the start of its plan.
  static func framesOfReference(_ plan: Plan) -> Picture {
    Picture(
      name: "frames-of-reference", title: "Frames of reference",
      caption: "Each axis is 45 mm long.", panels: [FramesView(plan).panel], columns: 1)
  }
}

/// The scene from obliquely above, without perspective.
private struct FramesView {
  private typealias Place = (x: Double, y: Double)

  private(set) var panel = Panel(width: 860, height: 520, label: "frames of reference")
  private let view =
    Rotation(axis: Vector3(1, 0, 0), angle: radians(24))
    * Rotation(axis: Vector3(0, 0, 1), angle: radians(-22))

  init(_ plan: Plan) {
    let scene = FrameScene(plan, day: plan.days[0])
    let pose = plan.days[0].fragmentPose
    for ring in [scene.reference, scene.moving] {
      panel.polyline(ring.outline.map(place), isClosed: true, style: "ring")
    }
    let far = (0..<6).filter { depth(scene, $0) > 0 }
    for strut in far { draw(strut, scene) }
    for bone in [scene.referenceFragment, scene.movingFragment] {
      panel.polyline(convexOutline(bone.surface.map(place)), isClosed: true, style: "bone")
    }
    for strut in 0..<6 where !far.contains(strut) { draw(strut, scene) }
    for ring in [scene.reference, scene.moving] {
      let (inner, outer) = (place(ring.tab.inner), place(ring.tab.outer))
      panel.line(inner.x, inner.y, outer.x, outer.y, style: "ring")
    }
    axes(.identity)
    axes(pose)
    let (right, left) = (690.0, 170.0)
    name("reference ring", "its pose on the fragment: Mᵣ", at: scene.reference.outline[16], x: right, y: 90)
    name("origin", "of the reference fragment’s frame", at: .zero, x: right, y: 190)
    name("corresponding point", "of the moving fragment’s frame; D", at: pose.translation, x: right, y: 260)
    name("moving ring", "its pose on the fragment: Mₘ", at: scene.moving.outline[18], x: right, y: 400)
    name("master tab", "-y of the ring", at: scene.reference.tab.outer, x: left, y: 120)
    name("master tab", "of the moving ring", at: scene.moving.tab.outer, x: left, y: 450)
    // Above the lines that lead to the names.
    for strut in 0..<6 { number(strut, scene) }
    for (row, words) in ["x to the patient’s left", "y posterior", "z proximal"].enumerated() {
      panel.text(words, x: 20, y: 250 + 18 * Double(row), style: FramesView.axisTexts[row])
    }
    panel.text(
      "P = Mᵣ⁻¹ · D · Mₘ, ℓᵢ = | R qᵢ + t - pᵢ |", x: panel.width / 2, y: panel.height - 12, anchor: .middle
    )
  }

  private static let axisTexts: [StaticString] = ["f1", "f4", "f5"]
  private static let axisLines: [StaticString] = ["k k1", "k k4", "k k5"]
  private static let strutStyles: [StaticString] = [
    "strut k1", "strut k2", "strut k3", "strut k4", "strut k5", "strut k6",
  ]
  private static let numberStyles: [StaticString] = ["f1", "f2", "f3", "f4", "f5", "f6"]

  private func place(_ point: Vector3) -> Place {
    let seen = view * point
    return (panel.width / 2 + seen.x * 1.35, 205 - seen.z * 1.35)
  }

  /// How far behind the bones a strut lies.
  private func depth(_ scene: FrameScene, _ strut: Int) -> Double {
    (view * (scene.reference.joints[strut] + scene.moving.joints[strut])).y
  }

  private mutating func draw(_ strut: Int, _ scene: FrameScene) {
    let (a, b) = (place(scene.reference.joints[strut]), place(scene.moving.joints[strut]))
    panel.line(a.x, a.y, b.x, b.y, style: "halo")
    panel.line(a.x, a.y, b.x, b.y, style: FramesView.strutStyles[strut])
  }

  private mutating func number(_ strut: Int, _ scene: FrameScene) {
    let (a, b) = (place(scene.reference.joints[strut]), place(scene.moving.joints[strut]))
    // Where no bone is in front of it.
    let share = strut == 4 ? 0.2 : strut % 2 == 0 ? 0.4 : 0.6
    let number = (x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
    panel.circle(x: number.x, y: number.y, radius: 9, style: FramesView.numberStyles[strut])
    panel.text(
      "\(strut + 1)", x: number.x, y: number.y + 4, anchor: .middle,
      style: strut == 1 || strut == 2 ? "nd" : "n")
  }

  private mutating func axes(_ pose: RigidTransform) {
    let origin = place(pose.translation)
    for axis in 0..<3 {
      var tip = Vector3.zero
      tip[axis] = 45
      let end = place(pose * tip)
      panel.line(origin.x, origin.y, end.x, end.y, style: "halo")
      panel.line(origin.x, origin.y, end.x, end.y, style: FramesView.axisLines[axis])
    }
    panel.circle(x: origin.x, y: origin.y, radius: 4, style: "dot")
  }

  private mutating func name(_ name: String, _ what: String, at point: Vector3, x: Double, y: Double) {
    let target = place(point)
    let isRight = x > target.x
    panel.line(x - (isRight ? 60 : -4), y + 2, target.x, target.y, style: "visit")
    let start = isRight ? x - 56 : x
    panel.text(name, x: start, y: y, anchor: isRight ? .start : .end, style: "h")
    panel.text(what, x: start, y: y + 15, anchor: isRight ? .start : .end)
  }
}

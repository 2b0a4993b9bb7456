import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension Picture {
  /// The frame and both bone axes from the front, the side and above, before the first turn and after the last, all to one scale.
  package static func frame(_ plan: Plan) -> Picture {
    let ends = [plan.days[0], plan.days[plan.duration]]
    return Picture(
      name: "frame", title: "The frame at the start and at the end",
      caption:
        "Seen without perspective, all to one scale. Dash-dotted: the axes of the two bone fragments. The mark "
        + "on each ring is its master tab."
        + (plan.level.joint == nil
          ? ""
          : " Of the joint, both surfaces\(plan.level.joint?.hinge == nil ? "." : " and, dashed, the hinge's axis.")"),
      panels: panels(
        of: ends.map { FrameScene(plan, day: $0) },
        ["Start", plan.duration > 0 ? "End, day \(plan.lastDay)" : "End"], plan.level.limb.side),
      columns: 3)
  }

  /// The whole limb with both frames before the first turn, when a defect closes, and after the last.
  package static func limb(_ plan: TreatmentPlan) -> Picture? {
    guard plan.levels.count == 2, let middle = plan.treatment.levels.middles.first else { return nil }
    let last = min(plan.levels[0].days.count, plan.levels[1].days.count) - 1
    let contact = plan.limb?.contactDay.flatMap { $0 > 0 && $0 < last ? $0 : nil }
    let days = [0] + (contact.map { [$0] } ?? []) + (last > 0 ? [last] : [])
    let step = middle.proximalFromDistal(plan.treatment.common.side)
    return Picture(
      name: "limb", title: "The limb in both frames",
      caption:
        "Seen without perspective, all to one scale, the proximal fragment at rest. P1 to P6 are the struts of the proximal frame, "
        + "D1 to D6 those of the distal one. Dash-dotted: the axes of the three bone fragments.",
      panels: panels(
        of: days.map { FrameScene(plan.levels, step, day: $0) },
        days.map { day in
          day == 0 ? "Start" : day == contact ? "Contact, day \(day)" : "End, day \(day)"
        }, plan.treatment.common.side),
      columns: 3)
  }

  /// A row of three views for each scene.
  private static func panels(of scenes: [FrameScene], _ moments: [String], _ side: Side) -> [Panel] {
    let frames = Projection.allCases.map { FrameView.Bounds(scenes.flatMap(\.extent), $0, side) }
    let scale = frames.map { FrameView.scale($0) }.min() ?? 1
    let height = frames.map { $0.height * scale }.max() ?? 0
    return zip(scenes, moments).flatMap { scene, moment in
      zip(Projection.allCases, frames).map { projection, bounds in
        FrameView(
          scene, projection, side, bounds, scale: scale, drawingHeight: height, moment: moment
        ).panel
      }
    }
  }
}

/// One drawing of a scene.
private struct FrameView {
  /// What a view must have room for, in mm of the picture's plane.
  struct Bounds {
    let centre: (x: Double, y: Double)
    let width: Double
    let height: Double

    init(_ points: [Vector3], _ projection: Projection, _ side: Side) {
      let places = points.map { projection.project($0, side) }
      let (x, y) = (places.map(\.x), places.map(\.y))
      let (left, right) = (x.min() ?? 0, x.max() ?? 0)
      let (top, bottom) = (y.min() ?? 0, y.max() ?? 0)
      centre = ((left + right) / 2, (top + bottom) / 2)
      (width, height) = (max(right - left, 1), max(bottom - top, 1))
    }
  }

  private static let width = 300.0
  private static let (top, bottom, margin) = (38.0, 30.0, 12.0)

  /// Units a millimetre at which `bounds` fits a panel.
  static func scale(_ bounds: Bounds) -> Double {
    min((width - 2 * margin) / bounds.width, 265 / bounds.height)
  }

  private(set) var panel: Panel
  private let projection: Projection
  private let side: Side
  private let bounds: Bounds
  private let scale: Double
  private let middle: Double

  init(
    _ scene: FrameScene, _ projection: Projection, _ side: Side, _ bounds: Bounds, scale: Double,
    drawingHeight: Double, moment: String
  ) {
    (self.projection, self.side, self.bounds, self.scale) = (projection, side, bounds, scale)
    middle = FrameView.top + drawingHeight / 2
    let title = "\(moment), from \(projection.words)"
    panel = Panel(
      width: FrameView.width, height: FrameView.top + drawingHeight + FrameView.bottom, label: title)
    panel.text(title, x: 4, y: 14, style: "h")
    let ends = projection.ends(side)
    panel.text(ends.left, x: 4, y: 31)
    panel.text(ends.right, x: FrameView.width - 4, y: 31, anchor: .end)
    panel.text(projection.up, x: FrameView.width - 4, y: panel.height - 6, anchor: .end)
    draw(scene)
    scaleBar()
  }

  /// Far things first. Struts lie between the back and the front halves of the rings, bones among the struts.
  private mutating func draw(_ scene: FrameScene) {
    for ring in scene.rings { half(ring, isFront: false) }
    let struts = scene.struts.map { ($0, (near($0.from) + near($0.to)) / 2) }.sorted { $0.1 < $1.1 }
    let bones = scene.fragments.map { ($0, (near($0.cut) + near($0.far)) / 2) }.sorted { $0.1 < $1.1 }
    let depth = bones.reduce(0) { $0 + $1.1 / Double(bones.count) }
    for (strut, place) in struts where place < depth { self.strut(strut) }
    for (bone, _) in bones { fragment(bone) }
    for (strut, place) in struts where place >= depth { self.strut(strut) }
    for ring in scene.rings { half(ring, isFront: true) }
    for ring in scene.rings where ring.isOpen {
      panel.polyline(ring.rim.map(place), isClosed: true, style: "back")
    }
    for bone in scene.fragments { axis(bone) }
    for surface in scene.surfaces { panel.polyline(surface.map(place), isClosed: true, style: "back") }
    if let hinge = scene.hinge {
      let (a, b) = (place(hinge.from), place(hinge.to))
      panel.line(a.x, a.y, b.x, b.y, style: "limit")
      panel.circle(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, radius: 3, style: "dot")
    }
    for strut in 0..<6 {
      for ring in scene.rings {
        let (x, y) = place(ring.joints[strut])
        panel.circle(x: x, y: y, radius: 3, style: "joint")
      }
    }
    numbers(scene)
  }

  private func near(_ point: Vector3) -> Double { projection.project(point, side).nearness }

  private func place(_ point: Vector3) -> (x: Double, y: Double) {
    let (x, y, _) = projection.project(point, side)
    return (FrameView.width / 2 + (x - bounds.centre.x) * scale, middle + (y - bounds.centre.y) * scale)
  }

  private mutating func half(_ ring: FrameScene.RingShape, isFront: Bool) {
    let depths = ring.outline.map(near)
    let (least, most) = (depths.min() ?? 0, depths.max() ?? 0)
    // A ring seen flat has no back.
    let middle = most - least < 1 ? -Double.infinity : (least + most) / 2
    let closed = ring.outline + ring.outline.prefix(ring.isOpen ? 0 : 1)
    let points = zip(closed, closed.dropFirst()).flatMap { a, b -> [(x: Double, y: Double)] in
      let gap = (x: Double.nan, y: Double.nan)
      return ((near(a) + near(b)) / 2 >= middle) == isFront ? [place(a), place(b)] : [gap]
    }
    panel.polyline(points.withoutRepeats, style: isFront ? "ring" : "back")
    guard isFront else { return }
    let (inner, outer) = (place(ring.tab.inner), place(ring.tab.outer))
    panel.line(inner.x, inner.y, outer.x, outer.y, style: "ring")
    for (from, to) in ring.plates.map({ (place($0.from), place($0.to)) }) {
      panel.line(from.x, from.y, to.x, to.y, style: "ring")
    }
  }

  private static let strutStyles: [StaticString] = [
    "strut k1", "strut k2", "strut k3", "strut k4", "strut k5", "strut k6",
  ]
  private static let numberStyles: [StaticString] = ["f1", "f2", "f3", "f4", "f5", "f6"]

  private mutating func strut(_ strut: FrameScene.Strut) {
    let (a, b) = (place(strut.from), place(strut.to))
    panel.line(a.x, a.y, b.x, b.y, style: "halo")
    panel.line(a.x, a.y, b.x, b.y, style: FrameView.strutStyles[strut.index])
  }

  private mutating func fragment(_ bone: FrameScene.Fragment) {
    panel.polyline(convexOutline(bone.surface.map(place)), isClosed: true, style: "bone")
  }

  private mutating func axis(_ bone: FrameScene.Fragment) {
    let (cut, far) = (place(bone.cut), place(bone.far))
    panel.line(cut.x, cut.y, far.x, far.y, style: "shaft")
    panel.circle(x: cut.x, y: cut.y, radius: 2.5, style: "dot")
  }

  /// Each number stands on its strut, where it is farthest from the numbers that stand already.
  private mutating func numbers(_ scene: FrameScene) {
    var taken: [(x: Double, y: Double)] = []
    for strut in scene.struts {
      let (a, b) = (place(strut.from), place(strut.to))
      let candidates = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78].map {
        (x: a.x + (b.x - a.x) * $0, y: a.y + (b.y - a.y) * $0)
      }
      func room(_ place: (x: Double, y: Double)) -> Double {
        taken.map { ($0.x - place.x) * ($0.x - place.x) + ($0.y - place.y) * ($0.y - place.y) }.min() ?? 1e9
      }
      // The first with room for two discs; failing that, the one with most.
      let best = candidates.first { room($0) > 20 * 20 } ?? candidates.max { room($0) < room($1) } ?? a
      taken.append(best)
      panel.circle(x: best.x, y: best.y, radius: 8, style: FrameView.numberStyles[strut.index])
      panel.text(
        strut.label, x: best.x, y: best.y + 4, anchor: .middle,
        style: strut.index == 1 || strut.index == 2 ? "nd" : "n")
    }
  }

  private mutating func scaleBar() {
    let (y, length) = (panel.height - 10, 50 * scale)
    panel.line(6, y, 6 + length, y, style: "axis")
    for end in [6, 6 + length] { panel.line(end, y - 3, end, y + 3, style: "axis") }
    panel.text("50 mm", x: 12 + length, y: y + 4)
  }
}

extension [(x: Double, y: Double)] {
  /// Without the second of two equal points in a row, and with one gap where there were several.
  fileprivate var withoutRepeats: Self {
    var kept: Self = []
    for point in self {
      if let last = kept.last, last.x == point.x && last.y == point.y || (last.x.isNaN && point.x.isNaN) {
        continue
      }
      kept.append(point)
    }
    return kept
  }
}

import CorrectionPlanning
import HexapodKinematics
import Reports
import RigidMotion
import TextOutput
import TreatmentModel

extension Picture {
  /// How the six parameters and the mounting of a case are measured: on both films and from above, at the start.
  static func measuring(_ plan: Plan) -> Picture {
    let views = [FilmView(plan, .front), FilmView(plan, .side)]
    return Picture(
      name: "measuring", title: "How the six parameters and the mounting are measured",
      caption: "Red: the deformity. Blue: the mounting.",
      panels: views.map(\.panel) + [RotationView(plan).panel],
      columns: 2)
  }
}

/// What is measured on one film: an angulation, two translations, the place of the reference ring.
private struct FilmView {
  private(set) var panel: Panel
  private let projection: Projection
  private let side: Side
  private let scale: Double

  init(_ plan: Plan, _ projection: Projection) {
    self.projection = projection
    let input = plan.level
    side = input.limb.side
    scale = 1.35
    let film = projection == .front ? "AP film" : "lateral film"
    panel = Panel(width: 430, height: 430, label: film)
    panel.text(film, x: 4, y: 14, style: "h")
    let ends = projection.ends(side)
    panel.text(ends.left, x: 4, y: 31)
    panel.text(ends.right, x: panel.width - 4, y: 31, anchor: .end)
    panel.text(projection.up, x: panel.width - 4, y: panel.height - 6, anchor: .end)
    let scene = FrameScene(plan, day: plan.days[0])
    for bone in [scene.referenceFragment, scene.movingFragment] {
      panel.polyline(convexOutline(bone.surface.map(place)), isClosed: true, style: "bone")
    }
    panel.polyline(scene.reference.outline.map(place), isClosed: true, style: "ring")
    mounting(plan, input)
    deformity(plan.days[0].fragmentPose, input)
  }

  private func place(_ point: Vector3) -> (x: Double, y: Double) {
    let (x, y, _) = projection.project(point, side)
    return (panel.width / 2 + x * scale, 178 + y * scale)
  }

  private var isFront: Bool { projection == .front }

  private mutating func deformity(_ pose: RigidTransform, _ input: TreatedLevel) {
    let s = input.limb.movingSign
    let (origin, own) = (place(.zero), place(pose.translation))
    let far = place(pose * Vector3(0, 0, 130 * s))
    axis(place(Vector3(0, 0, -105 * s)), place(Vector3(0, 0, 130 * s)))
    axis(own, far)
    // The angle stands at the corresponding point, against a parallel of the reference axis.
    panel.line(own.x, own.y, own.x, own.y - 130 * s * scale, style: "grid")
    arc(own, from: (0, -s), to: (far.x - own.x, far.y - own.y), radius: 112 * scale, style: "k k1")
    let (angle, across) =
      isFront
      ? (DeformityParameter.apAngulation, DeformityParameter.apTranslation)
      : (.lateralAngulation, .lateralTranslation)
    label(input, angle, x: (own.x + far.x) / 2, y: own.y - 118 * s * scale + 22, anchor: .middle)
    dimension((origin.x, own.y - 14), (own.x, own.y - 14), style: "k k1")
    let isRight = own.x >= origin.x
    label(
      input, across, x: own.x + (isRight ? 8 : -8), y: own.y - 12, anchor: isRight ? .start : .end)
    let beside = origin.x - 34 * (isRight ? 1 : -1)
    dimension((beside, origin.y), (beside, own.y), style: "k k1")
    label(
      input, .axialTranslation, x: beside - (isRight ? 6 : -6), y: (origin.y + own.y) / 2 + 4,
      anchor: isRight ? .end : .start)
    point(origin, "origin", isRight: isRight)
    point(own, "corresponding point", isRight: isRight)
  }

  private mutating func mounting(_ plan: Plan, _ input: TreatedLevel) {
    let centre = plan.fragmentFromReferenceRing.translation
    let (origin, middle) = (place(.zero), place(centre))
    let offset = isFront ? MountingParameter.apOffset : .lateralOffset
    dimension((origin.x, middle.y - 12), (middle.x, middle.y - 12), style: "k k5")
    label(input, offset, x: max(origin.x, middle.x) + 6, y: middle.y - 12)
    panel.circle(x: middle.x, y: middle.y, radius: 3, style: "joint")
    panel.text(
      "ring’s centre", x: min(origin.x, middle.x) - 26, y: middle.y + 16, anchor: .end, style: "over")
    let beside = panel.width - 8
    dimension((beside, origin.y), (beside, middle.y), style: "k k5")
    panel.line(origin.x, origin.y, beside, origin.y, style: "grid")
    label(input, .axialOffset, x: beside - 6, y: middle.y + 16, anchor: .end)
  }

  private mutating func axis(_ one: (x: Double, y: Double), _ other: (x: Double, y: Double)) {
    panel.line(one.x, one.y, other.x, other.y, style: "shaft")
  }

  private mutating func point(
    _ place: (x: Double, y: Double), _ name: String, isRight: Bool
  ) {
    panel.circle(x: place.x, y: place.y, radius: 3.5, style: "dot")
    panel.text(
      name, x: place.x + (isRight ? 8 : -8), y: place.y + 14, anchor: isRight ? .start : .end,
      style: "over")
  }

  private mutating func label(
    _ input: TreatedLevel, _ parameter: DeformityParameter, x: Double, y: Double,
    anchor: Panel.Anchor = .start
  ) {
    panel.text(input.words(parameter), x: x, y: y, anchor: anchor, style: "over f1")
  }

  private mutating func label(
    _ input: TreatedLevel, _ parameter: MountingParameter, x: Double, y: Double,
    anchor: Panel.Anchor = .start
  ) {
    panel.text(input.words(parameter), x: x, y: y, anchor: anchor, style: "over f5")
  }

  private mutating func dimension(
    _ one: (x: Double, y: Double), _ other: (x: Double, y: Double), style: StaticString
  ) {
    panel.dimension(one, other, style: style)
  }

  private mutating func arc(
    _ centre: (x: Double, y: Double), from one: (x: Double, y: Double), to other: (x: Double, y: Double),
    radius: Double, style: StaticString
  ) {
    panel.arc(centre, from: one, to: other, radius: radius, style: style)
  }
}

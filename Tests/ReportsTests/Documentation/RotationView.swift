import CorrectionPlanning
import Glibc
import HexapodKinematics
import Reports
import RigidMotion
import TextOutput
import TreatmentModel

/// What is measured from above: where the master tab points, and how far the moving fragment is turned.
struct RotationView {
  private(set) var panel = Panel(width: 430, height: 390, label: "from above")
  private let side: Side
  private let scale = 1.25

  init(_ plan: Plan) {
    let input = plan.level
    side = input.limb.side
    panel.text("from above", x: 4, y: 14, style: "h")
    let ends = Projection.above.ends(side)
    panel.text(ends.left, x: 4, y: 31)
    panel.text(ends.right, x: panel.width - 4, y: 31, anchor: .end)
    panel.text(Projection.above.up, x: panel.width - 4, y: panel.height - 6, anchor: .end)
    let ring = FrameScene(plan, day: plan.days[0]).reference
    panel.polyline(ring.outline.map(place), isClosed: true, style: "ring")
    let (inner, outer) = (place(ring.tab.inner), place(ring.tab.outer))
    panel.line(inner.x, inner.y, outer.x, outer.y, style: "ring")
    let centre = plan.fragmentFromReferenceRing.translation
    let radius = (ring.tab.outer - centre).norm * scale + 8
    turned(
      centre, by: -side.lateralSign * input.mounting.rotation, radius: radius, style: "k k5",
      input.words(.rotation), textStyle: "over f5")
    panel.text("master tab", x: outer.x, y: outer.y + 34, anchor: .middle, style: "over")
    let point = plan.days[0].fragmentPose.translation
    let rim = (0..<48).map { index -> Vector3 in
      let azimuth = Double(index) / 24 * .pi
      return point + input.junction.diameter / 2 * Vector3(sin(azimuth), cos(azimuth), 0)
    }
    panel.polyline(rim.map(place), isClosed: true, style: "bone")
    turned(
      point, by: -side.lateralSign * input.deformity.axialRotation, radius: 62, style: "k k1",
      input.words(.axialRotation), textStyle: "over f1")
    let (origin, own) = (place(.zero), place(point))
    panel.circle(x: origin.x, y: origin.y, radius: 3.5, style: "dot")
    panel.circle(x: own.x, y: own.y, radius: 3.5, style: "dot")
    panel.text("moving fragment", x: own.x, y: own.y - 28, anchor: .middle, style: "over")
  }

  private func place(_ point: Vector3) -> (x: Double, y: Double) {
    let (x, y, _) = Projection.above.project(point, side)
    return (panel.width / 2 + x * scale, 180 + y * scale)
  }

  /// A line straight anteriorly, one that is turned, and the angle between them; its words at the turned one's end.
  private mutating func turned(
    _ point: Vector3, by angle: Double, radius: Double, style: StaticString, _ words: String,
    textStyle: StaticString
  ) {
    let centre = place(point)
    let direction = Rotation(axis: Vector3(0, 0, 1), angle: angle) * Vector3(0, -1, 0)
    let end = (x: direction.x, y: -direction.y)
    panel.line(centre.x, centre.y, centre.x, centre.y + radius + 8, style: "grid")
    panel.line(
      centre.x, centre.y, centre.x + (radius + 8) * end.x, centre.y + (radius + 8) * end.y, style: "shaft")
    panel.arc(centre, from: (0, 1), to: end, radius: radius, style: style)
    let isRight = end.x >= 0
    panel.text(
      words, x: centre.x + (radius + 8) * end.x + (isRight ? 6 : -6), y: centre.y + radius + 2,
      anchor: isRight ? .start : .end, style: textStyle)
  }
}

extension Panel {
  /// A distance: a line with a stroke across each end.
  mutating func dimension(_ one: (x: Double, y: Double), _ other: (x: Double, y: Double), style: StaticString)
  {
    line(one.x, one.y, other.x, other.y, style: style)
    for end in [one, other] {
      one.x == other.x
        ? line(end.x - 4, end.y, end.x + 4, end.y, style: style)
        : line(end.x, end.y - 4, end.x, end.y + 4, style: style)
    }
  }

  /// An angle round a point, from one direction to another.
  mutating func arc(
    _ centre: (x: Double, y: Double), from one: (x: Double, y: Double), to other: (x: Double, y: Double),
    radius: Double, style: StaticString
  ) {
    let (start, end) = (atan2(one.y, one.x), atan2(other.y, other.x))
    let turn = (end - start).remainder(dividingBy: 2 * .pi)
    polyline(
      (0...24).map {
        let angle = start + turn * Double($0) / 24
        return (centre.x + radius * cos(angle), centre.y + radius * sin(angle))
      }, style: style)
  }
}

extension TreatedLevel {
  /// `ap-angulation 12 varus`.
  func words(_ parameter: DeformityParameter) -> String {
    "\(parameter.name) \(deformity.words(parameter, digits: 1))"
  }

  /// `ap-offset 5 lateral`.
  func words(_ parameter: MountingParameter) -> String {
    let value = parameter.unit.outside(mounting[parameter])
    let size = decimal(abs(value), 1)
    let short = size.hasSuffix(".0") ? String(size.dropLast(2)) : size
    return "\(parameter.name) \(short) \(parameter.directions.word(of: value).rawValue)"
  }
}

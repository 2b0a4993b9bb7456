/// A drawing with coordinates of its own: x to the right, y down, one unit a pixel at natural size.
package struct Panel: Sendable, Equatable {
  /// Width in units.
  package let width: Double
  /// Height in units.
  package let height: Double
  /// What it shows, for those who cannot see it.
  package let label: String
  private var body = Markup()

  package init(width: Double, height: Double, label: String) {
    (self.width, self.height, self.label) = (width, height, label)
  }

  package mutating func add(_ markup: Markup) { body += markup }

  package mutating func text(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, style: StaticString = "t"
  ) {
    add(
      "<text class=\"\(style)\" x=\"\(at: x)\" y=\"\(at: y)\"\(anchor.attribute)>\(text)</text>"
    )
  }

  package mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, style: StaticString
  ) {
    add(
      "<path class=\"\(style)\" d=\"M\(at: x1) \(at: y1)L\(at: x2) \(at: y2)\"/>")
  }

  package mutating func rectangle(x: Double, y: Double, width: Double, height: Double, style: StaticString) {
    add(
      "<rect class=\"\(style)\" x=\"\(at: x)\" y=\"\(at: y)\" width=\"\(at: max(0, width))\" height=\"\(at: max(0, height))\"/>"
    )
  }

  package mutating func circle(x: Double, y: Double, radius: Double, style: StaticString) {
    add(
      "<circle class=\"\(style)\" cx=\"\(at: x)\" cy=\"\(at: y)\" r=\"\(at: radius)\"/>")
  }

  /// Lines from point to point; points that are not finite break them.
  package mutating func polyline(
    _ points: [(x: Double, y: Double)], isClosed: Bool = false, style: StaticString
  ) {
    var (path, isDrawing) = (Markup(), false)
    for (x, y) in points {
      guard x.isFinite, y.isFinite else {
        isDrawing = false
        continue
      }
      path += isDrawing ? "L\(at: x) \(at: y)" : "M\(at: x) \(at: y)"
      isDrawing = true
    }
    add("<path class=\"\(style)\" d=\"\(path)\(isClosed ? "Z" as Markup : "")\"/>")
  }

  /// On which side of its place a text stands.
  package enum Anchor { case start, middle, end }

  /// An element of a page.
  package var inline: Markup {
    "<svg role=\"img\" aria-label=\"\(label)\" viewBox=\"0 0 \(at: width) \(at: height)\">\(body)</svg>"
  }

  /// A part of a larger drawing.
  package func placed(x: Double, y: Double) -> Markup {
    "<svg role=\"img\" aria-label=\"\(label)\" x=\"\(at: x)\" y=\"\(at: y)\" width=\"\(at: width)\" height=\"\(at: height)\">\(body)</svg>"
  }
}

extension Panel.Anchor {
  fileprivate var attribute: Markup {
    switch self {
    case .start: ""
    case .middle: " text-anchor=\"middle\""
    case .end: " text-anchor=\"end\""
    }
  }
}

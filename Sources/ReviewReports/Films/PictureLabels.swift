import TextOutput

/// Words beside places of a picture, each where it covers least of what stands there.
struct PictureLabels {
  private typealias Box = (left: Double, top: Double, right: Double, bottom: Double)
  private var taken: [Box] = []
  /// How far from a place its word is tried.
  private static let gaps = [6.0, 16, 30]

  /// Keeps a circle free.
  mutating func avoid(_ place: (x: Double, y: Double), radius: Double) {
    taken.append((place.x - radius, place.y - radius, place.x + radius, place.y + radius))
  }

  /// Writes a word beside a place: to the right of it and above if that is free.
  mutating func add(_ text: String, beside place: (x: Double, y: Double), to panel: inout Panel) {
    let width = Chart.width(of: text)
    let boxes = PictureLabels.gaps.flatMap { gap -> [Box] in
      let sides = [gap, -gap - width].flatMap { side in [(side, -5.0), (side, 13.0)] }
      let middle = [(-width / 2, -gap - 3), (-width / 2, gap + 10)]
      return (sides + middle).map { start -> Box in
        let (x, y) = (place.x + start.0, place.y + start.1)
        return (x, y - 9, x + width, y + 2)
      }
    }
    let best = boxes.min { covered($0, panel) < covered($1, panel) } ?? boxes[0]
    taken.append(best)
    panel.text(text, x: best.left, y: best.bottom - 2, style: "over")
  }

  /// How much of a box something else stands in, and how much of it is outside the panel, square units.
  private func covered(_ box: Box, _ panel: Panel) -> Double {
    func common(_ other: Box) -> Double {
      max(0, min(box.right, other.right) - max(box.left, other.left))
        * max(0, min(box.bottom, other.bottom) - max(box.top, other.top))
    }
    let all = (box.right - box.left) * (box.bottom - box.top)
    return taken.reduce(all - common((0, 0, panel.width, panel.height))) { $0 + common($1) }
  }
}

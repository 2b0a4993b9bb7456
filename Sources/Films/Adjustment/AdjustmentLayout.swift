/// Where each unknown stands among the parameters of an adjustment.
struct AdjustmentLayout: Sendable, Equatable {
  /// Of a film: three of its rotation and three of its place; then what else is adjusted.
  struct FilmSlots: Sendable, Equatable {
    let pose: Int
    let distance: Int?
    let centre: Int?

    /// How many there are, one after the other.
    var count: Int { 6 + (distance == nil ? 0 : 1) + (centre == nil ? 0 : 2) }
  }

  /// The parameters that one observation has a part in: its film's, and after these those of its target.
  struct Columns: Sendable, Equatable {
    let film: Int
    let filmCount: Int
    let target: Int
    let targetCount: Int
  }

  private(set) var films: [FilmSlots] = []
  private(set) var bodies: [Int] = []
  private(set) var axes: [Int] = []
  private(set) var points: [Int] = []
  private(set) var count = 0
  /// Parameters of films, which come first.
  var filmParameters: Int { films.last.map { $0.pose + $0.count } ?? 0 }

  private mutating func take(_ size: Int) -> Int {
    defer { count += size }
    return count
  }

  mutating func addFilm(adjustsDistance: Bool, adjustsCentre: Bool) {
    let pose = take(6)
    let distance = adjustsDistance ? take(1) : nil
    films.append(FilmSlots(pose: pose, distance: distance, centre: adjustsCentre ? take(2) : nil))
  }

  /// Where an observation has a part.
  func columns(of observation: Observation) -> Columns {
    let slots = films[observation.film]
    let (target, count) =
      switch observation.target {
      case .bodyPoint(0, _), .distance, .centre: (slots.pose, 0)
      case .bodyPoint(let body, _): (bodies[body - 1], 6)
      case .point(let index), .outline(let index, _), .pointDepth(let index): (points[index], 3)
      case .axis(let index), .axisDepth(let index), .axisSlope(let index): (axes[index], 4)
      }
    return Columns(film: slots.pose, filmCount: slots.count, target: target, targetCount: count)
  }

  mutating func addBody() { bodies.append(take(6)) }
  mutating func addAxis() { axes.append(take(4)) }
  mutating func addPoint() { points.append(take(3)) }
}

/// Where each unknown stands among the parameters of an adjustment.
struct AdjustmentLayout: Sendable, Equatable {
  /// Of a film: three of its rotation and three of its place; then what else is adjusted.
  struct FilmSlots: Sendable, Equatable {
    let pose: Int
    let distance: Int?
    let centre: Int?
  }

  private(set) var films: [FilmSlots] = []
  private(set) var bodies: [Int] = []
  private(set) var axes: [Int] = []
  private(set) var points: [Int] = []
  private(set) var count = 0

  private mutating func take(_ size: Int) -> Int {
    defer { count += size }
    return count
  }

  mutating func addFilm(adjustsDistance: Bool, adjustsCentre: Bool) {
    let pose = take(6)
    let distance = adjustsDistance ? take(1) : nil
    films.append(FilmSlots(pose: pose, distance: distance, centre: adjustsCentre ? take(2) : nil))
  }

  mutating func addBody() { bodies.append(take(6)) }
  mutating func addAxis() { axes.append(take(4)) }
  mutating func addPoint() { points.append(take(3)) }
}

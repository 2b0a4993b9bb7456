import LinearAlgebra
import RigidMotion
import TreatmentModel

/// On whose axes the origin and the corresponding point lie. Where one lies beside its fragment's axis, there beside its own the other
/// is meant to lie, so that both are as far beside their axes, in one direction of the bone; of points in each other's place each lies on the
/// other's axis.
struct PointsOnAxes {
  /// Both points with those marks of them exchanged that stand on some films.
  struct Exchange {
    /// Numbers among the films that are adjusted.
    let films: [Int]
    /// Squared misfits of the rays.
    let rays: Double
    /// How differently both lie beside their axes, squared.
    let beside: Double
    /// Of the origin and the corresponding point from their own fragment's axis, mm.
    let distances: (origin: Double, corresponding: Double)

    var square: Double { rays + beside }
  }

  /// As they are given.
  private(set) var stated: Exchange
  /// Exchanged on some films, the best.
  private(set) var best: Exchange
  /// Exchanged on all.
  private(set) var everywhere: Exchange
  /// Squared misfits that may be left of rays.
  private let mostRays: Double

  /// How differently points of bone that belong together are marked beside their axes, one standard deviation, mm.
  private static let mating = 2.0
  /// By so much an exchange must fit better: none of 1,500 random sets did that was not one.
  private static let proof = 9.0
  /// By less than this it is not ruled out.
  private static let doubt = 9.0
  /// Differently from this, squared, no points lie beside their axes: then neither name is right.
  private static let mostBeside = 30.0
  /// Of so many films all combinations are looked at.
  private static let mostCombined = 4

  /// Whether an exchange explains the marks far better.
  var isProven: Bool { isLikely && best.square < stated.square - PointsOnAxes.proof }

  /// Whether an exchange explains the marks better.
  var isLikely: Bool {
    best.square < stated.square && best.rays < mostRays && best.beside < PointsOnAxes.mostBeside
  }

  /// Whether points that are exchanged on all films would fit about as well.
  var isOpen: Bool {
    everywhere.square < stated.square + PointsOnAxes.doubt && everywhere.beside < PointsOnAxes.mostBeside
  }

  /// - Returns: nil where not both points and both axes were found.
  init?(_ scope: AdjustmentScope, _ point: FilmPoint, _ fit: LocalFit, _ problem: FilmAdjustment) {
    guard let look = Look(scope, point, fit, problem), look.both.count >= (scope.isSingle ? 1 : 2) else {
      return nil
    }
    let numbers = look.both
    let subsets: [[Int]] =
      numbers.count <= PointsOnAxes.mostCombined
      ? (1..<(1 << numbers.count)).map { mask in
        numbers.enumerated().filter { mask & (1 << $0.offset) != 0 }.map(\.element)
      } : numbers.map { [$0] } + [numbers]
    guard let stated = look.exchange([]) else { return nil }
    let tried = subsets.compactMap { look.exchange($0) }
    guard let best = tried.min(by: { $0.square < $1.square }),
      let everywhere = tried.first(where: { $0.films.count == numbers.count })
    else { return nil }
    (self.stated, self.best, self.everywhere) = (stated, best, everywhere)
    mostRays = 16 + 2 * Double(max(0, 2 * (2 * numbers.count - 3)))
  }

  /// What does not change from one exchange to another.
  private struct Look {
    let scope: AdjustmentScope
    let point: FilmPoint
    /// Films that show both.
    let both: [Int]
    /// Of each film the rays of its marks of the origin and of the corresponding point.
    let rays: [(origin: [Crossing.Ray], corresponding: [Crossing.Ray])]
    let (reference, moving): (AxisLine, AxisLine)
    /// Two directions across the reference fragment's axis, and the same of bone across the moving fragment's.
    let (acrossReference, acrossMoving): ([Vector3], [Vector3])
    /// Of the difference, because of how well the axes are known.
    let axes: Matrix

    init?(_ scope: AdjustmentScope, _ point: FilmPoint, _ fit: LocalFit, _ problem: FilmAdjustment) {
      let end = scope.set.limb.reference
      guard let one = scope.axes.firstIndex(of: end), let other = scope.axes.firstIndex(of: end.opposite),
        let origin = scope.points.firstIndex(of: .origin),
        let corresponding = scope.points.firstIndex(of: .correspondingPoint)
      else { return nil }
      (self.scope, self.point) = (scope, point)
      rays = scope.films.enumerated().map { number, index in
        let film = point.films[number]
        var found: (origin: [Crossing.Ray], corresponding: [Crossing.Ray]) = ([], [])
        for mark in scope.set.films[index].marks {
          switch mark.subject {
          case .origin: found.origin.append(Crossing.Ray(film, mark))
          case .correspondingPoint: found.corresponding.append(Crossing.Ray(film, mark))
          case .joint, .axis, .object, .ball: continue
          }
        }
        return found
      }
      let rays = rays
      both = rays.indices.filter { !rays[$0].origin.isEmpty && !rays[$0].corresponding.isEmpty }
      (reference, moving) = (point.axes[one], point.axes[other])
      let up = point.films[0].cameraFromWorld.rotation.inverse * Vector3(0, 1, 0)
      let world = scope.bodies.list[0] == .ring(end) ? Vector3(0, 0, 1) : up
      let long = reference.direction.dot(world) < 0 ? -reference.direction : reference.direction
      let far = moving.direction.dot(long) < 0 ? -moving.direction : moving.direction
      let turn = Rotation(
        axis: long, angle: -scope.set.limb.side.lateralSign * scope.set.axialRotation.value)
      let lean = Rotation(from: long, to: far) * turn
      let (first, second) = reference.across
      acrossReference = [first, second]
      acrossMoving = [lean * first, lean * second]
      // An axis moves across itself, and by its lean the more the farther a point is from where it is held.
      var gradients = Matrix(rows: 2, columns: problem.parameterCount)
      for (index, place, sign) in [
        (one, point.points[origin], 1.0), (other, point.points[corresponding], -1),
      ] {
        let (line, column) = (point.axes[index], problem.layout.axes[index])
        let across = [line.across.0, line.across.1]
        let along = (place - line.point).dot(line.direction)
        for row in 0..<2 {
          let direction = index == one ? acrossReference[row] : acrossMoving[row]
          for k in 0..<2 {
            gradients[row, column + k] = -sign * direction.dot(across[k])
            gradients[row, column + 2 + k] = -sign * along * direction.dot(across[k])
          }
        }
      }
      axes = fit.covariance(of: gradients)
    }

    func exchange(_ exchanged: [Int]) -> Exchange? {
      guard let origin = place(exchanged, \.origin, \.corresponding),
        let corresponding = place(exchanged, \.corresponding, \.origin)
      else { return nil }
      let (here, there) = (
        origin.place - reference.point, corresponding.place - moving.point
      )
      let difference = (0..<2).map { here.dot(acrossReference[$0]) - there.dot(acrossMoving[$0]) }
      func spread(_ row: Int, _ column: Int) -> Double {
        axes[row, column] + origin.covariance(acrossReference[row], acrossReference[column])
          + corresponding.covariance(acrossMoving[row], acrossMoving[column])
          + (row == column ? 2 * PointsOnAxes.mating * PointsOnAxes.mating : 0)
      }
      let (a, b, c) = (spread(0, 0), spread(0, 1), spread(1, 1))
      let determinant = a * c - b * b
      guard determinant > 0, determinant.isFinite else { return nil }
      let (x, y) = (difference[0], difference[1])
      return Exchange(
        films: exchanged, rays: origin.square + corresponding.square,
        beside: (c * x * x - 2 * b * x * y + a * y * y) / determinant,
        distances: (here.cross(reference.direction).norm, there.cross(moving.direction).norm))
    }

    private typealias RaysOfFilm = (origin: [Crossing.Ray], corresponding: [Crossing.Ray])

    /// Where rays of a point's marks meet, or of the other's where they are exchanged.
    private func place(
      _ exchanged: [Int], _ own: (RaysOfFilm) -> [Crossing.Ray], _ other: (RaysOfFilm) -> [Crossing.Ray]
    ) -> Crossing? {
      var crossing = Crossing()
      for (number, rays) in rays.enumerated() {
        for ray in exchanged.contains(number) ? other(rays) : own(rays) { crossing.add(ray) }
        if scope.isSingle { crossing.addDepth(point.films[number].beam, AdjustmentScope.SingleFilm.depth) }
      }
      return crossing.isSolved() ? crossing : nil
    }
  }
}

/// The place nearest to some rays, in weighted least squares.
private struct Crossing {
  struct Ray {
    let source: Vector3
    let direction: Vector3
    let weight: Double

    /// As good as the mark is, about as far from the source as the world's origin.
    init(_ film: FilmState, _ mark: FilmMark) {
      let way = film.ray(to: mark.place)
      (source, direction) = (film.source, way.normalized)
      let deviation = source.norm / way.norm * mark.standardDeviation
      weight = 1 / (deviation * deviation)
    }
  }

  private var columns = (Vector3.zero, Vector3.zero, Vector3.zero)
  private var right = Vector3.zero
  private var rays: [Ray] = []
  private(set) var place = Vector3.zero
  private var inverse = (Vector3.zero, Vector3.zero, Vector3.zero)

  mutating func add(_ ray: Ray) {
    rays.append(ray)
    let (weight, direction) = (ray.weight, ray.direction)
    columns.0 += weight * (Vector3(1, 0, 0) - direction.x * direction)
    columns.1 += weight * (Vector3(0, 1, 0) - direction.y * direction)
    columns.2 += weight * (Vector3(0, 0, 1) - direction.z * direction)
    right += weight * (ray.source - ray.source.dot(direction) * direction)
  }

  /// That it lies about as deep as the world's origin.
  mutating func addDepth(_ beam: Vector3, _ deviation: Double) {
    let weight = 1 / (deviation * deviation)
    columns.0 += weight * beam.x * beam
    columns.1 += weight * beam.y * beam
    columns.2 += weight * beam.z * beam
  }

  mutating func isSolved() -> Bool {
    let first = columns.1.cross(columns.2)
    let determinant = columns.0.dot(first)
    let size = max(columns.0.norm, columns.1.norm, columns.2.norm)
    guard size > 0, determinant > 1e-9 * size * size * size else { return false }
    inverse = (
      first / determinant, columns.2.cross(columns.0) / determinant, columns.0.cross(columns.1) / determinant
    )
    place = Vector3(inverse.0.dot(right), inverse.1.dot(right), inverse.2.dot(right))
    return true
  }

  /// Squared distances of the rays.
  var square: Double {
    rays.reduce(0) { sum, ray in
      let gap = place - ray.source
      let across = gap - gap.dot(ray.direction) * ray.direction
      return sum + ray.weight * across.dot(across)
    }
  }

  func covariance(_ one: Vector3, _ other: Vector3) -> Double {
    one.dot(Vector3(inverse.0.dot(other), inverse.1.dot(other), inverse.2.dot(other)))
  }
}

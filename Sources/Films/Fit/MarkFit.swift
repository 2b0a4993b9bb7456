import Glibc
import LinearAlgebra
import RigidMotion

/// How a mark fits.
public struct MarkFit: Sendable, Equatable {
  /// Index of the film in its set.
  public let film: Int
  /// Index of the mark on its film.
  public let mark: Int
  /// What it is a picture of.
  public let subject: FilmSubject
  /// Where it was marked less where the solution has it, mm; of an axis or outline, its distance from the line.
  public let misfit: FilmPlace
  /// Length of the misfit, mm.
  public let distance: Double
  /// Share of an error in it that shows in its own misfit, 0 to 1: of both directions the mean; of a free point, of which films show one
  /// direction twice and the other not at all, of that one.
  public let redundancy: Double
  /// `√(rᵀ Σ_r⁻¹ r)`: the misfit in standard deviations of misfits.
  public let test: Double

  /// From which redundancy on a mark can be checked.
  public static let leastRedundancy = 0.5
  /// Above which ``test`` a mark does not fit.
  public static let limit = 4.0

  /// The same of a free point: what two films show of it twice, each film says half.
  public static let leastRedundancyOfPoint = 0.25

  /// Below this redundancy of a free point across the direction in which it is seen best nothing is seen there.
  static let leastRedundancyAcross = 0.1

  /// Whether an error of the mark would show.
  public var isCheckable: Bool { redundancy >= leastRedundancy }

  /// From which redundancy on this mark can be checked.
  public var leastRedundancy: Double {
    switch subject {
    case .origin, .correspondingPoint: MarkFit.leastRedundancyOfPoint
    case .joint, .object, .axis, .ball: MarkFit.leastRedundancy
    }
  }
  /// Whether it does not fit.
  public var isOutlier: Bool { isCheckable && test > MarkFit.limit }
}

extension AdjustmentScope {
  /// How all marks fit that are adjusted.
  func fits(_ problem: FilmAdjustment, _ fit: LocalFit, at point: FilmPoint) -> [MarkFit] {
    problem.observations.compactMap { observation in
      guard let mark = observation.mark else { return nil }
      let (row, index) = (observation.row, films[observation.film])
      let subject = set.films[index].marks[mark].subject
      let deviation = set.films[index].marks[mark].standardDeviation
      let first = fit.misfits[row]
      let own = fit.redundancy(row, row)
      guard observation.size == 2 else {
        let misfit = first * deviation
        return MarkFit(
          film: index, mark: mark, subject: subject, misfit: direction(observation, misfit, at: point),
          distance: abs(misfit), redundancy: max(0, own), test: own > 1e-9 ? abs(first) / own.squareRoot() : 0
        )
      }
      let (second, other, mixed) = (
        fit.misfits[row + 1], fit.redundancy(row + 1, row + 1), fit.redundancy(row, row + 1)
      )
      let spread = ((own - other) * (own - other) / 4 + mixed * mixed).squareRoot()
      let isFree = subject == .origin || subject == .correspondingPoint
      if isFree, (own + other) / 2 - spread < MarkFit.leastRedundancyAcross {
        // Along the direction in which it is seen best.
        let share = (own + other) / 2 + spread
        let angle = atan2(2 * mixed, own - other) / 2
        let along = cos(angle) * first + sin(angle) * second
        let misfit = deviation * FilmPlace(first, second)
        return MarkFit(
          film: index, mark: mark, subject: subject, misfit: misfit,
          distance: (misfit * misfit).sum().squareRoot(), redundancy: max(0, share),
          test: share > 1e-9 ? abs(along) / share.squareRoot() : 0)
      }
      let determinant = own * other - mixed * mixed
      let square = other * first * first - 2 * mixed * first * second + own * second * second
      let misfit = deviation * FilmPlace(first, second)
      return MarkFit(
        film: index, mark: mark, subject: subject, misfit: misfit,
        distance: (misfit * misfit).sum().squareRoot(),
        redundancy: max(0, (own + other) / 2),
        test: determinant > 1e-9 ? max(0, square / determinant).squareRoot() : 0)
    }
  }

  /// Of a mark on a line: the way from the line to it.
  private func direction(_ observation: Observation, _ misfit: Double, at point: FilmPoint) -> FilmPlace {
    guard case .axis(let index) = observation.target else { return FilmPlace(misfit, 0) }
    let (film, line) = (point.films[observation.film], point.axes[index])
    let seen = film.cameraFromWorld.rotation * line.point + film.cameraFromWorld.translation
    let normal = seen.cross(film.cameraFromWorld.rotation * line.direction)
    let across = FilmPlace(normal.x, normal.y)
    let length = (across * across).sum().squareRoot()
    return length > 0 ? misfit / length * across : .zero
  }
}

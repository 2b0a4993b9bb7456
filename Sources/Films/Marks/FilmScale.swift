/// How coordinates as they are typed become places on a film.
public struct FilmScale: Sendable, Equatable {
  /// Mm a pixel, rows counted downwards; nil where coordinates are mm with v upwards already.
  public let spacing: Double?
  /// Whether the picture is as seen from the detector.
  public let isMirrored: Bool

  /// A scale.
  public init(spacing: Double? = nil, isMirrored: Bool = false) {
    (self.spacing, self.isMirrored) = (spacing, isMirrored)
  }

  /// The place of typed coordinates.
  public func place(_ typed: FilmPlace) -> FilmPlace {
    let seen = spacing.map { FilmPlace(typed.x * $0, -typed.y * $0) } ?? typed
    return isMirrored ? FilmPlace(-seen.x, seen.y) : seen
  }

  /// The coordinates that would be typed for a place.
  public func typed(_ place: FilmPlace) -> FilmPlace {
    let seen = isMirrored ? FilmPlace(-place.x, place.y) : place
    return spacing.map { FilmPlace(seen.x / $0, -seen.y / $0) } ?? seen
  }
}

import RigidMotion

/// A motion that the struts do not resist, in the reference ring's axes: the null vector of a singular Jacobian.
public struct FreeMotion: Sendable, Equatable {
  /// Translation of the moving ring's centre, scaled so that with ``turn`` it has length 1.
  public let direction: Vector3
  /// Rotation times the mean joint radius, on the same scale.
  public let turn: Vector3

  /// The motion in words: the larger of its turning and its sliding, along the axis to which that is nearest; both when
  /// they are of like size.
  public var words: String {
    let (slides, turns) = (direction.norm, turn.norm)
    guard slides.isFinite, turns.isFinite, slides + turns > 0 else { return "unknown motion" }
    let turning = FreeMotion.nearest(
      turn, ["tilt about the x axis", "tilt about the y axis", "twist about the long axis"])
    let sliding = FreeMotion.nearest(
      direction, ["shift along x", "shift along y", "shift along the long axis"])
    if turns > 2 * slides { return turning }
    if slides > 2 * turns { return sliding }
    return "\(turning) with \(sliding)"
  }

  private static func nearest(_ vector: Vector3, _ words: [String]) -> String {
    let size = [abs(vector.x), abs(vector.y), abs(vector.z)]
    return words[size[2] >= max(size[0], size[1]) ? 2 : size[0] >= size[1] ? 0 : 1]
  }
}

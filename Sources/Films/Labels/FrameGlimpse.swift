import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// The moving ring in the reference ring as one film by itself shows it, roughly: enough to see that labels are not so.
struct FrameGlimpse {
  /// The poses that the film's pictures of both rings can be of; empty where a ring's picture is none of it.
  private let poses: [RigidTransform]

  /// Farther than this from its picture a ring is another one, as a share of the picture's size, root of the mean square.
  private static let mostMisfit = 0.1
  /// Rings of two films differ less than this, radians.
  private static let mostApart = radians(35)
  /// Rings are turned against each other, and lean, less than this, radians.
  private static let mostTurned = radians(75)

  /// - Returns: nil where the film does not show both rings.
  private init?(_ film: Film, _ rings: FilmSet.Rings, _ limb: Limb) {
    let pictures = [limb.reference, limb.reference.opposite].map { end in
      film.marks.filter { if case .joint(end, _) = $0.subject { true } else { false } }
    }
    guard pictures.allSatisfy({ $0.count >= MarkedBodies.fewestPoints }) else { return nil }
    let (one, other) = (
      FrameGlimpse.poses(pictures[0], rings, film), FrameGlimpse.poses(pictures[1], rings, film)
    )
    poses = one.flatMap { reference in other.map { reference.inverse * $0 } }.filter {
      FrameGlimpse.canBe($0, limb.reference)
    }
  }

  private static func poses(_ marks: [FilmMark], _ rings: FilmSet.Rings, _ film: Film) -> [RigidTransform] {
    let places = marks.map { mark -> Vector3 in
      if case .joint(let end, let strut) = mark.subject { rings[end].joints[strut] } else { .zero }
    }
    let (distance, centre) = (film.sourceDistance.start, film.centre.start)
    let picture = marks.map { $0.place - centre }
    let middle = picture.reduce(.zero, +) / Double(picture.count)
    let size = picture.reduce(0) { $0 + (($1 - middle) * ($1 - middle)).sum() }
    return BodyPose.candidates(places, picture, distance: distance).filter { pose in
      var sum = 0.0
      for (place, mark) in zip(places, picture) {
        let seen = pose.rotation * place + pose.translation
        guard seen.z < -1 else { return false }
        let gap = mark - FilmPlace(seen.x, seen.y) * (distance / -seen.z)
        sum += (gap * gap).sum()
      }
      return sum < mostMisfit * mostMisfit * size
    }
  }

  private static func canBe(_ moving: RigidTransform, _ end: FragmentEnd) -> Bool {
    let beyond = end == .proximal ? moving.translation.z : -moving.translation.z
    return beyond < 0 && moving.rotation.angle < mostTurned
  }

  private func agrees(with other: FrameGlimpse) -> Bool {
    poses.contains { one in
      other.poses.contains { (one.rotation.inverse * $0.rotation).angle < FrameGlimpse.mostApart }
    }
  }

  /// Whether films as they are called may show one frame that can be.
  static func allows(_ set: FilmSet, _ films: [Int]) -> Bool {
    guard let rings = set.rings else { return true }
    let seen = films.compactMap { FrameGlimpse(set.films[$0], rings, set.limb) }
    return seen.allSatisfy { !$0.poses.isEmpty }
      && seen.dropFirst().allSatisfy { $0.agrees(with: seen[0]) }
  }
}

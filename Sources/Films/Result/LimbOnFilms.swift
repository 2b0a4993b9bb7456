import Glibc
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// What an adjusted set says of the limb, in the words of a case (MODEL sections 2, 3 and 13).
struct LimbOnFilms {
  /// Of the reference and the moving ring.
  private(set) var mounting: Mounting?
  private(set) var movingMounting: Mounting?
  private(set) var deformity: Deformity?
  private(set) var struts: StrutLengths?
  /// Whether an axis lies too far over for projected angles.
  private(set) var isTooFarOver = false

  /// - Parameters:
  ///   - axialRotation: radians, positive for internal.
  ///   - turn: that of ``APAxis``, radians; of no meaning for `beam`.
  init(_ scope: AdjustmentScope, _ point: FilmPoint, axialRotation: Double, turn: Double) {
    let (set, limb) = (scope.set, scope.set.limb)
    let hasReference = scope.bodies.list[0] == .ring(limb.reference)
    let movingRing = scope.bodies.index(of: .ring(limb.reference.opposite)).flatMap { index in
      index == 0 ? nil : point.bodies[index - 1]
    }
    if hasReference, let movingRing, let rings = set.rings {
      struts = LimbOnFilms.lengths(rings, limb, movingRing)
    }
    guard let axis = scope.axes.firstIndex(of: limb.reference) else { return }
    let up = hasReference ? Vector3(0, 0, 1) : point.films[0].up
    let long = point.axes[axis].direction.pointing(along: up)
    guard let anatomical = LimbOnFilms.worldFromAnatomical(scope, point, long, turn: turn) else { return }
    let origin = scope.points.firstIndex(of: .origin).map { point.points[$0] } ?? .zero
    var fragmentFromWorld = RigidTransform(rotation: anatomical, translation: origin).inverse
    if hasReference {
      guard var mounting = Mounting(fragmentFromRing: fragmentFromWorld, limb.side) else {
        isTooFarOver = true
        return
      }
      if case .tab = set.apAxis {
        let correction = limb.side.lateralSign * (turn - mounting.rotation)
        let turned = anatomical * Rotation(axis: Vector3(0, 0, 1), angle: correction)
        fragmentFromWorld = RigidTransform(rotation: turned, translation: origin).inverse
        mounting = Mounting(fragmentFromRing: fragmentFromWorld, limb.side) ?? mounting
      }
      self.mounting = mounting
    }
    setMoving(scope, point, fragmentFromWorld, long, movingRing, axialRotation)
  }

  private mutating func setMoving(
    _ scope: AdjustmentScope, _ point: FilmPoint, _ fragmentFromWorld: RigidTransform, _ long: Vector3,
    _ movingRing: RigidTransform?, _ axialRotation: Double
  ) {
    let limb = scope.set.limb
    guard let axis = scope.axes.firstIndex(of: limb.reference.opposite) else { return }
    let direction = fragmentFromWorld.rotation * point.axes[axis].direction.pointing(along: long)
    let corresponding = scope.points.firstIndex(of: .correspondingPoint).map { point.points[$0] } ?? .zero
    let lean = Rotation(from: Vector3(0, 0, 1), to: direction)
    let turn = Rotation(axis: Vector3(0, 0, 1), angle: -limb.side.lateralSign * axialRotation)
    let pose = RigidTransform(
      rotation: lean * turn,
      translation: fragmentFromWorld.rotation * corresponding + fragmentFromWorld.translation)
    guard let deformity = Deformity(referenceFromMoving: pose, limb, .film) else {
      isTooFarOver = true
      return
    }
    self.deformity = deformity
    guard let movingRing else { return }
    movingMounting = Mounting(
      fragmentFromRing: pose.inverse * (fragmentFromWorld * movingRing), limb.side)
    if movingMounting == nil { isTooFarOver = true }
  }

  static func lengths(_ rings: FilmSet.Rings, _ limb: Limb, _ referenceFromMoving: RigidTransform)
    -> StrutLengths
  {
    let (reference, moving) = (rings[limb.reference].joints, rings[limb.reference.opposite].joints)
    return StrutLengths {
      (referenceFromMoving.rotation * moving[$0] + referenceFromMoving.translation - reference[$0]).norm
    }
  }

  /// The reference fragment's axes; nil when nobody says what AP is, or the beam runs along the bone.
  private static func worldFromAnatomical(
    _ scope: AdjustmentScope, _ point: FilmPoint, _ long: Vector3, turn: Double
  ) -> Rotation? {
    let set = scope.set
    var back: Vector3
    var angle = 0.0
    switch set.apAxis {
    case .tab:
      guard scope.bodies.list[0] == .ring(set.limb.reference) else { return nil }
      back = Vector3(0, 1, 0)
    case .beam, .turned:
      guard let film = scope.films.firstIndex(where: { set.films[$0].isAP }) else { return nil }
      back =
        set.films[scope.films[film]].isPosteriorAnterior ? -point.films[film].beam : point.films[film].beam
      if case .turned = set.apAxis { angle = set.limb.side.lateralSign * turn }
    }
    back -= back.dot(long) * long
    guard back.norm > 0.2 else { return nil }
    let posterior = back.normalized
    let beamAxes = Rotation(RotationMatrix(x: posterior.cross(long), y: posterior, z: long))
    return beamAxes * Rotation(axis: Vector3(0, 0, 1), angle: angle)
  }
}

extension Vector3 {
  fileprivate func pointing(along other: Vector3) -> Vector3 { dot(other) < 0 ? -self : self }
}

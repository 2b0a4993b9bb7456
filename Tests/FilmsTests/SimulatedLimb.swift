import Films
import Foundation
import HexapodKinematics
import RigidMotion
import TestSupport
import TreatmentModel

/// A limb in a frame, of which all is known, in the reference fragment's axes.
struct SimulatedLimb {
  let limb: Limb
  let rings: FilmSet.Rings
  let deformity: Deformity
  let mounting: Mounting
  let movingMounting: Mounting
  /// Points of the reference fragment's and of the moving fragment's axis, each in its own frame: where they pass the origin.
  var referenceAxis = Vector3.zero
  var movingAxis = Vector3.zero

  var referenceFromMoving: RigidTransform { deformity.referenceFromMoving(limb, .film) }
  var fragmentFromReferenceRing: RigidTransform { mounting.fragmentFromRing(limb.side) }
  var fragmentFromMovingRing: RigidTransform {
    referenceFromMoving * movingMounting.fragmentFromRing(limb.side)
  }

  func joint(_ end: FragmentEnd, _ strut: StrutNumber) -> Vector3 {
    let pose = end == limb.reference ? fragmentFromReferenceRing : fragmentFromMovingRing
    return pose.rotation * rings[end].joints[strut] + pose.translation
  }

  /// A point of a fragment's axis, `height` mm from its end: away from the other fragment where that is positive.
  func axisPoint(_ end: FragmentEnd, _ height: Double) -> Vector3 {
    let away = Vector3(0, 0, end == .proximal ? height : -height)
    if end == limb.reference { return referenceAxis + away }
    return referenceFromMoving.rotation * (movingAxis + away) + referenceFromMoving.translation
  }

  var struts: StrutLengths {
    StrutLengths { index in
      let strut = StrutNumber(index: index) ?? .one
      return (joint(.proximal, strut) - joint(.distal, strut)).norm
    }
  }

  /// What films should give.
  func truth(_ quantity: FilmQuantity) -> Double {
    switch quantity {
    case .deformity(let parameter): deformity[parameter]
    case .mounting(let parameter): mounting[parameter]
    case .movingMounting(let parameter): movingMounting[parameter]
    case .strut(let strut): struts[strut]
    }
  }
}

/// A camera, in the reference fragment's axes.
struct Camera {
  let source: Vector3
  let (right, up, beam): (Vector3, Vector3, Vector3)
  let distance: Double
  let centre: FilmPlace

  init(
    source: Vector3, right: Vector3, up: Vector3, beam: Vector3, distance: Double, centre: FilmPlace
  ) {
    (self.source, self.right, self.up, self.beam) = (source, right, up, beam)
    (self.distance, self.centre) = (distance, centre)
  }

  /// A beam through the neighbourhood of `target`, with the film upright but for `roll`.
  init(
    beam: Vector3, roll: Double, target: Vector3, toTarget: Double, distance: Double,
    centre: FilmPlace = .zero
  ) {
    self.beam = beam.normalized
    let level = self.beam.cross(Vector3(0, 0, 1)).normalized
    let turn = Rotation(axis: self.beam, angle: roll)
    right = turn * level
    up = self.right.cross(self.beam)
    source = target - toTarget * self.beam
    (self.distance, self.centre) = (distance, centre)
  }

  func picture(_ point: Vector3) -> FilmPlace {
    let arm = point - source
    return centre + distance / arm.dot(beam) * FilmPlace(arm.dot(right), arm.dot(up))
  }
}

/// Marks with noise of a camera's picture of a limb.
struct MarkNoise {
  var joint = 0.5
  var axis = 1.0
  var point = 1.5
  var axisPoints = 4
}

extension SplitMix64 {
  mutating func normal() -> Double {
    (-2 * log(max(1e-300, uniform(0...1)))).squareRoot() * cos(2 * .pi * uniform(0...1))
  }

  mutating func sign() -> Double { uniform(-1...1) < 0 ? -1 : 1 }

  /// Marks of all joints, of points of both axes and of both points.
  mutating func marks(_ limb: SimulatedLimb, _ camera: Camera, _ noise: MarkNoise, times factor: Double)
    -> [FilmMark]
  {
    var marks: [FilmMark] = []
    func add(_ subject: FilmSubject, _ point: Vector3, _ deviation: Double) {
      let error = FilmPlace(normal(), normal()) * (deviation * factor)
      marks.append(FilmMark(subject, at: camera.picture(point) + error, standardDeviation: deviation))
    }
    for end in FragmentEnd.allCases {
      for strut in StrutNumber.allCases { add(.joint(end, strut), limb.joint(end, strut), noise.joint) }
      for number in 0..<noise.axisPoints {
        let height = 10 + 130 * Double(number) / Double(max(1, noise.axisPoints - 1)) + uniform(-8...8)
        add(.axis(end), limb.axisPoint(end, height), noise.axis)
      }
    }
    add(.origin, .zero, noise.point)
    add(.correspondingPoint, limb.referenceFromMoving.translation, noise.point)
    return marks
  }

  mutating func limb() -> SimulatedLimb {
    let limb = Limb(
      side: uniform(0...1) < 0.5 ? .left : .right, reference: uniform(0...1) < 0.7 ? .proximal : .distal)
    let radii = [uniform(75...120), uniform(75...120)]
    let rings = FilmSet.Rings(
      proximal: Ring(standard: .proximal, jointRadius: radii[0], halfAngle: radians(uniform(3...9))),
      distal: Ring(standard: .distal, jointRadius: radii[1], halfAngle: radians(uniform(3...9))))
    let deformity = Deformity(
      varusDegrees: uniform(-25...25), apexAnteriorDegrees: uniform(-25...25),
      internalDegrees: uniform(-15...15),
      lateral: uniform(-15...15), posterior: uniform(-15...15), short: uniform(-15...15))
    func mounting(_ end: FragmentEnd) -> Mounting {
      var mounting = Mounting()
      (mounting.apOffset, mounting.lateralOffset) = (uniform(-15...15), uniform(-15...15))
      mounting.axialOffset = (end == .proximal ? 1 : -1) * uniform(45...90)
      mounting.rotation = radians(uniform(-15...15))
      (mounting.apTilt, mounting.lateralTilt) = (radians(uniform(-8...8)), radians(uniform(-8...8)))
      return mounting
    }
    var simulated = SimulatedLimb(
      limb: limb, rings: rings, deformity: deformity, mounting: mounting(limb.reference),
      movingMounting: mounting(limb.reference.opposite))
    simulated.referenceAxis = Vector3(uniform(-3...3), uniform(-3...3), 0)
    simulated.movingAxis = Vector3(uniform(-3...3), uniform(-3...3), 0)
    return simulated
  }

  /// Cameras around the limb: the first one's beam lies, across the bone, `turn` from anterior to posterior (about z, radians).
  mutating func cameras(turn: Double, apart: [Double]) -> [Camera] {
    ([0] + apart).map { angle in
      let (tilt, about) = (radians(uniform(-15...15)), turn + angle)
      let level = Vector3(-sin(about), cos(about), 0)
      let beam = cos(tilt) * level + sin(tilt) * Vector3(0, 0, 1)
      let distance = uniform(1000...1300)
      return Camera(
        beam: beam, roll: radians(uniform(-10...10)),
        target: Vector3(uniform(-40...40), uniform(-40...40), uniform(-40...40)),
        toTarget: distance - uniform(150...300), distance: distance)
    }
  }
}

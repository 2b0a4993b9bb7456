import Glibc
import HexapodKinematics
import RigidMotion
import TreatmentModel

extension Scenario {
  /// Frames and angles, whose numbers have a closed form or which the judge works out.
  static let exactKinematics: [Scenario] = [
    Scenario("neutral struts of the measured ring at 40 to 200 mm", .exact) {
      let frame = try measuredFrame()
      let printed = [(40.0, 89.9), (60, 100.4), (100, 128.4), (150, 170.2), (200, 215.6)]
      let lengths = printed.flatMap { height, length in
        frame.strutLengths(at: Hexapod.neutralPose(height: height, side: -1)).map { $0 - length }
      }
      return [
        Figure(
          .exact, "lengths", Spread(lengths), .millimetres, within: 0.05,
          source: "Model.md 8, printed to 0.1 mm")
      ]
    },
    Scenario("a frame turned by 90° about its axis holds nothing", .exact) {
      let turned = RigidTransform(
        rotation: Rotation(axis: Vector3(0, 0, 1), angle: .pi / 2), translation: Vector3(0, 0, -150))
      return [
        Figure(
          .exact, "stiffness", Spread([try measuredFrame().stiffness(at: turned)]), .plain, within: 1e-9,
          source: "Model.md 4: a symmetric frame is singular there")
      ]
    },
    Scenario("the mirror pose of plane rings has the same six lengths", .exact) {
      let frame = try measuredFrame()
      let turn = Vector3(0.1, -0.2, 0.15)
      let pose = RigidTransform(rotation: Rotation(exp: turn), translation: Vector3(8, -5, -140))
      // Mirrored at the reference ring's plane: a rotation vector's components in the plane change their signs.
      let mirrored = RigidTransform(
        rotation: Rotation(exp: Vector3(-turn.x, -turn.y, turn.z)), translation: Vector3(8, -5, 140))
      let lengths = zip(frame.strutLengths(at: pose), frame.strutLengths(at: mirrored)).map { $0 - $1 }
      return [
        Figure(.exact, "lengths", Spread(lengths), .millimetres, within: 1e-9, source: "mirror symmetry")
      ]
    },
    Scenario("pose to lengths to pose over a grid of 729 poses within 40 mm and 25°", .exact) {
      let frame = try measuredFrame()
      let plain = PlainFrame(
        reference: PlainRing.standard(isProximal: true, radius: 93.8, halfDegrees: 4.58, offset: 0),
        moving: PlainRing.standard(isProximal: false, radius: 93.8, halfDegrees: 4.58, offset: 0))
      let solver = PoseSolver(frame)
      var (lengths, distances, angles) = (Spread(), Spread(), Spread())
      for index in 0..<729 {
        let digits = (0..<6).map { place in
          Double(index / Int(pow(3, Double(place))) % 3 - 1)
        }
        let place = PlainPlace(
          turn: PlainTurn.of(25 / 1.8 * .pi / 180 * PlainVector(digits[0], digits[1], digits[2])),
          shift: PlainVector(40 / 1.8 * digits[3], 40 / 1.8 * digits[4], -150 + 40 / 1.8 * digits[5]))
        let known = plain.lengths(at: place)
        guard let wanted = StrutLengths(known) else { continue }
        let found = solver.solve(wanted)
        lengths.add(Spread(frame.strutLengths(at: found.pose), against: known))
        // Compared as matrices, column by column.
        let own = PlainPlace(
          turn: PlainTurn(
            rows: (
              found.pose.rotation * Vector3(1, 0, 0), found.pose.rotation * Vector3(0, 1, 0),
              found.pose.rotation * Vector3(0, 0, 1)
            )
          ).transposed, shift: found.pose.translation)
        let rest = own.difference(from: place)
        distances.add(rest.distance)
        angles.add(inDegrees(rest.angle))
      }
      let source = "distances of joints on plain matrices"
      return [
        Figure(.exact, "lengths", lengths, .millimetres, within: 1e-9, source: source),
        Figure(.path, "place of the ring", distances, .millimetres, within: 1e-9),
        Figure(.path, "rotation of the ring", angles, .degrees, within: 1e-9),
      ]
    },
    Scenario("six typed parameters to a pose in all eight conventions, both sides and references", .exact) {
      var (distances, angles) = (Spread(), Spread())
      for convention in RotationConvention.allCases {
        for side in Side.allCases {
          for reference in FragmentEnd.allCases {
            for (a, b, c) in [(12.0, 8.0, 10.0), (-25, 14, -30), (40, -35, 20), (0, 0, 45), (3, 0, 0)] {
              var deformity = Deformity()
              (deformity.apAngulation, deformity.lateralAngulation) = (radians(a), radians(b))
              deformity.axialRotation = radians(c)
              (deformity.apTranslation, deformity.lateralTranslation) = (6, -4)
              deformity.axialTranslation = 20
              let pose = deformity.referenceFromMoving(Limb(side: side, reference: reference), convention)
              let limb = PlainLimb(
                lateral: side == .left ? 1 : -1, side: reference == .proximal ? -1 : 1)
              let known = limb.pose(
                varus: radians(a), apex: radians(b), twist: radians(c), lateral: 6, posterior: -4,
                short: 20,
                convention.rawValue)
              let turn = PlainTurn(
                rows: (
                  pose.rotation * Vector3(1, 0, 0), pose.rotation * Vector3(0, 1, 0),
                  pose.rotation * Vector3(0, 0, 1)
                )
              ).transposed
              let rest = PlainPlace(turn: turn, shift: pose.translation).difference(from: known)
              distances.add(rest.distance)
              angles.add(inDegrees(rest.angle))
            }
          }
        }
      }
      return [
        Figure(
          .exact, "translation", distances, .millimetres, within: 1e-9, source: "Model.md 2 on plain matrices"
        ),
        Figure(.exact, "rotation", angles, .degrees, within: 1e-9, source: "Model.md 2 on plain matrices"),
      ]
    },
    Scenario("30° on both films are 39.23° and not 42.43°", .exact) {
      var deformity = Deformity()
      (deformity.apAngulation, deformity.lateralAngulation) = (radians(30), radians(30))
      let angle = degrees(deformity.rotation(Limb(side: .left, reference: .proximal), .film).angle)
      return [
        Figure(
          .exact, "true angulation", Spread([angle - inDegrees(atan((2.0 / 3).squareRoot()))]), .degrees,
          within: 1e-9, source: "atan √(2/3)")
      ]
    },
  ]

  private static func measuredFrame() throws -> Hexapod {
    try Hexapod(
      reference: OutsideNumbers.standardRing(.proximal), moving: OutsideNumbers.standardRing(.distal),
      neutral: Hexapod.neutralPose(height: 150, side: -1))
  }
}

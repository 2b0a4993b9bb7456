import Glibc
import HexapodKinematics
import RigidMotion
import TreatmentModel

extension Scenario {
  /// Bones: osteotomies, transport.
  static let limbs: [Scenario] = [
    Scenario("one-cut osteotomies: three film angles to one rotation (Sangeorzan and Judd)", .outside) {
      let data = try OutsideNumbers(PackageResources.single_cut_json)
      var (printed, coarse) = (Spread(), Spread())
      for one in data["cases"].items {
        var deformity = Deformity()
        deformity.apAngulation = radians(one["coronal_C_deg"].number)
        deformity.lateralAngulation = radians(one["sagittal_S_deg"].number)
        deformity.axialRotation = radians(one["torsion_T_deg"].number)
        for limb in [Limb(side: .left, reference: .proximal), Limb(side: .right, reference: .distal)] {
          let turn = deformity.rotation(limb, .film)
          let bend = Rotation(from: Vector3(0, 0, 1), to: turn * Vector3(0, 0, 1)).angle
          let found = [degrees(turn.angle), degrees(bend)]
          let (exact, rounded) = (one["published_rad"], one["published_deg"])
          if exact["beta"].node != nil {
            printed.add(
              Spread(found, against: [degrees(exact["beta"].number), degrees(exact["A"].number)]))
          } else {
            coarse.add(Spread(found, against: [rounded["beta"].number, rounded["A"].number]))
          }
        }
      }
      let source = data["source"].text
      return [
        Figure(.outside, "rotation and true angulation", printed, .degrees, within: 1e-7, source: source),
        Figure(
          .outside, "the case that is printed to 0.1°", coarse, .degrees, within: 0.051, source: source),
      ]
    },
    Scenario("true angulation of 19° and 14°, measured by ruler in a published figure", .outside) {
      let data = try OutsideNumbers(PackageResources.deformity_formulas_json)
      var (exact, ruler) = (Spread(), Spread())
      for one in data["published_examples"].items {
        var deformity = Deformity()
        deformity.apAngulation = radians(one["AP_deg"].number)
        deformity.lateralAngulation = radians(one["LAT_deg"].number)
        let limb = Limb(side: .left, reference: .proximal)
        let found = degrees(deformity.rotation(limb, .film).angle)
        exact.add(found - one["exact_true_angulation_deg"].number)
        ruler.add(found - one["published_true_angulation_deg"].number)
      }
      return [
        Figure(
          .outside, "by the formula", exact, .degrees, within: 1e-9,
          source: "atan √(tan² AP + tan² LAT), \(data["formula_sources"].items.first?.text ?? "")"),
        Figure(.outside, "by ruler", ruler, .degrees, within: 1, source: "PMC4799231, figure 5"),
      ]
    },
    Scenario("a middle ring out of its place, and one that is the reference of both frames", .outside) {
      let data = try OutsideNumbers(PackageResources.transport_json)
      let ring = { Ring(standard: $0, jointRadius: 93.8, halfAngle: radians(4.58)) }
      let frame = try Hexapod(
        reference: ring(.proximal), moving: ring(.distal),
        neutral: Hexapod.neutralPose(height: 150, side: -1))
      func pose(_ vector: Vector3, _ shift: Vector3) -> RigidTransform {
        RigidTransform(rotation: Rotation(exp: radians(1) * vector), translation: shift)
      }
      let offset = data["case2_docking_offset"]
      let middle = pose(offset["B_rotvec_deg"].point, offset["B_t"].point)
      let end = RigidTransform(translation: Vector3(0, 0, -300))
      let both = data["case3_two_level"]
      let above = pose(Vector3(0, 12, 0), Vector3(10, 0, 150))
      let below = pose(Vector3(8, 0, 5), Vector3(0, -8, -140))
      var lengths = Spread()
      for (place, printed) in [
        (middle, offset["proximal"]), (middle.inverse * end, offset["distal"]),
        (above.inverse, both["proximal"]), (below, both["distal"]),
      ] {
        lengths.add(Spread(frame.strutLengths(at: place), against: printed.numbers))
      }
      let limb = degrees((above.inverse * below).rotation.angle) - both["C_in_A_angle_deg"].number
      let source = "an independent computation in numpy, 2026-11-27"
      return [
        Figure(.outside, "lengths", lengths, .millimetres, within: 1e-9, source: source),
        Figure(.outside, "angle of the whole limb", Spread([limb]), .degrees, within: 1e-9, source: source),
      ]
    },
  ]
}

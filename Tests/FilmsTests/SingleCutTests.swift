import Foundation
import RigidMotion
import Testing
import TreatmentModel

/// Fixtures/films/single-cut.json: three film angles to the one rotation that corrects them, by Sangeorzan and Judd.
@Suite struct SingleCutTests {
  private struct Cases: Decodable {
    struct Case: Decodable {
      struct Numbers: Decodable {
        let A, alpha, Phi, Theta, beta: Double
      }

      let coronal_C_deg, sagittal_S_deg, torsion_T_deg: Double
      let published_rad, published_deg: Numbers?
      let recomputed_rad: Numbers
    }

    let cases: [Case]
  }

  @Test func theirFormulasAreTheFilmConvention() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/films/single-cut.json")
    let cases = try JSONDecoder().decode(Cases.self, from: Data(contentsOf: file)).cases
    #expect(cases.count == 3)
    for numbers in cases {
      // Their x is lateral-medial and their turn the other way round: what counts is that one rotation does all.
      let deformity = Deformity(
        varusDegrees: numbers.coronal_C_deg, apexAnteriorDegrees: numbers.sagittal_S_deg,
        internalDegrees: numbers.torsion_T_deg)
      for limb in [Limb(side: .left, reference: .proximal), Limb(side: .right, reference: .distal)] {
        let rotation = deformity.rotation(limb, .film)
        let axis = rotation.log.normalized
        let bend = Rotation(from: Vector3(0, 0, 1), to: rotation * Vector3(0, 0, 1)).angle
        let tolerance = numbers.published_rad == nil ? 2e-3 : 1e-9
        let published = numbers.published_rad
        let degreesOf = numbers.published_deg
        let beta = try #require(published?.beta ?? degreesOf.map { radians($0.beta) })
        let bending = try #require(published?.A ?? degreesOf.map { radians($0.A) })
        #expect(abs(rotation.angle - beta) < tolerance)
        #expect(abs(bend - bending) < tolerance)
        #expect(abs(rotation.angle - numbers.recomputed_rad.beta) < 1e-12)
        #expect(abs(bend - numbers.recomputed_rad.A) < 1e-12)
        // The axis' angle from the bone's: modulo 180°, and sign by the direction of the turn.
        let theta = abs(tan(published?.Theta ?? degreesOf.map { radians($0.Theta) } ?? .nan))
        let found = (axis.x * axis.x + axis.y * axis.y).squareRoot() / abs(axis.z)
        #expect(abs(atan(found) - atan(theta)) < tolerance)
      }
      // Its azimuth is 90° - Φ where coronal is x, sagittal y and their turn positive about z.
      let bent = Rotation(
        from: Vector3(0, 0, 1),
        to: Vector3(tan(radians(numbers.coronal_C_deg)), tan(radians(numbers.sagittal_S_deg)), 1))
      let whole = (bent * Rotation(axis: Vector3(0, 0, 1), angle: radians(numbers.torsion_T_deg))).log
      let difference = atan2(whole.y, whole.x) - (.pi / 2 - numbers.recomputed_rad.Phi)
      #expect(abs(difference.remainder(dividingBy: .pi)) < 1e-9)
    }
  }
}

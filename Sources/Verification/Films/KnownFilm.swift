import Films
import HexapodKinematics
import RigidMotion
import TreatmentModel

extension OutsideNumbers {
  static let leftTibia = Limb(side: .left, reference: .proximal)

  /// The measured ring of Model.md 8.
  static func standardRing(_ place: Ring.Place) -> Ring {
    Ring(standard: place, jointRadius: 93.8, halfAngle: radians(4.58))
  }

  /// Of a film of `two-films.json`.
  var marks: [FilmMark] {
    func mark(_ subject: FilmSubject, _ place: [Double]) -> FilmMark {
      FilmMark(subject, at: place.count == 2 ? FilmPlace(place[0], place[1]) : FilmPlace(repeating: .nan))
    }
    func list(_ key: String) -> [[Double]] { self[key].items.map(\.numbers) }
    let struts = StrutNumber.allCases
    return zip(struts, list("reference_ring_joints")).map { mark(.joint(.proximal, $0), $1) }
      + zip(struts, list("moving_ring_joints")).map { mark(.joint(.distal, $0), $1) }
      + list("proximal_axis_points").map { mark(.axis(.proximal), $0) }
      + list("distal_axis_points").map { mark(.axis(.distal), $0) }
      + [
        mark(.origin, self["origin"].numbers), mark(.correspondingPoint, self["corresponding_point"].numbers),
      ]
  }
}

import Films
import Foundation
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// Fixtures/films/two-films.json: numbers that were computed independently.
struct KnownFilms: Decodable {
  struct Film: Decodable {
    let SID: Double
    let source, u, v, beam: [Double]
    let reference_ring_joints, moving_ring_joints, proximal_axis_points, distal_axis_points: [[Double]]
    let origin, corresponding_point: [Double]
  }

  struct Expected: Decodable {
    let ap_angulation_varus_deg, lateral_angulation_apex_anterior_deg: Double
    let t, M_r_t: [Double]
    let ring_rotation_external_deg, ring_tilt_ap_medial_deg, ring_tilt_lateral_anterior_deg: Double
  }

  let struts: [Double]
  let films: [String: Film]
  let angle_between_beams_deg: Double
  let expected_in_AP_beam_axes, expected_in_patient_axes: Expected

  static func read() throws -> KnownFilms {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/films/two-films.json")
    return try JSONDecoder().decode(KnownFilms.self, from: Data(contentsOf: file))
  }

  /// Both films as a set.
  func set(_ apAxis: APAxis, sourceDistance: SourceDistance? = nil, shift: FilmPlace = .zero) throws
    -> FilmSet
  {
    let ring = { Ring(standard: $0, jointRadius: 93.8, halfAngle: radians(4.58)) }
    var taken: [Films.Film] = []
    for name in ["AP", "lateral"] {
      let film: Film = try #require(films[name])
      taken.append(
        try Films.Film(
          name: name, isAP: name == "AP",
          sourceDistance: sourceDistance ?? .known(Measured(film.SID)), marks: film.marks(shift)))
    }
    return try FilmSet(
      limb: Limb(side: .left, reference: .proximal),
      rings: FilmSet.Rings(proximal: ring(.proximal), distal: ring(.distal)), apAxis: apAxis, films: taken)
  }
}

extension KnownFilms.Film {
  func marks(_ shift: FilmPlace) -> [FilmMark] {
    func mark(_ subject: FilmSubject, _ place: [Double]) -> FilmMark {
      FilmMark(subject, at: FilmPlace(place[0], place[1]) + shift)
    }
    let numbers = StrutNumber.allCases
    return zip(numbers, reference_ring_joints).map { mark(.joint(.proximal, $0), $1) }
      + zip(numbers, moving_ring_joints).map { mark(.joint(.distal, $0), $1) }
      + proximal_axis_points.map { mark(.axis(.proximal), $0) }
      + distal_axis_points.map { mark(.axis(.distal), $0) }
      + [mark(.origin, origin), mark(.correspondingPoint, corresponding_point)]
  }
}

@Suite struct KnownFilmsTests {
  private func check(_ solution: FilmSolution, _ expected: KnownFilms.Expected, within limit: Double = 1e-6)
    throws
  {
    func near(_ quantity: FilmQuantity, _ expected: Double) throws {
      let value = try #require(solution[quantity], "\(quantity)")
      let outside = quantity.unit.outside(value.value)
      #expect(abs(outside - expected) < limit, "\(quantity): \(outside), not \(expected)")
      #expect(value.standardDeviation >= 0)
    }
    try near(.deformity(.apAngulation), expected.ap_angulation_varus_deg)
    try near(.deformity(.lateralAngulation), expected.lateral_angulation_apex_anterior_deg)
    try near(.deformity(.axialRotation), 0)
    try near(.deformity(.apTranslation), expected.t[0])
    try near(.deformity(.lateralTranslation), expected.t[1])
    try near(.deformity(.axialTranslation), expected.t[2])
    try near(.mounting(.apOffset), expected.M_r_t[0])
    try near(.mounting(.lateralOffset), expected.M_r_t[1])
    try near(.mounting(.axialOffset), expected.M_r_t[2])
    try near(.mounting(.rotation), -expected.ring_rotation_external_deg)
    try near(.mounting(.apTilt), -expected.ring_tilt_ap_medial_deg)
    try near(.mounting(.lateralTilt), -expected.ring_tilt_lateral_anterior_deg)
  }

  @Test func theFilmsAloneGiveTheLimbInTheBeamsAxes() throws {
    let known = try KnownFilms.read()
    let solution = FilmSolver.solve(try known.set(.beam))
    try check(solution, known.expected_in_AP_beam_axes)
    for (found, expected) in zip(try #require(solution.struts), known.struts) {
      #expect(abs(found - expected) < 1e-6)
    }
    #expect(abs(degrees(try #require(solution.beamsApart)) - known.angle_between_beams_deg) < 1e-6)
    #expect(!solution.hasErrors, "\(solution.findings.map(\.message))")
    #expect(solution.alternatives.isEmpty && solution.outliers.isEmpty && solution.chiSquare < 1e-8)
  }

  @Test func aTurnedBeamAndATurnedTabGiveThePatientsAxes() throws {
    let known = try KnownFilms.read()
    for axis in [APAxis.turned(Measured(radians(-3))), .tab(Measured(radians(-5)))] {
      try check(FilmSolver.solve(try known.set(axis)), known.expected_in_patient_axes)
    }
  }

  @Test func aFilmsPoseIsThatOfItsSourceAndAxesInTheReferenceRing() throws {
    let known = try KnownFilms.read()
    let solution = FilmSolver.solve(try known.set(.turned(Measured(radians(-3)))))
    let mounting = Mounting(
      apOffset: -7, lateralOffset: 12, axialOffset: 45, rotation: radians(-5), apTilt: radians(-2),
      lateralTilt: radians(-3))
    let ringFromFragment = mounting.fragmentFromRing(.left).inverse
    for view in solution.views {
      let film = try #require(known.films[solution.set.films[view.film].name])
      func vector(_ numbers: [Double]) -> Vector3 { Vector3(numbers[0], numbers[1], numbers[2]) }
      let source = ringFromFragment.rotation * vector(film.source) + ringFromFragment.translation
      #expect((view.source - source).norm < 1e-5)
      #expect((view.right - ringFromFragment.rotation * vector(film.u)).norm < 1e-7)
      #expect((view.up - ringFromFragment.rotation * vector(film.v)).norm < 1e-7)
      #expect((view.beam - ringFromFragment.rotation * vector(film.beam)).norm < 1e-7)
      #expect((view.right.cross(view.up) + view.beam).norm < 1e-12)
    }
  }

  @Test func sourceDistanceAndPrincipalPointComeBackWhenTheyAreNotGiven() throws {
    let known = try KnownFilms.read()
    var set = try known.set(.beam, sourceDistance: .unknown)
    try check(FilmSolver.solve(set), known.expected_in_AP_beam_axes, within: 1e-5)
    let films = try known.set(.beam, shift: FilmPlace(4, -7)).films
    set = try set.with(
      films: films.map {
        try Films.Film(
          name: $0.name, isAP: $0.isAP, sourceDistance: $0.sourceDistance,
          centre: .known(.zero, standardDeviation: 1000), marks: $0.marks)
      })
    let solution = FilmSolver.solve(set)
    try check(solution, known.expected_in_AP_beam_axes, within: 0.05)
    for view in solution.views { #expect(abs(view.centre.x - 4) < 0.1 && abs(view.centre.y + 7) < 0.1) }
  }
}

extension Mounting {
  init(
    apOffset: Double, lateralOffset: Double, axialOffset: Double, rotation: Double, apTilt: Double,
    lateralTilt: Double
  ) {
    self.init()
    (self.apOffset, self.lateralOffset, self.axialOffset) = (apOffset, lateralOffset, axialOffset)
    (self.rotation, self.apTilt, self.lateralTilt) = (rotation, apTilt, lateralTilt)
  }
}

import Films
import TreatmentModel

extension Scenario {
  /// Films of the limbs of `films.yaml`.
  static let films: [Scenario] = {
    let limbs = CaseTexts(PackageResources.films_yaml).cases
    func scenario(_ words: String, _ limb: Int, _ views: FilmTrial.Views) -> Scenario? {
      guard limbs.indices.contains(limb) else { return nil }
      return Scenario("\(words), \(limbs[limb].name)", .films) {
        try FilmTrial(limbs[limb].text, views).figures()
      }
    }
    func camera(_ turn: Double, _ tilt: Double, _ roll: Double, _ distance: Double = 1150) -> PlainCamera {
      PlainCamera(
        turn: turn, tilt: tilt, roll: roll, distance: distance, target: PlainVector(12, -8, -15), film: 220)
    }
    let square = [camera(0, 0, 0), camera(90, 0, 0)]
    return [
      scenario("AP and lateral film, square to each other", 0, FilmTrial.Views(cameras: square)),
      scenario("AP and lateral film, square to each other", 1, FilmTrial.Views(cameras: square)),
      scenario(
        "AP and an oblique film 60° apart, both tilted and rolled", 1,
        FilmTrial.Views(cameras: [camera(0, 6, 4, 1080), camera(60, -9, -7, 1210)])),
      scenario(
        "AP and an oblique film 50° to the other side", 2,
        FilmTrial.Views(cameras: [camera(0, -4, 2, 1000), camera(-50, 7, 5, 1100)])),
      scenario(
        "three films at 0°, 45° and 100°", 2,
        FilmTrial.Views(cameras: [camera(0, 3, -2), camera(45, -5, 6, 1020), camera(100, 2, -3, 1190)])),
      scenario(
        "PA and lateral film", 0,
        FilmTrial.Views(cameras: [camera(180, 0, 3), camera(90, 4, 0)], isPosteriorAnterior: true)),
      // On a right limb internal turns the other way round about z.
      scenario(
        "an AP beam that is 3° off the patient's AP, said", 1,
        FilmTrial.Views(cameras: [camera(3, 2, 1), camera(88, -3, 2)], turned: 3)),
      scenario(
        "source distances that nobody knows", 0,
        FilmTrial.Views(
          cameras: [camera(0, 5, 3, 1080), camera(80, -6, -4, 1240)], isDistanceKnown: false)),
      twoKnownFilms, longFilm,
    ].compactMap { $0 }
  }()

  private static let twoKnownFilms = Scenario(
    "two simulated films, projected by another program, left tibia", .films
  ) {
    let data = try OutsideNumbers(PackageResources.two_films_json)
    let films = try ["AP", "lateral"].map { name in
      let film = data["films"][name]
      return try Film(
        name: name, isAP: name == "AP", sourceDistance: .known(Measured(film["SID"].number)),
        marks: film.marks)
    }
    let rings = FilmSet.Rings(
      proximal: OutsideNumbers.standardRing(.proximal), distal: OutsideNumbers.standardRing(.distal))
    let set = try FilmSet(limb: OutsideNumbers.leftTibia, rings: rings, apAxis: .beam, films: films)
    let (solution, wanted) = (FilmSolver.solve(set), data["expected_in_AP_beam_axes"])
    func value(_ quantity: FilmQuantity) -> Double {
      solution[quantity].map { quantity.unit.outside($0.value) } ?? .infinity
    }
    let source = data["source"].text
    return [
      Figure(
        .outside, "translations and offsets",
        Spread(
          [
            value(.deformity(.apTranslation)), value(.deformity(.lateralTranslation)),
            value(.deformity(.axialTranslation)), value(.mounting(.apOffset)),
            value(.mounting(.lateralOffset)),
            value(.mounting(.axialOffset)),
          ], against: wanted["t"].numbers + wanted["M_r_t"].numbers), .millimetres, within: 1e-6,
        source: source),
      Figure(
        .outside, "angles",
        Spread(
          [
            value(.deformity(.apAngulation)), value(.deformity(.lateralAngulation)),
            -value(.mounting(.rotation)), -value(.mounting(.apTilt)), -value(.mounting(.lateralTilt)),
          ],
          against: [
            "ap_angulation_varus_deg", "lateral_angulation_apex_anterior_deg", "ring_rotation_external_deg",
            "ring_tilt_ap_medial_deg", "ring_tilt_lateral_anterior_deg",
          ].map { wanted[$0].number }), .degrees, within: 1e-6, source: source),
      Figure(
        .outside, "struts", Spread(solution.struts.map(Array.init) ?? [], against: data["struts"].numbers),
        .millimetres, within: 1e-6, source: source),
    ]
  }

  private static let longFilm = Scenario(
    "a long film: mechanical axis, joint angles and CORA, both sides", .films
  ) {
    var (distances, angles) = (Spread(), Spread())
    for (side, sign) in [(Side.left, 1.0), (.right, -1)] {
      var film = LongFilm(side: side)
      func place(_ u: Double, _ v: Double) -> FilmPlace { FilmPlace(sign * u, v) }
      (film.hip, film.knee, film.ankle) = (place(0, 0), place(20, -420), place(0, -800))
      let line = LongFilm.Line(place(-40, -419), place(40, -421))
      (film.femoralJointLine, film.tibialJointLine) = (line, line)
      film.proximalAxis = LongFilm.Line(place(0, 0), place(0, -80))
      film.distalAxis = LongFilm.Line(place(12, -160), place(32, -300))
      let test = Malalignment(film)
      for (angle, wanted) in [
        (LimbAngle.mLDFA, 94.158407), (.mMPTA, 88.419309), (.mTFA, 5.739098), (.JLCA, 0),
      ] {
        angles.add((test[angle]?.value ?? .infinity) - wanted)
      }
      distances.add((test[.MAD]?.value ?? .infinity) - 20)
      distances.add((test.apex?.place.y ?? .infinity) + 76)
    }
    let source = "plane geometry by hand; Model.md 13"
    return [
      Figure(
        .exact, "deviation of the mechanical axis, CORA", distances, .millimetres, within: 1e-9,
        source: source),
      Figure(.exact, "angles, printed to six decimals", angles, .degrees, within: 6e-7, source: source),
    ]
  }
}

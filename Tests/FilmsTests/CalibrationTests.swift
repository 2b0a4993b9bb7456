import CaseFiles
import Films
import Foundation
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

@Suite struct CalibrationTests {
  /// An object of known points that stands somewhere beside the limb.
  private func object(_ random: inout SplitMix64) -> [FilmSet.ObjectPoint] {
    (0..<8).map { number in
      let (x, y, z) = (Double(number & 1), Double(number >> 1 & 1), Double(number >> 2))
      return FilmSet.ObjectPoint(
        "b\(number)", at: Vector3(x, y, z) * 90 + random.vector(8))
    }
  }

  @Test func anObjectCalibratesWithoutAFrame() throws {
    var random = SplitMix64(seed: printedSeed(18_040))
    for _ in 0..<5 {
      let limb = random.limb()
      let points = object(&random)
      let place = RigidTransform(rotation: random.rotation(angle: 0.4), translation: Vector3(60, 30, -20))
      let films = try random.cameras(turn: 0, apart: [1.5]).enumerated().map { index, camera in
        let marks = random.marks(limb, camera, MarkNoise(), times: 0).filter {
          if case .joint = $0.subject { false } else { true }
        }
        let own = points.map {
          FilmMark(.object($0.name), at: camera.picture(place.rotation * $0.place + place.translation))
        }
        return try Films.Film(
          name: "\(index)", isAP: index == 0, sourceDistance: .known(Measured(camera.distance)),
          marks: marks + own)
      }
      let set = try FilmSet(
        limb: limb.limb, rings: nil, object: points, axialRotation: Measured(limb.deformity.axialRotation),
        films: films)
      let solution = FilmSolver.solve(set)
      #expect(!solution.hasErrors, "\(solution.findings.map(\.message))")
      for parameter in DeformityParameter.allCases {
        let value = try #require(solution[.deformity(parameter)])
        #expect(abs(value.value - limb.deformity[parameter]) < 1e-6, "\(parameter)")
      }
      #expect(solution[.mounting(.apOffset)] == nil && solution.struts == nil)
    }
  }

  @Test func anObjectHelpsAFrame() throws {
    var random = SplitMix64(seed: printedSeed(18_041))
    let limb = random.limb()
    let points = object(&random)
    let cameras = random.cameras(turn: 0, apart: [1.3])
    func set(withObject: Bool) throws -> FilmSet {
      var random = SplitMix64(seed: 5)
      let films = try cameras.enumerated().map { index, camera in
        let own = points.map {
          FilmMark(.object($0.name), at: camera.picture($0.place), standardDeviation: 0.2)
        }
        let marks = random.marks(limb, camera, MarkNoise(), times: 0)
        return try Films.Film(
          name: "\(index)", isAP: index == 0, sourceDistance: .known(Measured(camera.distance)),
          marks: marks + (withObject ? own : []))
      }
      return try FilmSet(
        limb: limb.limb, rings: limb.rings, object: points,
        axialRotation: Measured(limb.deformity.axialRotation), films: films)
    }
    let (with, without) = (
      FilmSolver.solve(try set(withObject: true)), FilmSolver.solve(try set(withObject: false))
    )
    #expect(!with.hasErrors && with.values.count == 24)
    for value in with.values where value.standardDeviation > 0 {
      #expect(abs(value.value - limb.truth(value.quantity)) < 1e-6)
      #expect(value.standardDeviation < (try #require(without[value.quantity])).standardDeviation)
    }
  }

  /// A file with an object and a ball, and without distances, gives the known limb: on one film the object alone can place it.
  @Test func aFileWithAnObjectAndABallGivesTheKnownLimb() throws {
    let path = "Fixtures/films/calibration.yaml"
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try Data(contentsOf: root.appending(path: path))
    let films = try #require(try FilmsFile.parse(Array(text), name: path).films)
    let solution = FilmSolver.solve(films.set)
    #expect(!solution.hasErrors, "\(solution.findings.map(\.message))")
    let known = try KnownFilms.read()
    for (index, strut) in StrutNumber.allCases.enumerated() {
      let length = try #require(solution[.strut(strut)])
      #expect(abs(length.value - known.struts[index]) < 1e-3)
    }
    let varus = try #require(solution[.deformity(.apAngulation)])
    #expect(abs(degrees(varus.value) - known.expected_in_AP_beam_axes.ap_angulation_varus_deg) < 1e-3)
    #expect(solution.views.map(\.sourceDistance).allSatisfy { abs($0 - 1125) < 26 })
    #expect(solution.findings.count { $0.code == .insideFree } == 2)
    // Without the object nothing places the film from the front.
    let without = FilmSolver.solve(
      try films.set.with(
        films: films.set.films.map { film in
          try film.with(marks: film.marks.filter { if case .object = $0.subject { false } else { true } })
        }))
    #expect(without.findings.contains { $0.code == .filmUndetermined && $0.film == "AP" })
  }

  @Test func aBallThatTwoFilmsShowHelpsWhereTheSourceDistanceIsUnknown() throws {
    var random = SplitMix64(seed: printedSeed(18_042))
    let limb = random.limb()
    let centre = Vector3(30, -80, 10)
    let cameras = random.cameras(turn: 0, apart: [1.4])
    func solution(withBall: Bool) throws -> FilmSolution {
      var random = SplitMix64(seed: 6)
      let films = try cameras.enumerated().map { index, camera in
        let outline = camera.outline(of: centre, radius: 12.7).map {
          FilmMark(.ball(0), at: $0, standardDeviation: 0.2)
        }
        return try Films.Film(
          name: "\(index)", isAP: index == 0, sourceDistance: .unknown,
          marks: random.marks(limb, camera, MarkNoise(), times: 0) + (withBall ? outline : []))
      }
      return FilmSolver.solve(
        try FilmSet(
          limb: limb.limb, rings: limb.rings, balls: [25.4],
          axialRotation: Measured(limb.deformity.axialRotation), films: films))
    }
    let (with, without) = (try solution(withBall: true), try solution(withBall: false))
    #expect(!with.hasErrors, "\(with.findings.map(\.message))")
    for view in with.views {
      #expect(abs(view.sourceDistance - cameras[view.film].distance) < 0.01)
      let former = try #require(without.views.first { $0.film == view.film })
      #expect(view.sourceDistanceDeviation < former.sourceDistanceDeviation)
    }
    #expect(with.findings.count { $0.code == .insideFree } == 2)
  }
}

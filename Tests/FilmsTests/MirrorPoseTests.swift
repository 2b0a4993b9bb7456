import Films
import Foundation
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

@Suite struct MirrorPoseTests {
  /// Few and bad marks: what is given as sure is right all the same, within its standard deviations.
  @Test func noWrongPoseIsGivenAsSure() throws {
    let count = runsSoak ? 5000 : 40
    var random = SplitMix64(seed: printedSeed(18_020))
    var (sure, unsure, wrong, refused) = (0, 0, 0, 0)
    for number in 0..<count {
      let films = try RandomFilms(&random, count: 2)
      let factor = random.uniform(1...5)
      let set = try films.set.thinned(&random, joints: Int(random.uniform(4...6.99)), noisier: factor)
      let solution = FilmSolver.solve(set)
      if solution.findings.contains(where: { $0.code == .mirrorPose }) {
        unsure += 1
        #expect(solution.values.isEmpty && !solution.alternatives.isEmpty)
        continue
      }
      if solution.hasErrors { refused += 1; continue }
      sure += 1
      let worst =
        solution.values.filter { $0.standardDeviation > 0 }.map {
          abs($0.value - films.limb.truth($0.quantity)) / $0.standardDeviation
        }.max() ?? 0
      if worst > 7 {
        wrong += 1
        print("set \(number): \(worst) sd")
      }
    }
    print("sure \(sure), cannot tell \(unsure), refused \(refused), wrong \(wrong)")
    #expect(wrong == 0)
    #expect(sure > count / 2)
  }

  /// Four joints of one small ring from far away, marked badly: perspective is all but gone, and both poses fit.
  @Test func whereBothPosesFitThatIsSaid() throws {
    var random = SplitMix64(seed: printedSeed(18_021))
    var said = 0
    for _ in 0..<5 {
      let limb = random.limb()
      let films = try (0..<2).map { index in
        let angle = Double(index) * 1.3
        let beam = Vector3(-sin(angle), cos(angle), -0.5)
        let camera = Camera(
          beam: beam, roll: 0, target: .zero, toTarget: 4000, distance: 4400)
        let marks = random.marks(limb, camera, MarkNoise(joint: 2, axis: 1, point: 1), times: 1).filter {
          if case .joint(let end, _) = $0.subject { end == limb.limb.reference } else { true }
        }
        return try Film(
          name: "\(index)", isAP: index == 0, sourceDistance: .known(Measured(4400)), marks: marks)
      }
      let solution = FilmSolver.solve(try FilmSet(limb: limb.limb, rings: limb.rings, films: films))
      guard let finding = solution.findings.first(where: { $0.code == .mirrorPose }) else { continue }
      said += 1
      #expect(finding.severity == .error && solution.values.isEmpty)
      #expect(solution.alternatives.allSatisfy { $0.ratio >= 1 && $0.ratio < 30 })
    }
    #expect(said >= 3)
  }
}

extension FilmSet {
  /// So many joints of each ring on each film, all marks with more noise, and said so.
  func thinned(_ random: inout SplitMix64, joints: Int, noisier factor: Double) throws -> FilmSet {
    var thinned: [Film] = []
    for film in films {
      let kept = FragmentEnd.allCases.map { _ in StrutNumber.allCases.shuffled(using: &random).prefix(joints)
      }
      let extra = (factor * factor - 1).squareRoot()
      var marks: [FilmMark] = []
      for mark in film.marks {
        if case .joint(let end, let strut) = mark.subject, !kept[end == .proximal ? 0 : 1].contains(strut) {
          continue
        }
        let error = FilmPlace(random.normal(), random.normal()) * (mark.standardDeviation * extra)
        marks.append(
          FilmMark(mark.subject, at: mark.place + error, standardDeviation: mark.standardDeviation * factor))
      }
      thinned.append(try film.with(marks: marks))
    }
    return try with(films: thinned)
  }
}

import CaseFiles
import CorrectionPlanning
import Films
import Foundation
import LinearAlgebra
import RigidMotion
import TestSupport
import Testing
import TreatmentModel
import Uncertainty

/// What is left at the end of a correction because of the marks: by the covariance of a case, and by marking again.
@Suite struct FilmSpreadTests {
  @Test func theCovarianceGivesSensitivityTheSpreadOfMarkingAgain() throws {
    var random = SplitMix64(seed: printedSeed(18_080))
    let file = try FilmsFile.parse(Array(FilmsTemplate.text.utf8), name: "films.yaml")
    let set = try #require(file.films).set
    let solution = FilmSolver.solve(set)
    let level = try file.treatment(solution).soleLevel()
    let plan = try Planner.plan(level)
    var options = SensitivityOptions()
    options.samples = runsSoak ? 200_000 : 4000
    let study = try SensitivityStudy.run(plan, UncertainInputs(level), options)
    // The end pose is what the planned readings make of the true rings: M_r P_e M_m⁻¹ (MODEL section 11).
    let side = set.limb.side
    func mountings(_ solution: FilmSolution) -> (RigidTransform, RigidTransform) {
      var (one, other) = (Mounting(), Mounting())
      for value in solution.values {
        switch value.quantity {
        case .mounting(let parameter): one[parameter] = value.value
        case .movingMounting(let parameter): other[parameter] = value.value
        default: continue
        }
      }
      return (one.fragmentFromRing(side), other.fragmentFromRing(side))
    }
    let (reference, moving) = mountings(solution)
    let end = reference.inverse * moving
    let count = runsSoak ? 20_000 : 250
    // A point of the moving fragment's axis beyond the corresponding point, which `AfterCorrection` is about.
    let far = Vector3(0, 0, set.limb.reference == .proximal ? -AfterCorrection.lever : AfterCorrection.lever)
    var displaced = 0.0
    var sums: [DeformityParameter: Double] = [:]
    let workspace = FilmWorkspace()
    for _ in 0..<count {
      var films: [Films.Film] = []
      for film in set.films {
        var distance = film.sourceDistance
        if case .known(let known) = distance {
          distance = .known(
            Measured(
              known.value + known.standardDeviation * random.normal(),
              standardDeviation: known.standardDeviation))
        }
        films.append(
          try Films.Film(
            name: film.name, isAP: film.isAP, sourceDistance: distance, centre: film.centre,
            marks: film.marks.map { mark in
              FilmMark(
                mark.subject,
                at: mark.place + mark.standardDeviation * FilmPlace(random.normal(), random.normal()),
                standardDeviation: mark.standardDeviation)
            }))
      }
      // The axial rotation that was typed is off too.
      let typed = Measured(
        set.axialRotation.value + set.axialRotation.standardDeviation * random.normal(),
        standardDeviation: set.axialRotation.standardDeviation)
      let again = FilmSolver.solve(
        try FilmSet(
          limb: set.limb, rings: set.rings, apAxis: set.apAxis, axialRotation: typed, films: films),
        single: false, others: [], workspace: workspace)
      let (one, other) = mountings(again)
      let pose = one * end * other.inverse
      let way = pose * far - far
      displaced += way.dot(way)
      let left = try #require(Deformity(referenceFromMoving: pose, set.limb, .film))
      for parameter in DeformityParameter.allCases {
        sums[parameter, default: 0] += left[parameter] * left[parameter]
      }
    }
    let after = try #require(AfterCorrection(solution)).now.displacement
    let afterRatio = after / (displaced / Double(count)).squareRoot()
    print("displacement after the correction over marking again", afterRatio)
    let slack = runsSoak ? 0.03 : 0.03 + 4 / (2 * Double(count)).squareRoot()
    #expect(abs(afterRatio - 1) < slack, "\(afterRatio)")
    for spread in study.spreads {
      guard case .remaining(let parameter) = spread.number else { continue }
      let sampled = ((sums[parameter] ?? 0) / Double(count)).squareRoot()
      let ratio = spread.standardDeviation / sampled
      print(parameter, "sensitivity over marking again", ratio)
      #expect(abs(ratio - 1) < slack, "\(parameter): \(ratio)")
    }
  }
}

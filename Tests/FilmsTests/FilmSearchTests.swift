import Films
import Foundation
import LinearAlgebra
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// The search on normal equations against the one by orthogonal transformations.
@Suite struct FilmSearchTests {
  @Test func normalEquationsEndWhereOrthogonalTransformationsDo() throws {
    var random = SplitMix64(seed: printedSeed(18_090))
    for number in 0..<(runsSoak ? 500 : 12) {
      let films = try RandomFilms(&random, noise: number % 3 == 0 ? 0 : 1)
      let solution = FilmSolver.solve(films.set)
      #expect(try #require(solution.worstDeviation) < 1e-9, "set \(number)")
      #expect(try #require(solution.worstOffset) < 1e-6, "set \(number)")
    }
  }

  /// Nothing is known of the films themselves: what normal equations alone could not tell is told as before.
  @Test func whatIsHardlyDeterminedIsAdjustedAllTheSame() throws {
    var random = SplitMix64(seed: printedSeed(18_091))
    for _ in 0..<5 {
      let made = try RandomFilms(&random, noise: 0.1, count: 2)
      let set = try made.set.with(
        films: made.set.films.map {
          try Film(
            name: $0.name, isAP: $0.isAP, sourceDistance: .unknown, centre: .unknown, marks: $0.marks)
        })
      let solution = FilmSolver.solve(set)
      let strut = try #require(solution[.strut(.one)])
      #expect(abs(strut.value - made.limb.struts[.one]) < 5 * strut.standardDeviation + 0.5)
    }
  }

  /// A search that may not look at all that could matter says so, and is no answer.
  @Test func aSearchWithoutEndSaysThatItIsNotResolved() throws {
    var random = SplitMix64(seed: printedSeed(18_092))
    let films = try RandomFilms(&random, count: 2)
    let workspace = FilmWorkspace()
    let loose = try films.set.thinned(&random, joints: 6, noisier: 30)
    let ended = FilmSolver.solve(loose, single: false, others: [], starts: 1, workspace: workspace)
    #expect(ended.findings.contains { $0.code == .notResolved && $0.severity == .error })
    let whole = FilmSolver.solve(films.set, single: false, others: [], workspace: workspace)
    #expect(!whole.findings.contains { $0.code == .notResolved })
  }

  /// Of badly marked films the rings' pictures allow more mistakes than are solved: that not all were tried is said.
  @Test func aSearchForMistakesThatEndsAtItsLimitSaysSo() throws {
    var random = SplitMix64(seed: printedSeed(18_093))
    var said = 0
    for number in 0..<8 {
      let solution = FilmSolver.solve(try RandomFilms(&random, noise: 4, count: 3).set)
      #expect(solution.hasErrors, "set \(number)")
      let found = solution.findings.filter { $0.code == .notResolved && $0.severity == .note }
      said += found.count
      #expect(found.allSatisfy { $0.message.contains("the search ended after 60 ways") && $0.value == 60 })
    }
    print("ended at its limit \(said) of 8")
    #expect(said > 0)
  }
}

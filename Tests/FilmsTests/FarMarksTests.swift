import Films
import TestSupport
import Testing
import TreatmentModel

/// A mark with a decimal point or a digit too many: named alone, and the numbers are those of the other marks.
@Suite struct FarMarksTests {
  @Test func aDecimalPointIsNamedAlone() throws {
    let set = try KnownFilms.read().set(.beam)
    let sound = FilmSolver.solve(set)
    for (film, marks) in set.films.map(\.marks).enumerated() {
      for (index, mark) in marks.enumerated() {
        for axis in 0..<2 {
          var place = mark.place
          place[axis] *= 10
          let way = place - mark.place
          guard (way * way).sum() > 900 * 900 else { continue }
          var changed = marks
          changed[index] = FilmMark(mark.subject, at: place, standardDeviation: mark.standardDeviation)
          let films = try set.films.enumerated().map { $0 == film ? try $1.with(marks: changed) : $1 }
          let solution = FilmSolver.solve(try set.with(films: films))
          let errors = solution.findings.filter { $0.severity == .error }
          #expect(errors.count == 1 && errors[0].subjects == [mark.subject], "\(errors.map(\.message))")
          #expect(errors.first?.film == set.films[film].name)
          #expect(errors.first?.message.contains("decimal point") == true)
          for value in solution.values {
            let other = try #require(sound[value.quantity])
            #expect(abs(value.value - other.value) < 4 * value.standardDeviation + 1e-6)
          }
        }
      }
    }
  }

  /// Every size of frame, limb and film that is tried has its marks near each other.
  @Test func soundFilmsHaveNone() throws {
    var random = SplitMix64(seed: printedSeed(18_060))
    for _ in 0..<(runsSoak ? 2_000 : 60) {
      let solution = FilmSolver.solve(try RandomFilms(&random).set)
      #expect(!solution.findings.contains { $0.message.contains("decimal point") })
    }
  }

  /// A joint that is not marked, a ring seen from its edge: four joints behind each other and one apart is no mistake.
  @Test func fewMarksOfSoundFilmsAreNotFar() throws {
    var random = SplitMix64(seed: printedSeed(18_061))
    for _ in 0..<(runsSoak ? 5_000 : 200) {
      let factor = random.uniform(1...5)
      let set = try RandomFilms(&random, count: 2).set.thinned(
        &random, joints: Int(random.uniform(4...6.99)), noisier: factor)
      #expect(!FilmSolver.solve(set).findings.contains { $0.message.contains("decimal point") })
    }
  }
}

import Films
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// One mark that is set elsewhere: named alone where it shows, never silent where something does not fit.
@Suite struct LoneMarkTests {
  private func moved(_ set: FilmSet, _ film: Int, _ mark: Int, by way: FilmPlace) throws -> FilmSet {
    var marks = set.films[film].marks
    marks[mark] = FilmMark(
      marks[mark].subject, at: marks[mark].place + way, standardDeviation: marks[mark].standardDeviation)
    return try set.with(
      films: set.films.enumerated().map { try $0 == film ? $1.with(marks: marks) : $1 })
  }

  private func direction(_ random: inout SplitMix64) -> FilmPlace {
    let way = FilmPlace(random.normal(), random.normal())
    return way / (way * way).sum().squareRoot()
  }

  @Test(arguments: [2, 3]) func whatDoesNotFitIsNeverSilent(_ films: Int) throws {
    var random = SplitMix64(seed: printedSeed(18_090 + UInt64(films)))
    var (named, other, silent) = (0, 0, 0)
    for number in 0..<(runsSoak ? 1_000 : 40) {
      let sound = try RandomFilms(&random, count: films).set
      let film = Int(random.uniform(0...Double(films) - 0.01))
      let mark = Int(random.uniform(0...Double(sound.films[film].marks.count) - 0.01))
      let way = random.uniform(10...150) * direction(&random)
      let solution = FilmSolver.solve(try moved(sound, film, mark, by: way))
      if !solution.hasErrors {
        silent += 1
        let freedom = Double(solution.degreesOfFreedom)
        #expect(
          solution.chiSquare < freedom + 5 * (2 * freedom).squareRoot(),
          "set \(number): \(solution.chiSquare) on \(freedom)")
      } else if solution.outliers.first.map({ $0.film == film && $0.mark == mark }) == true {
        named += 1
      } else {
        other += 1
      }
    }
    print("\(films) films: named first \(named), another \(other), silent \(silent)")
    #expect(named > 2 * (other + silent))
  }

  /// Three films show every direction of a point.
  @Test func aPointOnThreeFilmsIsNamedAlone() throws {
    var random = SplitMix64(seed: printedSeed(18_094))
    var (named, count) = (0, 0)
    for _ in 0..<(runsSoak ? 200 : 12) {
      let sound = try RandomFilms(&random, apart: 60...120, count: 3).set
      for subject in [FilmSubject.origin, .correspondingPoint] {
        let film = Int(random.uniform(0...2.99))
        guard let mark = sound.films[film].marks.firstIndex(where: { $0.subject == subject }) else {
          continue
        }
        let way = random.uniform(40...150) * random.sign() * FilmPlace(1, 0.1)
        let solution = FilmSolver.solve(try moved(sound, film, mark, by: way))
        count += 1
        let errors = solution.findings.filter { $0.severity == .error }
        if errors.count == 1, errors[0].code == .markMisfit, errors[0].subjects == [subject],
          errors[0].film == sound.films[film].name
        {
          named += 1
        } else {
          print(errors.map(\.message))
        }
      }
    }
    print("points off across the limb named alone: \(named) of \(count)")
    #expect(Double(named) >= 0.9 * Double(count))
  }

  /// Two films show the height of a point twice: which of them is off they cannot tell.
  @Test func twoFilmsNameBothMarksOfAPointThatIsOffAlongTheLimb() throws {
    var random = SplitMix64(seed: printedSeed(18_095))
    var (both, count) = (0, 0)
    for _ in 0..<(runsSoak ? 200 : 12) {
      let sound = try RandomFilms(&random, apart: 80...100, count: 2).set
      guard let mark = sound.films[1].marks.firstIndex(where: { $0.subject == .correspondingPoint }) else {
        continue
      }
      let solution = FilmSolver.solve(try moved(sound, 1, mark, by: FilmPlace(0, 25 * random.sign())))
      count += 1
      let errors = solution.findings.filter { $0.code == .markMisfit }
      if errors.count == 1,
        sound.films.allSatisfy({ film in errors[0].film == film.name || errors[0].message.contains(film.name)
        })
      {
        both += 1
      }
    }
    print("both marks named: \(both) of \(count)")
    #expect(Double(both) >= 0.9 * Double(count))
  }
}

import Films
import Foundation
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// Something that is called what it is not, and readings that are not what the films show besides: each is named, and neither hides the other.
@Suite struct ReadingsBesideLabelsTests {
  private typealias Read = (films: RandomFilms, lengths: StrutLengths)

  private func read(_ random: inout SplitMix64, count: Int?) throws -> Read {
    let films = try RandomFilms(&random, apart: 50...130, count: count)
    var lengths = films.limb.struts
    for strut in StrutNumber.allCases { lengths[strut] += 0.5 * random.normal() }
    return (films, lengths)
  }

  private func set(_ set: FilmSet, _ lengths: StrutLengths?) throws -> FilmSet {
    try FilmSet(
      limb: set.limb, rings: set.rings, apAxis: set.apAxis, axialRotation: set.axialRotation,
      struts: lengths.map { FilmSet.ReadStruts($0) }, films: set.films)
  }

  private func pair(_ random: inout SplitMix64) -> Relabelling {
    let two = StrutNumber.allCases.shuffled(using: &random).prefix(2).sorted()
    return .pair(ExchangedMarks(film: 0, ring: .distal, first: two[0], second: two[1]))
  }

  /// What is named of a set, as sets of films: other ways to say one thing are one.
  private func names(_ solution: FilmSolution, _ mistake: Relabelling) -> Bool {
    solution.explanations.contains { $0.changes == [mistake] }
      || solution.exchanged.map(Relabelling.pair) == [mistake]
  }

  @Test(arguments: [2, 3, 8])
  func aFilmSeenFromTheOtherSideAndReadingsCountedOtherwiseAreBothNamed(_ count: Int) throws {
    var random = SplitMix64(seed: printedSeed(18_300 + UInt64(count)))
    var (both, all) = (0, 0)
    for number in 0..<(runsSoak ? 150 : 5) {
      let (films, sound) = try read(&random, count: count)
      let numbering = StrutNumbering.others[number % StrutNumbering.others.count]
      var lengths = sound
      for strut in StrutNumber.allCases { lengths[numbering[strut]] = sound[strut] }
      let film = Int(random.next() % UInt64(count))
      let mistakes: [Relabelling] = [.mirrored(films: [film]), .upsideDown(films: [film]), pair(&random)]
      let mistake = mistakes[number % 3]
      let wrong = try #require(mistake.applied(to: films.set))
      let alone = FilmSolver.solve(try set(wrong, nil))
      // What is not named without readings is no question of them.
      guard names(alone, mistake), FilmSolver.solve(try set(films.set, lengths)).comparison?.disagrees == true
      else { continue }
      all += 1
      let solution = FilmSolver.solve(try set(wrong, lengths))
      let isSaid = solution.findings.contains {
        $0.code == .inputsDisagree && $0.message.contains("once that is changed")
      }
      if names(solution, mistake), isSaid, solution.comparison?.explanation == .counted(numbering) {
        both += 1
      } else {
        print(number, mistake, numbering, solution.findings.filter { $0.severity == .error }.map(\.message))
      }
      // A mark that chance puts off is off on the sound films too.
      let chance = FilmSolver.solve(films.set).findings.filter { $0.code == .markMisfit }
      #expect(
        !solution.findings.contains { one in
          one.code == .markMisfit && one.film != wrong.films[film].name
            && !chance.contains { $0.film == one.film && $0.subjects == one.subjects }
        })
    }
    print("\(count) films: both named \(both) of \(all)")
    #expect(all >= (runsSoak ? 100 : 3) && Double(both) >= 0.9 * Double(all))
  }

  /// Readings that nothing explains say nothing against what the marks say.
  @Test func readingsThatNothingExplainsHideNoMistake() throws {
    var random = SplitMix64(seed: printedSeed(18_310))
    var (both, all) = (0, 0)
    for number in 0..<(runsSoak ? 150 : 6) {
      var (films, lengths) = try read(&random, count: nil)
      for strut in StrutNumber.allCases { lengths[strut] += random.uniform(3...9) * random.sign() }
      let film = Int(random.next() % UInt64(films.set.films.count))
      let mistake: Relabelling = number % 2 == 0 ? .mirrored(films: [film]) : pair(&random)
      let wrong = try #require(mistake.applied(to: films.set))
      guard names(FilmSolver.solve(try set(wrong, nil)), mistake) else { continue }
      all += 1
      let solution = FilmSolver.solve(try set(wrong, lengths))
      if names(solution, mistake), solution.findings.contains(where: { $0.code == .inputsDisagree }) {
        both += 1
      }
    }
    print("named beside readings that nothing explains \(both) of \(all)")
    #expect(all >= 4 && Double(both) >= 0.9 * Double(all))
  }

  /// Readings that agree are the stronger: nothing is asked of which they say what it is, and they are not accused.
  @Test func readingsThatAgreeAreNotAccused() throws {
    var random = SplitMix64(seed: printedSeed(18_320))
    var (sure, surer, all) = (0, 0, 0)
    for number in 0..<(runsSoak ? 300 : 8) {
      let (films, lengths) = try read(&random, count: nil)
      let sound = FilmSolver.solve(try set(films.set, lengths))
      guard !sound.hasErrors else { continue }
      let indices = Array(films.set.films.indices)
      let numbering = StrutNumbering.others[Int(random.next() % 11)]
      let mistakes: [Relabelling] = [
        .struts(numbering, ring: nil, films: indices), .mirrored(films: [1]), .rings(films: [0]),
        .frontal(film: 1, isPosteriorAnterior: false), .struts(numbering, ring: .distal, films: indices),
      ]
      let wrong = try #require(mistakes[number % 5].applied(to: films.set))
      let (with, without) = (
        FilmSolver.solve(try set(wrong, lengths)), FilmSolver.solve(try set(wrong, nil))
      )
      all += 1
      if without.explanations.count == 1 { sure += 1 }
      if with.explanations.count == 1 { surer += 1 }
      #expect(
        !with.findings.contains { $0.code == .inputsDisagree },
        "\(number) \(mistakes[number % 5]): \(with.findings.map(\.message))")
    }
    print("sure without readings \(sure), with \(surer), of \(all)")
    #expect(surer >= sure - all / 20 - 1)
  }
}

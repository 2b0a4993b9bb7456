import Films
import Foundation
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// Every kind of thing that may be called what it is not, by itself and with every other, on random sets: what is said first is what would
/// have to be changed, judged by whether the numbers after that are the sound set's.
@Suite struct LabelKindTests {
  enum Kind: CaseIterable {
    case rings, axes, points, struts, pair, exchanged, mirrored, upsideDown, frontal

    /// One such mistake, on all films or on one.
    func mistake(_ set: FilmSet, _ random: inout SplitMix64) -> Relabelling {
      let all = Array(set.films.indices)
      let one = Int(random.next() % UInt64(all.count))
      let films = random.uniform(0...1) < 0.5 ? all : [one]
      let end: FragmentEnd = random.uniform(0...1) < 0.5 ? .proximal : .distal
      switch self {
      case .rings: return .rings(films: films)
      case .axes: return .axes(films: films)
      case .points: return .points(films: films)
      case .mirrored: return .mirrored(films: films)
      case .upsideDown: return .upsideDown(films: films)
      case .struts:
        let others = StrutNumbering.others
        let numbering = others[Int(random.next() % UInt64(others.count))]
        return .struts(numbering, ring: random.uniform(0...1) < 0.5 ? nil : end, films: films)
      case .pair:
        let two = StrutNumber.allCases.shuffled(using: &random).prefix(2).sorted()
        return .pair(ExchangedMarks(film: one, ring: end, first: two[0], second: two[1]))
      case .exchanged:
        let two = StrutNumber.allCases.shuffled(using: &random).prefix(2).sorted()
        return .exchanged(two[0], two[1], ring: nil, films: all)
      case .frontal:
        let isBehind = random.uniform(0...1) < 0.3
        let film = isBehind ? 0 : 1 + Int(random.next() % UInt64(all.count - 1))
        return .frontal(film: film, isPosteriorAnterior: isBehind)
      }
    }
  }

  /// What became of sets with a mistake.
  struct Tally {
    var (first, asked, warned, other, unnamed, silent, harmless) = (0, 0, 0, 0, 0, 0, 0)

    /// Those in which something was to be said.
    var count: Int { first + asked + warned + other + unnamed + silent }
    var isNamed: Int { first + asked + warned }
    var words: String {
      "\(first) first, \(asked) in a question, \(warned) warned; another \(other), an error without a name \(unnamed), nothing \(silent); "
        + "of \(count), besides \(harmless) of no effect"
    }

    mutating func add(_ sound: FilmSolution, _ mistakes: [Relabelling], _ number: String) throws {
      let wrong = try #require(Relabelling.apply(mistakes, to: sound.set))
      let solution = FilmSolver.solve(wrong)
      if !solution.hasErrors, solution.isLike(sound) {
        harmless += 1
        return
      }
      let pairs = solution.exchanged.map(Relabelling.pair)
      let named = pairs.isEmpty ? solution.explanations.map(\.changes) : [pairs]
      let right = named.firstIndex { changes in
        Relabelling.apply(changes, to: wrong).map { FilmSolver.solve($0).isLike(sound) } ?? false
      }
      let isWarned = solution.findings.contains { $0.code == .marksExchanged && $0.severity == .warning }
      switch right {
      case 0: first += 1
      case .some: asked += 1
      case nil where !named.isEmpty: other += 1
      case nil where solution.hasErrors: unnamed += 1
      case nil where isWarned: warned += 1
      case nil: silent += 1
      }
      if right == nil {
        print(
          number, mistakes, "named", named.first ?? [],
          solution.findings.filter { $0.severity == .error }.map(\.code))
      }
      // What explains stands first, and what follows from it is not said.
      if !named.isEmpty {
        #expect(solution.findings.first?.code == .marksExchanged)
        let errors = solution.findings.filter { $0.severity == .error }
        #expect(errors.count <= max(1, pairs.count) + 2, "\(errors.map(\.message))")
      }
    }
  }

  private func soundSet(_ random: inout SplitMix64) throws -> FilmSolution? {
    let solution = FilmSolver.solve(try RandomFilms(&random).set)
    return solution.hasErrors ? nil : solution
  }

  @Test func eachKindByItselfIsNamedFirst() throws {
    var random = SplitMix64(seed: printedSeed(18_021))
    var all = Tally()
    for kind in Kind.allCases {
      var tally = Tally()
      for number in 0..<(runsSoak ? 400 : 2) {
        guard let sound = try soundSet(&random) else { continue }
        try tally.add(sound, [kind.mistake(sound.set, &random)], "\(number)")
      }
      print("\(kind): \(tally.words)")
      all.add(tally)
    }
    print("single mistakes: \(all.words)")
    #expect(Double(all.isNamed) >= 0.95 * Double(all.count))
  }

  @Test func eachPairOfKindsIsNamed() throws {
    var random = SplitMix64(seed: printedSeed(18_022))
    var all = Tally()
    for (index, kind) in Kind.allCases.enumerated() {
      for other in Kind.allCases[(index + 1)...] {
        if !runsSoak, random.uniform(0...1) < 0.7 { continue }
        var tally = Tally()
        for number in 0..<(runsSoak ? 100 : 1) {
          guard let sound = try soundSet(&random) else { continue }
          let mistakes = [kind.mistake(sound.set, &random), other.mistake(sound.set, &random)]
          try tally.add(sound, mistakes, "\(number)")
        }
        print("\(kind) and \(other): \(tally.words)")
        all.add(tally)
      }
    }
    print("two mistakes: \(all.words)")
    // Of a few sets, two standard deviations of chance less.
    let chance = runsSoak ? 0 : 2 * (0.9 * 0.1 * Double(all.count)).squareRoot()
    #expect(Double(all.isNamed) >= 0.9 * Double(all.count) - chance)
  }

  /// Rings, axes and points of all films: which end is called proximal is one mistake, and the only error.
  @Test func bothEndsCalledByEachOthersNamesIsOneMistake() throws {
    let set = try KnownFilms.read().set(.beam)
    for films in [[0, 1], [0], [1]] {
      let changes: [Relabelling] = [.rings(films: films), .axes(films: films), .points(films: films)]
      let solution = FilmSolver.solve(try #require(Relabelling.apply(changes, to: set)))
      let errors = solution.findings.filter { $0.severity == .error }
      #expect(errors.count == 1, "\(errors.map(\.message))")
      #expect(errors.first?.message.contains("proximal and distal stand in each other's place") == true)
      #expect(solution.explanations.first?.changes == changes)
    }
  }

  @Test(arguments: [[0], [1], [0, 1]]) func axesInEachOthersPlaceAreNamedAndPointsAreNot(_ films: [Int])
    throws
  {
    let set = try KnownFilms.read().set(.beam)
    let solution = FilmSolver.solve(try #require(Relabelling.axes(films: films).applied(to: set)))
    let errors = solution.findings.filter { $0.severity == .error }
    #expect(errors.count == 1, "\(errors.map(\.message))")
    #expect(errors.first?.subjects == [.axis(.proximal), .axis(.distal)])
    #expect(solution.explanations.first?.changes == [.axes(films: films)])
  }

  @Test func anAPFilmIsNotToldToBeWhatItIsCalled() throws {
    let set = try KnownFilms.read().set(.beam)
    let behind = try #require(Relabelling.frontal(film: 0, isPosteriorAnterior: true).applied(to: set))
    let error = try #require(FilmSolver.solve(behind).findings.first)
    #expect(
      error.message.contains("film AP was taken from the front, and not from behind (beam)"),
      "\(error.message)")
    let side = try #require(Relabelling.frontal(film: 1, isPosteriorAnterior: false).applied(to: set))
    let other = try #require(FilmSolver.solve(side).findings.first)
    #expect(other.message.contains("the film of the limb from the front is AP (ap)"), "\(other.message)")
  }

  @Test func thatNothingTellsTheSideIsSaid() throws {
    for side in [Side.left, .right] {
      let set = try KnownFilms.read().set(.beam)
      let other = try FilmSet(
        limb: Limb(side: side, reference: set.limb.reference), rings: set.rings, apAxis: .beam,
        films: set.films)
      let note = try #require(FilmSolver.solve(other).findings.first { $0.code == .sideUnseen })
      #expect(note.severity == .note && note.message.contains("as stated (\(side.rawValue))"))
    }
  }
}

extension LabelKindTests.Tally {
  fileprivate mutating func add(_ more: LabelKindTests.Tally) {
    first += more.first
    asked += more.asked
    warned += more.warned
    other += more.other
    unnamed += more.unnamed
    silent += more.silent
    harmless += more.harmless
  }
}

extension FilmSolution {
  /// Whether it gives the same numbers.
  fileprivate func isLike(_ other: FilmSolution) -> Bool {
    !values.isEmpty && values.count == other.values.count
      && zip(values, other.values).allSatisfy { own, other in
        let gap = own.value - other.value
        return abs(own.quantity.unit == .degrees ? gap.remainder(dividingBy: 2 * .pi) : gap) < 1e-3
      }
  }
}

import TreatmentModel

extension FilmFinding {
  /// A redundancy below which nothing at all of an error shows.
  private static let noRedundancy = 0.05

  /// Axes of fragments that any marks would fit: a line goes through any two points of a film, and a plane through any line, so that with
  /// two films of two marks each a slip turns the axis and leaves no misfit.
  static func uncheckedAxes(_ solution: FilmSolution) -> [FilmFinding] {
    FragmentEnd.allCases.compactMap { end in
      let marks = solution.fits.filter { $0.subject == .axis(end) }
      let films = Set(marks.map(\.film)).sorted().filter { film in
        marks.allSatisfy { $0.film != film || $0.redundancy < noRedundancy }
      }
      guard !films.isEmpty else { return nil }
      let names = films.map { solution.set.films[$0].name }
      return FilmFinding(
        .markUnchecked, .warning, film: names.count == 1 ? names[0] : nil, subjects: [.axis(end)],
        value: marks.filter { films.contains($0.film) }.map(\.redundancy).max(), limit: noRedundancy,
        "\(Film.called(names)): nothing checks the marks of the \(end.rawValue) axis, since any two have a line through them: a slip would turn "
          + "the axis and not show. Mark a third point far from both, or set both once more and compare")
    }
  }
}

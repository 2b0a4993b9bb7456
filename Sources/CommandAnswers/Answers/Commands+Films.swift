import CaseFiles
import Films
import ReviewReports

extension Commands {
  /// What `fixator films` prints.
  ///
  /// - Parameters:
  ///   - filmsText: a file of films, YAML or JSON.
  ///   - single: `--single`.
  /// - Throws: ``CommandRefusal`` for what is no file of films, for one film alone without `single`, and for several with it.
  public static func films(_ filmsText: [UInt8], single: Bool = false) throws(CommandRefusal) -> CommandAnswer
  {
    let films = try filmsFile(filmsText)
    if single, let count = films.films?.set.films.count, count > 1 {
      throw CommandRefusal("--single is for one film alone, and there are \(count)")
    }
    let solution = films.films.map { FilmSolver.solve($0.set, single: single, others: $0.otherRings) }
    if let alone = solution?.findings.first(where: { $0.code == .oneFilm }) {
      throw CommandRefusal(alone.message)
    }
    let angles = films.malalignment.map { Malalignment($0) }
    let findings = (solution?.findings ?? []) + (angles?.findings ?? [])
    return CommandAnswer(
      text: FilmJSON.text(films.name, solution, angles),
      hasErrors: findings.contains { $0.severity == .error })
  }

  static func filmsFile(_ text: [UInt8]) throws(CommandRefusal) -> FilmsFile {
    do throws(CaseFileErrors) { return try FilmsFile.parse(text, name: "films") } catch {
      throw CommandRefusal(error, of: .films)
    }
  }
}

import CaseFiles
import CorrectionPlanning
import Films
import Reports
import ReviewReports
import TextOutput
import TreatmentModel

/// What a file of films comes to.
package struct SolvedFilms {
  /// The file.
  package let films: FilmsFile
  /// Of its films of a limb; nil without any, or where they are not asked for.
  package let solution: FilmSolution?
  /// Of its long film.
  package let angles: Malalignment?
  private let isSingle: Bool

  /// Why no case is made of films.
  package enum NoCase: Error {
    /// There are no films of a limb.
    case noFilms
    /// A case needs what the films do not give.
    case missing(FilmsFile.NoCase)
    /// The case that they give has no plan.
    case noPlan(String)

    /// What is wrong, in words.
    package var words: String {
      switch self {
      case .noFilms: reason
      case .missing, .noPlan: "no case was written: \(reason)"
      }
    }

    /// The same without what was not done.
    package var reason: String {
      switch self {
      case .noFilms: "there are no films in it that a case could be made of"
      case .missing(let error): error.words
      case .noPlan(let words): "no plan can be made of what the films give: \(words)"
      }
    }
  }

  /// - Parameters:
  ///   - single: whether one film alone is taken.
  ///   - malalignment: whether only the long film's angles are wanted.
  package init(_ films: FilmsFile, single: Bool, malalignment: Bool) {
    self.films = films
    isSingle = single
    solution =
      malalignment ? nil : films.films.map { FilmSolver.solve($0.set, single: single, others: $0.otherRings) }
    angles = films.malalignment.map { Malalignment($0) }
  }

  /// Why one film alone is not taken for the films there are; nil where it is, or nobody asked for that.
  package static func refusal(
    of films: FilmsFile, single: Bool, _ option: OptionSpelling
  ) -> String? {
    guard single, let count = films.films?.set.films.count, count > 1 else { return nil }
    return
      "\(option("single")) is for one film alone, and there are \(count) in it: leave \(option("single")) out, or all films but one"
  }

  /// Whether one film alone was refused.
  package var isOneFilm: Bool { solution?.findings.contains { $0.code == .oneFilm } == true }

  /// Whether what it says has errors.
  package var hasErrors: Bool {
    solution?.hasErrors == true || angles?.findings.contains { $0.severity == .error } == true
  }

  /// What `fixator films --format json` prints.
  package var answer: String { FilmJSON.text(films.name, solution, angles) }

  /// The case that the films give, as `fixator films --case-out` writes it. One of which no plan can be made is none: its numbers
  /// fit the films and no frame.
  package func caseText() throws(NoCase) -> String {
    guard let solution else { throw .noFilms }
    let text: String
    let after = AfterCorrection(solution)?.sentences(solution.set)
    let source = after.map { "marks on films: " + $0.joined(separator: "; ") }
    do throws(FilmsFile.NoCase) { text = try films.caseText(solution, source: source) } catch {
      throw .missing(error)
    }
    let file: CaseFile
    do throws(CaseFileErrors) { file = try CaseFile.parse(Array(text.utf8), name: "case") } catch {
      throw .noPlan(error.withoutPlaces)
    }
    if case .correction(let treatment, _) = file {
      do throws(PlanningError) { _ = try Planner.plan(treatment.soleLevel()) } catch {
        throw .noPlan(error.message)
      }
    }
    let depth =
      isSingle && solution.set.films.count == 1
      ? "# of one film alone, which shows no depth: what lies across the film is known only as badly as its ± says\n"
      : ""
    return
      "# fixator: \(disclaimer)\n# made of films; ± and how errors go together stand under covariance\n\(depth)"
      + text
  }
}

extension CaseFileErrors {
  /// What is wrong in a file that nobody sees: the first error by its key, and how many more there are.
  fileprivate var withoutPlaces: String {
    guard let first = errors.first else { return description }
    let more = errors.count > 1 ? ", and \(errors.count - 1) more of its numbers are no better" : ""
    return "\(first.key): \(first.fault)\(more)"
  }
}

extension Commands {
  /// What `fixator films` prints.
  ///
  /// - Parameters:
  ///   - text: a file of films, YAML or JSON.
  ///   - single: `--single`.
  ///   - malalignment: `--malalignment`.
  /// - Throws: ``CommandRefusal`` for what is no file of films, and for what is not in it.
  public static func films(
    _ text: [UInt8], single: Bool = false, malalignment: Bool = false
  ) throws(CommandRefusal) -> CommandAnswer {
    let films = try parsedFilms(text)
    if malalignment {
      if single { throw CommandRefusal("malalignment is about one long film alone: leave single out") }
      guard films.malalignment != nil else {
        throw CommandRefusal("there is no malalignment in it to take the angles from", of: .films)
      }
    }
    if let refusal = SolvedFilms.refusal(of: films, single: single, .keys) {
      throw CommandRefusal(refusal, of: .films)
    }
    let solved = SolvedFilms(films, single: single, malalignment: malalignment)
    return CommandAnswer(text: solved.answer, hasErrors: solved.hasErrors || solved.isOneFilm)
  }

  /// The case that `fixator films --case-out` writes.
  ///
  /// - Parameters:
  ///   - text: a file of films, YAML or JSON.
  ///   - single: `--single`.
  /// - Throws: ``CommandRefusal`` for what is no file of films, and for films that give no case.
  public static func filmsCase(_ text: [UInt8], single: Bool = false) throws(CommandRefusal) -> String {
    let films = try parsedFilms(text)
    if let refusal = SolvedFilms.refusal(of: films, single: single, .keys) {
      throw CommandRefusal(refusal, of: .films)
    }
    let solved = SolvedFilms(films, single: single, malalignment: false)
    if solved.isOneFilm {
      throw CommandRefusal(
        "one film alone is refused for mounting; single takes it, with what that costs", of: .films)
    }
    do throws(SolvedFilms.NoCase) { return try solved.caseText() } catch {
      throw CommandRefusal(error.words, of: .films)
    }
  }

  static func parsedFilms(_ text: [UInt8], isDraft: Bool = false) throws(CommandRefusal) -> FilmsFile {
    do throws(CaseFileErrors) {
      return try FilmsFile.parse(text, name: "films", isDraft: isDraft)
    } catch {
      throw CommandRefusal(error, of: .films)
    }
  }
}

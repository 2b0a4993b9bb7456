import CaseFiles
import CorrectionPlanning
import Films
import Reports

/// The case that films give, as a file of its own.
package enum FilmsCase {
  /// Why there is none.
  package struct Refusal: Error {
    /// What is wrong, in words.
    package let message: String
    /// Whether that is what the films say, not what the file lacks.
    package let isOfFilms: Bool
  }

  /// Its text.
  ///
  /// - Parameter single: whether one film was allowed to do.
  /// - Throws: ``Refusal`` where films give no case, and where no plan can be made of the one that they give: its numbers fit the films
  ///   and no frame.
  package static func text(
    _ films: FilmsFile, _ solution: FilmSolution, single: Bool
  ) throws(Refusal) -> String {
    let text: String
    do throws(FilmsFile.NoCase) { text = try films.caseText(solution) } catch {
      throw Refusal(message: error.words, isOfFilms: error == .errors)
    }
    if let failure = failure(of: text) {
      throw Refusal(
        message: "no plan can be made of what the films give: \(failure)", isOfFilms: false)
    }
    let depth =
      single && solution.set.films.count == 1
      ? "# of one film alone, which shows no depth: what lies across the film is known only as badly as its ± says\n"
      : ""
    let after = AfterCorrection(solution)?.sentences(solution.set).map { "# \($0)\n" }.joined() ?? ""
    return
      "# fixator: \(disclaimer)\n# made of films; ± and how errors go together stand under covariance\n\(depth)\(after)\(text)"
  }

  /// Why no plan can be made of it; nil where one can.
  private static func failure(of text: String) -> String? {
    do {
      let stated = try StatedCase(Array(text.utf8), orElse: "")
      _ = try Planner.plan(try stated.levelAsTyped())
      return nil
    } catch let error as CommandRefusal {
      return error.faults.map(\.message).joined(separator: "; ")
    } catch let error as PlanningError {
      return error.message
    } catch {
      return "\(error)"
    }
  }
}

import CaseFiles
import Films
import HexapodKinematics
import ReviewReports
import TextOutput
import TreatmentModel

/// Films while they are being marked: what they say so far, where everything must appear on each, and the case that they give.
struct FilmDraft {
  private let solved: SolvedFilms
  private let stated: FilmsFile.StatedFilms
  private let solution: FilmSolution

  /// Whether a tree is a file of films.
  static func isFilms(_ root: Node) -> Bool {
    guard case .mapping(let entries) = root.content else { return false }
    return entries.contains { $0.key == CaseKey.Word.films.name }
  }

  /// - Throws: ``CommandRefusal`` for what is no file of films of a limb.
  init(_ text: String) throws(CommandRefusal) {
    let films = try Commands.parsedFilms(Array(text.utf8), isDraft: true)
    guard let stated = films.films else {
      throw CommandRefusal("a long film is not marked here; see fixator films --malalignment")
    }
    self.stated = stated
    solved = SolvedFilms(films, single: false, malalignment: false)
    guard let solution = solved.solution else { throw CommandRefusal(SolvedFilms.NoCase.noFilms.reason) }
    self.solution = solution
  }

  /// One line of JSON: `answer` (what `fixator films` prints), `drawn`, `case` or `refused`, and `unfinished` (what was left out because
  /// too little of it is marked) where there is any.
  var state: [UInt8] {
    var json = JSONText(isPretty: false)
    json.object { json in
      json.key("drawn")
      json.list { list in
        for index in stated.set.films.indices {
          list.item()
          list.object { write(film: index, to: &$0) }
        }
      }
      do throws(SolvedFilms.NoCase) {
        json.member("case", try solved.caseText())
      } catch { json.member("refused", error.reason) }
    }
    let answer = FilmJSON.text(solved.films.name, solution, nil, isPretty: false).utf8.dropLast()
    let unfinished = solved.films.unfinished.map { CommandRefusal($0, of: .films).json }
    return Array(json.bytes.dropLast(2)) + Array(#","answer":"#.utf8) + answer
      + Array((unfinished.map { #","unfinished":"# + $0 } ?? "").utf8) + Array("}".utf8)
  }

  private func write(film index: Int, to json: inout JSONWriter) {
    let film = stated.set.films[index]
    json.member("film", film.name)
    guard let (seen, view) = view(of: index) else { return }
    let scale = stated.scales[index]
    for end in FragmentEnd.allCases {
      guard let joints = seen.joints(of: end, on: view) else { continue }
      json.key("\(end.rawValue)-ring")
      json.places(joints.map { $0.map(scale.typed) })
    }
    guard seen.set.films.count == stated.set.films.count else { return }
    // Of marks those that were solved: one that lies far off its film was left out.
    let own = seen.set.films[index]
    for end in FragmentEnd.allCases {
      let feet = seen.fits.filter { $0.film == index && $0.subject == .axis(end) }.map {
        scale.typed(own.marks[$0.mark].place - $0.misfit)
      }
      json.key("\(end.rawValue)-axis")
      json.places(feet)
    }
    json.key("misfits")
    json.list { list in
      for fit in seen.fits where fit.film == index {
        list.item()
        list.object { json in
          json.member("mark", "\(fit.subject)")
          json.key("at")
          json.places([
            scale.typed(own.marks[fit.mark].place), scale.typed(own.marks[fit.mark].place - fit.misfit),
          ])
          json.member("sds", fit.test)
          json.key("outlier")
          json.bool(seen.isOff(fit))
        }
      }
    }
  }

  /// How a film was found: with the others, or, while there are not enough of them, by itself.
  private func view(of index: Int) -> (FilmSolution, FilmView)? {
    if let view = solution.views.first(where: { $0.film == index }) { return (solution, view) }
    guard let alone = try? stated.set.with(films: [stated.set.films[index]]) else { return nil }
    let seen = FilmSolver.solve(alone, single: true)
    return seen.views.first.map { (seen, $0) }
  }
}

extension JSONWriter {
  fileprivate mutating func places(_ places: [FilmPlace?]) {
    list { list in
      for place in places {
        list.item()
        // One that cannot be seen is an empty list.
        let coordinates = place.map { [$0.x, $0.y] } ?? []
        list.numbers(
          coordinates.allSatisfy(\.isFinite) ? coordinates.map { ($0 * 1000).rounded() / 1000 } : [])
      }
    }
  }
}

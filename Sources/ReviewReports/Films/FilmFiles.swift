import Films
import Reports
import TextOutput

/// Everything that can be written of films, as named texts.
public enum FilmFiles {
  /// `films.txt`, `films.json`, `films.svg` where a film's place was found, and `long-film.svg` where a long film is marked.
  public static func all(_ name: String, _ solution: FilmSolution?, _ angles: Malalignment?) -> [(
    name: String, text: String
  )] {
    let pictures = [
      solution.flatMap { $0.views.isEmpty ? nil : $0.picture }, angles.flatMap(LongFilmPicture.picture),
    ].compactMap { $0 }
    return [
      (name: "films.txt", text: text(name, solution, angles, isColoured: false, width: 100)),
      (name: "films.json", text: FilmJSON.text(name, solution, angles)),
    ] + pictures.map { (name: "\($0.name).svg", text: $0.svg(of: name)) }
  }

  /// The names of the files that ``all(_:_:_:)`` may give.
  public static let names = ["films.txt", "films.json", "films.svg", "long-film.svg"]

  /// The tables of what there is.
  public static func text(
    _ name: String, _ solution: FilmSolution?, _ angles: Malalignment?, isColoured: Bool, width: Int
  ) -> String {
    let films = solution.map { FilmTable(name, $0, isColoured: isColoured, width: width).text }
    let long = angles.map {
      MalalignmentTable(name, $0, isColoured: isColoured, width: width).text(hasHeading: solution == nil)
    }
    return [films, long].compactMap { $0 }.joined(separator: "\n")
  }
}

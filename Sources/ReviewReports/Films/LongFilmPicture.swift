import Films
import Reports
import TextOutput
import TreatmentModel

/// The long film: its marks, joint lines, mechanical axes and fragments' axes, where these meet, and the angles.
struct LongFilmPicture {
  private static let (height, width, margin) = (620.0, 300.0, 34.0)
  private static let rowHeight = 17.0

  private let test: Malalignment
  private let low: FilmPlace
  private let scale: Double
  private var film: LongFilm { test.film }

  /// - Returns: nil where nothing is marked.
  init?(_ test: Malalignment) {
    self.test = test
    let places = test.film.places
    guard let first = places.first else { return nil }
    let (least, most) = places.reduce((first, first)) { (pointwiseMin($0.0, $1), pointwiseMax($0.1, $1)) }
    let size = most - least
    scale = min(
      (LongFilmPicture.width - 2 * LongFilmPicture.margin) / max(1, size.x),
      (LongFilmPicture.height - 2 * LongFilmPicture.margin) / max(1, size.y))
    // In the middle of the panel.
    let room = FilmPlace(LongFilmPicture.width, LongFilmPicture.height) / scale - size
    low = least - room / 2
  }

  private func at(_ place: FilmPlace) -> (x: Double, y: Double) {
    let offset = (place - low) * scale
    return (offset.x, LongFilmPicture.height - offset.y)
  }

  private var panel: Panel {
    var panel = Panel(
      width: LongFilmPicture.width + 250, height: LongFilmPicture.height,
      label: "long film, \(film.side.rawValue) limb, \(film.view == .ap ? "from the front" : "from the side")"
    )
    var labels = PictureLabels()
    for place in film.places { labels.avoid(at(place), radius: 3) }
    for axis in film.mechanicalAxes { line(axis, "l1", on: &panel) }
    for line in film.jointLines { self.line(line, "back", reaching: 0.25, on: &panel) }
    for line in film.shafts { shaft(line, on: &panel) }
    for place in film.places {
      let (x, y) = at(place)
      panel.circle(x: x, y: y, radius: 1.8, style: "dot")
    }
    for (place, name) in film.points { labels.add(name, beside: at(place), to: &panel) }
    if let apex = test.apex, isSeen(apex.place) {
      let (x, y) = at(apex.place)
      panel.circle(x: x, y: y, radius: 5, style: "joint")
      labels.add("CORA", beside: (x, y), to: &panel)
    }
    for (row, value) in test.values.enumerated() {
      let y = LongFilmPicture.margin + LongFilmPicture.rowHeight * Double(row)
      panel.text(value.angle.rawValue, x: LongFilmPicture.width, y: y, style: "t")
      panel.text(value.words, x: LongFilmPicture.width + 74, y: y, style: "t")
    }
    return panel
  }

  private func isSeen(_ place: FilmPlace) -> Bool {
    let (x, y) = at(place)
    return (0...LongFilmPicture.width).contains(x) && (0...LongFilmPicture.height).contains(y)
  }

  /// A line, longer by a part of itself at either end.
  private func line(
    _ line: LongFilm.Line, _ style: StaticString, reaching more: Double = 0, on panel: inout Panel
  ) {
    let along = line.second - line.first
    panel.polyline([at(line.first - more * along), at(line.second + more * along)], style: style)
  }

  /// A shaft's axis, to where the two meet if that is in the picture.
  private func shaft(_ line: LongFilm.Line, on panel: inout Panel) {
    self.line(line, "shaft", on: &panel)
    guard let apex = test.apex?.place, isSeen(apex) else { return }
    func apart(_ place: FilmPlace) -> Double { ((place - apex) * (place - apex)).sum() }
    let near = apart(line.first) < apart(line.second) ? line.first : line.second
    panel.polyline([at(near), at(apex)], style: "shaft")
  }

  /// Nil where nothing is marked.
  static func picture(_ test: Malalignment) -> Picture? {
    LongFilmPicture(test).map {
      Picture(
        name: "long-film", title: "The long film",
        caption:
          "Dots are marks; grey lines are joint lines, unbroken thick ones mechanical axes, broken ones the axes of shafts and fragments, and "
          + "the circle is where the fragments' axes meet. Each number stands with one standard deviation.",
        panels: [$0.panel], columns: 1)
    }
  }
}

extension LongFilm {
  fileprivate var points: [(FilmPlace, String)] {
    [(hip, "hip"), (knee, "knee"), (ankle, "ankle")].compactMap { place, name in place.map { ($0, name) } }
  }

  fileprivate var jointLines: [Line] {
    [femoralJointLine, tibialJointLine, ankleJointLine].compactMap { $0 }
  }

  fileprivate var shafts: [Line] { [femoralAxis, tibialAxis, proximalAxis, distalAxis].compactMap { $0 } }

  /// Hip to knee, knee to ankle, and hip to ankle.
  fileprivate var mechanicalAxes: [Line] {
    [(hip, knee), (knee, ankle), (hip, ankle)].compactMap { one, other in
      one.flatMap { one in other.map { Line(one, $0) } }
    }
  }

  /// Everything that is marked.
  fileprivate var places: [FilmPlace] {
    points.map(\.0) + (jointLines + shafts).flatMap { [$0.first, $0.second] }
  }
}

import Films
import HexapodKinematics
import Reports
import TextOutput
import TreatmentModel

/// A film with its marks, the rings as they must appear, how far each mark is off, and the axes with their bands.
struct FilmPicture {
  private static let (width, height, margin) = (460.0, 460.0, 34.0)
  /// Misfits are drawn so many times longer.
  static let magnification = 10.0

  private let solution: FilmSolution
  private let view: FilmView
  private let film: Film
  private let low: FilmPlace
  private let scale: Double

  init(_ solution: FilmSolution, _ view: FilmView) {
    (self.solution, self.view, film) = (solution, view, solution.set.films[view.film])
    let rings = FragmentEnd.allCases.flatMap { solution.joints(of: $0, on: view) ?? [] }.compactMap { $0 }
    let places = film.marks.map(\.place) + rings.filter { abs($0.x) < 2000 && abs($0.y) < 2000 }
    let first = places.first ?? .zero
    let (least, most) = places.reduce((first, first)) { bounds, place in
      (pointwiseMin(bounds.0, place), pointwiseMax(bounds.1, place))
    }
    low = least
    let size = most - least
    scale =
      min(FilmPicture.width - 2 * FilmPicture.margin, FilmPicture.height - 2 * FilmPicture.margin)
      / max(1, size.x, size.y)
  }

  private func at(_ place: FilmPlace) -> (x: Double, y: Double) {
    let offset = (place - low) * scale
    return (FilmPicture.margin + offset.x, FilmPicture.height - FilmPicture.margin - offset.y)
  }

  var panel: Panel {
    var panel = Panel(
      width: FilmPicture.width, height: FilmPicture.height,
      label: "\(Film.called(film.name)) with marks and rings")
    panel.text(visible(film.name, atMost: 40), x: 6, y: 16, style: "h")
    for end in FragmentEnd.allCases { axis(end, on: &panel) }
    struts(on: &panel)
    var labels = PictureLabels()
    for mark in film.marks { labels.avoid(at(mark.place), radius: 3) }
    for end in FragmentEnd.allCases { ring(end, on: &panel, &labels) }
    for fit in solution.fits where fit.film == view.film { misfit(fit, on: &panel) }
    for mark in film.marks { self.mark(mark, on: &panel, &labels) }
    for (number, place) in balls { labels.add("ball \(number + 1)", beside: at(place), to: &panel) }
    return panel
  }

  private func ring(_ end: FragmentEnd, on panel: inout Panel, _ labels: inout PictureLabels) {
    guard let joints = solution.joints(of: end, on: view), let ring = solution.set.rings?[end] else { return }
    // As they follow each other around the ring.
    let order = ring.joints.indices.sorted { azimuth(ring.joints[$0]) < azimuth(ring.joints[$1]) }
    let places = order.compactMap { joints[$0] }.map(at)
    panel.polyline(places, isClosed: places.count == 6, style: "back")
    for (index, place) in joints.enumerated() {
      guard let place else { continue }
      let (x, y) = at(place)
      panel.circle(x: x, y: y, radius: 4, style: "joint")
      labels.add("\(index + 1)", beside: (x, y), to: &panel)
    }
  }

  private func azimuth(_ joint: SIMD3<Double>) -> Double { NiceAngle.of(joint.x, -joint.y) }

  private func struts(on panel: inout Panel) {
    guard let one = solution.joints(of: .proximal, on: view),
      let other = solution.joints(of: .distal, on: view)
    else {
      return
    }
    let styles: [StaticString] = ["k1", "k2", "k3", "k4", "k5", "k6"]
    for strut in 0..<6 {
      guard let from = one[strut].map(at), let to = other[strut].map(at) else { continue }
      panel.line(from.x, from.y, to.x, to.y, style: styles[strut])
    }
  }

  /// The axis through the marks' feet, two standard deviations to each side.
  private func axis(_ end: FragmentEnd, on panel: inout Panel) {
    let feet = solution.fits.filter { $0.film == view.film && $0.subject == .axis(end) }.map {
      film.marks[$0.mark].place - $0.misfit
    }
    guard let first = feet.min(by: { $0.y < $1.y }), let last = feet.max(by: { $0.y < $1.y }) else { return }
    let along = last - first
    let length = (along * along).sum().squareRoot()
    guard length > 1e-6 else { return }
    let across = FilmPlace(-along.y, along.x) / length
    let places = (0...8).map { first + (Double($0) / 8 * 1.3 - 0.15) * along }
    guard let spread = solution.spread(of: end, on: view, at: places) else { return }
    let one = zip(places, spread).map { at($0 + 2 * $1 * across) }
    let other = zip(places, spread).map { at($0 - 2 * $1 * across) }
    panel.polyline(one + other.reversed(), isClosed: true, style: "band")
    panel.polyline(places.map(at), style: "shaft")
  }

  private func misfit(_ fit: MarkFit, on panel: inout Panel) {
    let mark = film.marks[fit.mark].place
    let from = at(mark - fit.misfit)
    let to = at(mark - fit.misfit + FilmPicture.magnification * fit.misfit)
    panel.line(from.x, from.y, to.x, to.y, style: solution.isOff(fit) ? "limit" : "l1")
  }

  private func mark(_ mark: FilmMark, on panel: inout Panel, _ labels: inout PictureLabels) {
    let place = at(mark.place)
    panel.circle(x: place.x, y: place.y, radius: 1.8, style: "dot")
    switch mark.subject {
    case .origin, .correspondingPoint: labels.add("\(mark.subject)", beside: place, to: &panel)
    case .object(let name): labels.add(visible(name, atMost: 12), beside: place, to: &panel)
    case .joint, .axis, .ball: break
    }
  }

  /// The middle of each ball's outline.
  private var balls: [(number: Int, middle: FilmPlace)] {
    solution.set.balls.indices.compactMap { number in
      let places = film.marks.filter { $0.subject == .ball(number) }.map(\.place)
      return places.isEmpty ? nil : (number, places.reduce(.zero, +) / Double(places.count))
    }
  }
}

extension FilmSolution {
  /// Every film, a panel each.
  package var picture: Picture {
    Picture(
      name: "films", title: "The films as they were solved",
      caption:
        "Dots are marks; rings and struts stand where they must appear; lines at marks are misfits, \(Int(FilmPicture.magnification)) "
        + "times as long; bands are two standard deviations of an axis.",
      panels: views.map { FilmPicture(self, $0).panel }, columns: 2)
  }
}

import Films
import TextOutput
import TreatmentModel

extension AfterCorrection {
  /// A film more that takes less than this off is hardly worth its dose.
  static let worthwhile = 0.15

  /// What the marks leave after the correction, what weighs most in it, and what a film more would change: one sentence each.
  public func sentences(_ set: FilmSet) -> [String] {
    let left =
      "left after the correction because of the marks: \(now.words), \(decimal(AfterCorrection.lever, 0)) mm beyond the "
      + "corresponding point"
    let weighty = shares.prefix(3).filter { $0.share >= 0.01 }.map {
      "\($0.words(set)) \(decimal(100 * $0.share, 0)) %"
    }
    let marks =
      weighty.isEmpty
      ? nil : "to be set again first, by its share in that: \(weighty.joined(separator: ", "))"
    return [left, marks, furtherFilm.map { further($0, set) }].compactMap { $0 }
  }

  private func further(_ film: FurtherFilm, _ set: FilmSet) -> String {
    let gain = 1 - film.spread.displacement / now.displacement
    let turn = decimal(QuantityUnit.degrees.outside(film.turn), 0)
    let worth =
      gain < AfterCorrection.worthwhile
      ? "hardly worth its dose" : "\(decimal(100 * gain, 0)) % less, at most"
    return
      "one film more, turned by \(turn)° about the bone from \(Film.called(visible(set.films[0].name, atMost: 40))) and marked as well: \(film.spread.words): "
      + worth
  }
}

extension AfterCorrection.Spread {
  fileprivate var words: String {
    "± \(decimal(displacement, 1)) mm, ± \(decimal(QuantityUnit.degrees.outside(angle), 1))°"
  }
}

extension AfterCorrection.Share {
  /// What it is.
  func words(_ set: FilmSet) -> String {
    guard let film else { return "what was typed of rotation" }
    let name = visible(set.films[film].name, atMost: 40)
    return subject.map { "\(name), \($0)" } ?? "\(name), what is known of the film itself"
  }
}

import TreatmentModel

/// Changes of what is called what with which everything fits, and stands as it can.
public struct LabelExplanation: Sendable, Equatable {
  /// All that would have to be changed.
  public let changes: [Relabelling]
  /// What the squared misfits of marks, readings that agree and points beside their axes then sum to.
  public let chiSquare: Double
  /// That, with how unusually tabs and films would stand and with a price for each change: the less, the likelier.
  let score: Double
  /// How many mistakes it takes, with those in the readings.
  let mistakes: Int
  /// Whether readings, where they are known, are what the films show then.
  let agreesWithReadings: Bool
  /// Marks that are off even so.
  let outliers: [MarkFit]

  /// How many mistakes it takes: rings, axes and points in each other's place on the same films are one, of which end is called proximal.
  static func mistakes(_ changes: [Relabelling]) -> Int {
    changes.count - (endsExchanged(changes) == nil ? 0 : 2)
  }

  /// The films on which rings, axes and points all are called by the other end's names.
  private static func endsExchanged(_ changes: [Relabelling]) -> [Int]? {
    for case .rings(let films) in changes
    where changes.contains(.axes(films: films)) && changes.contains(.points(films: films)) { return films }
    return nil
  }

  /// In a sentence that begins with "if".
  func words(_ set: FilmSet) -> String {
    guard let films = LabelExplanation.endsExchanged(changes) else {
      return changes.map { $0.words(set) }.joined(separator: ", and ")
    }
    let ends: [Relabelling] = [.rings(films: films), .axes(films: films), .points(films: films)]
    let isAll = films.count == set.films.count
    let together =
      "proximal and distal stand in each other's place \(Relabelling.on(films, set)): rings, axes, and origin and corresponding point"
      + (isAll ? " (or \(CaseKey.Word.reference.name) names the wrong fragment)" : "")
    return ([together] + changes.filter { !ends.contains($0) }.map { $0.words(set) }).joined(
      separator: ", and ")
  }
}

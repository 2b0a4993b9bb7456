import TreatmentModel

/// Collects what is wrong in one file while it is read.
struct FaultList {
  let file: String
  /// Where values stand that the file itself does not have: those of a table's base belong to the row that takes them.
  let borrowed: FilePlace?
  /// The level whose entry is read: sections and keys are its.
  var level: LevelID?
  /// Number of the film whose entry is read, from 1: marks are its.
  var film: Int?
  /// Number of the state whose entry is read, from 1: distances are its.
  var state: Int?
  private(set) var errors: [CaseFileError] = []

  init(file: String, borrowed: FilePlace? = nil) {
    (self.file, self.borrowed) = (file, borrowed)
  }

  /// Notes a fault. After a hundred the rest is not worth listing.
  mutating func add(_ fault: ValueFault, _ place: FilePlace, _ key: String) {
    guard errors.count < 100 else { return }
    let place = place == .elsewhere ? borrowed ?? .start : place
    errors.append(CaseFileError(file: file, place: place, key: ofState(ofFilm(key)), fault: fault))
  }

  /// Notes a fault of a key.
  mutating func add(_ fault: ValueFault, _ place: FilePlace, _ key: CaseKey) {
    add(fault, place, (key.level == nil ? key.at(level) : key).description)
  }

  /// A key of the marks with the number of their film.
  private func ofFilm(_ key: String) -> String {
    let marks = CaseKey(.films, .marks).description
    guard let film, key.hasPrefix(marks) else { return key }
    return CaseKey(.films, .marks, entry: film).description + key.dropFirst(marks.count)
  }

  /// A key of the distances with the number of their state.
  private func ofState(_ key: String) -> String {
    let distances = CaseKey(.states, .distances).description
    guard let state, key.hasPrefix(distances) else { return key }
    return CaseKey(.states, .distances, entry: state).description + key.dropFirst(distances.count)
  }

  /// All errors as one; nil when there are none.
  var failure: CaseFileErrors? { errors.first.map { CaseFileErrors($0, Array(errors.dropFirst())) } }
}

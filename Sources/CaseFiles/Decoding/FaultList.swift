/// Collects what is wrong in one file while it is read, and where each key stands.
struct FaultList {
  let file: String
  private(set) var errors: [CaseFileError] = []
  private(set) var places: [String: FilePlace] = [:]

  init(file: String) { self.file = file }

  /// Notes a fault. After a hundred the rest is not worth listing.
  mutating func add(_ fault: ValueFault, _ place: FilePlace, _ key: String) {
    guard errors.count < 100 else { return }
    errors.append(CaseFileError(file: file, place: place, key: key, fault: fault))
  }

  mutating func note(_ key: String, _ place: FilePlace) { places[key] = place }

  /// All errors as one; nil when there are none.
  var failure: CaseFileErrors? { errors.first.map { CaseFileErrors($0, Array(errors.dropFirst())) } }
}

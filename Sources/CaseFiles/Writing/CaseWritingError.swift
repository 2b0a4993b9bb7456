import TreatmentModel

/// Why a case is not written: nothing is left out of a file in silence.
public enum CaseWritingError: Error, Sendable, Equatable {
  /// It states what case files have no key for yet.
  case noKey(Unplanned)
  /// Its covariance has a key that no covariance of a file can have: of no number that may carry ±, or of several at once.
  case notUncertain(CaseKey)
  /// Its levels differ in what a file says once for all of them.
  case notTheSame(CaseKey)
  /// The catalogue inside the program is damaged, which a test excludes.
  case catalogue(CaseFileErrors)
}

import TreatmentModel

/// Why a case is not written: nothing is left out of a file in silence.
public enum CaseWritingError: Error, Sendable, Equatable {
  /// It states what case files have no key for yet.
  case noKey(Unplanned)
  /// The catalogue inside the program is damaged, which a test excludes.
  case catalogue(CaseFileErrors)
}

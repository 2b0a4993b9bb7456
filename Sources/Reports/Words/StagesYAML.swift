import TreatmentModel

extension [Deformity] {
  /// The `stages` of a case file's `schedule`, to be put in its place there.
  public var stagesYAML: String {
    "schedule:\n  stages:   # what is still there at the end of each stage but the last\n"
      + map { "    - \($0.flowMapping)\n" }.joined()
  }
}

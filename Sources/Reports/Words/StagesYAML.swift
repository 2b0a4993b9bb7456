import TreatmentModel

extension [Deformity] {
  /// The `stages` of a case file's `schedule`, to be put in its place there.
  public var stagesYAML: String {
    "\(CaseKey.Word.schedule.name):\n  \(CaseKey.Word.stages.name):   # what is still there at the end of each stage but the last\n"
      + map { "    - \($0.flowMapping)\n" }.joined()
  }
}

import CorrectionPlanning
import TreatmentModel

extension [Deformity] {
  /// The `stages` of a case file's `schedule`, to be put in its place there.
  public var stagesYAML: String {
    "\(CaseKey.Word.schedule.name):\n  \(CaseKey.Word.stages.name):   # what is still there at the end of each stage but the last\n"
      + map { "    - \($0.flowMapping)\n" }.joined()
  }
}

extension TreatmentStages {
  /// The `levels` of a case file with the `stages` that were found, to be put into those of the case; empty without any.
  ///
  /// - Parameter treatment: of which they are.
  public func yaml(of treatment: Treatment) -> String {
    let found = levels.compactMap { own -> String? in
      guard let stages = own.stages else { return nil }
      let isBehind = treatment.levels[own.level.index].schedule.acuteStages > 0
      return "  - \(CaseKey.Word.level.name): \(own.level.name)\n"
        + stages.stagesYAML.split(separator: "\n").map { "    \($0)\n" }.joined()
        + (isBehind ? "          # behind those that are done at surgery, which stay as they are\n" : "")
    }
    return found.isEmpty ? "" : "\(CaseKey.top(.levels)):\n" + found.joined()
  }
}

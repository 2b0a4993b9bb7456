import TextOutput
import TreatmentModel

extension Planner {
  /// An error of a treatment whose middle fragment may be given in centimetres: where that explains it, it says so at the length.
  static func explained(_ error: PlanningError, of treatment: Treatment) -> PlanningError {
    guard let middle = treatment.levels.middles.first, error.code == .frameUnusable, middle.length <= 40
    else { return error }
    var other = treatment
    var longer = middle
    longer.length *= 10
    other.levels.replaceMiddle(0, by: longer)
    guard (try? SettledLevels(other)) != nil else { return error }
    return PlanningError(
      error.code, about: .key(CaseKey(.middle, .length)),
      "with a middle fragment of \(shortest(middle.length)) mm the frames do not fit on the limb ("
        + (error.key.map { "\($0): " } ?? "") + "\(error.message))",
      remedy: .checkMiddle(longer.length))
  }
}

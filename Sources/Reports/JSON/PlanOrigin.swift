import TextOutput
import TreatmentModel

/// What a plan was made from and by: with it a `fixator-plan/1` object stands alone, and is a case again for whoever reads it.
public struct PlanOrigin: Sendable {
  let program: String
  let madeFrom: JSONFragment
  let hardware: JSONFragment

  /// An origin.
  ///
  /// - Parameters:
  ///   - program: name and version of what planned.
  ///   - madeFrom: the case as it would be typed, an object.
  ///   - hardware: the numbers that its names from the catalogue stood for, an object.
  public init(program: String, madeFrom: JSONFragment, hardware: JSONFragment) {
    (self.program, self.madeFrom, self.hardware) = (program, madeFrom, hardware)
  }
}

import TreatmentModel

extension Deformity {
  /// All parameters that are not zero to `digits` decimals, joined by commas; `none` when there are none.
  public func words(digits: Int) -> String {
    let parts = DeformityParameter.allCases.map { words($0, digits: digits) }.filter { $0 != "0" }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }
}

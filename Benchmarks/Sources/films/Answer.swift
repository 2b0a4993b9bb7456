import Films
import HexapodKinematics

/// What is compared.
struct Answer: Encodable {
  let seconds: Double
  let chi_square: Double
  let struts: [Double]
  let deviations: [Double]
  let varus: Double?
  let apex_anterior: Double?
  let findings: [String]

  init(_ solution: FilmSolution, seconds: Double) {
    self.seconds = seconds
    chi_square = solution.chiSquare
    let lengths = StrutNumber.allCases.compactMap { solution[.strut($0)] }
    struts = lengths.map(\.value)
    deviations = lengths.map(\.standardDeviation)
    varus = solution[.deformity(.apAngulation)].map { $0.value * 180 / .pi }
    apex_anterior = solution[.deformity(.lateralAngulation)].map { $0.value * 180 / .pi }
    findings = solution.findings.map(\.code.rawValue)
  }
}

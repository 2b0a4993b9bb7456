import Glibc
import HexapodKinematics
import LinearAlgebra
import TreatmentModel

extension FrameProblem {
  /// What is asked of a frame, in the order of tables.
  var quantities: [FrameQuantity] {
    let rings = FragmentEnd.allCases.flatMap { end in RingNumber.measured.map { RingNumber(end, $0) } }
    var asked = rings.filter { states.owner($0) == $0 }.map { FrameQuantity.ring($0) }
    asked += StrutNumber.allCases.map { .readingOffset($0) } + [.run]
    if states.jointOffsets == .own { asked.append(.jointOffsetSum) }
    if states.rings == .own { asked.append(.halfAngleSum) }
    return asked
  }

  /// What a number is called.
  func name(_ quantity: FrameQuantity) -> String {
    switch quantity {
    case .ring(let number):
      let word = number.dimension.word.spaced
      let isShared =
        states.owner(RingNumber(.distal, number.dimension)) != RingNumber(.distal, number.dimension)
      return isShared ? "\(word) of both rings" : "\(word) of the \(number.end.rawValue) ring"
    case .readingOffset(let strut): return "reading offset of strut \(strut)"
    case .run: return "run of the struts"
    case .jointOffsetSum: return "joint offsets of both rings together"
    case .halfAngleSum: return "half-angles of both rings together"
    }
  }

  /// A number and its derivative by the columns.
  func value(_ quantity: FrameQuantity, at point: FramePoint) -> (value: Double, gradient: [Double]) {
    var gradient = [Double](repeating: 0, count: parameterCount)
    func add(_ number: RingNumber, _ rate: Double) {
      if let column = layout.rings[states.owner(number)] { gradient[column] += rate }
    }
    func number(_ end: FragmentEnd, _ dimension: RingDimension) -> Double {
      value(RingNumber(end, dimension), point.numbers)
    }
    func sum(_ dimension: RingDimension) -> Double {
      for end in FragmentEnd.allCases { add(RingNumber(end, dimension), 1) }
      return number(.proximal, dimension) + number(.distal, dimension)
    }
    switch quantity {
    case .ring(let ring):
      add(ring, 1)
      return (value(ring, point.numbers), gradient)
    case .readingOffset(let strut):
      let column = layout.readingOffset + strut.index
      gradient[column] = 1
      return (point.numbers[column], gradient)
    case .run:
      let (one, other) = (number(.proximal, .jointRadius), number(.distal, .jointRadius))
      let apart = .pi / 3 - number(.proximal, .halfAngle) - number(.distal, .halfAngle)
      let run = max(one * one + other * other - 2 * one * other * cos(apart), 1e-12).squareRoot()
      add(RingNumber(.proximal, .jointRadius), (one - other * cos(apart)) / run)
      add(RingNumber(.distal, .jointRadius), (other - one * cos(apart)) / run)
      for end in FragmentEnd.allCases {
        add(RingNumber(end, .halfAngle), -one * other * sin(apart) / run)
      }
      return (run, gradient)
    case .jointOffsetSum: return (sum(.jointOffset), gradient)
    case .halfAngleSum: return (sum(.halfAngle), gradient)
    }
  }

  /// All that is asked, with the covariance (of what is told).
  ///
  /// - Parameter isCorrected: whether values are freed from what the bend of the model adds to them, and held against what frames have.
  func values(_ fit: LocalFit, at point: FramePoint, isCorrected: Bool) -> (
    values: [FrameValue], covariance: Matrix
  ) {
    let asked = quantities
    let found = asked.map { value($0, at: point) }
    let gradients = Matrix(rows: asked.count, columns: parameterCount) { found[$0].gradient[$1] }
    let covariance = fit.covariance(of: gradients)
    let bias = isCorrected ? EstimateBias(self, fit, at: point) : nil
    let values = asked.indices.map { row in
      let value = found[row].value - (bias?.of(asked[row], found[row].gradient, self, at: point) ?? 0)
      let deviation =
        fit.determines(gradients, row: row) ? max(0, covariance[row, row]).squareRoot() : .infinity
      let outside = isCorrected ? outside(asked[row], value) : 0
      return FrameValue(
        quantity: asked[row], name: name(asked[row]), value: value, standardDeviation: deviation,
        excess: outside > 0 ? outside / deviation : 0)
    }
    return (values, covariance)
  }
}

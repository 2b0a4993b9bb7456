import CorrectionPlanning
import TreatmentModel

/// How what is left at the end depends on the error of each mounting parameter, over the plans of many cases.
///
/// Each plan is followed on limbs whose ring sits otherwise than the case says, by each error of ``errors(of:)`` to either side; the
/// worse side counts. Plans are counted in bins, so memory does not grow with their number and the order does not matter.
public struct MountingStudy: Sendable, Equatable {
  /// What is left: the distance of the corresponding point, mm, or the angle of the fragment, degrees.
  enum Measure: Int, CaseIterable {
    case distance, angle
  }

  /// Width of a bin, mm or degrees.
  private static let binWidth = 0.05
  private static let binCount = 1000
  private static let errorCount = 8

  /// Plans that were studied.
  public private(set) var plans = 0
  private var counts: [UInt32]

  /// No plans yet.
  public init() {
    let series = MountingParameter.allCases.count * Self.errorCount * Measure.allCases.count
    counts = [UInt32](repeating: 0, count: series * Self.binCount)
  }

  /// The errors that are looked at: up to 20 mm or 10°, as they stand in files.
  static func errors(of parameter: MountingParameter) -> [Double] {
    let largest = parameter.unit == .millimetres ? 20.0 : 10.0
    return (1...errorCount).map { largest * Double($0) / Double(errorCount) }
  }

  private func firstBin(_ parameter: Int, _ error: Int, _ measure: Measure) -> Int {
    ((parameter * Self.errorCount + error) * Measure.allCases.count + measure.rawValue) * Self.binCount
  }

  /// Takes a plan in.
  public mutating func add(_ plan: Plan) {
    plans += 1
    for (row, parameter) in MountingParameter.allCases.enumerated() {
      for (column, error) in Self.errors(of: parameter).enumerated() {
        let ends = [error, -error].compactMap { plan.endError(parameter, parameter.unit.inside($0)) }
        count(ends.reduce(0) { max($0, $1.distance) }, at: firstBin(row, column, .distance))
        let angle = ends.reduce(0) { max($0, $1.angle) }
        count(QuantityUnit.degrees.outside(angle), at: firstBin(row, column, .angle))
      }
    }
  }

  private mutating func count(_ value: Double, at first: Int) {
    let bin = value.isFinite ? min((value / Self.binWidth).rounded(), Double(Self.binCount - 1)) : 0
    counts[first + Int(max(0, bin))] += 1
  }

  /// Takes the plans of another study in.
  public mutating func add(_ other: MountingStudy) {
    plans += other.plans
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// The value at or below which a share of the plans lies, to half the width of a bin.
  func quantile(_ share: Double, _ parameter: MountingParameter, error: Int, _ measure: Measure) -> Double {
    let row = MountingParameter.allCases.firstIndex(of: parameter) ?? 0
    let first = firstBin(row, error, measure)
    let wanted = share * Double(plans)
    var found: UInt64 = 0
    for bin in 0..<Self.binCount {
      found += UInt64(counts[first + bin])
      if Double(found) >= wanted { return Double(bin) * Self.binWidth }
    }
    return Double(Self.binCount) * Self.binWidth
  }

  /// The study's picture, a whole SVG document.
  ///
  /// - Parameter subject: which cases, in words.
  public func svg(of subject: String) -> String { Picture.mountingStudy(self).svg(of: subject) }
}

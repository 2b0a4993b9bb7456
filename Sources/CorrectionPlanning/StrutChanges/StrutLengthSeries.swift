import HexapodKinematics
import TreatmentModel

/// The lengths, joint to joint, of one strut at all moments of a plan, mm.
struct StrutLengthSeries: Sendable {
  private let lengths: [StrutLengths]
  private let strut: Int
  /// Of them all.
  let least: Double
  let greatest: Double

  /// Those of all six.
  static func all(_ lengths: [StrutLengths]) -> [StrutLengthSeries] {
    stride(from: 0, to: 6, by: 2).flatMap { strut in
      // Two at a time do not wait for each other.
      var (least, greatest) = ((Double.infinity, Double.infinity), (-Double.infinity, -Double.infinity))
      for moment in lengths {
        let (one, other) = (moment[strut], moment[strut + 1])
        least = (min(least.0, one), min(least.1, other))
        greatest = (max(greatest.0, one), max(greatest.1, other))
      }
      return [
        StrutLengthSeries(lengths: lengths, strut: strut, least: least.0, greatest: greatest.0),
        StrutLengthSeries(lengths: lengths, strut: strut + 1, least: least.1, greatest: greatest.1),
      ]
    }
  }

  /// Number of moments.
  var count: Int { lengths.count }
  /// At a moment, from 0.
  subscript(moment: Int) -> Double { lengths[moment][strut] }
}

extension StrutHardware {
  /// How it holds the lengths of a course.
  enum Holding {
    case all
    case none
    case some
  }

  /// Whether it holds all of these lengths, none, or perhaps some, to within `slack` (mm).
  func holding(_ series: StrutLengthSeries, slack: Double) -> Holding {
    let (low, high) = (reading(ofLength: series.least), reading(ofLength: series.greatest))
    if excess(ofReading: low) <= slack && excess(ofReading: high) <= slack { return .all }
    return excess(ofReading: low...high) > slack ? .none : .some
  }

  /// How far all of these readings lie outside the range at least, mm.
  private func excess(ofReading readings: ClosedRange<Double>) -> Double {
    max(range.lowerBound - readings.upperBound, readings.lowerBound - range.upperBound) - 1e-6
  }
}

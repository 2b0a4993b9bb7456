import FrameMeasurement
import HexapodKinematics
import TextOutput
import TreatmentModel

extension StatesFile {
  /// Why a measured frame makes no ring and strut of one's own.
  public enum NoHardware: Error, Sendable, Equatable {
    /// Something is so wrong that the numbers are not to be used.
    case errors
    /// The states do not tell all that rings and struts need; names.
    case missing([String])
    /// The errors of the numbers do not go together.
    case covariance

    /// What is wrong, in words.
    public var words: String {
      switch self {
      case .errors: "what the states give has errors, and no hardware is made of it"
      case .missing(let names):
        "rings and struts need \(names.joined(separator: ", ")), which the states do not tell: measure a further state, or state what is known"
      case .covariance: "the covariance of the numbers is none, to rounding"
      }
    }
  }

  /// Rings and struts of one's own as a case takes them, each number with its ± and all with their covariance.
  ///
  /// - Throws: ``NoHardware``.
  public func hardwareText(_ solution: FrameSolution) throws(NoHardware) -> String {
    guard !solution.hasErrors, !solution.values.isEmpty else { throw .errors }
    guard solution.missing.isEmpty else { throw .missing(solution.missing.map(\.name)) }
    let rings = FragmentEnd.allCases.map { end in
      let numbers = RingNumber.measured.map { "\($0.word.name): \(text(solution, RingNumber(end, $0)))" }
      let word: CaseKey.Word = end == .proximal ? .proximalRing : .distalRing
      return "  \(word.name): {\(numbers.joined(separator: ", "))}\n"
    }
    let readings = states.states.flatMap { Array($0.readings) }
    let seen = (readings.min() ?? 0)...(readings.max() ?? 0)
    let scale = range ?? seen
    let struts = StrutNumber.allCases.map { strut in
      let offset = solution[.readingOffset(strut)].map(StatesFile.typed) ?? "0"
      let step = self.step.map { ", \(CaseKey.Word.step.name): \(Printable.number($0))" } ?? ""
      return
        "    - {\(CaseKey.Word.min.name): \(Printable.number(scale.lowerBound)), \(CaseKey.Word.max.name): \(Printable.number(scale.upperBound))\(step), "
        + "\(CaseKey.Word.readingOffset.name): \(offset)}\n"
    }
    let bounds =
      range == nil
      ? "# the struts' range is that of the readings, not that of their scales: put in what they show\n" : ""
    let count = solution.states.states.count
    return
      "# \(visible(states.name, atMost: 120)): rings and struts measured by their own readings in \(count) states\n"
      + "# \(CaseKey.Word.verified.name): measured\n"
      + "# ± is one standard deviation, covariance how the errors go together: both sections belong into a case,\n"
      + "# beside the other keys of its frame; sensitivity uses them\n\(bounds)"
      + "\(CaseKey.Word.frame.name):\n\(rings.joined())  \(CaseKey.Word.struts.name):\n\(struts.joined())"
      + (try covariance(solution))
  }

  private func text(_ solution: FrameSolution, _ number: RingNumber) -> String {
    solution[number].map(StatesFile.typed) ?? "0"
  }

  /// As it is typed into a case: in full, so that the covariance says the same.
  private static func typed(_ value: FrameValue) -> String {
    let unit = value.quantity.unit
    let number = Printable.number((unit.outside(value.value) * 1e6).rounded() / 1e6)
    guard value.standardDeviation > 0 else { return number }
    let deviation = unit.outside(value.standardDeviation)
    // Never rounded to more than a tenth of what a covariance may differ by.
    return "\(number) ± \(Printable.number((deviation * 1e6).rounded(.up) / 1e6))"
  }

  /// Of all numbers that are not known exactly; what both rings have alike has one error.
  private func covariance(_ solution: FrameSolution) throws(NoHardware) -> String {
    var keys: [CaseKey] = []
    var places: [Int] = []
    func add(_ key: CaseKey, _ quantity: FrameQuantity) {
      guard let place = solution.values.firstIndex(where: { $0.quantity == quantity }),
        solution.values[place].standardDeviation > 1e-6
      else { return }
      keys.append(key)
      places.append(place)
    }
    for end in FragmentEnd.allCases {
      for dimension in RingNumber.measured {
        guard let value = solution[RingNumber(end, dimension)] else { continue }
        add(dimension.key(end), value.quantity)
      }
    }
    for strut in StrutNumber.allCases {
      add(CaseKey(.struts, .readingOffset, entry: strut.rawValue), .readingOffset(strut))
    }
    guard !keys.isEmpty else { return "" }
    let matrix = places.map { row in places.map { solution.covariance[row, $0] } }
    do throws(InputCovariance.Problem) { _ = try InputCovariance(keys: keys, matrix: matrix) } catch {
      throw .covariance
    }
    let units = places.map { solution.values[$0].quantity.unit }
    let rows = matrix.indices.map { row in
      "    - [\(matrix.indices.map { Printable.number(units[row].outside(units[$0].outside(matrix[row][$0]))) }.joined(separator: ", "))]\n"
    }
    return
      "\(CaseKey.Word.covariance.name):\n  \(CaseKey.Word.keys.name): [\(keys.map { "\"\($0)\"" }.joined(separator: ", "))]\n  \(CaseKey.Word.matrix.name):\n"
      + rows.joined()
  }
}

import HexapodKinematics
import TextOutput
import TreatmentModel

/// The chief inputs of a case as columns that a table of cases has, so that a line of a batch can be read without its case: numbers that go
/// with words are signed, `deformity.ap-angulation_deg`.
enum CaseInputs {
  /// What stands in one of them.
  enum Cell {
    case text(String)
    case number(Double)
    /// The case has none.
    case nothing
  }

  /// The names of the columns, as tables of cases have them.
  static let names: [String] =
    [CaseKey.top(.side), .top(.bone), .top(.reference)].map(\.description)
    + DeformityParameter.allCases.map { "\($0.key)_\($0.unit.rawValue)" }
    + [CaseKey(.deformity, .convention).description]
    + MountingParameter.allCases.map { "\($0.key)_\($0.unit.rawValue)" }
    + [CaseKey(.frame, .proximalRing), CaseKey(.frame, .distalRing)].map(\.description)
    + [CaseKey(.frame, .mode), CaseKey(.frame, .neutralHeight)].map(\.description)
    + (1...6).map { "\(CaseKey(.frame, .strutsNow)).\($0)" } + [CaseKey(.schedule, .rate).description]

  /// What a case has in each of them; a drawn one what was drawn.
  static func cells(_ level: TreatedLevel) -> [Cell] {
    var (height, readings) = (Cell.nothing, [Cell](repeating: .nothing, count: 6))
    switch level.mode {
    case .chronic(let neutral): height = .number(neutral)
    case .residual(let now): readings = now.map { .number($0) }
    case .ringsFirst(_, let now): if let now { readings = now.map { .number($0) } }
    }
    return [
      .text(level.limb.side.rawValue), .text(level.bone), .text(level.limb.reference.rawValue),
    ] + DeformityParameter.allCases.map { number(level.deformity[$0], $0.unit) }
      + [.text(level.convention.rawValue)]
      + MountingParameter.allCases.map { number(level.mounting[$0], $0.unit) }
      + [.text(level.proximalRing.name), .text(level.distalRing.name), .text(level.mode.word), height]
      + readings + [.number(level.schedule.rate)]
  }

  /// As it would be typed: to ten decimals, for the way to radians and back leaves no more.
  private static func number(_ inside: Double, _ unit: QuantityUnit) -> Cell {
    let outside = unit.outside(inside)
    let rounded = (outside * 1e10).rounded() / 1e10
    return .number(rounded.isFinite ? rounded : outside)
  }
}

extension JSONWriter {
  /// `inputs`: an object of them; what the case has none of is left out.
  mutating func inputs(_ level: TreatedLevel) {
    key("inputs")
    object { json in
      for (name, cell) in zip(CaseInputs.names, CaseInputs.cells(level)) {
        switch cell {
        case .text(let text):
          json.key(name)
          json.string(text)
        case .number(let number):
          json.key(name)
          json.number(number)
        case .nothing: break
        }
      }
    }
  }
}

extension CSVText {
  /// Each behind a comma; empty for a case that has none, and for none.
  mutating func inputs(_ level: TreatedLevel?) {
    let cells = level.map { CaseInputs.cells($0) }
    for index in CaseInputs.names.indices {
      comma()
      switch cells?[index] {
      case .text(let text)?: field(text)
      case .number(let value)?: number(value)
      case .nothing?, nil: break
      }
    }
  }
}

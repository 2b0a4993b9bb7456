import HexapodKinematics

/// In which units the readings of a table are: as the names of columns have it, a line of units below, or the cells themselves.
struct ReadingUnits {
  /// A reading as it stands in a cell.
  struct Cell {
    let number: CellNumber
    let line: Int
  }

  /// Of each strut in its column's unit, where it has one.
  private(set) var columns: [LengthUnit?]
  /// Columns, by strut, whose cells say the unit alone.
  private(set) var saidByCells: [Bool]

  /// Readings without a unit under ones in centimetres are in centimetres where they are at most so many times as large or as small,
  /// and in millimetres where they are ten times that: a strut does not become twice as long.
  private static let likeness = 0.5..<2.0

  /// Reads the columns' units.
  ///
  /// - Parameters:
  ///   - named: by the names of columns or the line of units below them.
  ///   - readings: of each strut, line by line.
  ///   - fault: takes what cannot be: a cell in another unit than its column's name says, and a cell without a unit where it cannot be
  ///     told which is meant.
  init(_ named: [LengthUnit?], _ readings: [[Cell]], fault: (ValueFault, _ line: Int, _ strut: Int) -> Void) {
    (columns, saidByCells) = (named, Array(repeating: false, count: 6))
    for strut in 0..<6 {
      let cells = readings[strut]
      let units = cells.filter { $0.number.unit != nil }
      if let unit = named[strut] {
        guard let other = units.first(where: { $0.number.unit != unit }) else { continue }
        let message =
          "the name of the column says \(unit.rawValue) and this cell says \(other.number.unit?.rawValue ?? ""): "
          + "which is meant cannot be told"
        fault(ValueFault(.unit, message, allowed: "one of them throughout"), other.line, strut + 1)
        continue
      }
      guard let first = units.first, let unit = first.number.unit else { continue }
      saidByCells[strut] = true
      let bare = cells.filter { $0.number.unit == nil }
      guard !bare.isEmpty else {
        if units.allSatisfy({ $0.number.unit == unit }) { columns[strut] = unit }
        continue
      }
      // Those with a unit say how long the strut is about.
      let length = first.number.value * unit.millimetres
      func fit(_ unit: LengthUnit) -> Bool {
        bare.allSatisfy { ReadingUnits.likeness.contains($0.number.value * unit.millimetres / length) }
      }
      if fit(.mm) {
        columns[strut] = .mm
      } else if unit == .cm, fit(.cm) {
        columns[strut] = .cm
      } else {
        let message =
          "some cells of this column say \(unit.rawValue) and this one has no unit: which is meant cannot be told"
        fault(
          ValueFault(.unit, message, allowed: "a unit in every cell, or in the column's name"), bare[0].line,
          strut + 1)
      }
    }
  }

  /// Millimetres of a reading.
  func millimetres(_ number: CellNumber, strut index: Int) -> Double {
    number.value * (number.unit ?? columns[index] ?? .mm).millimetres
  }

  /// How they were understood.
  var words: String {
    let known = Set(columns.compactMap { $0 })
    guard !known.isEmpty else {
      return saidByCells.contains(true)
        ? "readings are in the units that their cells say"
        : "no unit is given: readings are taken as millimetres"
    }
    if known.count == 1, let unit = known.first, columns.allSatisfy({ $0 == unit }) {
      return "readings are in \(unit.words)"
    }
    func numbers(_ unit: LengthUnit?) -> String? {
      let found = (0..<6).filter { columns[$0] == unit }.map { String($0 + 1) }
      guard let last = found.last else { return nil }
      return found.count == 1
        ? "strut \(last) is" : "struts \(found.dropLast().joined(separator: ", ")) and \(last) are"
    }
    return [
      numbers(.cm).map { "\($0) in centimetres" }, numbers(.mm).map { "\($0) in millimetres" },
      numbers(nil).map { "\($0) taken as millimetres, for no unit is given" },
    ].compactMap { $0 }.joined(separator: ", ")
  }
}

import DeformityCorrection
import Hexapod

/// A table of how the struts stood at the end of each day: the columns `day` and `strut_1` to `strut_6`, in any order and
/// among others.
public enum DoneTable {
  /// Lines of numbers that are read at most.
  static let mostDays = Planner.longestPlan + 1

  /// Reads a table; `-` is standard input.
  ///
  /// - Returns: the readings line by line, in the order of the file.
  /// - Throws: ``FileError`` when it cannot be read, ``CaseFileErrors`` with everything that is wrong in it.
  public static func read(path: String) throws -> [DayReadings] {
    var table = try TableReader(path: path, names: ["day"] + (1...6).map { "strut_\($0)" })
    var (found, errors, block) = ([DayReadings](), [CaseFileError](), [UInt8]())
    while found.count + errors.count <= mostDays, var line = try table.readBlock(into: &block) {
      var (index, numbers) = (0, InlineArray<7, Double>(repeating: 0))
      while index < block.count, found.count + errors.count <= mostDays {
        var span = numbers.mutableSpan
        let content = table.columns.readLine(block.span, at: &index, into: &span)
        do throws(ValueFault) {
          if let record = try record(content, numbers, count: found.count) { found.append(record) }
        } catch {
          let place = FilePlace(line: line, column: 1)
          errors.append(CaseFileError(file: path, place: place, key: "", fault: error))
        }
        line += 1
      }
    }
    if let first = errors.first { throw CaseFileErrors(first, Array(errors.dropFirst())) }
    return found
  }

  private static func record(
    _ line: CSVColumns.Line, _ numbers: InlineArray<7, Double>, count: Int
  ) throws(ValueFault) -> DayReadings? {
    switch line {
    case .nothing: return nil
    case .bad(let fault): throw fault
    case .numbers: break
    }
    guard count < mostDays else {
      throw ValueFault(.tooLarge, "no plan has more than \(mostDays) days")
    }
    guard let day = Int(exactly: numbers[0]), (0...Planner.longestPlan).contains(day) else {
      throw ValueFault(
        .outOfRange, "the day is no day of a plan", found: Printable.number(numbers[0]),
        allowed: "whole numbers from 0 to \(Planner.longestPlan)")
    }
    return DayReadings(day: day, readings: PerStrut { numbers[$0 + 1] })
  }
}

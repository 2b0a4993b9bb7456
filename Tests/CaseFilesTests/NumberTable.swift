import CaseFiles
import Foundation

/// A table of numbers as `pose` and `struts` read it.
struct NumberTable {
  /// The numbers of its rows, those of names in their order.
  private(set) var rows: [[Double]] = []
  /// What is wrong with its bad lines.
  private(set) var faults: [String] = []
  /// Rows with marks of footnotes.
  private(set) var marked = 0
  let understood: [String]

  static let struts = (1...6).map { "strut_\($0)" }
  static let pose = ["x_mm", "y_mm", "z_mm", "qw", "qx", "qy", "qz"]

  init(_ path: String, names: [String] = struts) throws {
    var reader = try TableReader(path: path, names: names)
    let columns = reader.columns
    understood = reader.understood
    var block: [UInt8] = []
    while try reader.readBlock(into: &block) != nil {
      var index = 0
      while index < block.count {
        var numbers = [Double](repeating: .nan, count: names.count)
        var room = numbers.mutableSpan
        switch columns.readLine(block.span, at: &index, into: &room) {
        case .numbers: rows.append(numbers)
        case .markedNumbers:
          rows.append(numbers)
          marked += 1
        case .nothing: break
        case .bad(let fault): faults.append(fault.description)
        }
      }
    }
  }

  /// A table that is a text.
  init(text: String, names: [String] = struts) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "numbers-\(UUID().uuidString).csv").path
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    self = try NumberTable(path, names: names)
  }
}

import CommandAnswers
import Foundation

/// The case file that the program was started with.
struct CaseOnDisk: Sendable {
  /// Its whole path.
  let path: String
  /// What it is called.
  var name: String { URL(filePath: path).lastPathComponent }

  /// Largest case that the reader takes.
  static let largest = 1 << 20

  /// - Throws: what stands there is no file that can be read. One that is not there yet is begun.
  init(path: String) throws(PlannerError) {
    // Behind a link it is the file itself that is written.
    self.path = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
    guard try !CaseDraft(text()).isPlan else {
      throw PlannerError(
        "\(path): it is a plan, which is not written over; open it on the page, and the case that it was made from is opened"
      )
    }
  }

  /// What it says now; empty where it is not there yet.
  func text() throws(PlannerError) -> String {
    let bytes = try PrivateFile.bytes(of: path, limit: CaseOnDisk.largest) ?? []
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PlannerError("\(path): it is no UTF-8 text; save it as one first")
    }
    return text
  }

  func write(_ text: String) throws(PlannerError) {
    try PrivateFile.write(Array(text.utf8), to: path, mode: 0o644)
  }
}

import Foundation
import Testing

/// Documents that the program's own tables make: `Documentation/renew` writes them, by the tests that hold them to the tables.
enum Documents {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Documentation")

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// Expects a document to be this text; makes it so where documents are renewed.
  static func expect(_ name: String, toBe text: String) throws {
    if ProcessInfo.processInfo.environment["FIXATOR_RENEW_DOCUMENTS"] == "1" {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    #expect(try Documents.text(name) == text, "run Documentation/renew")
  }
}

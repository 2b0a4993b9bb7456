import Foundation
import Reports
import Testing

/// The system's rules of time zones.
enum ZoneSample {
  /// The bytes of a zone's file; nil where the system has none.
  static func bytes(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))).map(Array.init)
  }

  /// The rules of London.
  static func london() throws -> TimeZoneRules {
    try #require(TimeZoneRules(name: "Europe/London", bytes("Europe/London") ?? []))
  }
}

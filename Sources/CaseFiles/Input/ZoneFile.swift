import Glibc
import TextOutput
import TreatmentModel

/// The rules of time zones as the system has them, a file each (TZif, RFC 9636).
public enum ZoneFile {
  /// A file of rules is never larger; bytes.
  private static let largest = 1 << 20

  /// `TZDIR`, and then no other, or where systems have them.
  private static let folders: [String] = {
    let stated = getenv("TZDIR").map { String(cString: $0) } ?? ""
    guard stated.isEmpty else { return [stated] }
    return ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"]
  }()

  /// The first that is there; it has UTC, or what stands there is something else.
  private static let folder = folders.first {
    access("\($0)/UTC", R_OK) == 0 || access("\($0)/Etc/UTC", R_OK) == 0
  }

  /// Whether the system has a zone of this name; nil where it has no zones at all.
  static func isKnown(_ name: String) -> Bool? {
    guard let folder else { return nil }
    guard name.isTimeZoneName else { return false }
    var status = stat()
    return stat("\(folder)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The rules of a zone.
  ///
  /// - Parameter name: an IANA name, `Europe/London`.
  /// - Throws: ``FileError`` that says whether the system has no time zones, or not this one.
  public static func bytes(_ name: String) throws(FileError) -> [UInt8] {
    guard let folder else {
      throw FileError(
        path: "time zone \(visible(name, atMost: 64))",
        reason:
          "no time zones are installed here (\(folders.joined(separator: ", "))); install tzdata, or set TZDIR"
      )
    }
    guard isKnown(name) == true else {
      throw FileError(path: "time zone \(visible(name, atMost: 64))", reason: "\(folder) does not have it")
    }
    return try InputFile.bytes(path: "\(folder)/\(name)", limit: largest)
  }
}

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

  /// What to say of a name that the system does not have: where it was looked for, and which name it has that is near.
  static func notFound(_ name: String) -> String {
    let place = "this machine's time zones (\(folder ?? "none")) have none of this name"
    return place + (nearest(to: name).map { "; did you mean \($0)?" } ?? "")
  }

  /// The name that is meant, or the place whose zone is: `London` for `Europe/London`.
  private static func nearest(to name: String) -> String? {
    let parts = name.split(separator: "/")
    let same = names.filter { $0.split(separator: "/").last?.lowercased() == parts.last?.lowercased() }
    if let same = same.first { return same }
    let near = Spelling.nearest(to: name, in: names.lazy.map { $0.lowercased() })
    return names.first { $0.lowercased() == near }
  }

  /// Every name that the system has a file of, in order.
  private static let names: [String] = {
    guard let folder else { return [] }
    var (names, open) = ([String](), [""])
    while let below = open.popLast(), names.count < 5000 {
      guard let listing = opendir("\(folder)/\(below)") else { continue }
      defer { closedir(listing) }
      while let entry = readdir(listing) {
        let last = withUnsafeBytes(of: entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        let name = below.isEmpty ? last : "\(below)/\(last)"
        var status = stat()
        guard name.isTimeZoneName, !["posix", "right"].contains(name), stat("\(folder)/\(name)", &status) == 0
        else {
          continue
        }
        if status.st_mode & S_IFMT == S_IFDIR { open.append(name) } else { names.append(name) }
      }
    }
    return names.sorted()
  }()

  /// The rules of a zone.
  ///
  /// - Parameter name: an IANA name, `Europe/London`.
  /// - Throws: ``FileError`` that says whether the system has no time zones, or not this one.
  public static func bytes(_ name: String) throws(FileError) -> [UInt8] {
    guard let folder else {
      throw FileError(
        path: "time zone \(visible(name, atMost: 64))",
        reason:
          "no time zones are installed here (looked in \(folders.joined(separator: ", "))); install tzdata, or set TZDIR to the folder that has them"
      )
    }
    guard isKnown(name) == true else {
      throw FileError(path: "time zone \(visible(name, atMost: 64))", reason: notFound(name))
    }
    return try InputFile.bytes(path: "\(folder)/\(name)", limit: largest)
  }
}

import Glibc

/// Which run of the program has made something, `HOST-PROCESS` or `HOST-PROCESS-NUMBER`, as a part of its hidden name.
struct RunName {
  /// What stands before it in every name.
  static let mark = ".fixator-"

  private let host: Substring
  private let process: pid_t

  /// Names for what this run makes.
  static var own: [String] {
    let first = "\(thisHost)-\(getpid())"
    return [first] + (2...100).map { "\(first)-\($0)" }
  }

  /// What is behind ``mark`` in a name; nil when no run has made it.
  init?(_ text: Substring) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), !parts[0].isEmpty, parts[0].utf8.allSatisfy(RunName.isPlain),
      let process = pid_t(parts[1]), process > 0, parts.count == 2 || Int(parts[2]) != nil
    else { return nil }
    (host, self.process) = (parts[0], process)
  }

  /// Whether that process has surely ended: it was on this machine, and its number is nobody's now, or has become this process's own.
  var isGone: Bool {
    guard host == RunName.thisHost else { return false }
    return process == getpid() || (kill(process, 0) != 0 && errno == ESRCH)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static var thisHost: String {
    var name = [CChar](repeating: 0, count: 65)
    guard gethostname(&name, 64) == 0, name[0] != 0 else { return "unnamed" }
    let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes.map { isPlain($0) ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
  }
}

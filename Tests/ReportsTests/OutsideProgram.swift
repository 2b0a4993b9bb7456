import Foundation

/// Another program, where this machine has it.
enum OutsideProgram {
  /// Where a program of this name is, looked up in PATH.
  static func path(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The browser that this machine has, if it runs here at all.
  static let browser = ["chromium", "chromium-browser", "google-chrome"].first { name in
    path(name) != nil
      && run(
        "timeout", ["30", name, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "about:blank"])?
        .status == 0
  }

  /// Whether Python has PyPI's `icalendar`.
  static let readsCalendars = run("python3", ["-c", "import icalendar"])?.status == 0

  /// Runs a program to its end; nil when it is not here. What it says on standard error is not kept.
  static func run(_ name: String, _ arguments: [String]) -> (status: Int32, output: String)? {
    guard let path = path(name) else { return nil }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return nil }
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}

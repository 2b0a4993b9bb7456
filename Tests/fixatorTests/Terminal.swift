import Foundation
import Glibc

/// A pseudo-terminal, to which a run is attached.
enum Terminal {
  struct Failure: Error {}

  /// Runs the program with a terminal as all three streams.
  ///
  /// - Parameter ending: what it is to show, and the signal that it gets then.
  /// - Returns: what stands on the terminal in the end, answers included.
  static func run(
    _ arguments: [String], in scratch: Scratch, _ settings: [String: String] = [:],
    typing answers: String = "", columns: UInt16? = nil, ending: (text: String, signal: Int32)? = nil
  ) throws -> String {
    var (master, slave): (Int32, Int32) = (-1, -1)
    // Without a width it does not know its own.
    var size = winsize(ws_row: 50, ws_col: columns ?? 0, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, nil, nil, &size) == 0 else { throw Failure() }
    defer { close(master) }
    // The child must not hold the end that is read here, or the reading would not end.
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    let process = Process()
    process.executableURL = URL(filePath: Program.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: scratch.folder)
    process.environment = settings
    let handle = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    (process.standardInput, process.standardOutput, process.standardError) = (handle, handle, handle)
    try process.run()
    close(slave)
    let typed = Array(answers.utf8)
    guard typed.withUnsafeBytes({ write(master, $0.baseAddress, $0.count) }) == typed.count else {
      throw Failure()
    }
    var ending = ending
    var (shown, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
    // A terminal that its last process has left gives EIO.
    while case let count = read(master, &chunk, chunk.count), count > 0 {
      shown += chunk[..<count]
      if let (text, signal) = ending, String(decoding: shown, as: UTF8.self).contains(text) {
        kill(process.processIdentifier, signal)
        ending = nil
      }
    }
    process.waitUntilExit()
    return String(decoding: shown, as: UTF8.self)
  }
}

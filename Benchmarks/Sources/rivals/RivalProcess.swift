import Foundation
import ProblemSets

/// A rival that runs beside this process and solves when it is told to (the words exchanged are in Rivals/rival.h).
final class RivalProcess {
  /// What the rival says of itself.
  private(set) var about = ""

  private let process = Process()
  private let orders = Pipe()
  private let replies = Pipe()
  private let complaints: URL
  private let answersFile: URL
  private var unread = Data()

  /// Why a rival does not run, in its own words.
  struct Failure: Error, CustomStringConvertible {
    let reason: String
    var description: String { reason }
  }

  /// Starts `command SET ANSWERS`, both in `folder`, and waits for its first line.
  init(_ command: [String], _ kind: ProblemSet.Kind, folder: URL, name: String) throws {
    answersFile = folder.appending(path: "\(name).\(kind).answers")
    complaints = folder.appending(path: "\(name).\(kind).log")
    try Data().write(to: complaints)
    process.executableURL = URL(filePath: "/usr/bin/env")
    // An OpenBLAS kernel that was chosen for older builds must not slow numpy's.
    process.arguments =
      ["-u", "OPENBLAS_CORETYPE", "-u", "OPENBLAS_L2_SIZE"] + command + [
        folder.appending(path: "\(kind).set").path, answersFile.path,
      ]
    process.standardInput = orders
    process.standardOutput = replies
    process.standardError = try FileHandle(forWritingTo: complaints)
    try process.run()
    about = try nextLine()
  }

  /// Solves the whole set `repeats` times; the nanoseconds of each.
  func solve(repeats: Int) throws -> [Double] {
    try orders.fileHandleForWriting.write(contentsOf: Data("\(repeats)\n".utf8))
    let times = try nextLine().split(separator: " ").compactMap { Double($0) }
    guard times.count == repeats else { throw failure }
    return times
  }

  /// Ends the rival and reads what it found last.
  func finish() throws -> [Answer] {
    try orders.fileHandleForWriting.close()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw failure }
    return try Answer.read(answersFile)
  }

  private func nextLine() throws -> String {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread = Data(unread[(end + 1)...]) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let more = replies.fileHandleForReading.availableData
      guard !more.isEmpty else { throw failure }
      unread += more
    }
  }

  private var failure: Failure {
    let text = (try? String(contentsOf: complaints, encoding: .utf8)) ?? ""
    let last = text.split(separator: "\n").last ?? "ended without a word"
    return Failure(reason: String(last.trimmingPrefix("Error: ")))
  }
}

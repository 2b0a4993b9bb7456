import Foundation
import Glibc

/// The built program, and one run of it.
enum Program {
  /// The program that was built with these tests; the test bundle lies beside it.
  static let path: String = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "fixator").path()
  }()

  /// The folder of the package's fixtures.
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures").path()

  /// What a run came to.
  struct Outcome {
    /// The exit status; of a run that a signal has ended, 128 and its number.
    let status: Int32
    let output: String
    let errors: String

    /// Whether the run says on standard error what is in the way.
    func says(_ text: String) -> Bool { errors.contains(text) }
  }
}

/// A folder of its own for a test, in which `fixator` is a command and `Fixtures` stands; gone when the test ends.
final class Scratch {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "fixator-\(UUID().uuidString)").path()
    let files = FileManager.default
    try files.createDirectory(atPath: folder + "/.bin", withIntermediateDirectories: true)
    try files.createSymbolicLink(atPath: folder + "/.bin/fixator", withDestinationPath: Program.path)
    try files.createSymbolicLink(atPath: folder + "/Fixtures", withDestinationPath: Program.fixtures)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Runs the program to its end.
  func run(_ arguments: String..., input: String = "", settings: [String: String] = [:]) throws
    -> Program.Outcome
  {
    try run(Program.path, arguments, input, settings)
  }

  /// Runs a line of the shell, in which `fixator` is the program; a pipe ends with the first status that is not 0.
  @discardableResult
  func shell(_ line: String, input: String = "") throws -> Program.Outcome {
    try run("/bin/bash", ["-o", "pipefail", "-c", line], input, [:])
  }

  private func run(
    _ program: String, _ arguments: [String], _ input: String, _ settings: [String: String]
  ) throws -> Program.Outcome {
    let process = try start(arguments, program: program, input: input, settings: settings)
    return try outcome(of: process)
  }

  /// Starts the program; its streams are files of the folder.
  func start(
    _ arguments: [String], program: String = Program.path, input: String = "",
    settings: [String: String] = [:]
  ) throws -> Process {
    try write(input, ".stdin")
    let process = Process()
    // Whoever runs the tests in the background has it ignored, and what is started would too.
    signal(SIGINT, SIG_DFL)
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = settings.merging(["PATH": "\(folder)/.bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"]) {
      own, _ in own
    }
    for name in [".stdout", ".stderr"] { try write("", name) }
    process.standardInput = FileHandle(forReadingAtPath: folder + "/.stdin")
    process.standardOutput = FileHandle(forWritingAtPath: folder + "/.stdout")
    process.standardError = FileHandle(forWritingAtPath: folder + "/.stderr")
    try process.run()
    return process
  }

  /// Waits for the end of what was started.
  func outcome(of process: Process) throws -> Program.Outcome {
    process.waitUntilExit()
    let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
    return Program.Outcome(
      status: signal + process.terminationStatus, output: try text(".stdout"), errors: try text(".stderr"))
  }

  func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\(name)")), as: UTF8.self)
  }

  /// A fixture under another name.
  func copy(_ fixture: String, to name: String) throws {
    try FileManager.default.copyItem(atPath: "\(Program.fixtures)/\(fixture)", toPath: "\(folder)/\(name)")
  }

  /// Bytes of a file; 0 where none is.
  func size(_ name: String) -> Int {
    var status = stat()
    return stat("\(folder)/\(name)", &status) == 0 ? Int(status.st_size) : 0
  }

  func has(_ name: String) -> Bool { access("\(folder)/\(name)", F_OK) == 0 }

  /// What stands in a folder, hidden files too; empty when it is not there.
  func names(in name: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []).sorted()
  }
}

/// Cases of the fixtures that many tests need.
enum Sample {
  static let good = "Fixtures/cases/tibia-varus-lengthening.yaml"
  static let withErrors = "Fixtures/checks/strut-out-of-range.raises.yaml"
  static let dayTen = "215,218,220,201,200,187"
}

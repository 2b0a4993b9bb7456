import Foundation

/// One row of the table.
struct Rival: Sendable {
  /// Short, for file names.
  let name: String
  /// For the reader.
  let title: String
  let make: Make

  enum Make: Sendable {
    /// This program itself.
    case own(OwnSolver)
    /// A program in C, built by Rivals/Makefile.
    case c
    /// A script of Rivals/.
    case python

    var isOwn: Bool { if case .own = self { true } else { false } }
  }

  static let all = [
    Rival(name: "batch-all-cores", title: "fixator batch, all cores", make: .own(.batchAllCores)),
    Rival(name: "batch", title: "fixator batch, one core", make: .own(.batch)),
    Rival(name: "batch-avx2", title: "fixator batch, AVX2 kernel", make: .own(.batchAVX2)),
    Rival(name: "batch-portable", title: "fixator batch, portable kernel", make: .own(.batchPortable)),
    Rival(name: "batch-stiffness", title: "fixator batch, with stiffness", make: .own(.batchStiffness)),
    Rival(name: "from_python_plain", title: "fixator batch from Python", make: .python),
    Rival(name: "from_python", title: "fixator batch from Python, with stiffness", make: .python),
    Rival(name: "careful", title: "fixator careful, with stiffness", make: .own(.careful)),
    Rival(name: "newton_lu", title: "C Newton, own elimination", make: .c),
    Rival(name: "newton_dgels", title: "C Newton, LAPACK dgels", make: .c),
    Rival(name: "batched_solve", title: "numpy Newton, stacked linalg.solve", make: .python),
    Rival(name: "jax_newton", title: "JAX Newton, vmap and jit", make: .python),
    Rival(name: "pinocchio_newton", title: "pinocchio's SE3, Newton in Python", make: .python),
    Rival(name: "roll_pitch_yaw", title: "C, iteration of LinuxCNC's genhexkins", make: .c),
    Rival(name: "least_squares", title: "scipy least_squares, lm", make: .python),
  ]

  /// The folder of rivals, found from this file.
  static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Rivals")

  /// Builds what is to be built into `folder` and gives the command that runs.
  func prepare(in folder: URL) throws -> [String] {
    switch make {
    case .own(let solver):
      guard let program = Bundle.main.executablePath else { throw CocoaError(.executableNotLoadable) }
      return [program, "contend", solver.rawValue]
    case .python:
      return ["python3", Rival.sources.appending(path: "\(name).py").path]
    case .c:
      let log = folder.appending(path: "\(name).make.log")
      let arguments = ["make", "-s", "-C", Rival.sources.path, "OUT=\(folder.path)", name]
      guard try run(arguments, log: log) == 0 else {
        let text = try String(contentsOf: log, encoding: .utf8)
        throw RivalProcess.Failure(
          reason: text.split(separator: "\n").first.map(String.init) ?? "make failed")
      }
      return [folder.appending(path: name).path]
    }
  }
}

/// Runs a command found on the path, its output and errors to `log`.
@discardableResult
func run(_ arguments: [String], log: URL) throws -> Int32 {
  try Data().write(to: log)
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = arguments
  let handle = try FileHandle(forWritingTo: log)
  (process.standardOutput, process.standardError) = (handle, handle)
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus
}

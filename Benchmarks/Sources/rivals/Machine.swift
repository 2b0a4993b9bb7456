import Foundation
import LinearAlgebra

/// What a table was made on.
struct Machine: Sendable {
  let lines: [(name: String, value: String)]

  /// This machine, now. Versions are asked of the tools themselves; their answers pass through files in `folder`.
  init(folder: URL) throws {
    func firstLine(_ command: String...) -> String {
      let log = folder.appending(path: "version.log")
      guard (try? run(command, log: log)) == 0, let text = try? String(contentsOf: log, encoding: .utf8),
        let line = text.split(separator: "\n").first
      else { return "none" }
      return String(line)
    }
    let cpu = try String(contentsOf: URL(filePath: "/proc/cpuinfo"), encoding: .utf8)
    func field(_ name: String) -> Substring? {
      cpu.split(separator: "\n").first { $0.hasPrefix(name) }?.split(separator: ":").last?.dropFirst()
    }
    let flags = Set(field("flags")?.split(separator: " ") ?? [])
    let wide = ["avx2", "fma", "avx512f"].filter { flags.contains(Substring($0)) }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let model = "\(field("model name") ?? "unknown") (family \(field("cpu family") ?? "?"))"
    let load = try String(contentsOf: URL(filePath: "/proc/loadavg"), encoding: .utf8).prefix { $0 != " " }
    let library = LoadedLibrary.current
    lines = [
      ("date", Date.now.formatted(.iso8601.year().month().day())),
      ("processor", "\(model), \(cores) cores, \(wide.joined(separator: " "))"),
      ("Swift", firstLine("swiftc", "--version")),
      ("C", firstLine("gcc", "--version")),
      ("Python", firstLine("python3", "--version")),
      ("LAPACK of fixator", "\(library.lapackVersion), \(library.lapackPath)"),
      ("BLAS of fixator", library.blasPath),
      ("load before the run", "\(load) (it slows *all cores* only)"),
    ]
  }
}

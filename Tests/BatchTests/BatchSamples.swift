import Batch
import CaseFiles
import Foundation
import Testing

/// The folder of fixtures, found from this file.
let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Fixtures")

/// A folder of its own, taken away at the end.
final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "fixator-batch-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file and says where it is.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  func read(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url.appending(path: name))) }

  /// Packs a file; the packed one has its name with `.gz`.
  func packed(_ name: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/gzip")
    process.arguments = ["-k", "-n", path(name)]
    try process.run()
    process.waitUntilExit()
    return path(name + ".gz")
  }
}

/// What a batch wrote, and what it counted.
struct Outcome {
  var bytes: [UInt8] = []
  var tally = BatchTally()

  /// The lines, without their line feeds.
  var lines: [String] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

func batch(
  _ paths: [String], base: String? = nil, kind: InputKind? = nil, _ options: BatchOptions = BatchOptions()
) throws -> Outcome {
  var outcome = Outcome()
  let base = try base.map { try CaseBase(Array($0.utf8), name: "base.yaml") }
  let run = BatchRun(InputList(paths, kind: kind), base: base, options)
  outcome.bytes = run.header
  outcome.tally = try run.run(isStopped: { false }, write: { outcome.bytes += $0 })
  return outcome
}

/// A line without the place of its case.
func unplaced(_ line: String) -> String {
  line.replacing(/"input":"[^"]*",/, with: "", maxReplacements: 1)
}

func summaries(jobs: Int = 2) -> BatchOptions {
  var options = BatchOptions()
  (options.output, options.jobs) = (.summaries, jobs)
  return options
}

/// What the small cases of the tests have in common; a few days each.
let clinic = """
  case: base
  side: left
  bone: tibia
  reference: proximal
  deformity: {ap-angulation: 4 varus}
  mounting: {axial-offset: 60 proximal}
  frame: {proximal-ring: generic-155, distal-ring: generic-155, mode: chronic, neutral-height: 150}
  """

/// The same on one line of NDJSON, with the angulation of its number.
func object(_ number: Int) -> String {
  """
  {"case": "case-\(number)", "side": "\(number % 2 == 0 ? "left" : "right")", "bone": "tibia", "reference": "proximal", \
  "deformity": {"ap-angulation": "\(3 + number % 7).5 varus", "axial-translation": "\(number % 3) short"}, \
  "mounting": {"axial-offset": "60 proximal"}, "frame": {"proximal-ring": "generic-155", "distal-ring": "generic-155", \
  "mode": "chronic", "neutral-height": 150}}
  """
}

let header = "case,side,deformity.ap-angulation,deformity.axial-translation"

/// The same as a row of a table over ``clinic``.
func row(_ number: Int) -> String {
  "case-\(number),\(number % 2 == 0 ? "left" : "right"),\(3 + number % 7).5 varus,\(number % 3) short"
}

import CaseFiles
import Foundation
import HexapodKinematics
import RigidMotion
import Streaming
import TestSupport
import TextOutput
import TreatmentModel

/// The generic 155 frame of MODEL section 8, the moving ring distal, 150 mm below.
let hexapod: Hexapod = {
  let ring = { Ring(standard: $0, jointRadius: 93.8, halfAngle: radians(4.58)) }
  let neutral = Hexapod.neutralPose(height: 150, side: -1)
  do {
    return try Hexapod(reference: ring(.proximal), moving: ring(.distal), neutral: neutral)
  } catch { fatalError("the frame of the tests: \(error)") }
}()

let readingOffsets = ReadingOffsets(PerStrut { 0.5 * Double($0) })
let strutNames = (1...6).map { "strut_\($0)" }
let poseHeader = "x_mm,y_mm,z_mm,qw,qx,qy,qz,residual_mm,iterations,stiffness,status"
let strutHeader = strutNames.joined(separator: ",")

/// Which of the two conversions.
enum Conversion: CaseIterable, Sendable {
  case poses, readings

  var columns: Int { self == .poses ? 11 : 6 }
}

/// What a conversion wrote, and what came of the lines.
struct Converted: Equatable {
  var text = ""
  var tally = Tally()

  /// The lines, without the empty rest after the last line feed.
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() }
}

/// Converts the table in a file.
func convert(_ conversion: Conversion, path: String, jobs: Int = 2) throws -> Converted {
  var bytes = [UInt8]()
  let filter = TableFilter(jobs: jobs, write: { bytes += $0.bytes })
  let tally =
    switch conversion {
    case .poses:
      try filter.poses(ofReadingsIn: path, hexapod, readingOffsets: readingOffsets, from: nil)
    case .readings: try filter.readings(ofPosesIn: path, hexapod, readingOffsets: readingOffsets)
    }
  return Converted(text: String(decoding: bytes, as: UTF8.self), tally: tally)
}

/// Converts a table.
func convert(_ conversion: Conversion, _ table: some Sequence<UInt8>, jobs: Int = 2) throws -> Converted {
  let path = FileManager.default.temporaryDirectory.appending(path: "table-\(UUID().uuidString).csv").path
  try Data(table).write(to: URL(filePath: path))
  defer { unlink(path) }
  return try convert(conversion, path: path, jobs: jobs)
}

/// Readings of random poses, a row each, as text in as many digits as read back the same.
func readings(_ count: Int, _ random: inout SplitMix64) -> [[String]] {
  let neutral = Hexapod.neutralPose(height: 150, side: -1)
  return (0..<count).map { _ in
    let lengths = hexapod.strutLengths(at: random.pose(around: neutral, millimetres: 40, degrees: 30))
    return readingOffsets.readings(of: lengths).map(\.description)
  }
}

func csv(_ rows: [[String]]) -> String { rows.map { $0.joined(separator: ",") + "\n" }.joined() }

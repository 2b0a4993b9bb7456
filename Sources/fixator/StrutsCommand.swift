import ArgumentParser
import HexapodKinematics
import Reports
import RigidMotion
import Streaming
import TextOutput

struct StrutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "struts", abstract: "The six strut readings of a pose (inverse kinematics).",
    discussion: """
      Prints CSV.

      \(tableHelp(columns: "x_mm,y_mm,z_mm,qw,qx,qy,qz", answer: "set of readings"))

      Quaternions may have any length but zero. In a line that could not be read strut_1 is "error: line 17: ..." and the \
      other columns are empty. Of one --pose standard error says where the moving ring is on the wrong side of the reference ring, \
      and which readings no strut of the case can show.

      Exit status: 0 done; 65 some lines could not be read, or the table as a whole; 74 a file could not be read or written.

      Examples:
        fixator struts case.yaml --pose 0,0,-150,1,0,0,0
        fixator struts case.yaml poses.csv > readings.csv
      """)

  @Argument(help: "A case file, or a frame without a patient.", completion: .file())
  var file: String

  @Argument(help: "A CSV table of poses; - for standard input.", completion: .file())
  var poses: String?

  @Option(
    parsing: .unconditional,
    help:
      "The moving ring in the reference ring's frame, mm, instead of a table: x,y,z,qw,qx,qy,qz as one word.")
  var pose: String?

  @OptionGroup var table: TableOptions

  func validate() throws { try requireOneInput(file, table: poses, word: pose, option: "--pose") }

  func run() throws {
    let pose = try pose.map { try fixator.pose($0, option: "--pose") }
    try reporting {
      let frame = try FrameOfFile(path: file)
      if let poses {
        try table.run(poses, of: "done") {
          try $0.readings(ofPosesIn: poses, frame.hexapod, readingOffsets: frame.readingOffsets)
        }
      } else if let pose {
        let lengths = frame.hexapod.strutLengths(at: pose)
        guard lengths.allSatisfy(\.isFinite) else {
          throw ValidationError("--pose is too far away: its lengths are no finite numbers")
        }
        for warning in frame.warnings(of: pose, lengths) { tell(warning) }
        let readings = frame.readingOffsets.readings(of: lengths)
        try writeToStandardOutput(
          "\(CSVText.strutHeader)\n\(readings.map(shortest).joined(separator: ","))\n")
      }
    }
  }
}

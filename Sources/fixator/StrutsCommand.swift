import ArgumentParser
import Hexapod
import Reports
import RigidMotion

struct StrutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "struts", abstract: "The six strut readings of a pose (inverse kinematics).",
    discussion: """
      Example:
        fixator struts case.yaml --pose 0,0,-150,1,0,0,0
      """)

  @Argument(help: "A case file, or a frame without a patient.", completion: .file())
  var file: String

  @Option(help: "The moving ring in the reference ring's frame: x,y,z,qw,qx,qy,qz as one word, mm.")
  var pose: String

  func run() throws {
    let pose = try fixator.pose(pose, option: "--pose")
    try reporting {
      let frame = try FrameOfFile(path: file)
      let lengths = frame.hexapod.strutLengths(at: pose)
      let readings = (0..<6).map { shortest(lengths[$0] - frame.readingOffsets[$0]) }
      let header = (1...6).map { "strut_\($0)" }.joined(separator: ",")
      try writeToStandardOutput("\(header)\n\(readings.joined(separator: ","))\n")
    }
  }
}

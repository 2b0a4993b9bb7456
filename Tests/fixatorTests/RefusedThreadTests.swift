import Foundation
import Glibc
import Testing

/// A shell's line in which no thread is started.
private enum OneThread {
  /// Root is refused nothing.
  private static let asNobody =
    geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""

  static func line(_ line: String) -> String { "\(asNobody) bash -c 'ulimit -u 1; exec \(line)'" }

  static let isPossible: Bool = {
    guard let scratch = try? Scratch() else { return false }
    return (try? scratch.shell(line("fixator --version")))?.status == 0
  }()
}

/// The program where the system starts no thread for it, as in a container with a limit of processes: it says so once, and does the
/// same work on the thread that it has.
@Suite(.enabled(if: OneThread.isPossible, "needs setpriv, where the tests run as root"))
struct RefusedThreadTests {
  @Test(
    "What is made on one thread is what is made on several",
    arguments: [
      "batch Fixtures/cases/pure-rotation.yaml Fixtures/cases/pure-lengthening.yaml --jobs 4",
      "sensitivity Fixtures/cases/uncertain-inputs.yaml --samples 8200 --jobs 3",
      "pose Fixtures/cases/tibia-varus-lengthening.yaml readings.csv --jobs 3",
      "struts Fixtures/cases/tibia-varus-lengthening.yaml poses.csv --jobs 2",
    ])
  func same(_ line: String) throws {
    let scratch = try Scratch()
    let readings = String(repeating: "213,216,219,194,194,174\n", count: 300)
    try scratch.write("strut_1,strut_2,strut_3,strut_4,strut_5,strut_6\n" + readings, "readings.csv")
    try scratch.write("x_mm,y_mm,z_mm,qw,qx,qy,qz\n0,0,-170,1,0,0,0\n", "poses.csv")
    let free = try scratch.shell("fixator \(line)")
    let alone = try scratch.shell(OneThread.line("fixator \(line)"))
    #expect(alone.status == free.status && free.status == 0, "\(alone.errors)")
    #expect(alone.output == free.output)
    let said = alone.errors.split(separator: "\n").filter { $0.contains("no more threads") }
    #expect(said.count == 1, "\(alone.errors)")
    #expect(!free.says("no more threads"))
  }

  @Test("What needs no thread says nothing of threads")
  func plan() throws {
    let scratch = try Scratch()
    let alone = try scratch.shell(OneThread.line("fixator plan \(Sample.good)"))
    #expect(alone.status == 0 && alone.errors.isEmpty, "\(alone.errors)")
  }
}

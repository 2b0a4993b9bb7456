import CaseFiles
import FrameMeasurement
import Reports
import ReviewReports

/// What a file of a frame's states comes to.
package struct MeasuredFrame {
  /// The file.
  package let file: StatesFile
  /// What the states say.
  package let solution: FrameSolution

  /// Solves a file.
  package init(_ file: StatesFile) { (self.file, solution) = (file, FrameSolver.solve(file.states)) }

  /// Rings and struts of one's own, as `fixator measure --hardware-out` writes them.
  package func hardwareText() throws(StatesFile.NoHardware) -> String {
    "# fixator: \(disclaimer)\n" + (try file.hardwareText(solution))
  }
}

extension Commands {
  /// What `fixator measure` prints.
  ///
  /// - Parameter text: a file of a frame's states, YAML or JSON.
  /// - Throws: ``CommandRefusal`` for what is no such file.
  public static func measure(_ text: [UInt8]) throws(CommandRefusal) -> CommandAnswer {
    let solution = try measured(text).solution
    return CommandAnswer(text: MeasureJSON.text(solution), hasErrors: solution.hasErrors)
  }

  /// The rings and struts that `fixator measure --hardware-out` writes.
  ///
  /// - Parameter text: a file of a frame's states, YAML or JSON.
  /// - Throws: ``CommandRefusal`` for what is no such file, and for states that do not tell all of them.
  public static func measuredHardware(_ text: [UInt8]) throws(CommandRefusal) -> String {
    let frame = try measured(text)
    do throws(StatesFile.NoHardware) { return try frame.hardwareText() } catch {
      throw CommandRefusal(error.words, of: .states)
    }
  }

  private static func measured(_ text: [UInt8]) throws(CommandRefusal) -> MeasuredFrame {
    do throws(CaseFileErrors) { return MeasuredFrame(try StatesFile.parse(text, name: "states")) } catch {
      throw CommandRefusal(error, of: .states)
    }
  }
}

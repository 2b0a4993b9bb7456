import ArgumentParser
import CaseFiles
import CommandAnswers
import Reports
import RigidMotion
import TextOutput
import TreatmentModel

struct HardwareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hardware", abstract: "Rings and struts that a case can name, with sources and standing.",
    discussion: """
      A case may also bring its own: see fixator new --template.

      Example:
        fixator hardware
        fixator hardware --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Option(help: "Lines for people, or json: fixator-hardware/1.")
  var format = Format.table

  func run() throws {
    try reporting {
      let catalogue = try Catalogue.builtIn()
      if format == .json {
        try writeToStandardOutput(catalogue.json(isPretty: true))
        return
      }
      var lines = ["rings"]
      for ring in catalogue.rings {
        guard case .standard(let radius, let half, let offset) = ring.shape else { continue }
        lines.append(
          "  \(ring.name): joint radius \(shortest(radius)) mm, "
            + "\(CaseKey.Word.halfAngle.name) \(decimal(degrees(half), 4))°, "
            + "joint offset \(shortest(offset)) mm" + size("inner radius", ring.innerRadius) + arc(ring.arc))
        lines.append("    \(provenance(ring.provenance))")
      }
      lines.append("struts")
      for strut in catalogue.struts {
        lines.append(
          "  \(strut.name): reads \(shortest(strut.range.lowerBound)) to \(shortest(strut.range.upperBound)) mm, step "
            + "\(shortest(strut.step)) mm\(threadWords(strut)), length = reading + \(shortest(strut.readingOffset)) mm"
            + size("radius", strut.radius))
        lines.append("    \(provenance(strut.provenance))")
      }
      lines.append("fixator: \(disclaimer)")
      try writeToStandardOutput(lines.joined(separator: "\n") + "\n")
    }
  }

  private func size(_ name: String, _ value: Double?) -> String {
    value.map { ", \(name) \(shortest($0)) mm" } ?? ""
  }

  private func arc(_ arc: RingArc?) -> String {
    arc.map { arc in
      let (from, to) = arc.degreesFromTo
      return
        ", \(CaseKey.Word.arc.name) from \(shortest(from, decimals: 4))° to \(shortest(to, decimals: 4))°"
        + (arc.arms > 0 ? ", \(CaseKey.Word.arms.name) \(shortest(arc.arms)) mm" : "")
    } ?? ""
  }

  private func threadWords(_ strut: StrutHardware) -> String {
    strut.thread.map {
      " (threaded rod, pitch \(shortest($0.pitch)) mm, \(counted($0.stepsPerTurn, "step")) a turn)"
    }
      ?? ""
  }

  private func provenance(_ provenance: Provenance) -> String {
    "\(provenance.verified ? "" : "not ")\(CaseKey.Word.verified.name): \(provenance.source)"
  }
}
